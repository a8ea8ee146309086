using ClosedXML.Excel;
using SciTasks.Domain.Basics;

namespace SciTasks.Excel.Summaries;

/// <summary>Who issues the report, where and on which day (Nghị định 30/2020).</summary>
public sealed record Letterhead(string Authority, string Department, string Place, DateOnly Day);

/// <summary>Where the counted rows of a section stand.</summary>
/// <param name="First">First row; the same as <paramref name="Last"/> and without a number where the section is
/// empty.</param>
internal sealed record Section(string Sheet, int First, int Last)
{
    /// <summary>A formula that counts the rows: only rows of tasks carry a number in the first column.</summary>
    public string Count => $"COUNT('{Sheet}'!$A${First}:$A${Last})";

    public string Sum(int column) => $"SUM('{Sheet}'!{Letter(column)}{First}:{Letter(column)}{Last})";

    private static string Letter(int column) =>
        column > 26
            ? $"{(char)('A' + (column - 1) / 26 - 1)}{(char)('A' + (column - 1) % 26)}"
            : ((char)('A' + column - 1)).ToString();
}

/// <summary>A sheet of the summary: administrative header, sections of rows, totals as live formulas, print set-up
/// for A4 landscape.</summary>
internal sealed class SummaryPage
{
    private readonly IXLWorksheet _page;
    private readonly IReadOnlyList<(string Title, double Width)> _columns;
    private int _row;

    public SummaryPage(
        XLWorkbook workbook,
        string name,
        string title,
        Letterhead head,
        IReadOnlyList<(string Title, double Width)> columns
    )
    {
        _page = workbook.Worksheets.Add(name);
        _columns = columns;
        for (var i = 0; i < columns.Count; i++)
            _page.Column(i + 1).Width = columns[i].Width;
        _page.Style.Font.SetFontName("Times New Roman").Font.SetFontSize(FontSize);
        Header(title, head);
        PrintSetUp.Set(_page, HeaderRow, [.. columns.Select(c => c.Width)], FontSize);
        _page.SheetView.FreezeRows(HeaderRow);
    }

    /// <summary>Adds a section; the returned range is what the key figures count.</summary>
    public Section Add(string title, IEnumerable<object?[]> rows)
    {
        _row++;
        _page.Cell(_row, 1).SetValue(title).Style.Font.SetBold();
        var first = _row + 1;
        var number = 0;
        foreach (var row in rows)
        {
            _row++;
            _page.Cell(_row, 1).Value = ++number;
            for (var i = 0; i < row.Length; i++)
                Put(_page.Cell(_row, i + 2), row[i]);
            _page
                .Range(_row, 1, _row, _columns.Count)
                .Style.Border.SetInsideBorder(XLBorderStyleValues.Hair)
                .Border.SetOutsideBorder(XLBorderStyleValues.Hair)
                .Alignment.SetWrapText()
                .Alignment.SetVertical(XLAlignmentVerticalValues.Top);
            _page.Row(_row).Height = LineHeight * LinesOf(row);
        }
        if (number == 0)
            _page.Cell(++_row, 2).SetValue("Không có").Style.Font.SetItalic();
        return new(_page.Name, first, _row);
    }

    /// <summary>How many lines the longest wrapped text of the row needs.</summary>
    private int LinesOf(object?[] row) =>
        row.Select((value, i) => value is string text ? Lines(text, _columns[i + 1].Width, 1.1) : 1).Append(1).Max();

    /// <summary>A line of totals under a section.</summary>
    public void Total(Section section, params int[] columns)
    {
        _row++;
        _page.Cell(_row, 2).SetValue("Cộng");
        foreach (var column in columns)
        {
            _page.Cell(_row, column).FormulaA1 = section.Sum(column);
            _page.Cell(_row, column).Style.NumberFormat.Format = "#,##0";
        }
        _page.Row(_row).Style.Font.SetBold();
    }

    /// <summary>A figure with its name, value by formula and an optional workbook-level name.</summary>
    public void Figure(string label, string formula, string? name, params object?[] beside)
    {
        _row++;
        _page.Cell(_row, 1).Value = _row - HeaderRow;
        _page.Cell(_row, 2).SetValue(label);
        var cell = _page.Cell(_row, 3);
        cell.FormulaA1 = formula;
        cell.Style.NumberFormat.Format = "#,##0";
        for (var i = 0; i < beside.Length; i++)
            Put(_page.Cell(_row, 4 + i), beside[i]);
        _page
            .Range(_row, 1, _row, _columns.Count)
            .Style.Border.SetInsideBorder(XLBorderStyleValues.Hair)
            .Border.SetOutsideBorder(XLBorderStyleValues.Hair);
        if (name is not null)
            _page.Workbook.NamedRanges.Add(name, $"'{_page.Name}'!{cell.Address.ToStringFixed()}");
    }

