using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using ClosedXML.Excel;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.People;
using SciTasks.Domain.Register;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Summaries;

namespace SciTasks.Excel.Tests;

/// <summary>Workbooks as readable text, one line a cell, compared with the files in <c>Golden</c>. A wanted change
/// is taken over by
/// running the tests with SCITASKS_GOLDEN=write and reading the difference.</summary>
public sealed class The_workbooks_we_write
{
    private static readonly ResearchTask[] Story = [Running(), Accepted(), Late()];

    [Fact]
    public void Yearly_summary() =>
        Compare(
            "summary-2025.txt",
            stream =>
            {
                var rules = Reference.Load(Reference.DefaultFolder);
                var summary = AnnualSummary.Compute(SummaryPeriod.OfYear(2025), Story, rules);
                var before = AnnualSummary.Compute(summary.Period.Before, Story, rules).Figures();
                SummaryWorkbook.Write(
                    summary,
                    before,
                    new Letterhead(
                        "Ủy ban nhân dân tỉnh Cà Mau",
                        "Sở Khoa học và Công nghệ",
                        "Cà Mau",
                        new(2025, 12, 20)
                    ),
                    rules,
                    stream
                );
            }
        );

    [Fact]
    public void Exchange_workbook() =>
        Compare("exchange.txt", stream => ExchangeWriter.Write(Story, stream));

    /// <summary>Every kind of workbook the program writes, with its type size in points.</summary>
    public static TheoryData<string> Kinds =>
        ["summary", "running summary", "exchange", "problems", "list", "narrow list"];

