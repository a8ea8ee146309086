using System.Text.RegularExpressions;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Layouts;

/// <summary>Titles of groups between the rows of a list, and what they give to the rows below them: "I Lĩnh vực nông
/// nghiệp" a field, "A. Đề tài" a type.</summary>
internal sealed partial class GroupRows(IReadOnlyDictionary<string, Column> gives, DateOnly today)
{
    public const string Letter = "letter",
        Roman = "roman",
        Plain = "plain";

    private readonly Dictionary<string, string> _now = [];

    [GeneratedRegex(
        @"^\(?(?<n>[IVXLC]{1,6}|[A-Z])\)?\s*(?:[.):/\-–]\s*|\s+|$)(?<t>.*)$",
        RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Marked();

    /// <summary>1. Đề tài, B.1 Đề tài.</summary>
    [GeneratedRegex(@"^(?:\d+(?:\.\d+)*|[A-Z]\.\d+(?:\.\d+)*)[.)]?\s+(?<t>\S.*)$", RegexOptions.Singleline, 1000)]
    private static partial Regex Counted();

    /// <summary>The kind of a title, and the title without its mark.</summary>
    public static (string Kind, string Title) Read(RawRow row)
    {
        var text = string.Join(
            ' ',
            row.Cells.OrderBy(c => c.Key)
                .Where(c => c.Value.Number is null && !c.Value.IsEmpty && MoneyText.Number(c.Value.Text) is null)
                .Select(c => HeaderBlock.Line(c.Value.Text))
        );
        if (Counted().Match(text) is { Success: true } counted)
            return (Plain, counted.Groups["t"].Value);
        if (Marked().Match(text) is not { Success: true } m || m.Groups["t"].Length == 0)
            return (Plain, text);
        var mark = m.Groups["n"].Value;
        // A C or an I alone may be either; the letters of Roman numbers are taken for those.
        return (
            mark.All(c => "IVXLC".Contains(c, StringComparison.Ordinal)) ? Roman : Letter,
            m.Groups["t"].Value.Trim()
        );
    }

    /// <returns>Whether such titles give something.</returns>
    public bool Take(RawRow row)
    {
        var (kind, title) = Read(row);
        if (kind == Letter)
            _now.Remove(Roman);
        _now[kind] = title;
        return gives.ContainsKey(kind);
    }

    /// <summary>Adds what the titles above a row say, where the row itself says nothing.</summary>
    public void Give(int row, Dictionary<Column, Cell> cells, List<Problem> problems)
    {
        foreach (var (kind, column) in gives)
            if (
                _now.TryGetValue(kind, out var title)
                && !cells.ContainsKey(column)
                && new CellParser(column, 1, null, today).Parse(new RawCell(title), row, column.Vietnamese, problems)
                    is { } cell
            )
                cells[column] = cell;
    }
}