    public void Remark(string text)
    {
        _row++;
        _page
            .Range(_row, 2, _row, _columns.Count)
            .Merge()
            .Style.Alignment.SetWrapText()
            .Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        _page.Cell(_row, 2).SetValue(text).Style.Font.SetItalic();
        _page.Row(_row).Height = LineHeight * Lines(text, Width(2, _columns.Count), 1.1);
    }

    public void Finish()
    {
        if (_row > HeaderRow)
            _page.Range(HeaderRow, 1, _row, _columns.Count).SetAutoFilter();
        _page.PageSetup.PrintAreas.Add(1, 1, Math.Max(_row, HeaderRow), _columns.Count);
    }

    private const int HeaderRow = 6;
    private const double LineHeight = 15,
        FontSize = 11;

    private void Header(string title, Letterhead head)
    {
        var half = Half();
        Centred(1, 1, half, head.Authority.ToUpperInvariant());
        Centred(2, 1, half, head.Department.ToUpperInvariant()).Style.Font.SetBold();
        Centred(1, half + 1, _columns.Count, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Style.Font.SetBold();
        Centred(2, half + 1, _columns.Count, "Độc lập - Tự do - Hạnh phúc").Style.Font.SetBold();
        var (day, month) = (
            head.Day.Day < 10 ? $"0{head.Day.Day}" : $"{head.Day.Day}",
            head.Day.Month < 3 ? $"0{head.Day.Month}" : $"{head.Day.Month}"
        );
        Centred(3, half + 1, _columns.Count, $"{head.Place}, ngày {day} tháng {month} năm {head.Day.Year}")
            .Style.Font.SetItalic();
        Centred(4, 1, _columns.Count, title, 1.8).Style.Font.SetBold().Font.SetFontSize(14);
        _page.Row(HeaderRow).Height =
            LineHeight
                * Math.Max(2, _columns.Max(c => c.Title.Split(' ').Length > 1 ? Lines(c.Title, c.Width, 1.5) : 1))
            + 6;
        for (var i = 0; i < _columns.Count; i++)
            _page.Cell(HeaderRow, i + 1).SetValue(_columns[i].Title);
        _page
            .Range(HeaderRow, 1, HeaderRow, _columns.Count)
            .Style.Font.SetBold()
            .Fill.SetBackgroundColor(XLColor.FromHtml("#E6F1F1"))
            .Alignment.SetWrapText()
            .Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center)
            .Alignment.SetVertical(XLAlignmentVerticalValues.Center)
            .Border.SetOutsideBorder(XLBorderStyleValues.Thin)
            .Border.SetInsideBorder(XLBorderStyleValues.Thin);
        _row = HeaderRow;
    }

    /// <summary>The last column of the left half: where the halves are nearest to equal in width, whatever the
    /// columns are.</summary>
    private int Half() =>
        Enumerable
            .Range(1, _columns.Count - 1)
            .MinBy(column => Math.Abs(Width(1, column) - Width(column + 1, _columns.Count)));

    private double Width(int from, int to) => _columns.Skip(from - 1).Take(to - from + 1).Sum(c => c.Width);

    /// <summary>Lines a text takes in a width; row heights are written because nothing measures text here.</summary>
    /// <param name="wide">Width of a letter of the text in digits.</param>
    private static int Lines(string text, double width, double wide) =>
        Math.Max(1, (int)Math.Ceiling(text.Length * wide / width));

    /// <summary>A line of the letterhead; it wraps where its half is too narrow, and its row grows with it.</summary>
    private IXLCell Centred(int row, int from, int to, string text, double wide = 1.4)
    {
        _page
            .Range(row, from, row, to)
            .Merge()
            .Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center)
            .Alignment.SetVertical(XLAlignmentVerticalValues.Center)
            .Alignment.SetWrapText();
        var height = (row == 4 ? 20 : LineHeight) * Lines(text, Width(from, to), wide) + (row == 4 ? 8 : 0);
        _page.Row(row).Height = Math.Max(_page.Row(row).Height, height);
        return _page.Cell(row, from).SetValue(text);
    }

    private static void Put(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case DateOnly day:
                cell.Value = day.ToDateTime(TimeOnly.MinValue);
                cell.Style.DateFormat.Format = "dd/MM/yyyy";
                break;
            case Money money:
                cell.Value = money.Dong;
                cell.Style.NumberFormat.Format = "#,##0";
                break;
            case int number:
                cell.Value = number;
                cell.Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
                break;
            default:
                cell.SetValue(value.ToString());
                break;
        }
    }
}