    private static MemoryStream Written(string kind)
    {
        var (stream, rules) = (new MemoryStream(), Reference.Load(Reference.DefaultFolder));
        var head = new Letterhead(
            "Ủy ban nhân dân tỉnh Cà Mau",
            "Sở Khoa học và Công nghệ",
            "Cà Mau",
            new(2025, 12, 20)
        );
        var period =
            kind == "running summary"
                ? SummaryPeriod.OfYear(2025).On(new(2025, 12, 20))
                : SummaryPeriod.OfYear(2025);
        if (kind.EndsWith("summary", StringComparison.Ordinal))
            SummaryWorkbook.Write(
                AnnualSummary.Compute(period, Story, rules),
                AnnualSummary.Compute(period.Before, Story, rules).Figures(),
                head,
                rules,
                stream
            );
        else if (kind == "exchange")
            ExchangeWriter.Write(Story, stream);
        else if (kind == "problems")
            ProblemList.Write(
                ["Lỗi", "Trang tính", "Dòng", "Cột", "Mức", "Cần làm"],
                [new("Nhiệm vụ", 3, "Kết thúc", "lỗi", "Kết thúc trước ngày bắt đầu")],
                stream
            );
        else
            ListWorkbook.Write(
                "Sổ",
                "SỔ NGÀY",
                head,
                kind == "list"
                    ? [.. Enumerable.Range(1, 12).Select(i => new ListColumn($"Cột {i}", 17, true))]
                    : [new("Tên", 20), new("Số", 10)],
                [
                    new(
                        "A",
                        [
                            ["x"],
                        ]
                    ),
                ],
                stream
            );
        stream.Position = 0;
        return stream;
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Heads_repeated_in_print_are_absolute(string kind)
    {
        using var package = new ZipArchive(Written(kind));
        using var reader = new StreamReader(package.GetEntry("xl/workbook.xml")!.Open());
        var titles = System
            .Text.RegularExpressions.Regex.Matches(reader.ReadToEnd(), "Print_Titles[^>]*>([^<]*)<")
            .Select(m => m.Groups[1].Value)
            .ToList();
        using var workbook = new XLWorkbook(Written(kind));
        Assert.Equal(workbook.Worksheets.Count, titles.Count);
        Assert.All(titles, t => Assert.Matches(@"!\$\d+:\$\d+$", t));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void No_sheet_is_printed_below_nine_points(string kind)
    {
        using var workbook = new XLWorkbook(Written(kind));
        foreach (var sheet in workbook.Worksheets)
        {
            var inches = sheet.PageSetup.PaperSize == XLPaperSize.A3Paper ? 16.54 : 11.69;
            var columns = sheet.ColumnsUsed().Max(c => c.ColumnNumber());
            // A sheet that does not fit itself to the paper is not shrunk at all.
            var scale =
                sheet.PageSetup.PagesWide == 0
                    ? 1
                    : Math.Min(
                        1,
                        (inches - 0.8)
                            * 96
                            / Enumerable.Range(1, columns).Sum(c => 7 * sheet.Column(c).Width + 5)
                    );
            var smallest = sheet.CellsUsed().Min(c => c.Style.Font.FontSize);
            Assert.True(smallest * scale >= 9, $"{sheet.Name}: {smallest} pt × {scale:0.00}");
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Nothing_of_a_letterhead_or_title_is_clipped(string kind)
    {
        using var workbook = new XLWorkbook(Written(kind));
        foreach (var sheet in workbook.Worksheets)
            foreach (var range in sheet.MergedRanges.Where(r => !r.FirstCell().IsEmpty()))
            {
                var (cell, width) = (
                    range.FirstCell(),
                    range.Columns().Sum(c => c.WorksheetColumn().Width)
                );
                // Capitals in bold take about a fifth more than a digit; the title is larger by 14/11.
                var lines = Math.Ceiling(
                    cell.GetString().Length * 1.2 * cell.Style.Font.FontSize / 11 / width
                );
                Assert.True(
                    lines == 1 || cell.Style.Alignment.WrapText,
                    $"{sheet.Name}!{cell.Address} does not wrap"
                );
                Assert.True(
                    sheet.Row(cell.Address.RowNumber).Height >= lines * cell.Style.Font.FontSize * 1.3,
                    $"{sheet.Name}!{cell.Address}: {lines} lines in {sheet.Row(cell.Address.RowNumber).Height}"
                );
            }
    }

    [Fact]
    public void The_workbook_of_a_running_year_says_up_to_which_day_it_goes()
    {
        using var workbook = new XLWorkbook(Written("running summary"));
        Assert.All(
            workbook.Worksheets,
            s =>
                Assert.Contains(
                    "đến ngày 20/12/2025",
                    s.Cell(4, 1).GetString(),
                    StringComparison.Ordinal
                )
        );
        Assert.DoesNotContain(
            workbook.Worksheets.SelectMany(s => s.CellsUsed()),
            c =>
                !c.HasFormula
                && c.GetString().Contains("cuối kỳ", StringComparison.Ordinal)
                && !c.GetString().Contains("Kiểm tra", StringComparison.Ordinal)
        );
        using var closed = new XLWorkbook(Written("summary"));
        Assert.All(
            closed.Worksheets,
            s =>
                Assert.DoesNotContain(
                    "đến ngày",
                    s.Cell(4, 1).GetString(),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Sheets_show_the_end_that_holds_with_the_original_one_beside_it()
    {
        using var workbook = new XLWorkbook(Written("summary"));
        var carried = workbook.Worksheet("Chuyển tiếp");
        var heads = carried
            .Row(6)
            .CellsUsed()
            .ToDictionary(c => c.GetString(), c => c.Address.ColumnNumber);
        var row = carried
            .RowsUsed()
            .Single(r => r.Cell(2).GetString() == "DA-07/2023" && r.RowNumber() > 6);
        Assert.Equal(new DateTime(2025, 3, 31), row.Cell(heads["Kết thúc ban đầu"]).GetDateTime());
        Assert.Equal(new DateTime(2025, 6, 30), row.Cell(heads["Kết thúc"]).GetDateTime());
        using var exchange = new XLWorkbook(Written("exchange"));
        var tasks = exchange.Worksheet("Nhiệm vụ");
        var end = tasks
            .Row(1)
            .CellsUsed()
            .Single(c => c.GetString() == "Kết thúc")
            .Address.ColumnNumber;
        Assert.Equal("Kết thúc sau gia hạn", tasks.Cell(1, end + 1).GetString());
        Assert.Equal(
            new DateTime(2025, 6, 30),
            tasks
                .RowsUsed()
                .Single(r => r.Cell(2).GetString() == "DA-07/2023")
                .Cell(end + 1)
                .GetDateTime()
        );
    }

    private static ResearchTask Running()
    {
        var task = Task(
            "ĐT-01/2025",
            "Nuôi tôm sú thâm canh ít thay nước",
            new(2025, 3, 1),
            new(2027, 2, 28),
            980_000_000
        );
        task.Tranches.Add(
            new Tranche(1, Fund.State)
            {
                PlannedDay = new(2025, 4, 1),
                PlannedAmount = new(490_000_000),
                Approved = new(2025, 4, 21),
                ApprovedAmount = new(490_000_000),
                ApprovalNumber = "27/QĐ-SKHCN",
            }
        );
        task.Ledger.Add(
            new LedgerEntry(LedgerKind.Advance, Fund.State, new(2025, 4, 28), new(490_000_000), 1)
            {
                Voucher = "UNC-0012",
            }
        );
        task.YearBudgets.Add(new YearBudget(2025, Fund.State) { Assigned = new(500_000_000) });
        task.Reports.Add(
            new ProgressReport(new(2025, 3, 1), new(2025, 8, 31))
            {
                Submitted = new(2025, 9, 5),
                PercentDone = 30,
                Work = "=1+1 là văn bản",
            }
        );
        return task;
    }

    private static ResearchTask Accepted()
    {
        var task = Task(
            "DA-07/2023",
            "Nhân giống lúa chịu mặn",
            new(2023, 4, 1),
            new(2025, 3, 31),
            2_100_000_000
        );
        task.Restate(task.Budgets with { CounterpartBudget = new(300_000_000) });
        task.Restate(
            task.Results with
            {
                DossierSubmitted = new(2025, 3, 20),
                Accepted = new(2025, 6, 10),
                Grade = Grade.Pass,
                Recipient = "Chi cục Trồng trọt",
            }
        );
        task.Restate(
            task.Results with
            {
                Registration = new("CMU-2025-004/KQNC", new(2025, 7, 1)),
            }
        );
        task.Extensions.Add(
            new Extension(1, new(2025, 6, 30))
            {
                Decision = new("30/QĐ-UBND", new(2025, 2, 10)),
                StatedOutcome = Outcome.Approved,
                Reason = "Mưa bão",
            }
        );
        return task;
    }

    private static ResearchTask Late()
    {
        var task = Task(
            "ĐT-06/2022",
            "Than sinh học từ vỏ tôm",
            new(2022, 6, 1),
            new(2024, 5, 31),
            745_000_000
        );
        task.Restate(
            task.FollowUp with
            {
                Cause = "Chủ nhiệm chuyển công tác",
                NextAction = "Đổi chủ nhiệm",
                NextActionOwner = "Phòng Quản lý khoa học",
            }
        );
        var inspection = new Inspection(1, new DateOnly(2025, 5, 8))
        {
            Team = "Phòng QLKH",
            Conclusion = Conclusion.PassWithFindings,
            ContinueFunding = false,
        };
        inspection.Findings.Add(
            new Finding(1, "Thiếu chứng từ mua vật tư") { FixBy = new(2025, 6, 8) }
        );
        task.Inspections.Add(inspection);
        return task;
    }

    private static ResearchTask Task(
        string code,
        string title,
        DateOnly start,
        DateOnly end,
        long budget
    ) =>
        new ResearchTask("SKHCN", code, title)
            .Restate(new TaskProfile { Title = title, Type = TaskType.ResearchTopic })
            .Restate(
                new TaskApprovals
                {
                    Approval = new($"{start.Year}/QĐ-UBND", start.AddDays(-30)),
                    Contract = new($"{start.Year}/HĐ-SKHCN", start),
                }
            )
            .Restate(new TaskTerm { Start = start, End = end })
            .Restate(new TaskBudget { StateBudget = new(budget) })
            .Place(new Organization("Trường Đại học Bạc Liêu"))
            .Appoint(new Person("Nguyễn Văn Đồng"));

    private static void Compare(
        string name,
        Action<Stream> write,
        [CallerFilePath] string here = ""
    )
    {
        using var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        var dump = Dump(new XLWorkbook(stream));
        var golden = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("SCITASKS_GOLDEN") == "write")
            File.WriteAllText(golden, dump);
        Assert.Equal(File.ReadAllText(golden), dump);
    }

    private static string Dump(XLWorkbook workbook)
    {
        var text = new StringBuilder();
        foreach (var name in workbook.NamedRanges.OrderBy(n => n.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{name.Name} → {name.RefersTo}\n");
        foreach (var sheet in workbook.Worksheets)
            foreach (
                var cell in sheet
                    .CellsUsed(c => !c.IsEmpty())
                    .OrderBy(c => c.Address.RowNumber)
                    .ThenBy(c => c.Address.ColumnNumber)
            )
            {
                var value = cell.HasFormula
                    ? "=" + cell.FormulaA1
                    : Convert.ToString(cell.Value, CultureInfo.InvariantCulture);
                var format = cell.Style.NumberFormat.Format is { Length: > 0 } f ? $" [{f}]" : "";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{sheet.Name}!{cell.Address} = {value}{format}\n"
                );
            }
        return text.ToString();
    }
}
