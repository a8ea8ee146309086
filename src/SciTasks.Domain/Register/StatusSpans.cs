using SciTasks.Domain.Following;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Register;

/// <summary>Turns the facts of a task into spans, so that lists can filter, sort and page derived status in SQL for
/// any day.</summary>
public static class StatusSpans
{
    /// <summary>The spans of a task. For every day from 1900 on they hold exactly what <see cref="On"/> says of that
    /// day.</summary>
    public static IReadOnlyList<StatusSpan> Of(ResearchTask task, RuleBook rules, DateOnly? goLive = null)
    {
        var days = ChangeDays(task, rules).ToList();
        // Reports have many days of their own, on which nothing else changes; each kind is asked only on days that
        // concern it.
        var stopped = MissedReports.ChangeDays(task, rules, goLive).ToList();
        return
        [
            .. Swept(days, day => ByFacts(task, day, rules))
                .Concat(
                    stopped.Count == 0 ? [] : Swept(days.Concat(stopped), day => ByReports(task, day, rules, goLive))
                )
                .OrderBy(s => s.From)
                .ThenBy(s => s.Kind),
        ];
    }

    /// <summary>The span of a kind of backlog, and the other way round.</summary>
    public static SpanKind Of(BacklogKind kind) => Enum.Parse<SpanKind>(kind.ToString());

    public static BacklogKind BacklogOf(SpanKind kind) => Enum.Parse<BacklogKind>(kind.ToString());

    /// <summary>What holds on a day, straight from the facts.</summary>
    public static IReadOnlySet<SpanKind> On(ResearchTask task, DateOnly day, RuleBook rules, DateOnly? goLive = null) =>
        ByFacts(task, day, rules).Concat(ByReports(task, day, rules, goLive)).ToHashSet();

    private static List<SpanKind> ByFacts(ResearchTask task, DateOnly day, RuleBook rules)
    {
        var holds = new List<SpanKind> { SpanKinds.Of(TaskStatus.StageOn(task, day)) };
        if (TaskStatus.IsActive(task, day))
            holds.Add(SpanKind.Active);
        if (TaskStatus.IsSuspended(task, day))
            holds.Add(SpanKind.Suspended);
        if (TaskStatus.IsLate(task, day))
            holds.Add(SpanKind.Late);
        holds.AddRange(BacklogRules.On(task, day, rules).Select(Of));
        return holds;
    }

    private static List<SpanKind> ByReports(ResearchTask task, DateOnly day, RuleBook rules, DateOnly? goLive) =>
        MissedReports.Stops(task, day, rules, goLive) ? [SpanKind.FundingStopped] : [];

    private static IEnumerable<StatusSpan> Swept(IEnumerable<DateOnly> days, Func<DateOnly, List<SpanKind>> holding) =>
        Sweep.Over(days, holding).Select(h => new StatusSpan(h.Kind, h.From, h.To));

    /// <summary>Every day on which something may begin or stop to hold.</summary>
    private static IEnumerable<DateOnly> ChangeDays(ResearchTask task, RuleBook rules)
    {
        var facts = task.FactDays()
            .Select(f => f.Day)
            .Concat(task.Ledger.Select(l => l.Day))
            .Concat(task.BudgetChanges.Select(c => c.Day))
            .Concat(TaskStatus.Suspensions(task).SelectMany(x => new[] { x.From, x.To ?? x.From }))
            .Concat(TaskStatus.Approved(task).Select(e => e.From));
        if (task.Start is { } start)
            facts = facts.Append(start);
        var ends = task.Extensions.Select(e => e.NewEnd).Concat(task.End is { } end ? [end] : []);
        return facts.Concat(ends.Select(e => e.AddDays(1))).Concat(BacklogRules.ChangeDays(task, ends, rules));
    }
}
