using ClosedXML.Excel;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Layouts;

/// <summary>A row that did not come in, and why.</summary>
/// <param name="Row">1-based, as in the file it came in.</param>
public sealed record LeftRow(string Sheet, int Row, IReadOnlyList<string> Reasons);

/// <summary>The rows that did not come in, as a workbook in the file's own layout with a column saying why: mended, it is
/// read by the same layout as the file itself.</summary>
public static class GivenBack
{
    /// <param name="why">Header of the column that says why.</param>
    public static void Write(
        IReadOnlyList<RawSheet> raw,
        MappingFile? mapping,
        IReadOnlyList<LeftRow> rows,
        string why,
        Stream to
    )
    {
        using var workbook = new XLWorkbook();
        foreach (var sheet in raw.Where(s => rows.Any(r => r.Sheet == s.Name)))
        {
            var layout = mapping?.Sheets.FirstOrDefault(m => m.Sheet == sheet.Name);
            var (first, count) = (layout?.HeaderRow ?? 1, layout?.HeaderRows ?? 1);
            var page = workbook.Worksheets.Add(sheet.Name);
            // Whatever it says, text stays text: no formula, and no number that Excel makes of a code.
            page.Style.NumberFormat.Format = "@";
            var columns = sheet.Rows.SelectMany(r => r.Cells.Keys).DefaultIfEmpty().Max() + 1;
            foreach (var row in sheet.Rows.Where(r => r.Number < first + count))
                Copy(row, page, row.Number, wrap: row.Number >= first);
            foreach (var merged in sheet.Merged.Where(m => m.LastRow < first + count))
                page.Range(merged.FirstRow, merged.FirstColumn + 1, merged.LastRow, merged.LastColumn + 1).Merge();
            page.Cell(first + count - 1, columns + 1).SetValue(why).Style.Font.SetBold();
            page.Rows(first, first + count - 1).Style.Font.SetBold().Alignment.SetWrapText();
            var at = first + count;
            foreach (var left in rows.Where(r => r.Sheet == sheet.Name).OrderBy(r => r.Row))
            {
                if (sheet.Rows.FirstOrDefault(r => r.Number == left.Row) is { } row)
                    Copy(row, page, at, wrap: true);
                page.Cell(at, columns + 1)
                    .SetValue(string.Join("\n", left.Reasons))
                    .Style.Alignment.SetWrapText()
                    .Font.SetFontColor(XLColor.FromHtml("#B42318"));
                page.Row(at).Height = LineHeight * LinesOf(page.Row(at));
                at++;
            }
            page.Columns(1, columns).Width = 18;
            page.Column(columns + 1).Width = 60;
            page.SheetView.FreezeRows(first + count - 1);
        }
        workbook.SaveTo(to);
    }

    private const double LineHeight = 16;

    /// <summary>Nothing of a cell of several lines is hidden.</summary>
    private static int LinesOf(IXLRow row) =>
        row.CellsUsed()
            .Select(c => c.GetString().Split('\n').Sum(l => 1 + l.Length / (c.WorksheetColumn().Width > 30 ? 70 : 22)))
            .DefaultIfEmpty(1)
            .Max();

    private static void Copy(RawRow row, IXLWorksheet page, int at, bool wrap)
    {
        foreach (var (column, cell) in row.Cells)
        {
            var target = page.Cell(at, column + 1);
            if (cell is { Number: { } number, IsError: false })
            {
                target.Style.NumberFormat.Format = FormatOf(cell.Format);
                target.SetValue(number);
            }
            else if (!cell.IsEmpty)
                target
                    .SetValue(cell.Text)
                    .Style.Alignment.SetWrapText(wrap)
                    .Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        }
    }

    private static string FormatOf(CellFormat format) =>
        format switch
        {
            CellFormat.Day => "dd/mm/yyyy",
            CellFormat.DayMonth => "dd/mm",
            CellFormat.MonthYear => "mm/yyyy",
            CellFormat.Year => "yyyy",
            CellFormat.Percent => "0%",
            CellFormat.Time => "hh:mm",
            _ => "General",
        };
}
