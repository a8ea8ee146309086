using System.Globalization;
using System.IO.Compression;
using System.Text;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Tests;

/// <summary>Situations that files of departments brought: what the cell shows decides, and what is not certain is
/// refused by name.</summary>
public sealed class What_a_cell_says
{
    private const string Month = "mmm-yy";
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly object?[] TaskHead =
    [
        "Mã nhiệm vụ",
        "Tên nhiệm vụ",
        "Tổ chức chủ trì",
        "Chủ nhiệm",
        "Bắt đầu",
        "Kết thúc",
        "Kinh phí NSNN",
    ];

    private static IReadOnlyList<ParsedSheet> Read(MadeWorkbook workbook) =>
        new WorkbookParser(Today).Parse(RawWorkbook.Read(workbook.ToArray(), "a.xlsx"), null);

    private static ParsedSheet Tasks(params object?[][] rows) =>
        Assert.Single(Read(new MadeWorkbook().Sheet("Nhiệm vụ", [TaskHead, .. rows])));

    private static ParsedSheet Csv(string text) =>
        Assert.Single(
            new WorkbookParser(Today).Parse(
                RawWorkbook.Read(Encoding.UTF8.GetBytes(text), "Tasks.csv"),
                null
            )
        );

    private static IEnumerable<string> Errors(ParsedRow row) =>
        row
            .Problems.Where(p => p.Severity == Severity.Error)
            .Select(p => $"{p.Column}: {p.What.Code}");

    [Theory]
    [InlineData(45200, "mmm-yy", "2023-10-31", "10/2023")]
    [InlineData(45200, "mm/yyyy", "2023-10-31", "10/2023")]
    [InlineData(45200, "\"tháng \"m\" năm \"yyyy", "2023-10-31", "10/2023")]
    [InlineData(45200, "yyyy", "2023-12-31", "2023")]
    [InlineData(45200, "dd/mm/yyyy", "2023-10-01", null)]
    [InlineData(45200, "[$-42A]dd mmmm yyyy", "2023-10-01", null)]
    [InlineData(45200, "General", "2023-10-01", null)]
    [InlineData(2023, "General", "2023-12-31", "2023")]
    public void A_day_is_read_as_its_format_shows_it(
        double serial,
        string format,
        string day,
        string? approximate
    )
    {
        var row = Assert.Single(
            Tasks(["A", "Một", "Viện A", "B", null, new Shown(serial, format)]).Rows
        );
        Assert.Equal(
            new DayValue(
                DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
                approximate
            ),
            row.Get<DayValue>(TaskSheet.End)
        );
    }

    [Fact]
    public void A_month_is_its_first_day_for_a_start() =>
        Assert.Equal(
            new DayValue(new(2021, 1, 1), "01/2021"),
            Assert
                .Single(Tasks(["A", "Một", "Viện A", "B", new Shown(44197, Month)]).Rows)
                .Get<DayValue>(TaskSheet.Start)
        );

    [Theory]
    [InlineData(12, "General")]
    [InlineData(0.5, "h:mm")]
    [InlineData(1, "0%")]
    public void A_number_that_shows_no_day_is_none(double number, string format) =>
        Assert.Equal(
            ["Kết thúc: cell.not-a-day"],
            Errors(
                Assert.Single(
                    Tasks(["A", "Một", "Viện A", "B", null, new Shown(number, format)]).Rows
                )
            )
        );

    [Fact]
    public void A_code_that_Excel_turned_into_a_day_is_refused_and_a_padded_one_keeps_its_zeros()
    {
        var sheet = Tasks(
            [new Shown(43831, Month), "Một"],
            [new Shown(12, "0000"), "Hai"],
            [new Shown(7, "\"ĐT-\"000"), "Ba"],
            [2020, "Bốn"]
        );
        Assert.Equal(["Mã nhiệm vụ: cell.day-in-text"], Errors(sheet.Rows[0]));
        Assert.Equal(
            ["0012", "ĐT-007", "2020"],
            sheet.Rows.Skip(1).Select(r => r.Get<string>(TaskSheet.Code))
        );
    }

