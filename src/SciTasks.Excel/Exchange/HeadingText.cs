using System.Globalization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Excel.Exchange;

/// <summary>Amounts by heading of the budget in one cell: <c>labour=120000000; materials=5000000</c>; before and
/// after a change
/// <c>labour=120000000>100000000</c>. Đồng, codes of <c>database/reference/budget-headings.json</c>. What is not of
/// this form is left out.</summary>
internal static class HeadingText
{
    public static string? Of(IEnumerable<ReportSpending> spending) =>
        Join(spending.OrderBy(s => s.Heading, StringComparer.Ordinal).Select(s => $"{s.Heading}={Text(s.Amount)}"));

    public static string? Of(IEnumerable<HeadingChange> headings) =>
        Join(
            headings
                .OrderBy(h => h.Heading, StringComparer.Ordinal)
                .Select(h => $"{h.Heading}={Text(h.Before)}>{Text(h.After)}")
        );

    public static void Put(string? text, List<ReportSpending> spending)
    {
        if (text == Of(spending))
            return; // the rows stay the rows they are
        spending.Clear();
        spending.AddRange(
            Parts(text).Where(p => p.Values.Length == 1).Select(p => new ReportSpending(p.Heading, p.Values[0]))
        );
    }

    public static void Put(string? text, List<HeadingChange> headings)
    {
        if (text == Of(headings))
            return; // the rows stay the rows they are
        headings.Clear();
        headings.AddRange(
            Parts(text)
                .Where(p => p.Values.Length == 2)
                .Select(p => new HeadingChange(p.Heading, p.Values[0], p.Values[1]))
        );
    }

    private static IEnumerable<(string Heading, Money[] Values)> Parts(string? text)
    {
        foreach (
            var part in (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides.Length != 2)
                continue;
            var values = sides[1]
                .Split('>', StringSplitOptions.TrimEntries)
                .Select(v =>
                    long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var dong)
                        ? new Money(dong)
                        : (Money?)null
                )
                .ToList();
            if (values.TrueForAll(v => v is not null))
                yield return (sides[0], [.. values.Select(v => v!.Value)]);
        }
    }

    private static string? Join(IEnumerable<string> parts) =>
        string.Join("; ", parts) is { Length: > 0 } text ? text : null;

    private static string Text(Money money) => money.Dong.ToString(CultureInfo.InvariantCulture);
}
