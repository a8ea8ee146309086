using SciTasks.Domain.Basics;
using SciTasks.Domain.Following;

namespace SciTasks.Domain.Tasks;

/// <summary>What people do with each other on a task between contract and acceptance.</summary>
public enum WorkMoveKind
{
    SubmitReport,
    ReturnReport,
    AcceptReport,
    ExcuseReport,
    AdjustReport,
    PlanInspection,
    NotifyInspection,
    RecordInspection,
    CancelInspection,
    ReportFix,
    ConfirmFix,
    RejectFix,
    RequestChange,
    ExamineChange,
    ReturnChange,
    WithdrawChange,
    ApproveChange,
    AgreeToSubmit,
    RefuseChange,
    RecordChangeDecision,
}

/// <summary>Which moves are made on what.</summary>
public static class WorkMoves
{
    public static readonly IReadOnlyList<WorkMoveKind> OfReports =
    [
        WorkMoveKind.SubmitReport,
        WorkMoveKind.ReturnReport,
        WorkMoveKind.AcceptReport,
        WorkMoveKind.ExcuseReport,
        WorkMoveKind.AdjustReport,
    ];

    public static readonly IReadOnlyList<WorkMoveKind> OfInspections =
    [
        WorkMoveKind.PlanInspection,
        WorkMoveKind.NotifyInspection,
        WorkMoveKind.RecordInspection,
        WorkMoveKind.CancelInspection,
        WorkMoveKind.ReportFix,
        WorkMoveKind.ConfirmFix,
        WorkMoveKind.RejectFix,
    ];

    public static readonly IReadOnlyList<WorkMoveKind> OfChanges =
    [
        WorkMoveKind.RequestChange,
        WorkMoveKind.ExamineChange,
        WorkMoveKind.ReturnChange,
        WorkMoveKind.WithdrawChange,
        WorkMoveKind.ApproveChange,
        WorkMoveKind.AgreeToSubmit,
        WorkMoveKind.RefuseChange,
        WorkMoveKind.RecordChangeDecision,
    ];
}

/// <summary>One step on a report, an inspection or a change request: who, for whom, when, why, on which paper. Only
/// ever added to.</summary>
public sealed class WorkMove : Move
{
    private WorkMove() { }

    internal WorkMove(int sequence, WorkMoveKind kind, string subject, Step step)
        : base(sequence, step) => (Kind, Subject) = (kind, subject);

    public int TaskId { get; private set; }
    public WorkMoveKind Kind { get; private set; }

    /// <summary>What it is about within the task: the period of a report, else the number of the inspection or
    /// change.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Signatory of the paper, where someone else entered it.</summary>
    public string? OnBehalfOf { get; internal set; }

    /// <summary>Why something was sent back, by category; or the number of the finding a fix is about.</summary>
    public string? Category { get; internal set; }

    /// <summary>Until when what was sent back is due again.</summary>
    public DateOnly? Until { get; internal set; }

    public override (string Name, int? PersonId)? Signatory => OnBehalfOf is { } name ? (name, null) : null;
}

/// <summary>The journal of a task's work moves.</summary>
public static class WorkJournal
{
    internal static WorkMove Record(this ResearchTask task, WorkMoveKind kind, string subject, Step step)
    {
        var move = new WorkMove(task.WorkMoves.Next(), kind, subject, step);
        task.WorkMoves.Add(move);
        return move;
    }

    /// <summary>The moves on one report, inspection or change in the order they were made.</summary>
    public static IEnumerable<WorkMove> MovesOn(this ResearchTask task, IWorkSubject subject) =>
        task.WorkMoves.Where(m => m.Subject == subject.Key && subject.Kinds.Contains(m.Kind)).OrderBy(m => m.Sequence);
}

/// <summary>Something on a task that moves are made on.</summary>
public interface IWorkSubject
{
    /// <summary>Names it within the task and its kinds of move.</summary>
    string Key { get; }

    IReadOnlyList<WorkMoveKind> Kinds { get; }
}