    [Fact]
    public void A_hundred_percent_is_a_hundred_and_a_year_held_as_a_day_is_that_year()
    {
        var sheets = Read(
            new MadeWorkbook()
                .Sheet("Nhiệm vụ", TaskHead, ["A", "Một"])
                .Sheet(
                    "Báo cáo tiến độ",
                    ["Mã nhiệm vụ", "Từ ngày", "Đến ngày", "Hoàn thành %"],
                    ["A", "1/1/2021", "30/6/2021", new Shown(1, "0%")],
                    ["A", "1/7/2021", "31/12/2021", "60%"]
                )
                .Sheet(
                    "Dự toán năm",
                    ["Mã nhiệm vụ", "Năm", "Nguồn", "Dự toán giao"],
                    ["A", new Shown(44197, "yyyy"), "NSNN", 5]
                )
        );
        Assert.Equal(
            [100, 60],
            sheets
                .Single(s => s.Sheet == PartSheets.Reports)
                .Rows.Select(r => r.Get<int?>("Percent done"))
        );
        Assert.Equal(
            2021,
            Assert
                .Single(sheets.Single(s => s.Sheet == PartSheets.YearBudgets).Rows)
                .Get<int?>("Year")
        );
    }

    [Fact]
    public void Error_values_are_refused_by_their_cell_whether_computed_pasted_or_in_a_csv()
    {
        Assert.Equal(
            ["Tên nhiệm vụ: cell.error-value", "Chủ nhiệm: cell.error-value"],
            Errors(Assert.Single(Tasks(["A", new Error("#N/A"), "Viện A", "#REF!"]).Rows))
        );
        Assert.Equal(
            ["Tên nhiệm vụ: cell.error-value"],
            Errors(Assert.Single(Csv("Mã nhiệm vụ,Tên nhiệm vụ\nA,#VALUE!\n").Rows))
        );
    }

    [Fact]
    public void Titles_of_groups_and_totals_are_no_tasks_and_are_said()
    {
        var sheet = Tasks(
            [null, "I. Lĩnh vực nông nghiệp", null, null, null, null, 200],
            ["A", "Một", "Viện A", "B", null, null, 100],
            [null, new Bold("Lĩnh vực y tế")],
            ["C", "I. V. Lê-nin và thời đại", "Viện A", "B"],
            [null, "Tổng cộng", null, null, null, null, 200],
            ["Tổng số"],
            [null, "Cộng I + II", null, null, null, null, 5]
        );
        Assert.Equal(["A", "C"], sheet.Rows.Select(r => r.Get<string>(TaskSheet.Code)));
        var left = sheet
            .Problems.Where(p => p.What.Code.StartsWith("row.", StringComparison.Ordinal))
            .Select(p => (p.Row, p.What.Code));
        Assert.Equal(
            [
                (2, "row.group-skipped"),
                (4, "row.group-skipped"),
                (6, "row.total-skipped"),
                (7, "row.total-skipped"),
                (8, "row.total-skipped"),
            ],
            left
        );
    }

