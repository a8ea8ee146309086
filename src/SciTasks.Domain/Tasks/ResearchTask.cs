using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;

namespace SciTasks.Domain.Tasks;

/// <summary>A provincial research task (nhiệm vụ KH&amp;CN) with its dated facts. Stage, lateness and backlog are
/// derived from them
/// (<see cref="TaskStatus"/>), never stored as facts.</summary>
public sealed class ResearchTask
{
    private ResearchTask() { }

    public ResearchTask(string source, string code, string title)
    {
        Source = source;
        Code = Folding.Clean(code);
        CodeKey = Folding.CodeKey(code);
        Title = title;
    }

    public int Id { get; private set; }

    /// <summary>The task as something that is followed.</summary>
    public static FollowedRecord RecordOf(int id) => new("", id);

    /// <summary>Renewed on every save of the task or of anything that belongs to it.</summary>
    public Guid Version { get; private set; }

    /// <summary>The system or department the code comes from; codes are unique within it.</summary>
    public string Source { get; private set; } = "";
    public string Code { get; private set; } = "";
    public string CodeKey { get; private set; } = "";
    public string Title
    {
        get;
        private set => field = Folding.Clean(value);
    } = "";
    public TaskType? Type { get; private set; }

    /// <summary>The type as written in the source where it is not one of the list.</summary>
    public string? TypeText { get; private set; }
    public TaskLevel? Level { get; private set; } = TaskLevel.Provincial;
    public string? LevelText { get; private set; }
    public string? Field { get; private set; }
    public string? Programme { get; private set; }
    public Assignment? Assignment { get; private set; }
    public string? AssignmentText { get; private set; }
    public LumpSum? LumpSum { get; private set; }
    public string? LumpSumText { get; private set; }

    /// <summary>A documented override of the regime; empty means by the regime day.</summary>
    public string? RegimeCode { get; private set; }

    public int? HostId { get; private set; }
    public Organization? Host { get; private set; }
    public int? LeadId { get; private set; }

    /// <summary>The principal investigator (chủ nhiệm).</summary>
    public Person? Lead { get; private set; }
    public int? OfficerId { get; private set; }

    /// <summary>The officer in charge (cán bộ theo dõi).</summary>
    public Person? Officer { get; private set; }

    public DateOnly? Proposed { get; private set; }
    public Citation ListDecision { get; private set; } = Citation.None;
    public Citation Approval { get; private set; } = Citation.None;
    public Citation Contract { get; private set; } = Citation.None;
    public DateOnly? Start { get; private set; }

    /// <summary>The original end; extensions move the effective end, never this.</summary>
    public DateOnly? End { get; private set; }
    public Money? StateBudget { get; private set; }
    public Money? CounterpartBudget { get; private set; }
    public Money? OtherBudget { get; private set; }
    public DateOnly? DossierSubmitted { get; private set; }
    public DateOnly? Accepted { get; private set; }
    public Grade? Grade { get; private set; }
    public string? GradeText { get; private set; }
    public DateOnly? Corrected { get; private set; }
    public Citation Registration { get; private set; } = Citation.None;
    public Citation Recognition { get; private set; } = Citation.None;
    public DateOnly? Settled { get; private set; }
    public DateOnly? Liquidated { get; private set; }

    /// <summary>How often reports are due where the contract says otherwise than the rule.</summary>
    public int? ReportEveryMonths { get; private set; }
    public ReportAlignment? ReportAlignment { get; private set; }
    public Citation Suspension { get; private set; } = Citation.None;
    public DateOnly? Resumed { get; private set; }
    public Citation Termination { get; private set; } = Citation.None;

    /// <summary>State money the termination decision still grants for work done, in đồng.</summary>
    public Money? TerminationAmount { get; private set; }
    public Money? RefundDue { get; private set; }
    public DateOnly? RefundDecided { get; private set; }

    /// <summary>From this day an old file has no deadline, alert or backlog (ngày đóng hồ sơ).</summary>
    public DateOnly? Closed { get; private set; }
    public string? ClosingReason { get; private set; }
    public string? Recipient { get; private set; }
    public string? Application { get; private set; }
    public string? Cause { get; private set; }
    public string? NextAction { get; private set; }
    public DateOnly? NextActionDue { get; private set; }
    public string? NextActionOwner { get; private set; }
    public string? Note { get; private set; }

