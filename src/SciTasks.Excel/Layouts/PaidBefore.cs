using System.Globalization;
using System.Text.RegularExpressions;
using SciTasks.Domain.Basics.Text;

namespace SciTasks.Excel.Layouts;

/// <summary>Headers that say what had been paid: up to a day ("Đã cấp đến 31/12/2021") or in a year ("Kinh phí đã cấp /
/// 2020").</summary>
public static partial class PaidBefore
{
    [GeneratedRegex(
        @"\b(?:da (?:cap|giai ngan|thanh toan|chi|chuyen)|luy ke|paid|disbursed)\b",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Paid();

    [GeneratedRegex(
        @"\b(?:con lai|chua|quyet toan|thu hoi|hoan ung|de nghi|du kien|ke hoach|so voi|ty le)\b",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Other();

    [GeneratedRegex(
        @"\b(?<before>den|het|truoc|until|to|before)\b (?:het )?(?:ngay |thang |nam |cuoi nam )*(?:(?:(?<d>\d{1,2}) (?:thang )?)?(?<m>\d{1,2}) (?:nam )?)?(?<y>(?:19|20)\d\d)\b",
        RegexOptions.None,
        1000
    )]
    private static partial Regex UpTo();

    [GeneratedRegex(@"(?<!\d)(?<!\d )(?<a>(?:19|20)\d\d)(?: (?<b>(?:19|20)\d\d))?(?! ?\d)", RegexOptions.None, 1000)]
    private static partial Regex Years();

    [GeneratedRegex(@"\b(?:den|het|truoc|until|to|before|luy ke|quy|thang)\b", RegexOptions.None, 1000)]
    private static partial Regex Part();

    // Headers are matched folded: without accents, and with a space for every sign.

    /// <summary>It says that money was paid, whether or not it says when.</summary>
    public static bool IsSaidBy(string header) =>
        Folding.Fold(header) is var text && Paid().IsMatch(text) && !Other().IsMatch(text) && !header.Contains('%');

    /// <summary>The days a header speaks of; null where it names none, or no day of the calendar.</summary>
    /// <returns>No first day where it speaks of everything up to the last.</returns>
    public static (DateOnly? From, DateOnly To)? DaysOf(string header)
    {
        var text = Folding.Fold(header);
        if (UpTo().Match(text) is { Success: true } upTo)
            return LastOf(upTo) is { } last ? (null, last) : null;
        // "6 tháng đầu năm 2022" is not the year, and what was added up until then is not of it.
        if (Part().IsMatch(text))
            return null;
        if (Years().Match(text) is not { Success: true } years)
            return null;
        var (first, end) = (
            NumberOf(years.Groups["a"]),
            years.Groups["b"] is { Success: true } b ? NumberOf(b) : (int?)null
        );
        return end < first ? null : (new(first, 1, 1), new(end ?? first, 12, 31));
    }

    private static DateOnly? LastOf(Match upTo)
    {
        var year = NumberOf(upTo.Groups["y"]);
        var before = upTo.Groups["before"].Value is "truoc" or "before";
        if (!upTo.Groups["m"].Success)
            return new(before ? year - 1 : year, 12, 31);
        var month = NumberOf(upTo.Groups["m"]);
        if (month is < 1 or > 12)
            return null;
        var day =
            upTo.Groups["d"].Success ? NumberOf(upTo.Groups["d"])
            : before ? 1
            : DateTime.DaysInMonth(year, month);
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        return before ? new DateOnly(year, month, day).AddDays(-1) : new(year, month, day);
    }

    private static int NumberOf(Group number) => int.Parse(number.ValueSpan, CultureInfo.InvariantCulture);
}
