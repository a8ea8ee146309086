using SciTasks.Domain.Basics;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Unsettled advances and refunds owed of one task on a day.</summary>
/// <param name="Ended">Effective end or termination; null where unknown.</param>
/// <param name="Band">0 while the task has not ended, then 1 for the first band and so on.</param>
/// <param name="Open">Advances not settled, returned or recovered, in đồng.</param>
/// <param name="RefundOwed">In đồng; beside the advances, not a part of them.</param>
public sealed record OpenAdvance(ResearchTask Task, DateOnly? Ended, int Band, Money Open, Money RefundOwed);

/// <summary>How old unsettled advances are (TTLT 27/2015 Đ.13: four months to settle, six before they are clawed
/// back).</summary>
public static class Ageing
{
    /// <summary>Tasks with something open on the day, oldest first.</summary>
    public static IReadOnlyList<OpenAdvance> Of(IEnumerable<ResearchTask> tasks, DateOnly on, RuleBook rules) =>
        [
            .. tasks
                .Select(t => Of(t, on, rules))
                .Where(a => a.Open > Money.Zero || a.RefundOwed > Money.Zero)
                .OrderByDescending(a => a.Band)
                .ThenBy(a => a.Ended)
                .ThenBy(a => a.Task.CodeKey, StringComparer.Ordinal),
        ];

    private static OpenAdvance Of(ResearchTask task, DateOnly on, RuleBook rules)
    {
        var ended = TaskStatus.WorkEnd(task, on);
        return new(
            task,
            ended,
            BandOf(ended, on, rules.AgeingBorders),
            task.Ledger.UnsettledAdvances(on),
            task.RefundOwed(on)
        );
    }

    private static int BandOf(DateOnly? ended, DateOnly on, IReadOnlyList<AgeingBorder> borders) =>
        ended is not { } end || end >= on ? 0 : 1 + borders.Count(b => end.AddMonths(b.Months) <= on);
}
