namespace SciTasks.Excel.Reading;

/// <summary>A cell as found in the file, before anyone decides what it means.</summary>
/// <param name="Text">Its text; for a number cell the invariant number.</param>
/// <param name="Number">Set for number cells; a day is a serial of the 1900 system.</param>
/// <param name="IsDay">The number is formatted as a date.</param>
/// <param name="IsFormula">The value was computed by a formula when the file was saved.</param>
public sealed record RawCell(string Text, double? Number = null, bool IsDay = false, bool IsFormula = false)
{
    public static readonly RawCell Empty = new("");

    public bool IsEmpty => Number is null && string.IsNullOrWhiteSpace(Text);
}

/// <summary>A row with its 1-based number in the sheet and cells by 0-based column.</summary>
public sealed record RawRow(int Number, IReadOnlyDictionary<int, RawCell> Cells)
{
    public RawCell this[int column] => Cells.GetValueOrDefault(column, RawCell.Empty);
    public bool IsEmpty => Cells.Values.All(c => c.IsEmpty);
}

/// <summary>A merged range, 1-based rows and 0-based columns.</summary>
public sealed record MergedRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn);

/// <summary>One sheet, or one CSV file.</summary>
public sealed record RawSheet(string Name, IReadOnlyList<RawRow> Rows, IReadOnlyList<MergedRange> Merged);

/// <summary>The file as a whole cannot be read; nothing of it was taken.</summary>
public sealed class UnreadableFileException(string code, params object?[] numbers) : Exception(code)
{
    /// <summary>Stable code, worded in the resources.</summary>
    public string Code { get; } = code;
    public IReadOnlyList<object?> Numbers { get; } = numbers;
}

/// <summary>How much of a file is read before it is refused. All sizes are counted while reading, not believed.</summary>
public static class ReadLimits
{
    public const long FileBytes = 100L * 1024 * 1024;
    public const long InflatedBytes = 600L * 1024 * 1024;
    public const int Columns = 200;
    public const int Rows = 200_000;
    public const int Entries = 2_000;
}