    [Fact]
    public void Column_numbers_running_totals_notes_and_signatures_are_no_tasks_and_are_said()
    {
        var sheet = Tasks(
            [1, 2, 3, 4, 5, 6, 7],
            ["(1)", "(2)", "(3)", "(4)"],
            ["A", "B", 1, 2, 3],
            ["A", "Một", "Viện A", "B", null, null, 100],
            [null, "Cộng mục I", null, null, null, null, 300],
            [null, "Lũy kế", null, null, null, null, 300],
            [null, "Lũy kế năm 2020", null, null, null, null, 300],
            ["*", "Ghi chú: số liệu tạm tính"],
            [null, "Bằng chữ: một trăm đồng"],
            [null, null, null, "Hà Nội, ngày 5 tháng 3 năm 2020"],
            [null, "(Ký, ghi rõ họ tên)"],
            [null, "Người lập biểu", null, "Thủ trưởng"],
            ["B", "Cộng đồng làng nghề", "Viện A", "B"],
            ["C", "Ghi chú địa danh học", "Viện A", "B"],
            [null, "Cộng đồng ven biển", "Viện A", "B", null, null, 5]
        );
        Assert.Equal(
            ["Một", "Cộng đồng làng nghề", "Ghi chú địa danh học", "Cộng đồng ven biển"],
            sheet.Rows.Select(r => r.Get<string>(TaskSheet.Title))
        );
        Assert.Equal(
            [2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13],
            sheet
                .Problems.Where(p => p.What.Code.EndsWith("-skipped", StringComparison.Ordinal))
                .Select(p => p.Row)
        );
    }

    [Theory]
    [InlineData("[h]:mm", null, null)]
    [InlineData("[hh]:mm:ss", null, null)]
    [InlineData("d", null, null)]
    [InlineData("dddd", null, null)]
    [InlineData("m", null, null)]
    [InlineData("mmmm", null, null)]
    [InlineData("bbbb", null, null)]
    [InlineData("d/m", "05/03/2020", "cell.day-without-year")]
    [InlineData("mmm-yy", "31/03/2020", "cell.approximate-day")]
    [InlineData("dd/mm/yyyy", "05/03/2020", null)]
    [InlineData("e", "31/12/2020", "cell.approximate-day")]
    public void What_a_format_shows_of_a_day_decides(string format, string? day, string? said)
    {
        var row = Assert.Single(
            Tasks(["A", "Một", "Viện A", "B", null, new Shown(43895, format)]).Rows
        );
        Assert.Equal(
            day,
            row.Get<DayValue>(TaskSheet.End)
                ?.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
        );
        Assert.Equal(
            day is null ? "cell.not-a-day" : said,
            row.Problems.Select(p => p.What.Code).SingleOrDefault()
        );
    }

    [Theory]
    [InlineData(2020)]
    [InlineData(60)]
    public void A_year_typed_into_a_cell_of_days_is_said(double serial) =>
        Assert.Contains(
            Assert
                .Single(Tasks(["A", "Một", "Viện A", "B", new Shown(serial, "dd/mm/yyyy")]).Rows)
                .Problems,
            p => p.What.Code == "cell.unlikely-day"
        );

    [Fact]
    public void A_list_of_titles_alone_keeps_every_one() =>
        Assert.Equal(2, Csv("Tên nhiệm vụ\nI. Một\nHai\n").Rows.Count);

    [Fact]
    public void Words_of_merged_cells_count_for_every_row_and_merged_amounts_are_refused()
    {
        var workbook = new MadeWorkbook()
            .Sheet(
                "Nhiệm vụ",
                TaskHead,
                ["A", "Một", "Viện A", "B", null, null, 100],
                ["C", "Hai", null, "D", null, null, null]
            )
            .Merge("C2:C3")
            .Merge("G2:G3");
        var rows = Assert.Single(Read(workbook)).Rows;
        Assert.Equal(["Viện A", "Viện A"], rows.Select(r => r.Get<string>(TaskSheet.Host)));
        Assert.All(rows, r => Assert.Equal(["Kinh phí NSNN: cell.merged-amount"], Errors(r)));
        var across = new MadeWorkbook()
            .Sheet("Nhiệm vụ", TaskHead, ["A", "Một", "Viện A"])
            .Merge("C2:D2");
        Assert.Equal(
            ["Tổ chức chủ trì: cell.merged-across", "Chủ nhiệm: cell.merged-across"],
            Errors(Assert.Single(Assert.Single(Read(across)).Rows))
        );
    }

