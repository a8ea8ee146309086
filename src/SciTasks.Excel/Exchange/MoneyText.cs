using System.Globalization;
using System.Text.RegularExpressions;
using SciTasks.Domain;
using SciTasks.Domain.Text;

namespace SciTasks.Excel.Exchange;

/// <summary>Amounts as people write them: <c>1.234.567 đồng</c>, <c>1,5</c>, <c>350000000</c>, with no-break spaces from elsewhere.</summary>
public static partial class MoneyText
{
    /// <summary>The unit a header states in brackets, in đồng.</summary>
    public static decimal UnitOf(string header)
    {
        var bracket = Bracket().Match(header);
        return !bracket.Success ? 1 : Folding.Key(bracket.Value) switch
        {
            "trieudong" or "trd" or "trieu" or "millionvnd" => 1_000_000,
            "nghindong" or "ngandong" or "1000d" or "1000dong" or "nghin" or "thousandvnd" => 1_000,
            "tydong" or "ty" => 1_000_000_000,
            _ => 1,
        };
    }

    /// <summary>The header without its unit.</summary>
    public static string WithoutUnit(string header) => UnitOf(header) != 1 || Folding.Key(Bracket().Match(header).Value) is "dong" or "vnd" ? Bracket().Replace(header, "") : header;

    /// <returns>The number as written, or null where it is none.</returns>
    public static decimal? Number(string text)
    {
        var bare = Currency().Replace(Folding.Clean(text).Replace(" ", "", StringComparison.Ordinal), "");
        if (!Shape().IsMatch(bare)) return null;
        var last = bare.LastIndexOfAny(['.', ',']);
        var separators = bare.Count(c => c is '.' or ',');
        var isDecimal = last >= 0 && (bare.Length - last - 1 != 3 || (separators > 1 && bare.Count(c => c == bare[last]) == 1) || bare.TrimStart('-').StartsWith('0'));
        var digits = isDecimal
            ? bare[..last].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) + "." + bare[(last + 1)..]
            : bare.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Rounded half away from zero to whole đồng; null beyond 64 bits.</summary>
    public static (Money Amount, bool Rounded)? ToMoney(decimal number, decimal unit)
    {
        try
        {
            var exact = number * unit;
            var whole = Math.Round(exact, 0, MidpointRounding.AwayFromZero);
            return (new Money(decimal.ToInt64(whole)), whole != exact);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"(?:đồng|dong|vnđ|vnd|đ|₫)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Currency();

    [GeneratedRegex(@"^-?\d+(?:[.,]\d+)*$", RegexOptions.None, 1000)]
    private static partial Regex Shape();
}
