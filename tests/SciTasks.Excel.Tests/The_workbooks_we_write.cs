using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ClosedXML.Excel;
using SciTasks.Data;
using SciTasks.Domain;
using SciTasks.Domain.Changes;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Inspections;
using SciTasks.Domain.People;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Summaries;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Summaries;

namespace SciTasks.Excel.Tests;

/// <summary>Workbooks as readable text, one line a cell, compared with the files in <c>Golden</c>. A wanted change is taken over by
/// running the tests with SCITASKS_GOLDEN=write and reading the difference.</summary>
public sealed class The_workbooks_we_write
{
    private static readonly ResearchTask[] Story = [Running(), Accepted(), Late()];

    [Fact]
    public void Yearly_summary() => Compare("summary-2025.txt", stream =>
    {
        var rules = Reference.Load(Reference.DefaultFolder);
        var summary = AnnualSummary.Compute(SummaryPeriod.OfYear(2025), Story, rules);
        var before = AnnualSummary.Compute(summary.Period.Before, Story, rules).Figures();
        SummaryWorkbook.Write(summary, before, new Letterhead("Ủy ban nhân dân tỉnh Cà Mau", "Sở Khoa học và Công nghệ", "Cà Mau", new(2025, 12, 20)), rules, stream);
    });

    [Fact]
    public void Exchange_workbook() => Compare("exchange.txt", stream => ExchangeWriter.Write(Story, stream));

    private static ResearchTask Running()
    {
        var task = Task("ĐT-01/2025", "Nuôi tôm sú thâm canh ít thay nước", new(2025, 3, 1), new(2027, 2, 28), 980_000_000);
        task.Tranches.Add(new Tranche(1, Fund.State) { PlannedDay = new(2025, 4, 1), PlannedAmount = new(490_000_000), Approved = new(2025, 4, 21), ApprovedAmount = new(490_000_000), ApprovalNumber = "27/QĐ-SKHCN" });
        task.Ledger.Add(new LedgerEntry(LedgerKind.Advance, Fund.State, new(2025, 4, 28), new(490_000_000), 1) { Voucher = "UNC-0012" });
        task.YearBudgets.Add(new YearBudget(2025, Fund.State) { Assigned = new(500_000_000) });
        task.Reports.Add(new ProgressReport(new(2025, 3, 1), new(2025, 8, 31)) { Submitted = new(2025, 9, 5), PercentDone = 30, Work = "=1+1 là văn bản" });
        return task;
    }

    private static ResearchTask Accepted()
    {
        var task = Task("DA-07/2023", "Nhân giống lúa chịu mặn", new(2023, 4, 1), new(2025, 3, 31), 2_100_000_000);
        task.CounterpartBudget = new(300_000_000);
        (task.DossierSubmitted, task.Accepted, task.Grade, task.Recipient) = (new(2025, 3, 20), new(2025, 6, 10), Grade.Pass, "Chi cục Trồng trọt");
        task.Registration = new("CMU-2025-004/KQNC", new(2025, 7, 1));
        task.Extensions.Add(new Extension(1, new(2025, 6, 30)) { Decision = new("30/QĐ-UBND", new(2025, 2, 10)), StatedOutcome = Outcome.Approved, Reason = "Mưa bão" });
        return task;
    }

    private static ResearchTask Late()
    {
        var task = Task("ĐT-06/2022", "Than sinh học từ vỏ tôm", new(2022, 6, 1), new(2024, 5, 31), 745_000_000);
        (task.Cause, task.NextAction, task.NextActionOwner) = ("Chủ nhiệm chuyển công tác", "Đổi chủ nhiệm", "Phòng Quản lý khoa học");
        var inspection = new Inspection(1, new DateOnly(2025, 5, 8)) { Team = "Phòng QLKH", Conclusion = Conclusion.PassWithFindings, ContinueFunding = false };
        inspection.Findings.Add(new Finding(1, "Thiếu chứng từ mua vật tư") { FixBy = new(2025, 6, 8) });
        task.Inspections.Add(inspection);
        return task;
    }

    private static ResearchTask Task(string code, string title, DateOnly start, DateOnly end, long budget) => new("SKHCN", code, title)
    {
        Type = TaskType.ResearchTopic,
        Approval = new($"{start.Year}/QĐ-UBND", start.AddDays(-30)),
        Contract = new($"{start.Year}/HĐ-SKHCN", start),
        Start = start,
        End = end,
        StateBudget = new(budget),
        Host = new Organization("Trường Đại học Bạc Liêu"),
        Lead = new Person("Nguyễn Văn Đồng"),
    };

    private static void Compare(string name, Action<Stream> write, [CallerFilePath] string here = "")
    {
        using var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        var dump = Dump(new XLWorkbook(stream));
        var golden = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("SCITASKS_GOLDEN") == "write") File.WriteAllText(golden, dump);
        Assert.Equal(File.ReadAllText(golden), dump);
    }

    private static string Dump(XLWorkbook workbook)
    {
        var text = new StringBuilder();
        foreach (var name in workbook.NamedRanges.OrderBy(n => n.Name, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"{name.Name} → {name.RefersTo}\n");
        foreach (var sheet in workbook.Worksheets)
            foreach (var cell in sheet.CellsUsed(c => !c.IsEmpty()).OrderBy(c => c.Address.RowNumber).ThenBy(c => c.Address.ColumnNumber))
            {
                var value = cell.HasFormula ? "=" + cell.FormulaA1 : Convert.ToString(cell.Value, CultureInfo.InvariantCulture);
                var format = cell.Style.NumberFormat.Format is { Length: > 0 } f ? $" [{f}]" : "";
                text.Append(CultureInfo.InvariantCulture, $"{sheet.Name}!{cell.Address} = {value}{format}\n");
            }
        return text.ToString();
    }
}
