using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>Which columns of the file give the value of a column.</summary>
/// <param name="Header">As the file writes it; several joined by a plus.</param>
/// <param name="Indexes">0-based columns of the file.</param>
internal sealed record Binding(Column Column, string Header, IReadOnlyList<int> Indexes, CellParser Parser)
{
    public RawCell Cell(RawRow row) =>
        Indexes.Count == 1
            ? row[Indexes[0]]
            : new(
                string.Join(' ', Indexes.Select(i => row[i].Text.Trim()).Where(t => t.Length > 0)),
                IsError: Indexes.Any(i => row[i].IsError)
            );
}