    /// <summary>Days that were given only as a month, quarter or year: <c>Start=2020;End=Quý II/2021</c>.</summary>
    public string? ApproximateDays { get; private set; }

    public Rows<Tranche> Tranches { get; private set; } = new();
    public Rows<LedgerEntry> Ledger { get; private set; } = new();
    public Rows<YearBudget> YearBudgets { get; private set; } = new();
    public Rows<TrancheMove> Moves { get; private set; } = new();
    public Rows<BudgetChange> BudgetChanges { get; private set; } = new();
    public Rows<Extension> Extensions { get; private set; } = new();
    public Rows<ProgressReport> Reports { get; private set; } = new();
    public Rows<Inspection> Inspections { get; private set; } = new();
    public Rows<ChangeRequest> Changes { get; private set; } = new();
    public Rows<WorkMove> WorkMoves { get; private set; } = new();

    // Derived from the facts above and written in the same save.
    public Rows<StatusSpan> Spans { get; private set; } = new();
    public Rows<Deadline> Deadlines { get; private set; } = new();
    public Rows<TaskWord> Words { get; private set; } = new();
    public Rows<FundTotal> FundTotals { get; private set; } = new();

    /// <summary>Decision day, else contract day, else start (docs/rules/regimes.md). Picks the regime.</summary>
    public DateOnly? RegimeDay => Approval.Day ?? Contract.Day ?? Start;

    /// <summary>State, counterpart and other funds; null where none is known.</summary>
    public Money? TotalBudget =>
        StateBudget is null && CounterpartBudget is null && OtherBudget is null
            ? null
            : new[] { StateBudget, CounterpartBudget, OtherBudget }.Sum();

    /// <summary>The approved total of one source of funds, or null where unknown.</summary>
    public Money? Budget(Fund fund) =>
        fund switch
        {
            Fund.State => StateBudget,
            Fund.Counterpart => CounterpartBudget,
            _ => OtherBudget,
        };

    internal void SetBudget(Fund fund, Money amount) =>
        Restate(
            Budgets with
            {
                StateBudget = fund == Fund.State ? amount : StateBudget,
                CounterpartBudget = fund == Fund.Counterpart ? amount : CounterpartBudget,
                OtherBudget = fund == Fund.Other ? amount : OtherBudget,
            }
        );

    /// <summary>What search finds a task by: code, title, host and lead, folded; words spelled with y or i in both
    /// spellings.</summary>
    public IReadOnlySet<string> SearchWords() =>
        new[] { Code, Title, Host?.Name, Lead?.Name, Programme }
            .SelectMany(Folding.Words)
            .Select(w => w.Length > TaskWord.Longest ? w[..TaskWord.Longest] : w)
            .SelectMany(w => Folding.OtherSpelling(w) is { } other ? new[] { w, other } : [w])
            .ToHashSet(StringComparer.Ordinal);

    // The facts as values: whoever has read a paper restates the value it speaks of, whole.

    public TaskProfile Profile =>
        new()
        {
            Title = Title,
            Type = Type,
            TypeText = TypeText,
            Level = Level,
            LevelText = LevelText,
            Field = Field,
            Programme = Programme,
            Assignment = Assignment,
            AssignmentText = AssignmentText,
            LumpSum = LumpSum,
            LumpSumText = LumpSumText,
            RegimeCode = RegimeCode,
        };

    public TaskApprovals Approvals =>
        new()
        {
            Proposed = Proposed,
            ListDecision = ListDecision,
            Approval = Approval,
            Contract = Contract,
        };

    public TaskTerm Term =>
        new()
        {
            Start = Start,
            End = End,
            ReportEveryMonths = ReportEveryMonths,
            ReportAlignment = ReportAlignment,
            ApproximateDays = ApproximateDays,
        };

    public TaskBudget Budgets =>
        new()
        {
            StateBudget = StateBudget,
            CounterpartBudget = CounterpartBudget,
            OtherBudget = OtherBudget,
        };

    public TaskResults Results =>
        new()
        {
            DossierSubmitted = DossierSubmitted,
            Accepted = Accepted,
            Grade = Grade,
            GradeText = GradeText,
            Corrected = Corrected,
            Registration = Registration,
            Recognition = Recognition,
            Recipient = Recipient,
            Application = Application,
        };