    [Fact]
    public void Sheets_that_are_not_read_are_named()
    {
        var sheet = Assert.Single(
            Read(
                new MadeWorkbook()
                    .Sheet("Nhiệm vụ", TaskHead, ["A", "Một"])
                    .Sheet("Nháp", ["x"], ["y"])
                    .Sheet("Trống")
            )
        );
        var problem = Assert.Single(sheet.Problems);
        Assert.Equal(("file.sheet-not-read", "Nháp"), (problem.What.Code, problem.What.Numbers[0]));
    }

    [Fact]
    public void Strict_files_are_read() =>
        Assert.Equal(
            "Một",
            Assert
                .Single(
                    Assert
                        .Single(
                            Read(
                                new MadeWorkbook { Schemas = MadeWorkbook.Strict }.Sheet(
                                    "Nhiệm vụ",
                                    TaskHead,
                                    ["A", "Một"]
                                )
                            )
                        )
                        .Rows
                )
                .Get<string>(TaskSheet.Title)
        );

    [Theory]
    [InlineData("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")]
    [InlineData("../xl/odd/first%20sheet.xml", "xl/odd/first sheet.xml")]
    [InlineData("worksheets\\sheet1.xml", "xl\\worksheets\\Sheet1.xml")]
    [InlineData("./worksheets/./sheet1.xml", "xl/worksheets/sheet1.xml")]
    public void Odd_paths_inside_the_package_are_followed(string target, string entry) =>
        Assert.Single(
            Assert
                .Single(
                    Read(
                        new MadeWorkbook { Place = _ => (target, entry) }.Sheet(
                            "Nhiệm vụ",
                            TaskHead,
                            ["A", "Một"]
                        )
                    )
                )
                .Rows
        );

    [Fact]
    public void A_part_that_is_missing_is_damage()
    {
        var workbook = new MadeWorkbook { Place = _ => ("worksheets/sheet1.xml", "") }.Sheet(
            "Nhiệm vụ",
            TaskHead
        );
        Assert.Equal(
            "file.damaged",
            Assert.Throws<UnreadableFileException>(() => Read(workbook)).Code
        );
    }

    [Fact]
    public void However_a_file_is_damaged_it_is_the_files_fault()
    {
        var whole = new MadeWorkbook()
            .Sheet(
                "Nhiệm vụ",
                TaskHead,
                ["A", "Một", "Viện A", "B", new Shown(45200, Month), 45300, 12.5]
            )
            .ToArray();
        CsCheck.Check.Sample(
            CsCheck.Gen.Select(
                CsCheck.Gen.Int[0, whole.Length - 1],
                CsCheck.Gen.Byte,
                CsCheck.Gen.Int[1, whole.Length]
            ),
            (at, value, length) =>
            {
                byte[] damaged = [.. whole.AsSpan(0, length)];
                if (at < damaged.Length)
                    damaged[at] = value;
                try
                {
                    new WorkbookParser(Today).Parse(RawWorkbook.Read(damaged, "a.xlsx"), null);
                }
                catch (UnreadableFileException)
                {
                    // Said in words; anything else would be a bug to whoever brought the file.
                }
            },
            iter: 1000
        );
    }

