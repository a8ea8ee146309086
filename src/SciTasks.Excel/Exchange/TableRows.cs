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
            var label = (ended ? Beneath(row) : null) ?? Repeated(row) ?? LabelRows.Of(row, bindings) ?? BareTitle(row);
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
        if (groups is not null)
            rows = [.. rows.Select(WithoutDoubtfulMoney)];
        problems.AddRange(
            bindings
                .Where(b => b.Parser.LooksLikeWrongUnit)
                .Select(b => new Problem(headerRow, b.Header, Severity.Warning, new("column.small-amounts", b.Header)))
        );
        return new(raw.Name, sheet, rows, problems)
        {
            Headers = bindings.DistinctBy(b => b.Column).ToDictionary(b => b.Column, b => b.Header),
        };
    }

    /// <summary>No task costs less than a million đồng in every row: the unit of someone's list was not found, and a guess is
    /// not taken.</summary>
    private ParsedRow WithoutDoubtfulMoney(ParsedRow row)
    {
        var doubtful = bindings
            .Where(b =>
                b.Parser.LooksLikeWrongUnit && row.Cells.TryGetValue(b.Column, out var c) && c.Value is not null
            )
            .Select(b => b.UnitUnknown(row.Number))
            .ToList();
        return doubtful.Count == 0 ? row : row with { Problems = [.. row.Problems, .. doubtful] };
    }

    /// <summary>Beneath the grand total of someone's list stand places, days and names of who signs.</summary>
    private string? Beneath(RawRow row) =>
        bindings.Exists(b => b.Column.Required && !b.Cell(row).IsEmpty) ? null : "row.beneath-skipped";

    /// <summary>In someone's list a line that names nothing of what nearly every task names (host, lead, papers, days) is the
    /// title of a group, whatever mark it has: "Năm 2020", "1 | Lĩnh vực: Nông nghiệp".</summary>
    private string? BareTitle(RawRow row) =>
        groups is not null && IsDense && !HasCore(row) && row.Cells.Values.Any(c => !c.IsEmpty && c.Number is null)
            ? LabelRows.Group
            : null;

    private bool HasCore(RawRow row) => Core.Any(b => !b.Cell(row).IsEmpty);

    private IEnumerable<Binding> Core =>
        bindings.Where(b => !b.Column.Required && b.Column.Kind is not (ColumnKind.Money or ColumnKind.Number));

    /// <summary>Tasks of this list name more than a title.</summary>
    private bool IsDense => _isDense ??= FindDensity();

    private bool? _isDense;

    private bool FindDensity()
    {
        var titled = raw
            .Rows.Where(r => r.Number > headerRow && bindings.Exists(b => b.Column.Required && !b.Cell(r).IsEmpty))
            .ToList();
        // Short lists have as many titles and totals as tasks.
        return Core.Skip(1).Any() && titled.Count(HasCore) is >= 2 and var full && full * 4 >= titled.Count;
    }

    /// <summary>The header once more, as on every printed page.</summary>
    private string? Repeated(RawRow row)
    {
        if (groups is null)
            return null;
        bool Says(Binding b) =>
            b.Indexes.Any(i =>
                !row[i].IsEmpty
                && b.Header.Split(" / ").Append(b.Header).Any(h => Folding.Key(h) == Folding.Key(row[i].Text))
            );
        return bindings.Count(Says) is >= 2 and var said && said * 2 >= bindings.Count ? "row.header-skipped" : null;
    }

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
