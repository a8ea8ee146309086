using ClosedXML.Excel;

namespace SciTasks.Excel.Exchange;

/// <summary>Titles of the sheets beside the blank one, and of their columns.</summary>
public sealed record TemplateWords(
    string Examples,
    string Lists,
    string Help,
    string Column,
    string Takes,
    string Required
);

/// <summary>A blank sheet of tasks to fill in, with two rows as an example, the words of the lists and what each column
/// takes. Only the blank sheet is read when it comes back.</summary>
public static class TemplateWorkbook
{
    /// <param name="takes">What a kind of column takes, in the language of the reader.</param>
    public static void Write(Func<ColumnKind, string> takes, TemplateWords titles, Stream to)
    {
        using var workbook = new XLWorkbook();
        var columns = TaskSheet.Sheet.AllColumns.Where(c => c.English is not "Extended end").ToList();
        Head(workbook.AddWorksheet(TaskSheet.Sheet.Vietnamese), columns);
        var examples = workbook.AddWorksheet(titles.Examples);
        Head(examples, columns);
        for (var row = 0; row < Examples.Length; row++)
            foreach (var (english, text) in Examples[row])
                examples.Cell(row + 2, columns.FindIndex(c => c.English == english) + 1).SetValue(text);
        Lists(workbook.AddWorksheet(titles.Lists), columns);
        Help(workbook.AddWorksheet(titles.Help), columns, takes, titles);
        workbook.SaveTo(to);
    }

    private static void Head(IXLWorksheet page, List<Column> columns)
    {
        page.Style.NumberFormat.Format = "@";
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = page.Cell(1, i + 1).SetValue(columns[i].Vietnamese);
            cell.Style.Font.SetBold().Fill.SetBackgroundColor(XLColor.FromHtml("#E6F1F1")).Alignment.SetWrapText();
            page.Column(i + 1).Width = columns[i].Width;
        }
        page.SheetView.FreezeRows(1);
    }

    private static void Lists(IXLWorksheet page, List<Column> columns)
    {
        var at = 1;
        foreach (var list in columns.Where(c => c.Words.Count > 0))
        {
            page.Cell(1, at).SetValue(list.Vietnamese).Style.Font.SetBold();
            for (var i = 0; i < list.Words.Count; i++)
                page.Cell(i + 2, at).SetValue(list.Words[i]);
            page.Column(at++).Width = 26;
        }
    }

    private static void Help(
        IXLWorksheet page,
        List<Column> columns,
        Func<ColumnKind, string> takes,
        TemplateWords titles
    )
    {
        string[] heads = [titles.Column, "English", titles.Takes];
        for (var i = 0; i < heads.Length; i++)
            page.Cell(1, i + 1).SetValue(heads[i]).Style.Font.SetBold();
        for (var i = 0; i < columns.Count; i++)
        {
            var said = takes(columns[i].Kind);
            page.Cell(i + 2, 1).SetValue(columns[i].Vietnamese);
            page.Cell(i + 2, 2).SetValue(columns[i].English);
            page.Cell(i + 2, 3).SetValue(columns[i].Required ? $"{said} ({titles.Required})" : said);
        }
        (page.Column(1).Width, page.Column(2).Width, page.Column(3).Width) = (32, 28, 70);
        page.SheetView.FreezeRows(1);
    }

    private static readonly (string English, string Text)[][] Examples =
    [
        [
            (TaskSheet.Code, "ĐT-01/2026"),
            (TaskSheet.Title, "Nghiên cứu quy trình nuôi ghép cua biển"),
            ("Type", "đề tài KH&CN"),
            (TaskSheet.Host, "Trung tâm Khuyến nông tỉnh"),
            (TaskSheet.Lead, "Trịnh Văn Bảo"),
            ("Decision number", "1205/QĐ-UBND"),
            ("Decision date", "12/06/2026"),
            (TaskSheet.Start, "01/07/2026"),
            (TaskSheet.End, "30/06/2028"),
            ("State budget", "950.500.000"),
        ],
        [
            (TaskSheet.Code, "DA-02/2026"),
            (TaskSheet.Title, "Mô hình trồng nấm ứng dụng công nghệ cao"),
            ("Type", "dự án SXTN"),
            (TaskSheet.Host, "Công ty TNHH Nấm Xanh"),
            (TaskSheet.Lead, "Đỗ Thị Cúc"),
            (TaskSheet.Start, "08/2026"),
            (TaskSheet.End, "07/2027"),
            ("State budget", "300.000.000"),
            ("Counterpart", "200.000.000"),
        ],
    ];
}