    [Fact]
    public void One_huge_cell_is_refused_before_it_is_in_memory()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string text)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
            const string relations =
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Part(
                "xl/workbook.xml",
                $"<workbook xmlns:r=\"{relations}\"><sheets><sheet name=\"Nhiệm vụ\" r:id=\"a\"/></sheets></workbook>"
            );
            Part(
                "xl/_rels/workbook.xml.rels",
                $"<Relationships><Relationship Id=\"a\" Type=\"{relations}/worksheet\" Target=\"sheet.xml\"/></Relationships>"
            );
            using var sheet = zip.CreateEntry("xl/sheet.xml", CompressionLevel.Fastest).Open();
            sheet.Write("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>"u8);
            var letters = new byte[1 << 20];
            Array.Fill(letters, (byte)'A');
            for (var i = 0; i < 200; i++)
                sheet.Write(letters);
            sheet.Write("</t></is></c></row></sheetData></worksheet>"u8);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(
            "file.cell-too-long",
            Assert
                .Throws<UnreadableFileException>(() => RawWorkbook.Read(stream.ToArray(), "a.xlsx"))
                .Code
        );
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20_000_000);
    }

    [Fact]
    public void Escaped_characters_and_their_escape_come_back_as_written()
    {
        var rows = Tasks(["A", "_x005F_x0041_ và _x0041_"]).Rows;
        Assert.Equal("_x0041_ và A", Assert.Single(rows).Get<string>(TaskSheet.Title));
    }

    [Fact]
    public void A_line_that_names_the_separator_is_followed() =>
        Assert.Equal(
            new Money(1_500_000),
            Assert
                .Single(
                    Csv(
                        "sep=;\nMã nhiệm vụ;Tên nhiệm vụ;Kinh phí NSNN (triệu đồng)\nA;Một, hai;1,5\n"
                    ).Rows
                )
                .Get<Money?>("State budget")
        );

    [Theory]
    [InlineData("chưa có")]
    [InlineData("a@b.vn; c@d.vn")]
    public void Text_that_is_no_address_is_not_taken_for_one(string text)
    {
        var row = Assert.Single(Csv($"Tên nhiệm vụ,Email chủ nhiệm\nA,{text}\n").Rows);
        Assert.Null(row.Get<string>(TaskSheet.LeadEmail));
        Assert.Equal(Severity.Warning, Assert.Single(row.Problems).Severity);
    }

    [Fact]
    public void Lost_characters_are_named_and_never_break_the_import()
    {
        var row = Assert.Single(Csv("Mã nhiệm vụ,Tên nhiệm vụ\nA,Tên \uFFFE lạ\n").Rows);
        Assert.Equal("cell.lost-characters", Assert.Single(row.Problems).What.Code);
        Assert.Equal("Tên  lạ", row.Get<string>(TaskSheet.Title));
    }

    [Theory]
    [InlineData("1234.567", 1_234_567_000)]
    [InlineData("1234.5", 1_234_500_000)]
    [InlineData("\"1,234.567\"", 1_234_567_000)]
    [InlineData("1.035", 1_035_000_000)]
    public void Amounts_in_millions_are_read_by_their_separators(string text, long dong) =>
        Assert.Equal(
            new Money(dong),
            Assert
                .Single(Csv($"Tên nhiệm vụ,Kinh phí NSNN (triệu đồng)\nA,{text}\n").Rows)
                .Get<Money?>("State budget")
        );

    [Theory]
    [InlineData("1.23.456")]
    [InlineData("1.500 000")]
    public void Groups_that_are_not_of_three_digits_refuse(string text) =>
        Assert.Equal(
            ["Kinh phí NSNN: cell.not-money"],
            Errors(Assert.Single(Csv($"Tên nhiệm vụ,Kinh phí NSNN\nA,{text}\n").Rows))
        );

    [Fact]
    public void A_statement_reads_days_and_amounts_like_any_cell()
    {
        var workbook = new MadeWorkbook().Sheet(
            "SK",
            ["Số CT", "Ngày", "Số tiền", "Nội dung"],
            ["1", new Shown(45200, "dd/mm/yyyy"), "VND 5.000.000", "a"],
            ["2", "2023-10-01T00:00:00Z", -7, "b"],
            ["3", new Shown(45200, Month), 9, "c"],
            ["4", 12, "1.500 000", "d"]
        );
        var (lines, problems) = StatementFile.Parse(RawWorkbook.Read(workbook.ToArray(), "a.xlsx"));
        Assert.Equal(
            [(5_000_000L, new DateOnly(2023, 10, 1)), (-7L, new DateOnly(2023, 10, 1))],
            lines.Select(l => (l.Amount.Dong, l.Day))
        );
        Assert.Equal(
            ["cell.not-a-day", "cell.not-a-day", "cell.not-money"],
            problems.Select(p => p.What.Code)
        );
    }
}
