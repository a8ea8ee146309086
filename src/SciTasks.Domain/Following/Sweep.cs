namespace SciTasks.Domain.Following;

/// <summary>From a day on (inclusive) until another (exclusive) something holds; <see cref="DateOnly.MaxValue"/> while nothing ends it.</summary>
public readonly record struct Held<TKind>(TKind Kind, DateOnly From, DateOnly To);

/// <summary>Turns "what holds on a day" into spans, for whatever kind of record.</summary>
public static class Sweep
{
    private static readonly DateOnly Beginning = new(1900, 1, 1);

    /// <param name="changeDays">Every day on which something may begin or stop to hold; further ones do no harm.</param>
    /// <param name="holding">What holds on a day, straight from the facts.</param>
    /// <returns>Spans that say of every day from 1900 on exactly what <paramref name="holding"/> says of it.</returns>
    public static IReadOnlyList<Held<TKind>> Over<TKind>(
        IEnumerable<DateOnly> changeDays,
        Func<DateOnly, IReadOnlyCollection<TKind>> holding
    )
        where TKind : notnull
    {
        var spans = new List<Held<TKind>>();
        var open = new Dictionary<TKind, DateOnly>();
        foreach (var day in changeDays.Where(d => d > Beginning).Append(Beginning).Distinct().Order())
        {
            var now = holding(day);
            foreach (var (kind, from) in open.Where(o => !now.Contains(o.Key)).ToList())
            {
                spans.Add(new(kind, from, day));
                open.Remove(kind);
            }
            foreach (var kind in now)
                open.TryAdd(kind, day);
        }
        spans.AddRange(open.Select(o => new Held<TKind>(o.Key, o.Value, DateOnly.MaxValue)));
        return spans;
    }
}
