using System.Text;

namespace SciTasks.Domain.Text;

/// <summary>Money spelled out in Vietnamese: <c>Mười tám tỷ bốn trăm hai mươi lăm triệu đồng chẵn</c>.</summary>
public static class AmountInWords
{
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    private static readonly string[] Units = ["", "nghìn", "triệu"];

    /// <summary>Capitalised, ending in <c>đồng</c>; <c>chẵn</c> is added where the amount is a whole number of thousands.</summary>
    public static string Of(Money amount)
    {
        if (amount.Dong == 0) return "Không đồng";
        var words = (amount.Dong < 0 ? "âm " : "") + Number((ulong)Math.Abs((decimal)amount.Dong));
        var even = amount.Dong % 1000 == 0 ? " chẵn" : "";
        return char.ToUpperInvariant(words[0]) + words[1..] + " đồng" + even;
    }

    private static string Number(ulong value)
    {
        if (value >= 1_000_000_000)
        {
            var rest = value % 1_000_000_000;
            var billions = Number(value / 1_000_000_000) + " tỷ";
            return rest == 0 ? billions : $"{billions} {Below1Billion(rest, leading: false)}";
        }
        return Below1Billion(value, leading: true);
    }

    private static string Below1Billion(ulong value, bool leading)
    {
        var words = new List<string>();
        for (var unit = 2; unit >= 0; unit--)
        {
            var group = (int)(value / (ulong)Math.Pow(1000, unit) % 1000);
            if (group == 0) continue;
            words.Add($"{Group(group, full: !leading || words.Count > 0)} {Units[unit]}".TrimEnd());
        }
        return string.Join(' ', words);
    }

    private static string Group(int value, bool full)
    {
        var (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10);
        var words = new StringBuilder();
        if (hundreds > 0 || full) words.Append(Digits[hundreds]).Append(" trăm ");
        if (tens == 0 && ones > 0 && words.Length > 0) words.Append("linh ");
        else if (tens == 1) words.Append("mười ");
        else if (tens > 1) words.Append(Digits[tens]).Append(" mươi ");
        if (ones > 0) words.Append(One(ones, tens));
        return words.ToString().TrimEnd();
    }

    private static string One(int ones, int tens) => (ones, tens) switch
    {
        (1, > 1) => "mốt",
        (5, > 0) => "lăm",
        (4, > 1) => "tư",
        _ => Digits[ones],
    };
}