    public TaskEnding Ending =>
        new()
        {
            Suspension = Suspension,
            Resumed = Resumed,
            Termination = Termination,
            TerminationAmount = TerminationAmount,
            RefundDue = RefundDue,
            RefundDecided = RefundDecided,
            Settled = Settled,
            Liquidated = Liquidated,
            Closed = Closed,
            ClosingReason = ClosingReason,
        };

    public TaskFollowUp FollowUp =>
        new()
        {
            Cause = Cause,
            NextAction = NextAction,
            NextActionDue = NextActionDue,
            NextActionOwner = NextActionOwner,
            Note = Note,
        };

    public ResearchTask Restate(TaskProfile profile)
    {
        (Title, Type, TypeText, Level) = (profile.Title, profile.Type, profile.TypeText, profile.Level);
        (LevelText, Field, Programme, Assignment) = (
            profile.LevelText,
            profile.Field,
            profile.Programme,
            profile.Assignment
        );
        (AssignmentText, LumpSum, LumpSumText, RegimeCode) = (
            profile.AssignmentText,
            profile.LumpSum,
            profile.LumpSumText,
            profile.RegimeCode
        );
        return this;
    }

    public ResearchTask Restate(TaskApprovals approvals)
    {
        (Proposed, ListDecision, Approval, Contract) = (
            approvals.Proposed,
            approvals.ListDecision,
            approvals.Approval,
            approvals.Contract
        );
        return this;
    }

    public ResearchTask Restate(TaskTerm term)
    {
        (Start, End, ReportEveryMonths, ReportAlignment) = (
            term.Start,
            term.End,
            term.ReportEveryMonths,
            term.ReportAlignment
        );
        ApproximateDays = term.ApproximateDays;
        return this;
    }

    public ResearchTask Restate(TaskBudget budgets)
    {
        (StateBudget, CounterpartBudget, OtherBudget) = (
            budgets.StateBudget,
            budgets.CounterpartBudget,
            budgets.OtherBudget
        );
        return this;
    }

    public ResearchTask Restate(TaskResults results)
    {
        (DossierSubmitted, Accepted, Grade, GradeText) = (
            results.DossierSubmitted,
            results.Accepted,
            results.Grade,
            results.GradeText
        );
        (Corrected, Registration, Recognition, Recipient) = (
            results.Corrected,
            results.Registration,
            results.Recognition,
            results.Recipient
        );
        Application = results.Application;
        return this;
    }

    public ResearchTask Restate(TaskEnding ending)
    {
        (Suspension, Resumed, Termination, TerminationAmount) = (
            ending.Suspension,
            ending.Resumed,
            ending.Termination,
            ending.TerminationAmount
        );
        (RefundDue, RefundDecided, Settled, Liquidated) = (
            ending.RefundDue,
            ending.RefundDecided,
            ending.Settled,
            ending.Liquidated
        );
        (Closed, ClosingReason) = (ending.Closed, ending.ClosingReason);
        return this;
    }

    public ResearchTask Restate(TaskFollowUp followUp)
    {
        (Cause, NextAction, NextActionDue, NextActionOwner) = (
            followUp.Cause,
            followUp.NextAction,
            followUp.NextActionDue,
            followUp.NextActionOwner
        );
        Note = followUp.Note;
        return this;
    }

    /// <summary>The host organisation from now on; null where it is not known.</summary>
    public ResearchTask Place(Organization? host)
    {
        Host = host;
        return this;
    }

    /// <summary>Who leads it from now on.</summary>
    public ResearchTask Appoint(Person? lead)
    {
        Lead = lead;
        return this;
    }

    /// <summary>The officer who follows it from now on.</summary>
    public ResearchTask Assign(Person? officer)
    {
        Officer = officer;
        return this;
    }

    /// <summary>Work rests from the day of the decision, until it is resumed.</summary>
    public void Suspend(Citation decision) => (Suspension, Resumed) = (decision, null);

    public void Resume(DateOnly day) => Resumed = day;

    /// <param name="granted">State money the decision still grants for work done, in đồng.</param>
    public void Terminate(Citation decision, Money? granted) => (Termination, TerminationAmount) = (decision, granted);

    /// <param name="due">State money to be given back, in đồng.</param>
    public void OweBack(Money due, DateOnly decided) => (RefundDue, RefundDecided) = (due, decided);
}
