using System.Globalization;
using System.Text.RegularExpressions;

namespace SciTasks.Domain.Basics.Text;

/// <summary>Amounts as people write them: <c>1.234.567 đồng</c>, <c>VND 5.000.000</c>, <c>1,5 tỷ</c>, <c>350
/// triệu</c>, <c>1 tỷ 200 triệu</c>,
/// <c>350000000</c>. The one parser of cells, forms and statements; what it does not understand for certain it
/// refuses.</summary>
public static partial class MoneyText
{
    private static readonly char[] Separators = ['.', ',', ' '];

    /// <summary>The unit a header states in brackets, in đồng.</summary>
    public static decimal UnitOf(string header)
    {
        var bracket = Bracket().Match(header);
        return !bracket.Success
            ? 1
            : Folding.Key(bracket.Value) switch
            {
                "trieudong" or "trd" or "trieu" or "millionvnd" => 1_000_000,
                "nghindong" or "ngandong" or "1000d" or "1000dong" or "nghin" or "thousandvnd" => 1_000,
                "tydong" or "ty" => 1_000_000_000,
                _ => 1,
            };
    }

    /// <summary>The header without its unit.</summary>
    public static string WithoutUnit(string header) =>
        UnitOf(header) != 1 || Folding.Key(Bracket().Match(header).Value) is "dong" or "vnd"
            ? Bracket().Replace(header, "")
            : header;

    /// <summary>An amount in đồng.</summary>
    /// <param name="unit">Đồng per unit where the text names none, as the header of a column says.</param>
    /// <returns>The exact amount, perhaps with a fraction of a đồng; null where the text is not an amount for
    /// certain, or is one beyond all
    /// counting.</returns>
    public static decimal? Dong(string text, decimal unit = 1)
    {
        try
        {
            return Counted(text, unit);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Counted(string text, decimal unit)
    {
        var bare = Currency().Replace(Folding.Clean(text), "").Trim();
        if (!char.IsLetter(bare.LastOrDefault()))
            return Number(bare) * unit;
        var sum = 0m;
        var (at, before) = (0, decimal.MaxValue);
        foreach (Match part in WithUnit().Matches(bare))
        {
            // 1 tỷ 200 triệu: each part follows the one before without a gap, and is of a smaller unit.
            if (part.Index != at || Number(part.Groups["n"].Value.Trim()) is not { } number)
                return null;
            var size = Unit(part.Groups["u"].Value);
            if (size >= before)
                return null;
            (sum, at, before) = (sum + number * size, part.Index + part.Length, size);
        }
        return at == bare.Length && at > 0 ? sum : null;
    }

    /// <summary>A number as written here or elsewhere. Groups have exactly three digits after the first; a single
    /// separator is a decimal
    /// sign where it does not group; the last of two kinds of separators is the decimal sign.</summary>
    /// <returns>Null where the text is no number, or could be two.</returns>
    public static decimal? Number(string text)
    {
        var bare = text.Trim();
        var minus = bare.StartsWith('-') || (bare.StartsWith('(') && bare.EndsWith(')'));
        bare = bare.TrimStart('-', '(').TrimEnd(')').Trim();
        if (!Shape().IsMatch(bare))
            return null;
        var used = Separators.Where(s => bare.Contains(s, StringComparison.Ordinal)).ToList();
        var number = used.Count switch
        {
            0 => Plain(bare, ""),
            1 => OneSeparator(bare, used[0]),
            2 => TwoSeparators(bare),
            _ => null,
        };
        return minus ? -number : number;
    }

    /// <summary>Rounded half away from zero to whole đồng; null beyond 64 bits.</summary>
    public static (Money Amount, bool Rounded)? ToMoney(decimal dong)
    {
        try
        {
            var whole = Math.Round(dong, 0, MidpointRounding.AwayFromZero);
            return (new Money(decimal.ToInt64(whole)), whole != dong);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? OneSeparator(string text, char separator)
    {
        var groups = text.Split(separator);
        if (IsGrouped(groups))
            return Plain(string.Concat(groups), "");
        // A space never is a decimal sign, and a number has one at most.
        return groups.Length == 2 && separator != ' ' ? Plain(groups[0], groups[1]) : null;
    }

    private static decimal? TwoSeparators(string text)
    {
        var last = text.LastIndexOfAny(Separators);
        var (sign, whole, fraction) = (text[last], text[..last], text[(last + 1)..]);
        if (sign == ' ' || whole.Contains(sign, StringComparison.Ordinal))
            return null;
        var groups = whole.Split(Separators);
        // 1 500.000 may be a million and a half or fifteen hundred.
        var ambiguous = fraction.Length == 3 && whole.Contains(' ', StringComparison.Ordinal);
        return ambiguous || !IsGrouped(groups) ? null : Plain(string.Concat(groups), fraction);
    }

    private static bool IsGrouped(string[] groups) =>
        groups.Length > 1 && groups[0].Length <= 3 && groups[0] != "0" && groups.Skip(1).All(g => g.Length == 3);

    private static decimal? Plain(string whole, string fraction) =>
        decimal.TryParse(
            $"{whole}.{fraction}0",
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static decimal Unit(string word) =>
        Folding.Key(word) switch
        {
            "ty" or "ti" => 1_000_000_000,
            "trieu" or "tr" => 1_000_000,
            _ => 1_000,
        };

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Bracket();

    /// <summary>A currency before or after the amount, also after a unit (<c>triệu đồng</c>, <c>trđ</c>).</summary>
    [GeneratedRegex(@"^(?:đồng|vnđ|vnd|đ|₫)\.?\s*|\s*(?:đồng|dong|vnđ|vnd|đ|₫)\.?$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Currency();

    [GeneratedRegex(
        @"\s*(?<n>-?[\d., ]+?)\s*(?<u>tỷ|tỉ|ty|triệu|trieu|tr|nghìn|ngàn|nghin)(?![a-zà-ỹ])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex WithUnit();

    [GeneratedRegex(@"^\d+(?:[., ]\d+)*$", RegexOptions.None, 1000)]
    private static partial Regex Shape();
}
