using SciTasks.Domain.Tasks;

namespace SciTasks.Web.SignIn;

/// <summary>Whose right each move is (docs/rules/rights.md, docs/rules/funding.md).</summary>
internal static class MoveActs
{
    public static Act Of(MoveKind move, TrancheState state, bool endorsed) =>
        move switch
        {
            MoveKind.Plan or MoveKind.Replan => Act.PlanFunds,
            MoveKind.Request or MoveKind.Withdraw => Act.RequestTranche,
            MoveKind.Verify => Act.VerifyTranche,
            MoveKind.Check => Act.CheckTranche,
            MoveKind.Endorse => Act.EndorseTranche,
            MoveKind.Approve or MoveKind.Refuse => Act.ApproveTranche,
            MoveKind.RecordApproval => Act.RecordApproval,
            MoveKind.Cancel => state is TrancheState.Approved or TrancheState.PaymentFailed
                ? Act.ApproveTranche
                : Act.PlanFunds,
            MoveKind.Return => NextStep(state, endorsed) ?? Act.ApproveTranche,
            _ => Act.Ledger,
        };

    /// <summary>Whose turn it is while a request is on its way; null where nobody's is.</summary>
    public static Act? NextStep(TrancheState state, bool endorsed) =>
        state switch
        {
            TrancheState.Requested => Act.VerifyTranche,
            TrancheState.Verified => Act.CheckTranche,
            TrancheState.Checked => endorsed ? Act.EndorseTranche : Act.ApproveTranche,
            TrancheState.Endorsed => Act.ApproveTranche,
            TrancheState.Approved or TrancheState.PartlyPaid or TrancheState.PaymentFailed => Act.Ledger,
            _ => null,
        };

    /// <summary>A lead or host asks, reports and attaches on their own tasks; every other step belongs to those who
    /// may write.</summary>
    public static Access Least(Act act) =>
        act is Act.RequestTranche or Act.SubmitReport or Act.FixFinding or Act.RequestChange or Act.AttachFile
            ? Access.Own
            : Access.Write;
}
