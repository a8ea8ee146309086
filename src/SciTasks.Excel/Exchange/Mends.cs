using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Layouts;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>A cell typed anew beside the file, which stays as it came.</summary>
/// <param name="Header">Of its column, as the file writes it.</param>
public sealed record Mend(string Sheet, int Row, string Header, string Text);

/// <summary>The mended cells of a file.</summary>
internal sealed class Mends(IReadOnlyList<Mend> all)
{
    private readonly Dictionary<(string, int, string), string> _texts = all.ToDictionary(
        m => (m.Sheet, m.Row, Folding.Key(m.Header)),
        m => m.Text
    );

    /// <summary>What was typed in place of the cell, else the cell; of either the part that is meant.</summary>
    public CutCell Of(string sheet, RawRow row, Binding binding)
    {
        if (_texts.Count == 0 || !_texts.TryGetValue((sheet, row.Number, Folding.Key(binding.Header)), out var text))
            return binding.Taken(row);
        var cells = new Dictionary<int, RawCell>(row.Cells);
        foreach (var index in binding.Indexes)
            cells[index] = RawCell.Empty;
        cells[binding.Indexes[0]] = new(text);
        return binding.Taken(row with { Cells = cells });
    }
}
