using ClosedXML.Excel;
using SciTasks.Domain.Basics;
using SciTasks.Excel.Summaries;

namespace SciTasks.Excel;

/// <summary>A column of a list: its title, its width in characters and whether it is added up.</summary>
public sealed record ListColumn(string Title, double Width, bool Total = false);

/// <summary>Rows under a heading of their own.</summary>
public sealed record ListSection(string Title, IEnumerable<object?[]> Rows);

/// <summary>A list on screen as a workbook to print and work on: administrative header, numbered rows, totals as
/// live formulas.</summary>
public static class ListWorkbook
{
    /// <param name="columns">Without the running number, which is added in front.</param>
    /// <param name="sections">Cells: text, <see cref="Money"/> in đồng, <see cref="DateOnly"/>, int or null.</param>
    public static void Write(
        string sheet,
        string title,
        Letterhead head,
        IReadOnlyList<ListColumn> columns,
        IReadOnlyList<ListSection> sections,
        Stream to
    )
    {
        using var workbook = new XLWorkbook();
        var page = new SummaryPage(
            workbook,
            sheet,
            title,
            head,
            [("STT", 6), .. columns.Select(c => (c.Title, c.Width))]
        );
        int[] totals = [.. columns.Select((c, i) => (c.Total, i)).Where(c => c.Total).Select(c => c.i + 2)];
        foreach (var section in sections)
        {
            var written = page.Add(section.Title, section.Rows);
            if (totals.Length > 0)
                page.Total(written, totals);
        }
        page.Finish();
        workbook.SaveTo(to, evaluate: true);
    }
}
