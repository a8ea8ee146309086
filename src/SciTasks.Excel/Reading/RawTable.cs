namespace SciTasks.Excel.Reading;

/// <summary>What the format of a number cell makes of it on screen. What is shown decides what is read.</summary>
public enum CellFormat
{
    Number,
    Day,
    DayMonth,
    MonthYear,
    Year,
    Time,
    Percent,
}

/// <summary>A cell as found in the file, before anyone decides what it means.</summary>
/// <param name="Text">Its text; for a number cell the number in full, or what its format shows where that adds zeros
/// or letters (0012).</param>
/// <param name="Number">Set for number cells; a day is a serial of the 1900 system.</param>
/// <param name="Format">How the number is shown.</param>
/// <param name="IsFormula">The value was computed by a formula when the file was saved.</param>
/// <param name="IsError">The cell holds an error value such as #N/A.</param>
/// <param name="IsBold">Written in bold, as titles of groups are.</param>
public sealed record RawCell(
    string Text,
    double? Number = null,
    CellFormat Format = CellFormat.Number,
    bool IsFormula = false,
    bool IsError = false,
    bool IsBold = false
)
{
    public static readonly RawCell Empty = new("");

    public bool IsEmpty => Number is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>A number that is shown as a day, month, year or time.</summary>
    public bool IsDate =>
        Number is not null
        && Format
            is CellFormat.Day
                or CellFormat.DayMonth
                or CellFormat.MonthYear
                or CellFormat.Year
                or CellFormat.Time;
}

/// <summary>A row with its 1-based number in the sheet and cells by 0-based column.</summary>
public sealed record RawRow(int Number, IReadOnlyDictionary<int, RawCell> Cells)
{
    public RawCell this[int column] => Cells.GetValueOrDefault(column, RawCell.Empty);
    public bool IsEmpty => Cells.Values.All(c => c.IsEmpty);
}

/// <summary>A merged range, 1-based rows and 0-based columns.</summary>
public sealed record MergedRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    public bool Holds(int row, int column) =>
        FirstRow <= row && row <= LastRow && FirstColumn <= column && column <= LastColumn;
}

/// <summary>One sheet, or one CSV file.</summary>
public sealed record RawSheet(string Name, IReadOnlyList<RawRow> Rows, IReadOnlyList<MergedRange> Merged);

/// <summary>The file as a whole cannot be read; nothing of it was taken.</summary>
public sealed class UnreadableFileException(string code, params object?[] numbers) : Exception(code)
{
    /// <summary>Stable code, worded in the resources.</summary>
    public string Code { get; } = code;
    public IReadOnlyList<object?> Numbers { get; } = numbers;
}

/// <summary>How much of a file is read before it is refused. All sizes are counted while reading, not
/// believed.</summary>
public static class ReadLimits
{
    public const long FileBytes = 100L * 1024 * 1024;
    public const long InflatedBytes = 600L * 1024 * 1024;
    public const int Columns = 200;
    public const int Rows = 200_000;
    public const int Entries = 2_000;

    /// <summary>Characters of one cell; Excel itself holds no more.</summary>
    public const int CellText = 32_767;

    /// <summary>Cells of a whole file.</summary>
    public const int Cells = 5_000_000;

    /// <summary>Characters of all cells and shared strings of a file together.</summary>
    public const long Characters = 60_000_000;
}
