namespace SciTasks.Domain.Tasks;

/// <summary>The end of the work on a task. Acceptance wins over termination on the same day.</summary>
/// <param name="Inferred">No acceptance or termination day is known; taken from the earliest later fact.</param>
public sealed record Finish(DateOnly Day, FinishKind Kind, bool Inferred = false);

public enum FinishKind
{
    Accepted,
    Failed,
    Terminated,
}

/// <summary>What is true of a task on a day. Pure functions of its dated facts; the definitions are those of
/// docs/rules/summary.md and docs/rules/stages.md.</summary>
public static class TaskStatus
{
    /// <summary>Start day, else contract day; null where neither is known.</summary>
    public static DateOnly? StartOf(ResearchTask task) => task.Start ?? task.Contract.Day;

    /// <summary>The first of acceptance and termination; without either, the earliest of registration, recognition,
    /// settlement and
    /// liquidation, marked as inferred. Null while none is known.</summary>
    public static Finish? FinishOf(ResearchTask task)
    {
        var accepted = task.Accepted is { } day
            ? new Finish(day, task.Grade == Grade.Fail ? FinishKind.Failed : FinishKind.Accepted)
            : null;
        var terminated = task.Termination.Day is { } end ? new Finish(end, FinishKind.Terminated) : null;
        if (accepted is not null && (terminated is null || accepted.Day <= terminated.Day))
            return accepted;
        if (terminated is not null)
            return terminated;
        var later = new[] { task.Registration.Day, task.Recognition.Day, task.Settled, task.Liquidated }.Min();
        return later is { } inferred && task.Grade is null
            ? new Finish(inferred, FinishKind.Accepted, Inferred: true)
            : null;
    }

    /// <summary>Started on or before the day and not finished by it. A suspended task is still in progress.</summary>
    public static bool IsActive(ResearchTask task, DateOnly on) =>
        StartOf(task) is { } start
        && start <= on
        && !(FinishOf(task) is { } finish && finish.Day <= on)
        && !IsUndatable(task);

    /// <summary>Facts that contradict or cannot be placed in time: the task is in no yearly figure and is listed
    /// instead.</summary>
    public static bool IsUndatable(ResearchTask task) =>
        StartOf(task) is not { } start
        || (FinishOf(task) is { } finish && finish.Day < start)
        || IsFinishedWithoutDay(task);

    /// <summary>Graded or certified, yet nothing says when.</summary>
    public static bool IsFinishedWithoutDay(ResearchTask task) =>
        FinishOf(task) is null
        && (task.Grade is not null || task.Registration.Number is not null || task.Recognition.Number is not null);

    /// <summary>Original end, or the new end of the extension approved last by that day (decision day, then
    /// number).</summary>
    public static DateOnly? EffectiveEnd(ResearchTask task, DateOnly on) =>
        Approved(task)
            .Where(e => e.From <= on)
            .OrderBy(e => e.From)
            .ThenBy(e => e.Extension.Number)
            .LastOrDefault()
            ?.Extension.NewEnd
        ?? task.End;

    /// <summary>From when the host has to settle: the termination where there was one by then, else the effective
    /// end.</summary>
    public static DateOnly? WorkEnd(ResearchTask task, DateOnly on) =>
        task.Termination.Day is { } terminated && terminated <= on ? terminated : EffectiveEnd(task, on);

    /// <summary>Approved extensions, each with the day it counts from, in order of number.</summary>
    public static IReadOnlyList<ApprovedExtension> Approved(ResearchTask task)
    {
        var end = task.End;
        var approved = new List<ApprovedExtension>();
        foreach (var extension in task.Extensions.OrderBy(e => e.Number))
        {
            if (extension.CountsFrom(end) is not { } from)
                continue;
            approved.Add(new(extension, from, end));
            end = extension.NewEnd;
        }
        return approved;
    }

    public static bool IsSuspended(ResearchTask task, DateOnly on) =>
        Suspensions(task).Any(s => s.From <= on && !(s.To <= on)) && !(FinishOf(task) is { } f && f.Day <= on);

    /// <summary>Every suspension with the day it ended, null while it lasts: the one of the task's facts, and
    /// earlier ones decided here.</summary>
    public static IEnumerable<(DateOnly From, DateOnly? To)> Suspensions(ResearchTask task)
    {
        if (task.Suspension.Day is { } from)
            yield return (from, task.Resumed);
        var decided = task
            .Changes.Where(c =>
                c.State == ChangeState.Approved && c.Kind is ChangeKind.Suspension or ChangeKind.Resumption
            )
            .Select(c => (c.Kind, Day: c.Effective ?? c.Decision.Day!.Value))
            .OrderBy(c => c.Day)
            .ToList();
        foreach (var (_, day) in decided.Where(c => c.Kind == ChangeKind.Suspension && c.Day != task.Suspension.Day))
            yield return (
                day,
                decided
                    .Where(c => c.Kind == ChangeKind.Resumption && c.Day >= day)
                    .Select(c => (DateOnly?)c.Day)
                    .FirstOrDefault()
                    ?? task.Suspension.Day
            );
    }

    /// <summary>Active, not suspended, effective end before the day and no acceptance dossier submitted by
    /// it.</summary>
    public static bool IsLate(ResearchTask task, DateOnly on) =>
        IsActive(task, on) && !IsSuspended(task, on) && EffectiveEnd(task, on) < on && !(task.DossierSubmitted <= on);

    public static bool IsClosed(ResearchTask task, DateOnly on) => task.Closed <= on;

    /// <summary>The furthest stage a dated fact supports on the day.</summary>
    public static Stage StageOn(ResearchTask task, DateOnly on) =>
        StageFacts(task).Where(f => f.Day <= on).Select(f => f.Stage).DefaultIfEmpty(Stage.Unknown).Max();

    /// <summary>Every stage with the day of the fact that decides it.</summary>
    public static IEnumerable<(Stage Stage, DateOnly Day)> StageFacts(ResearchTask t)
    {
        (Stage Stage, DateOnly? Day)[] facts =
        [
            (Stage.Proposed, t.Proposed),
            (Stage.Listed, t.ListDecision.Day),
            (Stage.Approved, t.Approval.Day),
            (Stage.Contracted, t.Contract.Day),
            (Stage.InProgress, StartOf(t)),
            (Stage.AwaitingAcceptance, t.DossierSubmitted),
            (t.Grade == Grade.Fail ? Stage.Failed : Stage.Accepted, t.Accepted),
            (Stage.Terminated, t.Termination.Day),
            (Stage.Registered, t.Registration.Day),
            (Stage.Recognised, t.Recognition.Day),
            (Stage.Settled, t.Settled),
            (Stage.Liquidated, t.Liquidated),
            (Stage.Closed, t.Closed),
        ];
        return facts.Where(f => f.Day is not null).Select(f => (f.Stage, f.Day!.Value));
    }
}

/// <summary>An approved extension, the day it counts from and the end it replaced (null where that was
/// unknown).</summary>
public sealed record ApprovedExtension(Extension Extension, DateOnly From, DateOnly? EndBefore);
