using SciTasks.Domain.Following;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Register;

/// <summary>Reports owed past their day, and what follows: so many of them stop the funding.</summary>
public static class MissedReports
{
    /// <summary>Required reports not handed in after their day; one handed in and not yet reviewed is not
    /// missed.</summary>
    public static IReadOnlyList<PlannedDeadline> On(
        ResearchTask task,
        DateOnly on,
        RuleBook rules,
        DateOnly? goLive = null
    ) =>
        TaskStatus.IsClosed(task, on) || TaskStatus.StartOf(task) is null
            ? []
            :
            [
                .. new DeadlinePlan(task, on, rules, goLive)
                    .Reports()
                    .Where(d => d.IsOpen(on) && d.Due < on)
                    .OrderBy(d => d.Due),
            ];

    /// <summary>The rule that stops the funding of the task's regime, or null where it has none or it is not
    /// confirmed.</summary>
    public static GateRule? Rule(ResearchTask task, RuleBook rules) =>
        rules.GateRule(GateCode.TwoMissed, rules.RegimeOf(task.RegimeCode, task.RegimeDay).Code)
            is { Limit: not null, Confirmed: true } rule
            ? rule
            : null;

    /// <summary>Funding is stopped on the day, while the task is under way.</summary>
    public static bool Stops(ResearchTask task, DateOnly on, RuleBook rules, DateOnly? goLive = null) =>
        Rule(task, rules) is { } rule
        && TaskStatus.IsActive(task, on)
        && !IsBefore(task, goLive)
        && On(task, on, rules, goLive).Count >= rule.Limit;

    /// <summary>The days on which the count may change, whatever end holds and whatever is handed in by then.</summary>
    internal static IEnumerable<DateOnly> ChangeDays(ResearchTask task, RuleBook rules, DateOnly? goLive)
    {
        if (Rule(task, rules) is null || TaskStatus.StartOf(task) is null || IsBefore(task, goLive))
            return [];
        var plan = new DeadlinePlan(task, DateOnly.MaxValue, rules, goLive);
        return task
            .Extensions.Select(e => (DateOnly?)e.NewEnd)
            .Append(task.End)
            .OfType<DateOnly>()
            .Distinct()
            .SelectMany(plan.ReportDueDays)
            .Select(due => due.AddDays(1))
            .Concat(
                task.Reports.SelectMany(r => new[] { r.Submitted, r.Reviewed, r.Due?.AddDays(1) }).OfType<DateOnly>()
            )
            .Concat(
                task.WorkMoves.Where(m => m.Kind != WorkMoveKind.AdjustReport && WorkMoves.OfReports.Contains(m.Kind))
                    .SelectMany(m => new DateOnly?[] { m.Day, m.Until?.AddDays(1) })
                    .OfType<DateOnly>()
            );
    }

    /// <summary>Everything it was to report on lies before the source was followed, and nothing was handed in:
    /// nothing can be missed.</summary>
    private static bool IsBefore(ResearchTask task, DateOnly? goLive) =>
        goLive is { } day
        && task.Reports.Count == 0
        && !(task.End >= day)
        && task.Extensions.TrueForAll(e => e.NewEnd < day);
}
