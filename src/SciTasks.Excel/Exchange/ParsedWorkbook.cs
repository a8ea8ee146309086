using SciTasks.Domain.Basics;

namespace SciTasks.Excel.Exchange;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>Something to tell about a row. Row 0 speaks of the sheet as a whole.</summary>
public sealed record Problem(int Row, string Column, Severity Severity, Refusal What);

/// <summary>A value read from a cell; <see cref="Clear"/> for the dash that clears what is stored.</summary>
public sealed record Cell(object? Value, bool Clear = false);

/// <summary>A row as understood. Columns that are absent or empty have no entry.</summary>
public sealed record ParsedRow(int Number, IReadOnlyDictionary<Column, Cell> Cells, IReadOnlyList<Problem> Problems)
{
    /// <summary>The row of the task that tells of this in passing, where the file gives no code to find it by.</summary>
    public ParsedRow? Owner { get; init; }

    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>The value of the column with that English name, or null.</summary>
    public TValue? Get<TValue>(string english) =>
        Cells.FirstOrDefault(c => c.Key.English == english).Value is { Value: TValue value } ? value : default;
}

/// <summary>A sheet as understood, under the name it has in the file.</summary>
public sealed record ParsedSheet(
    string Name,
    Sheet Sheet,
    IReadOnlyList<ParsedRow> Rows,
    IReadOnlyList<Problem> Problems
)
{
    /// <summary>Rows without a code get one of kind, serial and year, and are found again by title and host.</summary>
    public bool ProposesCodes { get; init; }

    /// <summary>The header under which a column stands in the file; what is said of a cell names it so.</summary>
    public IReadOnlyDictionary<Column, string> Headers { get; init; } = new Dictionary<Column, string>();

    /// <summary>A column of the exchange workbook as this file heads it.</summary>
    public string HeaderOf(string vietnamese) =>
        Headers.FirstOrDefault(h => h.Key.Vietnamese == vietnamese).Value ?? vietnamese;

    /// <summary>Where every amount of a column is below a million đồng its unit was not found, and a guess is not
    /// taken.</summary>
    internal ParsedSheet WithoutDoubtfulMoney(Binding money) =>
        money.Parser.LooksLikeWrongUnit
            ? this with { Rows = [.. Rows.Select(r => r with { Problems = [.. r.Problems, money.UnitUnknown(r.Number)] })] }
            : this;

    /// <summary>Every column of what is told in passing is mended in the one cell that tells it.</summary>
    internal ParsedSheet ToldUnder(string header) =>
        this with
        {
            Headers = Sheet.AllColumns.ToDictionary(c => c, _ => header),
        };
}
