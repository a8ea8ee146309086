using SciTasks.Data;

namespace SciTasks.Web.SignIn;

/// <summary>What may be asked for; a row of the permission table (docs/rules/rights.md).</summary>
public enum Act
{
    Desk,
    Tasks,
    CoreFacts,
    Import,
    ImportTasks,
    ImportMoney,
    PlanFunds,
    RequestTranche,
    VerifyTranche,
    CheckTranche,
    EndorseTranche,
    ApproveTranche,
    RecordApproval,
    Ledger,
    SubmitReport,
    ReviewReport,
    Inspections,
    FixFinding,
    RequestChange,
    ExamineChange,
    DecideChange,
    RecordDecision,
    Documents,
    AttachFile,
    MailTexts,
    StandIns,
    Audit,
    Organizations,
    Deadlines,
    Backlog,
    Alerts,
    Summary,
    SummaryDraft,
    Permissions,
    Accounts,
    AccessLog,
    Administration,
    OwnAccount,
}

/// <summary>Nothing, one's own, everything to read, or to write.</summary>
public enum Access
{
    None,
    Own,
    Read,
    Write,
}

/// <summary>Who may do what: the one place in code. The page, the filters and the generated test read it.</summary>
public static class Permissions
{
    public static readonly IReadOnlyList<Roles> Columns =
    [
        Roles.Lead,
        Roles.Host,
        Roles.Officer,
        Roles.Clerk,
        Roles.Accountant,
        Roles.DivisionHead,
        Roles.Leadership,
        Roles.OtherUnit,
        Roles.Reader,
        Roles.Administrator,
    ];

    // One letter a column, in the order above: - none, o own, r read all, w write.
    private static readonly Dictionary<Act, string> Table = new()
    {
        [Act.Desk] = "rrrrrrrrrr",
        [Act.Tasks] = "oorrrrrrr-",
        [Act.CoreFacts] = "--w--w----",
        [Act.Import] = "--w-ww----",
        [Act.ImportTasks] = "--w--w----",
        [Act.ImportMoney] = "----w-----",
        [Act.PlanFunds] = "--w--w----",
        [Act.RequestTranche] = "oow-------",
        [Act.VerifyTranche] = "--w-------",
        [Act.CheckTranche] = "----w-----",
        [Act.EndorseTranche] = "-----w----",
        [Act.ApproveTranche] = "------w---",
        [Act.RecordApproval] = "---ww-----",
        [Act.Ledger] = "--r-wrr-r-",
        [Act.SubmitReport] = "oow-------",
        [Act.ReviewReport] = "--w--w----",
        [Act.Inspections] = "oowrrwrrr-",
        [Act.FixFinding] = "oow--w----",
        [Act.RequestChange] = "oow--w----",
        [Act.ExamineChange] = "--w--w----",
        [Act.DecideChange] = "------w---",
        [Act.RecordDecision] = "--ww-w----",
        [Act.Documents] = "oowwwwror-",
        [Act.AttachFile] = "oowwww-o--",
        [Act.MailTexts] = "---------w",
        [Act.StandIns] = "--w-www---",
        [Act.Audit] = "oor-rrr-rr",
        [Act.Organizations] = "--wrrwrrrr",
        [Act.Deadlines] = "oorrrrrrr-",
        [Act.Backlog] = "oorrrrrrr-",
        [Act.Alerts] = "--r--rr--r",
        [Act.Summary] = "--r-rrrrr-",
        [Act.SummaryDraft] = "--w--w----",
        [Act.Permissions] = "rrrrrrrrrr",
        [Act.Accounts] = "---------w",
        [Act.AccessLog] = "---------r",
        [Act.Administration] = "---------w",
        [Act.OwnAccount] = "wwwwwwwwww",
    };

    /// <summary>The widest access any of the roles gives.</summary>
    public static Access Of(Act act, Roles roles) =>
        Columns.Select((role, i) => roles.HasFlag(role) ? Letter(Table[act][i]) : Access.None).Max();

    private static Access Letter(char letter) =>
        letter switch
        {
            'o' => Access.Own,
            'r' => Access.Read,
            'w' => Access.Write,
            _ => Access.None,
        };
}
