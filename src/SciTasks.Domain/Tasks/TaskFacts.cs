using SciTasks.Domain.Basics;

namespace SciTasks.Domain.Tasks;

/// <summary>What a task is: its title, kind, level and how it is assigned.</summary>
public sealed record TaskProfile
{
    public string Title { get; init; } = "";
    public TaskType? Type { get; init; }

    /// <summary>The type as written in the source where it is not one of the list.</summary>
    public string? TypeText { get; init; }
    public TaskLevel? Level { get; init; } = TaskLevel.Provincial;
    public string? LevelText { get; init; }
    public string? Field { get; init; }
    public string? Programme { get; init; }
    public Assignment? Assignment { get; init; }
    public string? AssignmentText { get; init; }
    public LumpSum? LumpSum { get; init; }
    public string? LumpSumText { get; init; }

    /// <summary>A documented override of the regime; empty means by the regime day.</summary>
    public string? RegimeCode { get; init; }
}

/// <summary>The papers a task rests on, from the proposal to the contract.</summary>
public sealed record TaskApprovals
{
    public DateOnly? Proposed { get; init; }
    public Citation ListDecision { get; init; } = Citation.None;
    public Citation Approval { get; init; } = Citation.None;
    public Citation Contract { get; init; } = Citation.None;
}

/// <summary>When the work is done, and how often it reports where the contract says otherwise than the rule.</summary>
public sealed record TaskTerm
{
    public DateOnly? Start { get; init; }

    /// <summary>The original end; extensions move the effective end, never this.</summary>
    public DateOnly? End { get; init; }

    /// <summary>How often reports are due where the contract says otherwise than the rule.</summary>
    public int? ReportEveryMonths { get; init; }
    public ReportAlignment? ReportAlignment { get; init; }

    /// <summary>Days that were given only as a month, quarter or year: <c>Start=2020;End=Quý II/2021</c>.</summary>
    public string? ApproximateDays { get; init; }
}

/// <summary>The approved totals of the three sources, in đồng; null where unknown.</summary>
public sealed record TaskBudget
{
    public Money? StateBudget { get; init; }
    public Money? CounterpartBudget { get; init; }
    public Money? OtherBudget { get; init; }
}

/// <summary>From the dossier of acceptance to the use of the results.</summary>
public sealed record TaskResults
{
    public DateOnly? DossierSubmitted { get; init; }
    public DateOnly? Accepted { get; init; }
    public Grade? Grade { get; init; }
    public string? GradeText { get; init; }
    public DateOnly? Corrected { get; init; }
    public Citation Registration { get; init; } = Citation.None;
    public Citation Recognition { get; init; } = Citation.None;
    public string? Recipient { get; init; }
    public string? Application { get; init; }
}

/// <summary>Interruption, termination, and how the file was wound up. Amounts are in đồng.</summary>
public sealed record TaskEnding
{
    public Citation Suspension { get; init; } = Citation.None;
    public DateOnly? Resumed { get; init; }
    public Citation Termination { get; init; } = Citation.None;

    /// <summary>State money the termination decision still grants for work done, in đồng.</summary>
    public Money? TerminationAmount { get; init; }
    public Money? RefundDue { get; init; }
    public DateOnly? RefundDecided { get; init; }
    public DateOnly? Settled { get; init; }
    public DateOnly? Liquidated { get; init; }

    /// <summary>From this day an old file has no deadline, alert or backlog (ngày đóng hồ sơ).</summary>
    public DateOnly? Closed { get; init; }
    public string? ClosingReason { get; init; }
}

/// <summary>What holds a task up, what is to be done about it, by whom and when.</summary>
public sealed record TaskFollowUp
{
    public string? Cause { get; init; }
    public string? NextAction { get; init; }
    public DateOnly? NextActionDue { get; init; }
    public string? NextActionOwner { get; init; }
    public string? Note { get; init; }
}
