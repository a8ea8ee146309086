using System.Globalization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Excel.Exchange;

/// <summary>Corrections of a report in one cell, a line each: <c>05/12/2026 | who | reason | 66% | 120000000 |
/// text</c>; what was not corrected stays empty.
/// A line that is not of this form is left out.</summary>
internal static class AdjustmentText
{
    private const int Parts = 6;

    public static string? Of(IEnumerable<ReportAdjustment> adjustments) =>
        string.Join('\n', adjustments.OrderBy(a => a.Number).Select(Line)) is { Length: > 0 } text ? text : null;

    public static void Put(string? text, List<ReportAdjustment> adjustments)
    {
        if (text == Of(adjustments))
            return; // the rows stay the rows they are
        adjustments.Clear();
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            var parts = line.Split('|', Parts, StringSplitOptions.TrimEntries);
            if (
                parts.Length == Parts
                && DateOnly.TryParseExact(
                    parts[0],
                    "dd/MM/yyyy",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                adjustments.Add(
                    new(adjustments.Count + 1, day, parts[1], parts[2])
                    {
                        PercentDone = int.TryParse(
                            parts[3].TrimEnd('%'),
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out var percent
                        )
                            ? percent
                            : null,
                        Spent = long.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out var dong)
                            ? new Money(dong)
                            : null,
                        Work = parts[5].Length == 0 ? null : parts[5],
                    }
                );
        }
    }

    private static string Line(ReportAdjustment a) =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"{a.Day:dd/MM/yyyy} | {Flat(a.By)} | {Flat(a.Reason)} | {(a.PercentDone is { } p ? $"{p}%" : "")} | {a.Spent?.Dong} | {Flat(a.Work)}"
            )
            .TrimEnd();

    /// <summary>One line without the sign that parts it.</summary>
    private static string Flat(string? text) => (text ?? "").ReplaceLineEndings(" ").Replace('|', '/');
}
