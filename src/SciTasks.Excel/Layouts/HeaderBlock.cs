using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Layouts;

/// <summary>The names of the columns of a table, from one header row or from several below each other: "Kinh phí" over
/// "NSNN" is "Kinh phí / NSNN".</summary>
internal static class HeaderBlock
{
    private const string Joint = " / ";

    /// <param name="first">1-based row.</param>
    /// <returns>0-based column → name, each once; a name that comes again carries the letter of its column.</returns>
    public static IReadOnlyDictionary<int, string> Names(RawSheet raw, int first, int count)
    {
        var rows = raw.Rows.Where(r => first <= r.Number && r.Number < first + count).ToList();
        var columns = rows.SelectMany(r => r.Cells.Keys)
            .Concat(
                raw.Merged.Where(m => m.FirstRow < first + count && m.LastRow >= first)
                    .SelectMany(m => Enumerable.Range(m.FirstColumn, Math.Min(m.LastColumn - m.FirstColumn + 1, 200)))
            )
            .Distinct()
            .Order();
        var names = new Dictionary<int, string>();
        foreach (var column in columns)
        {
            var parts = new List<string>();
            for (var row = first; row < first + count; row++)
                if (TextAt(raw, rows, row, column, first + count - 1) is { Length: > 0 } text && !parts.Contains(text))
                    parts.Add(text);
            if (parts.Count > 0)
                names[column] = string.Join(Joint, parts);
        }
        var seen = new HashSet<string>();
        return names.ToDictionary(
            n => n.Key,
            n => seen.Add(Folding.Key(n.Value)) ? n.Value : $"{n.Value} ({Letter(n.Key)})"
        );
    }

    /// <summary>Of a 0-based column, as Excel names it.</summary>
    public static string Letter(int column)
    {
        var letters = "";
        for (var left = column + 1; left > 0; left = (left - 1) / 26)
            letters = (char)('A' + (left - 1) % 26) + letters;
        return letters;
    }

    /// <summary>On one line, with single spaces.</summary>
    public static string Line(string text) =>
        string.Join(' ', Folding.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string TextAt(RawSheet raw, List<RawRow> rows, int row, int column, int last)
    {
        var cell = rows.Find(r => r.Number == row)?[column] ?? RawCell.Empty;
        if (!cell.IsEmpty)
            return Line(cell.Text);
        if (raw.Merged.FirstOrDefault(m => m.Holds(row, column)) is { } range)
            return Line(raw.Rows.FirstOrDefault(r => r.Number == range.FirstRow)?[range.FirstColumn].Text ?? "");
        return row < last ? Parent(rows, row, column, last) : "";
    }

    /// <summary>A name that stands over several columns without being merged over them.</summary>
    private static string Parent(List<RawRow> rows, int row, int column, int last)
    {
        bool HasChild(int at) => rows.Exists(r => r.Number > row && r.Number <= last && !r[at].IsEmpty);
        if (!HasChild(column) || rows.Find(r => r.Number == row) is not { } own)
            return "";
        for (var left = column - 1; left >= 0 && HasChild(left); left--)
            if (!own[left].IsEmpty)
                return Line(own[left].Text);
        return "";
    }
}
