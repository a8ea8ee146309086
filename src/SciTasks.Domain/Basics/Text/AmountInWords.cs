using System.Text;

namespace SciTasks.Domain.Basics.Text;

/// <summary>Regional ways to say an amount: linh or lẻ, nghìn or ngàn, tư or bốn.</summary>
public sealed record AmountStyle(string Zero = "linh", string Thousand = "nghìn", string Four = "tư")
{
    public static readonly AmountStyle Northern = new();
}

/// <summary>Money spelled out in Vietnamese: <c>Mười tám tỷ bốn trăm hai mươi lăm triệu đồng chẵn</c>.</summary>
public static class AmountInWords
{
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>Capitalised, ending in <c>đồng</c>; <c>chẵn</c> is added where the amount is a whole number of
    /// thousands.</summary>
    public static string Of(Money amount, AmountStyle? style = null)
    {
        var said = style ?? AmountStyle.Northern;
        if (amount.Dong == 0)
            return "Không đồng";
        var words = (amount.Dong < 0 ? "âm " : "") + Number((ulong)Math.Abs((decimal)amount.Dong), said);
        var even = amount.Dong % 1000 == 0 ? " chẵn" : "";
        return char.ToUpperInvariant(words[0]) + words[1..] + " đồng" + even;
    }

    private static string Number(ulong value, AmountStyle style)
    {
        if (value >= 1_000_000_000)
        {
            var rest = value % 1_000_000_000;
            var billions = Number(value / 1_000_000_000, style) + " tỷ";
            return rest == 0 ? billions : $"{billions} {Below1Billion(rest, leading: false, style)}";
        }
        return Below1Billion(value, leading: true, style);
    }

    private static string Below1Billion(ulong value, bool leading, AmountStyle style)
    {
        string[] units = ["", style.Thousand, "triệu"];
        var words = new List<string>();
        for (var unit = 2; unit >= 0; unit--)
        {
            var group = (int)(value / (ulong)Math.Pow(1000, unit) % 1000);
            if (group == 0)
                continue;
            words.Add($"{Group(group, full: !leading || words.Count > 0, style)} {units[unit]}".TrimEnd());
        }
        return string.Join(' ', words);
    }

    private static string Group(int value, bool full, AmountStyle style)
    {
        var (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10);
        var words = new StringBuilder();
        if (hundreds > 0 || full)
            words.Append(Digits[hundreds]).Append(" trăm ");
        if (tens == 0 && ones > 0 && words.Length > 0)
            words.Append(style.Zero).Append(' ');
        else if (tens == 1)
            words.Append("mười ");
        else if (tens > 1)
            words.Append(Digits[tens]).Append(" mươi ");
        if (ones > 0)
            words.Append(One(ones, tens, style));
        return words.ToString().TrimEnd();
    }

    private static string One(int ones, int tens, AmountStyle style) =>
        (ones, tens) switch
        {
            (1, > 1) => "mốt",
            (5, > 0) => "lăm",
            (4, > 1) => style.Four,
            _ => Digits[ones],
        };
}
