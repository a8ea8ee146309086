using System.Globalization;
using System.Text.RegularExpressions;
using SciTasks.Domain.Basics.Calendar;

namespace SciTasks.Domain.Basics.Text;

/// <summary>A day and, where the paper gave only a month, quarter or year, the text it was given as.</summary>
public sealed record DayValue(DateOnly Day, string? Approximate = null);

/// <summary>Days as people write them: <c>d/M/yyyy</c>, <c>d/M/yy</c>, <c>ddMMyyyy</c>, <c>yyyy-MM-dd</c>, <c>ngày 5
/// tháng 3 năm 2026</c>,
/// <c>MM/yyyy</c>, <c>yyyy</c>, <c>Quý II/2020</c>, <c>2019-2021</c>, and instants as other programs write them. The
/// one parser of cells, forms
/// and statements.</summary>
public static partial class DayText
{
    private static readonly string[] Whole =
    [
        "d/M/yyyy",
        "d-M-yyyy",
        "d.M.yyyy",
        "d/M/yy",
        "d-M-yy",
        "d.M.yy",
        "yyyy-M-d",
        "yyyy/M/d",
        "d/M/yyyy H:mm",
        "d/M/yyyy H:mm:ss",
        "yyyy-M-d H:mm",
        "yyyy-M-d H:mm:ss",
        "yyyy-M-d H:mm:ss.FFFFFFF",
        "yyyy-M-dTH:mm:ss",
        "yyyy-M-dTH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] Roman = ["i", "ii", "iii", "iv"];

    /// <summary>Days with two digits for the year lie in this century: contracts of 19xx are not kept here.</summary>
    private static readonly DateTimeFormatInfo ThisCentury = Century();

    /// <param name="isStart">Partial text means its first day, otherwise its last.</param>
    /// <param name="format">An exact format tried first, for foreign files.</param>
    /// <returns>Null where the text is no day.</returns>
    public static DayValue? Parse(string text, bool isStart, string? format = null)
    {
        var trimmed = Folding.Clean(text);
        if (format is not null)
            return Exact(trimmed, format, "yyyy-MM-dd");
        return Exact(Spaced().Replace(trimmed, "$1"), Whole)
            ?? Digits(trimmed)
            ?? Instant(trimmed)
            ?? Said(trimmed)
            ?? (Span(trimmed) is { } span ? new(isStart ? span.First : span.Last, trimmed) : null);
    }

    /// <summary>The year was written with two digits: it is taken for one of this century, which is worth
    /// saying.</summary>
    public static bool HasShortYear(string text) => ShortYear().IsMatch(Folding.Clean(text));

    /// <summary>A period such as <c>2019-2021</c> or <c>01/2020 - 12/2021</c>.</summary>
    public static (DayValue Start, DayValue End)? ParseRange(string text)
    {
        var parts = RangeSeparator().Split(Folding.Clean(text));
        if (parts.Length == 1 && Span(parts[0].Trim()) is not null)
            return (Parse(parts[0], true)!, Parse(parts[0], false)!);
        return parts.Length == 2 && Parse(parts[0], true) is { } start && Parse(parts[1], false) is { } end
            ? (start, end)
            : null;
    }

    /// <summary>A serial of Excel's 1900 system as a day; null outside 1900–2199.</summary>
    public static DateOnly? FromSerial(double serial) =>
        serial is >= 1 and < 109_575
            ? DateOnly.FromDateTime(new DateTime(1899, 12, 30).AddDays(Math.Floor(serial) + (serial < 60 ? 1 : 0)))
            : null;

    private static DayValue? Exact(string text, params string[] formats) =>
        DateTime.TryParseExact(text, formats, ThisCentury, DateTimeStyles.None, out var day) ? Sane(day) : null;

    /// <summary>Eight digits, either way round; those that could be both are no day.</summary>
    private static DayValue? Digits(string text)
    {
        if (text.Length != 8 || !text.All(char.IsAsciiDigit))
            return null;
        var (ours, theirs) = (Exact(text, "ddMMyyyy"), Exact(text, "yyyyMMdd"));
        return ours is null || theirs is null ? ours ?? theirs : null;
    }

    /// <summary>An instant with its zone is the day it was in Việt Nam.</summary>
    private static DayValue? Instant(string text) =>
        Zone().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? Sane(at.UtcDateTime.ToVietnam())
            : null;

    private static DayValue? Said(string text) =>
        Spoken().Match(text) is { Success: true } m
            ? Exact($"{m.Groups["d"]}/{m.Groups["m"]}/{m.Groups["y"]}", "d/M/yyyy")
            : null;

    private static (DateOnly First, DateOnly Last)? Span(string text)
    {
        if (
            MonthYear().Match(text) is { Success: true } month
            && Year(month.Groups["y"].Value) is { } my
            && Month(month.Groups["m"].Value) is { } m
        )
            return (new(my, m, 1), new DateOnly(my, m, 1).AddMonths(1).AddDays(-1));
        if (
            QuarterYear().Match(text) is { Success: true } quarter
            && Year(quarter.Groups["y"].Value) is { } qy
            && Quarter(quarter.Groups["q"].Value) is { } q
        )
            return (new(qy, q * 3 - 2, 1), new DateOnly(qy, q * 3, 1).AddMonths(1).AddDays(-1));
        return YearOnly().Match(text) is { Success: true } only && Year(only.Groups["y"].Value) is { } year
            ? (new(year, 1, 1), new(year, 12, 31))
            : null;
    }

    private static int? Month(string text) =>
        int.Parse(text, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month ? month : null;

    private static int? Quarter(string text) =>
        Array.IndexOf(Roman, text.ToLowerInvariant()) is var i and >= 0 ? i + 1
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 4 ? number
        : null;

    private static int? Year(string text) =>
        int.Parse(text, CultureInfo.InvariantCulture) is >= 1900 and <= 2199 and var year ? year : null;

    private static DayValue? Sane(DateTime day) =>
        day.Year is >= 1900 and <= 2199 ? new(DateOnly.FromDateTime(day)) : null;

    private static DateTimeFormatInfo Century()
    {
        var format = (DateTimeFormatInfo)DateTimeFormatInfo.InvariantInfo.Clone();
        format.Calendar = new GregorianCalendar { TwoDigitYearMax = 2099 };
        return format;
    }

    [GeneratedRegex(
        @"^(?:tháng\s*|T\.?\s*)?(?<m>\d{1,2})\s*[/\-.]\s*(?<y>\d{4})$|^tháng\s*(?<m>\d{1,2})\s*năm\s*(?<y>\d{4})$|^(?<y>\d{4})\s*-\s*(?<m>\d{2})$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex MonthYear();

    [GeneratedRegex(
        @"^(?:quý|quy|q)\s*(?<q>iv|i{1,3}|[1-4])\s*[/\-., ]\s*(?:năm\s*)?(?<y>\d{4})$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex QuarterYear();

    [GeneratedRegex(@"^(?:năm\s*)?(?<y>\d{4})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearOnly();

    /// <summary>5 / 3 / 2020.</summary>
    [GeneratedRegex(@"(?<=^\d{1,2}(?:\s*/\s*\d{1,2})?)\s*(/)\s*(?=\d{1,2}\s*/\s*\d|\d+$)", RegexOptions.None, 1000)]
    private static partial Regex Spaced();

    [GeneratedRegex(
        @"^(?:ngày\s*)?(?<d>\d{1,2})\s*tháng\s*(?<m>\d{1,2})\s*năm\s*(?<y>\d{4})$|^ngày\s*(?<d>\d{1,2})\s*[/\-.]\s*(?<m>\d{1,2})\s*[/\-.]\s*(?<y>\d{4})$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Spoken();

    /// <summary>An instant with its zone, as databases and web services write it.</summary>
    [GeneratedRegex(
        @"^\d{4}-\d{1,2}-\d{1,2}[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Zone();

    [GeneratedRegex(@"^\d{1,2}[/\-.]\d{1,2}[/\-.]\d{2}$", RegexOptions.None, 1000)]
    private static partial Regex ShortYear();

    [GeneratedRegex(
        @"\s+(?:-|–|đến|to)\s+|(?<=^\d{4})\s*[-–]\s*(?=\d{4}$)|\s*–\s*|(?<=\d{4})-(?=\d{1,2}/)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex RangeSeparator();
}
