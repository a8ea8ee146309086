using System.Text.RegularExpressions;
using SciTasks.Domain.Text;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>Rows that lists of departments hold between their tasks: titles of groups and totals. They are never tasks or payments; the dry
/// run says which rows were left out.</summary>
internal static partial class LabelRows
{
    /// <summary>So many columns have to be known before a row that fills only one of them is taken for a label by its looks.</summary>
    private const int ColumnsOfAList = 3;

    private static readonly string[] Totals = ["tong", "tong cong", "tong so", "cong", "cong so", "total", "grand total", "sum", "tong kinh phi"];

    /// <returns>The code of what to say of the row that is left out, or null for a row to be read.</returns>
    public static string? Of(RawRow row, IReadOnlyList<Binding> bindings)
    {
        var filled = row.Cells.Where(c => !c.Value.IsEmpty).ToList();
        var words = filled.Where(c => c.Value.Number is null && !IsAmount(c.Key, bindings)).ToList();
        if (words.Count == 0) return null;
        var label = words.Find(w => IsTotal(w.Value.Text));
        if (label.Value is not null) return HasMore(filled, bindings, label.Key) ? null : "row.total-skipped";
        return IsGroup(filled, words, bindings) ? "row.group-skipped" : null;
    }

    private static bool IsGroup(List<KeyValuePair<int, RawCell>> filled, List<KeyValuePair<int, RawCell>> words, IReadOnlyList<Binding> bindings)
    {
        if (bindings.Count < ColumnsOfAList) return false;
        var (first, title) = (words[0], words[^1]);
        if (HasMore(filled, bindings, title.Key) || words.Count > 2) return false;
        if (words.Count == 2) return Numeral().IsMatch(first.Value.Text.Trim()) && !IsBound(first.Key, bindings);
        return Numbered().IsMatch(title.Value.Text.Trim()) || title.Value.IsBold;
    }

    /// <summary>Something else of what a row of the sheet is about is filled in, amounts aside.</summary>
    private static bool HasMore(List<KeyValuePair<int, RawCell>> filled, IReadOnlyList<Binding> bindings, int label) =>
        filled.Exists(c => c.Key != label && IsBound(c.Key, bindings) && !IsAmount(c.Key, bindings));

    private static bool IsBound(int column, IReadOnlyList<Binding> bindings) => bindings.Any(b => b.Indexes.Contains(column));

    private static bool IsAmount(int column, IReadOnlyList<Binding> bindings) =>
        bindings.Any(b => b.Indexes.Contains(column) && b.Column.Kind is ColumnKind.Money or ColumnKind.Number);

    private static bool IsTotal(string text)
    {
        var folded = Folding.Fold(text);
        return Totals.Contains(folded) || folded.StartsWith("tong cong ", StringComparison.Ordinal) || folded.StartsWith("tong so ", StringComparison.Ordinal)
            || CountedTotal().IsMatch(folded);
    }

    /// <summary>I, IV, A, b: the mark of a group in a column of its own.</summary>
    [GeneratedRegex(@"^(?:[IVXLC]{1,6}|[A-Z])[.)]?$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Numeral();

    /// <summary>I. Lĩnh vực nông nghiệp, A) Đề tài.</summary>
    [GeneratedRegex(@"^(?:[IVXLC]{1,6}|[A-Z])\s*[.):/\-–]\s*\p{L}", RegexOptions.None, 1000)]
    private static partial Regex Numbered();

    /// <summary>Cộng I, tổng I+II, total (A+B).</summary>
    [GeneratedRegex(@"^(?:tong|cong|total)(?: [ivxlc]{1,6}| [a-z])+$", RegexOptions.None, 1000)]
    private static partial Regex CountedTotal();
}
