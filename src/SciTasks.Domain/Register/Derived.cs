using SciTasks.Domain.Basics;
using SciTasks.Domain.Following;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Register;

/// <summary>The rows of a task that follow from its facts: spans, deadlines, search words, balances.</summary>
public static class Derived
{
    /// <summary>Brings them into line with the facts. A row that still follows stays the row it was.</summary>
    /// <param name="goLive">From when the source is followed here; null means always.</param>
    public static void Derive(this ResearchTask task, DateOnly today, RuleBook rules, DateOnly? goLive)
    {
        Align(task.Spans, StatusSpans.Of(task, rules, goLive), s => (s.Kind, s.From, s.To));
        Align(task.Words, [.. task.SearchWords().Select(w => new TaskWord(w))], w => w.Word);
        AlignDeadlines(task.Deadlines, new DeadlinePlan(task, today, rules, goLive).All());
        task.Refresh(goLive);
    }

    /// <summary>The rows of a task that is new, apart from it: there is nothing to bring into line, and whoever writes many
    /// tasks need not hold on to them.</summary>
    public static IReadOnlyList<object> DeriveApart(
        this ResearchTask task,
        DateOnly today,
        RuleBook rules,
        DateOnly? goLive
    )
    {
        task.Refresh(goLive);
        List<object> rows =
        [
            .. StatusSpans.Of(task, rules, goLive).DistinctBy(s => (s.Kind, s.From, s.To)),
            .. task.SearchWords().Select(w => new TaskWord(w)),
            .. new DeadlinePlan(task, today, rules, goLive)
                .All()
                .GroupBy(p => (p.Kind, p.Subject))
                .Select(g => new Deadline(g.Last())),
            .. task.FundTotals,
        ];
        task.FundTotals.Clear();
        return rows;
    }

    private static void Align<T, TKey>(Rows<T> stored, IReadOnlyList<T> wanted, Func<T, TKey> key)
        where T : class
    {
        var keys = wanted.Select(key).ToHashSet();
        stored.RemoveAll(row => !keys.Contains(key(row)));
        var kept = stored.Select(key).ToHashSet();
        stored.AddRange(wanted.Where(w => kept.Add(key(w))));
    }

    private static void AlignDeadlines(Rows<Deadline> stored, IReadOnlyList<PlannedDeadline> plan)
    {
        var wanted = plan.GroupBy(p => (p.Kind, p.Subject)).ToDictionary(g => g.Key, g => g.Last());
        stored.RemoveAll(d => !wanted.ContainsKey((d.Kind, d.Subject)));
        foreach (var (key, planned) in wanted)
            if (stored.Find(d => (d.Kind, d.Subject) == key) is { } row)
                row.Take(planned);
            else
                stored.Add(new Deadline(planned));
    }
}
