using System.Globalization;
using System.Text.RegularExpressions;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>Rows that lists of departments hold between and beneath their tasks: titles of groups, totals, the
/// numbers of the columns, notes and
/// signatures. They are never tasks or payments; the dry run says which rows were left out.</summary>
internal static partial class LabelRows
{
    /// <summary>So many columns have to be known before a row that fills only one of them is taken for a label by
    /// its looks.</summary>
    private const int ColumnsOfAList = 3;

    /// <summary>Numbers in a row of so many cells number the columns.</summary>
    private const int NumberedColumns = 3;

    private static readonly string[] Totals =
    [
        "tong",
        "tong cong",
        "tong so",
        "cong",
        "cong so",
        "total",
        "grand total",
        "sum",
        "tong kinh phi",
        "luy ke",
        "cong don",
        "cong luy ke",
        "mang sang",
        "cong mang sang",
    ];

    private static readonly HashSet<string> Signatories =
    [
        "nguoi lap",
        "nguoi lap bieu",
        "lap bieu",
        "nguoi lap bang",
        "ke toan",
        "ke toan truong",
        "phu trach ke toan",
        "thu quy",
        "thu truong",
        "thu truong don vi",
        "giam doc",
        "pho giam doc",
        "lanh dao",
        "lanh dao so",
        "lanh dao phong",
        "truong phong",
        "chu tich",
        "noi nhan",
        "nguoi ky",
        "nguoi kiem tra",
        "dai dien ben a",
        "dai dien ben b",
        "ky ten",
    ];

    /// <returns>The code of what to say of the row that is left out, or null for a row to be read.</returns>
    public static string? Of(RawRow row, IReadOnlyList<Binding> bindings)
    {
        var filled = row.Cells.Where(c => !c.Value.IsEmpty).OrderBy(c => c.Key).ToList();
        if (NumbersColumns(filled))
            return ColumnNumbers;
        var words = filled.Where(c => c.Value.Number is null && !IsAmount(c.Key, bindings)).ToList();
        if (words.Count == 0)
            return null;
        var label = words.Find(w => IsTotal(w.Value.Text));
        if (label.Value is not null)
            return HasMore(filled, bindings, label.Key) ? null : Total;
        if (IsRemark(filled, words))
            return "row.remark-skipped";
        return IsGroup(filled, words, bindings) ? Group : null;
    }

    public const string ColumnNumbers = "row.column-numbers-skipped",
        Total = "row.total-skipped",
        Group = "row.group-skipped";

    /// <summary>The total of the whole list, not of a part of it.</summary>
    public static bool IsGrandTotal(RawRow row) =>
        row.Cells.Values.Any(c =>
            c.Number is null && Folding.Fold(c.Text) is "tong cong" or "tong" or "cong" or "total" or "tong so"
        );

    /// <summary>1 2 3 4, (1) (2) (3) or A B 1 2: each cell counts on from the one before.</summary>
    private static bool NumbersColumns(List<KeyValuePair<int, RawCell>> filled)
    {
        var marks = filled.ConvertAll(c => c.Value.Text.Trim().Trim('(', ')', '[', ']'));
        var numbers = marks.SkipWhile(m => m is [>= 'A' and <= 'Z']).ToList();
        return filled.Count >= NumberedColumns
            && numbers.Count > 0
            && numbers
                .Select((m, at) => m == (numbers[0] == "0" ? at : at + 1).ToString(CultureInfo.InvariantCulture))
                .All(counts => counts);
    }

    /// <summary>What stands beneath a list: a note, an amount in words, place and day, who signs. Nothing else is in
    /// such a row.</summary>
    private static bool IsRemark(List<KeyValuePair<int, RawCell>> filled, List<KeyValuePair<int, RawCell>> words)
    {
        if (words.Count < filled.Count)
            return false;
        var texts = words.ConvertAll(w => w.Value.Text.Trim());
        if (texts.TrueForAll(t => Signatories.Contains(Folding.Fold(t))))
            return true;
        return texts.TrueForAll(t => t is "*" or "-" || Remark().IsMatch(Folding.Clean(t)));
    }

    private static bool IsGroup(
        List<KeyValuePair<int, RawCell>> filled,
        List<KeyValuePair<int, RawCell>> words,
        IReadOnlyList<Binding> bindings
    )
    {
        if (bindings.Count < ColumnsOfAList)
            return false;
        var (first, title) = (words[0], words[^1]);
        if (HasMore(filled, bindings, title.Key) || words.Count > 2)
            return false;
        if (words.Count == 2)
            return Numeral().IsMatch(first.Value.Text.Trim()) && !IsBound(first.Key, bindings);
        return Numbered().IsMatch(title.Value.Text.Trim()) || title.Value.IsBold;
    }

    /// <summary>Something else of what a row of the sheet is about is filled in, amounts aside.</summary>
    private static bool HasMore(List<KeyValuePair<int, RawCell>> filled, IReadOnlyList<Binding> bindings, int label) =>
        filled.Exists(c => c.Key != label && IsBound(c.Key, bindings) && !IsAmount(c.Key, bindings));

    private static bool IsBound(int column, IReadOnlyList<Binding> bindings) =>
        bindings.Any(b => b.Indexes.Contains(column));

    private static bool IsAmount(int column, IReadOnlyList<Binding> bindings) =>
        bindings.Any(b => b.Indexes.Contains(column) && b.Column.Kind is ColumnKind.Money or ColumnKind.Number);

    private static bool IsTotal(string text)
    {
        var folded = Folding.Fold(text);
        return Totals.Contains(folded)
            || folded.StartsWith("tong cong ", StringComparison.Ordinal)
            || folded.StartsWith("tong so ", StringComparison.Ordinal)
            || CountedTotal().IsMatch(folded);
    }

    /// <summary>I, IV, A, b: the mark of a group in a column of its own.</summary>
    [GeneratedRegex(@"^(?:[IVXLC]{1,6}|[A-Z])[.)]?$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Numeral();

    /// <summary>I. Lĩnh vực nông nghiệp, A) Đề tài.</summary>
    [GeneratedRegex(@"^(?:[IVXLC]{1,6}|[A-Z])\s*[.):/\-–]\s*\p{L}", RegexOptions.None, 1000)]
    private static partial Regex Numbered();

    /// <summary>Cộng I, tổng I+II, total (A+B), cộng mục I, lũy kế năm 2020.</summary>
    [GeneratedRegex(
        @"^(?:(?:tong|cong|total)(?: [ivxlc]{1,6}| [a-z])+|(?:tong|cong|tong cong|luy ke) (?:muc|phan|nhom|loai|linh vuc|nam|chuong|trang|den)(?: .*)?|(?:tong )?cong \d+ .*)$",
        RegexOptions.None,
        1000
    )]
    private static partial Regex CountedTotal();

    /// <summary>(Ký, ghi rõ họ tên), Ghi chú: …, Bằng chữ: …, Hà Nội, ngày 5 tháng 3 năm 2020.</summary>
    [GeneratedRegex(
        @"^(?:\(.*\)|\*?\s*ghi chú\s*[:.].*|(?:số tiền )?(?:viết )?bằng chữ\s*:.*|(?:.*,\s*)?ngày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm\s*[\d.…_ ]*)$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Remark();
}
