using SciTasks.Excel.Layouts;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>Which columns of the file give the value of a column.</summary>
/// <param name="Header">As the file writes it; several joined by a plus.</param>
/// <param name="Indexes">0-based columns of the file.</param>
/// <param name="Cut">How one cell that holds several facts is taken apart; null where it is taken whole.</param>
/// <param name="Target">Which of those facts it gives.</param>
internal sealed record Binding(
    Column Column,
    string Header,
    IReadOnlyList<int> Indexes,
    CellParser Parser,
    string? Cut = null,
    string Target = ""
)
{
    /// <summary>Words of the file and the words of a list, or the name of the register, that they stand for.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    private bool HostFirst =>
        Header.IndexOf("nhiệm", StringComparison.OrdinalIgnoreCase) is var lead
        && (lead < 0 || Header.IndexOf("chủ trì", StringComparison.OrdinalIgnoreCase) is var host && host < lead);

    /// <summary>Every amount of the column is below a million đồng: its unit was not found, and a guess is not taken.</summary>
    public Problem UnitUnknown(int row) => new(row, Header, Severity.Error, new("column.unit-unknown", Header));

    public RawCell Cell(RawRow row) => Taken(row).Cell;

    /// <summary>The part of the cell that is meant, with what is left to say of it.</summary>
    public CutCell Taken(RawRow row)
    {
        var whole = Whole(row);
        var taken = Cut is null ? new CutCell(whole) : Cuts.Take(Cut, Target, whole, HostFirst);
        return Values.Count > 0 && Meant(taken.Cell) is { } meant ? taken with { Cell = new(meant) } : taken;
    }

    private string? Meant(RawCell cell) =>
        cell.Number is null
            ? Values
                .Where(v =>
                    Domain.Basics.Text.Folding.Identity(v.Key) == Domain.Basics.Text.Folding.Identity(cell.Text)
                )
                .Select(v => v.Value)
                .FirstOrDefault()
            : null;

    private RawCell Whole(RawRow row) =>
        Indexes.Count == 1
            ? row[Indexes[0]]
            : new(
                string.Join(' ', Indexes.Select(i => row[i].Text.Trim()).Where(t => t.Length > 0)),
                IsError: Indexes.Any(i => row[i].IsError)
            );
}
