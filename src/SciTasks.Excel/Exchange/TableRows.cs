using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Layouts;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>Reads the rows beneath a header whose columns are known.</summary>
/// <param name="headerRow">The last row of the header, 1-based.</param>
/// <param name="groups">What titles of groups give to the rows below them; null where they give nothing.</param>
internal sealed class TableRows(
    RawSheet raw,
    Sheet sheet,
    int headerRow,
    List<Binding> bindings,
    IReadOnlyDictionary<Column, Cell> constants,
    Mends mends,
    GroupRows? groups
)
{
    public ParsedSheet Read(List<Problem> problems)
    {
        var rows = new List<ParsedRow>();
        var merged = new MergedCells(raw, headerRow, bindings);
        var ended = false;
        foreach (var row in raw.Rows.Where(r => r.Number > headerRow && !r.IsEmpty))
        {
            var label = (ended ? Beneath(row) : null) ?? LabelRows.Of(row, bindings) ?? BareTitle(row);
            if (label is null)
                rows.Add(Row(row, merged));
            else
            {
                ended |= groups is not null && label == LabelRows.Total && LabelRows.IsGrandTotal(row);
                var taken = label == LabelRows.Group && groups?.Take(row) == true;
                problems.Add(
                    new(row.Number, "", Severity.Warning, new(taken ? "row.group-taken" : label, TextOf(row)))
                );
            }
        }
        problems.AddRange(
            bindings
                .Where(b => b.Parser.LooksLikeWrongUnit)
                .Select(b => new Problem(headerRow, b.Header, Severity.Warning, new("column.small-amounts", b.Header)))
        );
        return new(raw.Name, sheet, rows, problems);
    }

    /// <summary>Beneath the grand total of someone's list stand places, days and names of who signs.</summary>
    private string? Beneath(RawRow row) =>
        bindings.Exists(b => b.Column.Required && !b.Cell(row).IsEmpty) ? null : "row.beneath-skipped";

    /// <summary>In someone's list whose rows are numbered, a line of text without a number or anything else is the title of
    /// a group: "Năm 2020".</summary>
    private string? BareTitle(RawRow row) =>
        groups is not null
        && NumberedBy is >= 0 and var column
        && row[column].IsEmpty
        && row.Cells.Values.Where(c => !c.IsEmpty).Take(2).ToList() is [{ Number: null }]
            ? LabelRows.Group
            : null;

    /// <summary>The column that numbers the rows, where most of them have a number there; -1 where none does.</summary>
    private int NumberedBy => _numberedBy ??= FindNumbers();

    private int? _numberedBy;

    private int FindNumbers()
    {
        var body = raw.Rows.Where(r => r.Number > headerRow && r.Cells.Values.Count(c => !c.IsEmpty) > 2).ToList();
        var found = body.SelectMany(r =>
                r.Cells.Where(c => IsOrdinal(c.Value) && !bindings.Exists(b => b.Indexes.Contains(c.Key)))
            )
            .GroupBy(c => c.Key)
            .Where(g => g.Count() * 2 > body.Count)
            .Select(g => (int?)g.Key)
            .Min();
        return found ?? -1;
    }

    private static bool IsOrdinal(RawCell cell) =>
        int.TryParse(cell.Text.Trim().TrimEnd('.', ')'), System.Globalization.CultureInfo.InvariantCulture, out var n)
        && n is > 0 and < 10_000;

    private ParsedRow Row(RawRow found, MergedCells merged)
    {
        var problems = new List<Problem>();
        var row = merged.Fill(found, problems);
        var cells = new Dictionary<Column, Cell>(constants);
        var read = new HashSet<Column>();
        foreach (var binding in bindings)
        {
            var (cell, warning) = mends.Of(raw.Name, row, binding);
            if (warning is not null)
                problems.Add(
                    new(row.Number, binding.Header, Severity.Warning, new(warning, binding.Column.Vietnamese))
                );
            if (binding.Parser.Parse(cell, row.Number, binding.Header, problems) is { } value)
                cells[binding.Column] = read.Add(binding.Column) ? value : Joined(cells[binding.Column], value);
        }
        groups?.Give(row.Number, cells, problems);
        foreach (
            var column in sheet.AllColumns.Where(c =>
                c.Required && !(cells.TryGetValue(c, out var cell) && cell.Value is not null)
            )
        )
        {
            var header = bindings.Find(b => b.Column == column)?.Header ?? column.Vietnamese;
            if (!problems.Exists(p => p.Column == header && p.Severity == Severity.Error))
                problems.Add(new(row.Number, header, Severity.Error, new("cell.required", header)));
        }
        // A cell that gives several facts is told of once.
        return new(
            row.Number,
            cells,
            [.. problems.DistinctBy(p => (p.Column, p.What.Code, string.Join('|', p.What.Numbers)))]
        );
    }

    /// <summary>Remarks of two columns stand behind each other.</summary>
    private static Cell Joined(Cell first, Cell second) =>
        first.Value is string before && second.Value is string after && before != after
            ? new(before + "; " + after)
            : first;

    private static string TextOf(RawRow row) =>
        string.Join(
            " ",
            row.Cells.OrderBy(c => c.Key).Where(c => c.Value.Number is null).Select(c => Folding.Clean(c.Value.Text))
        );
}
