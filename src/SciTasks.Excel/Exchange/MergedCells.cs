using SciTasks.Domain.Basics;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>Cells of the body that are merged. Words and days count for every row they stand beside; an amount over
/// several rows belongs to
/// none of them for certain, and a cell across several columns says which it belongs to as little: both are refused
/// by name.</summary>
internal sealed class MergedCells
{
    private readonly IReadOnlyList<Binding> _bindings;
    private readonly List<(MergedRange Range, RawCell Value)> _ranges;

    public MergedCells(RawSheet raw, int headerRow, IReadOnlyList<Binding> bindings)
    {
        _bindings = bindings;
        var body = raw.Merged.Where(m => m.LastRow > headerRow).ToList();
        var tops = raw
            .Rows.Where(r => body.Exists(m => m.FirstRow == r.Number))
            .DistinctBy(r => r.Number)
            .ToDictionary(r => r.Number);
        _ranges = body.ConvertAll(m => (m, tops.GetValueOrDefault(m.FirstRow)?[m.FirstColumn] ?? RawCell.Empty));
    }

    /// <summary>The row with what merged cells say of it.</summary>
    public RawRow Fill(RawRow row, List<Problem> problems)
    {
        Dictionary<int, RawCell>? cells = null;
        foreach (
            var (range, value) in _ranges.Where(r =>
                r.Range.FirstRow <= row.Number && row.Number <= r.Range.LastRow && !r.Value.IsEmpty
            )
        )
        {
            var bound = _bindings.Where(b => b.Indexes.Any(i => range.Holds(row.Number, i))).ToList();
            if (bound.Count == 0)
                continue;
            if (Why(range, bound) is { } why)
            {
                problems.AddRange(
                    bound.Select(b => new Problem(
                        row.Number,
                        b.Header,
                        Severity.Error,
                        new Refusal(why, range.FirstRow, range.LastRow)
                    ))
                );
                continue;
            }
            cells ??= new(row.Cells);
            foreach (var index in bound[0].Indexes.Where(i => range.Holds(row.Number, i)))
                cells[index] = value;
        }
        return cells is null ? row : row with { Cells = cells };
    }

    private static string? Why(MergedRange range, List<Binding> bound)
    {
        if (bound.Count > 1)
            return "cell.merged-across";
        return range.FirstRow < range.LastRow && bound[0].Column.Kind is ColumnKind.Money or ColumnKind.Number
            ? "cell.merged-amount"
            : null;
    }
}
