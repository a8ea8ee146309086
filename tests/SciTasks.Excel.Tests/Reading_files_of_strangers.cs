using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Tests;

public sealed class Reading_files_of_strangers
{
    private static readonly DateOnly Today = new(2026, 11, 1);

    private static byte[] Workbook(Action<IXLWorksheet> fill)
    {
        using var workbook = new XLWorkbook();
        fill(workbook.Worksheets.Add("Nhiệm vụ"));
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return stream.ToArray();
    }

    private static string CodeOf(byte[] content, string name = "a.xlsx") =>
        Assert
            .Throws<UnreadableFileException>(() =>
                new WorkbookParser(Today).Parse(RawWorkbook.Read(content, name), null)
            )
            .Code;

    private static ParsedSheet Csv(string text) =>
        Assert.Single(
            new WorkbookParser(Today).Parse(
                RawWorkbook.Read(Encoding.UTF8.GetBytes(text), "Tasks.csv"),
                null
            )
        );

    [Fact]
    public void An_encrypted_file_is_named_as_such() =>
        Assert.Equal("file.encrypted", CodeOf([0xD0, 0xCF, 0x11, 0xE0, 0xA1]));

    [Fact]
    public void What_is_not_a_zip_is_no_workbook() =>
        Assert.Equal("file.not-a-workbook", CodeOf(Encoding.UTF8.GetBytes("hello")));

    [Fact]
    public void Xml_entities_are_refused() =>
        Assert.Equal(
            "file.xml-entities",
            CodeOf(
                Zip(("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook>&b;</workbook>"))
            )
        );

    [Fact]
    public void A_merged_header_is_refused_by_name() =>
        Assert.Equal(
            "file.merged-header",
            CodeOf(
                Workbook(s =>
                {
                    s.Cell(1, 1).SetValue("Tên nhiệm vụ");
                    s.Range(1, 1, 1, 2).Merge();
                })
            )
        );

    [Fact]
    public void A_missing_required_column_refuses_the_file() =>
        Assert.Equal(
            "file.missing-column",
            CodeOf(Workbook(s => s.Cell(1, 1).SetValue("Mã nhiệm vụ")))
        );

    [Fact]
    public void Too_many_columns_are_refused() =>
        Assert.Equal(
            "file.too-many-columns",
            CodeOf(
                Workbook(s =>
                {
                    for (var i = 1; i <= 201; i++)
                        s.Cell(1, i).SetValue($"C{i}");
                })
            )
        );

    [Fact]
    public void A_formula_is_read_by_its_saved_value_and_told()
    {
        var content = Workbook(s =>
        {
            s.Cell(1, 1).SetValue("Tên nhiệm vụ");
            s.Cell(1, 2).SetValue("Kinh phí NSNN (triệu đồng)");
            s.Cell(2, 1).SetValue("A");
            s.Cell(2, 2).FormulaA1 = "1+1.5";
            _ = s.Cell(2, 2).Value;
        });
        var row = Assert.Single(
            Assert
                .Single(new WorkbookParser(Today).Parse(RawWorkbook.Read(content, "a.xlsx"), null))
                .Rows
        );
        Assert.Contains(
            row.Problems,
            p => p.What.Code is "cell.formula" or "cell.formula-without-value"
        );
    }

    [Theory]
    [InlineData("5/3/2026", "2026-03-05")]
    [InlineData("2026-03-05", "2026-03-05")]
    [InlineData("03/2021", "2021-03-01")]
    [InlineData("2020", "2020-01-01")]
    [InlineData("Quý II/2020", "2020-04-01")]
    public void Days_are_read_as_people_write_them(string text, string day)
    {
        var row = Assert.Single(Csv($"Tên nhiệm vụ,Bắt đầu\nA,{text}\n").Rows);
        Assert.Equal(
            DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            row.Get<DayValue>(TaskSheet.Start)!.Day
        );
    }

    [Theory]
    [InlineData("1.234", 1234)]
    [InlineData("1.234.567 đồng", 1234567)]
    [InlineData("350000000", 350000000)]
    public void Money_is_read_the_Vietnamese_way(string text, long dong) =>
        Assert.Equal(
            new Money(dong),
            Assert
                .Single(Csv($"Tên nhiệm vụ,Kinh phí NSNN\nA,{text}\n").Rows)
                .Get<Money?>("State budget")
        );

    [Fact]
    public void Negative_money_and_facts_of_tomorrow_are_errors()
    {
        var row = Assert.Single(
            Csv("Tên nhiệm vụ,Kinh phí NSNN,Ngày nghiệm thu\nA,-5,2/11/2026\n").Rows
        );
        Assert.Equal(
            ["fact.after-today", "money.negative"],
            row.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.What.Code).Order()
        );
    }

    [Fact]
    public void A_zip_bomb_is_refused_by_what_it_inflates_to()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (var written = 0L; written <= ReadLimits.InflatedBytes; written += blanks.Length)
                entry.Write(blanks);
        }
        Assert.True(stream.Length < ReadLimits.FileBytes);
        Assert.Equal("file.zip-bomb", CodeOf(stream.ToArray()));
    }

    [Fact]
    public void A_sheet_of_a_million_rows_is_refused()
    {
        var text = new StringBuilder("Mã nhiệm vụ,Tên nhiệm vụ\n");
        for (var i = 0; i <= ReadLimits.Rows; i++)
            text.Append("A,B\n");
        Assert.Equal(
            "file.too-many-rows",
            CodeOf(Encoding.UTF8.GetBytes(text.ToString()), "Tasks.csv")
        );
    }

    [Fact]
    public void Days_counted_from_1904_are_read_as_the_days_they_show()
    {
        var content = Workbook(s =>
        {
            s.Cell(1, 1).SetValue("Tên nhiệm vụ");
            s.Cell(1, 2).SetValue("Bắt đầu");
            s.Cell(2, 1).SetValue("Nuôi tôm");
            s.Cell(2, 2).Value = new DateTime(2024, 3, 5);
            s.Workbook.Use1904DateSystem = true;
        });
        using (var zip = new ZipArchive(new MemoryStream(content)))
        using (var part = new StreamReader(zip.GetEntry("xl/workbook.xml")!.Open()))
            Assert.Contains(
                "date1904=\"1\"",
                part.ReadToEnd().Replace("\"true\"", "\"1\"", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        var sheet = Assert.Single(
            new WorkbookParser(Today).Parse(RawWorkbook.Read(content, "a.xlsx"), null)
        );
        Assert.Equal(
            new DateOnly(2024, 3, 5),
            Assert.Single(sheet.Rows).Get<DayValue>("Start")!.Day
        );
    }
}
