using ClosedXML.Excel;

namespace SciTasks.Excel.Exchange;

/// <summary>A row of the list of problems of an import.</summary>
/// <param name="Row">Row of the sheet as Excel numbers it; 0 where the whole sheet is meant.</param>
public sealed record ProblemLine(string Sheet, int Row, string Column, string Severity, string Message);

/// <summary>The problems of an import as a workbook, to be worked through beside the file.</summary>
public static class ProblemList
{
    public static void Write(IReadOnlyList<string> headers, IEnumerable<ProblemLine> problems, Stream to)
    {
        using var workbook = new XLWorkbook();
        var page = workbook.Worksheets.Add(headers[0]);
        double[] widths = [20, 8, 26, 14, 90];
        for (var i = 0; i < widths.Length; i++)
        {
            page.Cell(1, i + 1)
                .SetValue(headers[i + 1])
                .Style.Font.SetBold()
                .Fill.SetBackgroundColor(XLColor.FromHtml("#E6F1F1"));
            page.Column(i + 1).Width = widths[i];
        }
        var row = 1;
        foreach (var problem in problems)
        {
            row++;
            page.Cell(row, 1).SetValue(problem.Sheet);
            page.Cell(row, 2).Value = problem.Row;
            page.Cell(row, 3).SetValue(problem.Column);
            page.Cell(row, 4).SetValue(problem.Severity);
            page.Cell(row, 5).SetValue(problem.Message).Style.Alignment.SetWrapText();
        }
        page.SheetView.FreezeRows(1);
        PrintSetUp.Set(page, headerRow: 1, widths, fontSize: 11);
        page.Range(1, 1, row, widths.Length).SetAutoFilter();
        workbook.SaveTo(to);
    }
}
