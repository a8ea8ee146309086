using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;

namespace SciTasks.Domain.Tasks;

/// <summary>A provincial research task (nhiệm vụ KH&amp;CN) with its dated facts. Stage, lateness and backlog are derived from them
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
    /// <summary>Renewed on every save of the task or of anything that belongs to it.</summary>
    public Guid Version { get; set; }

    /// <summary>The system or department the code comes from; codes are unique within it.</summary>
    public string Source { get; private set; } = "";
    public string Code { get; private set; } = "";
    public string CodeKey { get; private set; } = "";
    public string Title { get; set => field = Folding.Clean(value); } = "";
    public TaskType? Type { get; set; }
    /// <summary>The type as written in the source where it is not one of the list.</summary>
    public string? TypeText { get; set; }
    public TaskLevel? Level { get; set; } = TaskLevel.Provincial;
    public string? LevelText { get; set; }
    public string? Field { get; set; }
    public string? Programme { get; set; }
    public Assignment? Assignment { get; set; }
    public string? AssignmentText { get; set; }
    public LumpSum? LumpSum { get; set; }
    public string? LumpSumText { get; set; }
    /// <summary>A documented override of the regime; empty means by the regime day.</summary>
    public string? RegimeCode { get; set; }

    public int? HostId { get; set; }
    public Organization? Host { get; set; }
    public int? LeadId { get; set; }
    /// <summary>The principal investigator (chủ nhiệm).</summary>
    public Person? Lead { get; set; }
    public int? OfficerId { get; set; }
    /// <summary>The officer in charge (cán bộ theo dõi).</summary>
    public Person? Officer { get; set; }

    public DateOnly? Proposed { get; set; }
    public Citation ListDecision { get; set; } = Citation.None;
    public Citation Approval { get; set; } = Citation.None;
    public Citation Contract { get; set; } = Citation.None;
    public DateOnly? Start { get; set; }
    /// <summary>The original end; extensions move the effective end, never this.</summary>
    public DateOnly? End { get; set; }
    public Money? StateBudget { get; set; }
    public Money? CounterpartBudget { get; set; }
    public Money? OtherBudget { get; set; }
    public DateOnly? DossierSubmitted { get; set; }
    public DateOnly? Accepted { get; set; }
    public Grade? Grade { get; set; }
    public string? GradeText { get; set; }
    public DateOnly? Corrected { get; set; }
    public Citation Registration { get; set; } = Citation.None;
    public Citation Recognition { get; set; } = Citation.None;
    public DateOnly? Settled { get; set; }
    public DateOnly? Liquidated { get; set; }
    /// <summary>How often reports are due where the contract says otherwise than the rule.</summary>
    public int? ReportEveryMonths { get; set; }
    public ReportAlignment? ReportAlignment { get; set; }
    public Citation Suspension { get; set; } = Citation.None;
    public DateOnly? Resumed { get; set; }
    public Citation Termination { get; set; } = Citation.None;
    /// <summary>State money the termination decision still grants for work done, in đồng.</summary>
    public Money? TerminationAmount { get; set; }
    public Money? RefundDue { get; set; }
    public DateOnly? RefundDecided { get; set; }
    /// <summary>From this day an old file has no deadline, alert or backlog (ngày đóng hồ sơ).</summary>
    public DateOnly? Closed { get; set; }
    public string? ClosingReason { get; set; }
    public string? Recipient { get; set; }
    public string? Application { get; set; }
    public string? Cause { get; set; }
    public string? NextAction { get; set; }
    public DateOnly? NextActionDue { get; set; }
    public string? NextActionOwner { get; set; }
    public string? Note { get; set; }
    /// <summary>Days that were given only as a month, quarter or year: <c>Start=2020;End=Quý II/2021</c>.</summary>
    public string? ApproximateDays { get; set; }

    public List<Tranche> Tranches { get; private set; } = [];
    public List<LedgerEntry> Ledger { get; private set; } = [];
    public List<YearBudget> YearBudgets { get; private set; } = [];
    public List<TrancheMove> Moves { get; private set; } = [];
    public List<BudgetChange> BudgetChanges { get; private set; } = [];
    public List<Extension> Extensions { get; private set; } = [];
    public List<ProgressReport> Reports { get; private set; } = [];
    public List<Inspection> Inspections { get; private set; } = [];
    public List<ChangeRequest> Changes { get; private set; } = [];
    public List<WorkMove> WorkMoves { get; private set; } = [];

    // Derived from the facts above and written in the same save.
    public List<StatusSpan> Spans { get; private set; } = [];
    public List<Deadline> Deadlines { get; private set; } = [];
    public List<TaskWord> Words { get; private set; } = [];
    public List<FundTotal> FundTotals { get; private set; } = [];

    /// <summary>Decision day, else contract day, else start (domain.md §1.1). Picks the regime.</summary>
    public DateOnly? RegimeDay => Approval.Day ?? Contract.Day ?? Start;

    /// <summary>State, counterpart and other funds; null where none is known.</summary>
    public Money? TotalBudget => StateBudget is null && CounterpartBudget is null && OtherBudget is null
        ? null : new[] { StateBudget, CounterpartBudget, OtherBudget }.Sum();

    /// <summary>The approved total of one source of funds, or null where unknown.</summary>
    public Money? Budget(Fund fund) => fund switch
    {
        Fund.State => StateBudget,
        Fund.Counterpart => CounterpartBudget,
        _ => OtherBudget,
    };

    internal void SetBudget(Fund fund, Money amount)
    {
        switch (fund)
        {
            case Fund.State: StateBudget = amount; break;
            case Fund.Counterpart: CounterpartBudget = amount; break;
            default: OtherBudget = amount; break;
        }
    }

    /// <summary>What search finds a task by: code, title, host and lead, folded; words spelled with y or i in both spellings.</summary>
    public IReadOnlySet<string> SearchWords() => new[] { Code, Title, Host?.Name, Lead?.Name, Programme }
        .SelectMany(Folding.Words).Select(w => w.Length > TaskWord.Longest ? w[..TaskWord.Longest] : w)
        .SelectMany(w => Folding.OtherSpelling(w) is { } other ? new[] { w, other } : [w]).ToHashSet(StringComparer.Ordinal);
}
