using System.Globalization;
using System.Text.RegularExpressions;

namespace SciTasks.Excel.Exchange;

/// <summary>Days as people write them: <c>d/M/yyyy</c>, <c>yyyy-MM-dd</c>, <c>MM/yyyy</c>, <c>yyyy</c>, <c>Quý II/2020</c>, <c>2019-2021</c>.</summary>
public static partial class DayText
{
    private static readonly string[] Whole = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d", "d/M/yyyy H:mm:ss", "yyyy-M-d H:mm:ss", "yyyy-MM-ddTHH:mm:ss"];
    private static readonly string[] Roman = ["i", "ii", "iii", "iv"];

    /// <param name="isStart">Partial text means its first day, otherwise its last.</param>
    /// <param name="format">An exact format tried first, for foreign files.</param>
    /// <returns>Null where the text is no day.</returns>
    public static DayValue? Parse(string text, bool isStart, string? format = null)
    {
        var trimmed = text.Trim();
        if (format is not null)
            return DateTime.TryParseExact(trimmed, [format, "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact) && IsSane(exact) ? new(DateOnly.FromDateTime(exact)) : null;
        if (DateTime.TryParseExact(trimmed, Whole, CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole))
            return IsSane(whole) ? new(DateOnly.FromDateTime(whole)) : null;
        return Span(trimmed) is { } span ? new(isStart ? span.First : span.Last, trimmed) : null;
    }

    /// <summary>A period such as <c>2019-2021</c> or <c>01/2020 - 12/2021</c>.</summary>
    public static (DayValue Start, DayValue End)? ParseRange(string text)
    {
        var parts = RangeSeparator().Split(text.Trim());
        if (parts.Length == 1 && Span(parts[0].Trim()) is not null) return (Parse(parts[0], true)!, Parse(parts[0], false)!);
        return parts.Length == 2 && Parse(parts[0], true) is { } start && Parse(parts[1], false) is { } end ? (start, end) : null;
    }

    /// <summary>A serial of Excel's 1900 system as a day; null outside 1900–2199.</summary>
    public static DateOnly? FromSerial(double serial) =>
        serial is >= 1 and < 109_575 ? DateOnly.FromDateTime(new DateTime(1899, 12, 30).AddDays(Math.Floor(serial) + (serial < 60 ? 1 : 0))) : null;

    private static (DateOnly First, DateOnly Last)? Span(string text)
    {
        if (MonthYear().Match(text) is { Success: true } month && Year(month.Groups["y"].Value) is { } my && int.Parse(month.Groups["m"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var m)
            return (new(my, m, 1), new DateOnly(my, m, 1).AddMonths(1).AddDays(-1));
        if (QuarterYear().Match(text) is { Success: true } quarter && Year(quarter.Groups["y"].Value) is { } qy && Quarter(quarter.Groups["q"].Value) is { } q)
            return (new(qy, q * 3 - 2, 1), new DateOnly(qy, q * 3, 1).AddMonths(1).AddDays(-1));
        return YearOnly().IsMatch(text) && Year(text) is { } year ? (new(year, 1, 1), new(year, 12, 31)) : null;
    }

    private static int? Quarter(string text) => Array.IndexOf(Roman, text.ToLowerInvariant()) is var i and >= 0 ? i + 1
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 4 ? number : null;

    private static int? Year(string text) => int.Parse(text, CultureInfo.InvariantCulture) is >= 1900 and <= 2199 and var year ? year : null;

    private static bool IsSane(DateTime day) => day.Year is >= 1900 and <= 2199;

    [GeneratedRegex(@"^(?:tháng\s*)?(?<m>\d{1,2})\s*[/\-.]\s*(?<y>\d{4})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^(?:quý|quy|q)\s*(?<q>iv|i{1,3}|[1-4])\s*[/\-., ]\s*(?:năm\s*)?(?<y>\d{4})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuarterYear();

    [GeneratedRegex(@"^\d{4}$", RegexOptions.None, 1000)]
    private static partial Regex YearOnly();

    [GeneratedRegex(@"\s+(?:-|–|đến|to)\s+|(?<=^\d{4})\s*[-–]\s*(?=\d{4}$)|\s*–\s*|(?<=\d{4})-(?=\d{1,2}/)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RangeSeparator();
}
