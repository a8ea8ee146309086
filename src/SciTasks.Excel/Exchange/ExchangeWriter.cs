using ClosedXML.Excel;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;

namespace SciTasks.Excel.Exchange;

/// <summary>Writes the core register as the exchange workbook, so that importing it gives the same data.</summary>
public static class ExchangeWriter
{
    /// <summary>Columns that hold an address of a person or a host.</summary>
    private static readonly string[] Addresses =
    [
        TaskSheet.HostEmail,
        TaskSheet.LeadEmail,
        TaskSheet.OfficerEmail,
        PartSheets.NewEmail,
    ];

    /// <param name="withLedger">False for those who may see the tasks and not the ledger and the budgets of the
    /// years.</param>
    /// <param name="withAddresses">False for those to whom pages show addresses masked: then the columns are left out,
    /// and an import of the workbook leaves the addresses as they are.</param>
    public static void Write(
        IEnumerable<ResearchTask> register,
        Stream to,
        bool withLedger = true,
        bool withAddresses = true
    )
    {
        void Add<T>(XLWorkbook workbook, Sheet<T> sheet, IEnumerable<T> items) =>
            AddSheet(workbook, sheet, items, withAddresses);
        var tasks = register
            .OrderBy(t => t.Source, StringComparer.Ordinal)
            .ThenBy(t => t.CodeKey, StringComparer.Ordinal)
            .ToList();
        using var workbook = new XLWorkbook();
        Add(workbook, TaskSheet.Sheet, tasks);
        Add(workbook, PartSheets.Tranches, Parts(tasks, t => t.Tranches.OrderBy(x => x.Number).ThenBy(x => x.Fund)));
        if (withLedger)
            Add(workbook, PartSheets.Ledger, Parts(tasks, t => t.Ledger.OrderBy(x => x.Day).ThenBy(x => x.Id)));
        if (withLedger)
            Add(
                workbook,
                PartSheets.YearBudgets,
                Parts(tasks, t => t.YearBudgets.OrderBy(x => x.Year).ThenBy(x => x.Fund))
            );
        Add(
            workbook,
            PartSheets.BudgetChanges,
            Parts(tasks, t => t.BudgetChanges.OrderBy(x => x.Day).ThenBy(x => x.Fund))
        );
        Add(workbook, PartSheets.Extensions, Parts(tasks, t => t.Extensions.OrderBy(x => x.Number)));
        Add(
            workbook,
            PartSheets.Changes,
            Parts(
                tasks,
                t => t.Changes.Where(c => c.State is ChangeState.Approved or ChangeState.Refused).OrderBy(x => x.Number)
            )
        );
        Add(
            workbook,
            PartSheets.Reports,
            Parts(tasks, t => t.Reports.Where(r => !r.IsDraft).OrderBy(x => x.From).ThenBy(x => x.To))
        );
        Add(
            workbook,
            PartSheets.Inspections,
            Parts(tasks, t => t.Inspections.Where(x => x.Day is not null).OrderBy(x => x.Day).SelectMany(Lines))
        );
        workbook.SaveTo(to);
    }

    private static IEnumerable<InspectionLine> Lines(Inspection inspection) =>
        inspection.Findings.Count == 0
            ? [new(inspection, null)]
            : inspection.Findings.OrderBy(f => f.Number).Select(f => new InspectionLine(inspection, f));

    private static IEnumerable<Part<T>> Parts<T>(List<ResearchTask> tasks, Func<ResearchTask, IEnumerable<T>> parts) =>
        tasks.SelectMany(t => parts(t).Select(p => new Part<T>(t, p)));

    private static void AddSheet<T>(XLWorkbook workbook, Sheet<T> sheet, IEnumerable<T> items, bool withAddresses)
    {
        var page = workbook.Worksheets.Add(sheet.Vietnamese);
        var columns = sheet
            .Columns.Where(c => c.Kind != ColumnKind.Range && (withAddresses || !Addresses.Contains(c.English)))
            .ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            page.Cell(1, i + 1).SetValue(columns[i].Vietnamese);
            page.Column(i + 1).Width = columns[i].Width;
        }
        page.Row(1).Style.Font.SetBold().Fill.SetBackgroundColor(XLColor.FromHtml("#E6F1F1"));
        page.SheetView.FreezeRows(1);
        PrintSetUp.Set(page, headerRow: 1, widths: null, fontSize: 11);
        var row = 1;
        foreach (var item in items)
        {
            row++;
            for (var i = 0; i < columns.Count; i++)
                Put(page.Cell(row, i + 1), columns[i].Get(item));
        }
    }

    private static void Put(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case DayValue { Approximate: { } text }:
                cell.SetValue(text);
                break;
            case DayValue day:
                cell.Value = day.Day.ToDateTime(TimeOnly.MinValue);
                cell.Style.DateFormat.Format = "dd/MM/yyyy";
                break;
            case Money money:
                cell.Value = money.Dong;
                cell.Style.NumberFormat.Format = "#,##0";
                break;
            case int number:
                cell.Value = number;
                break;
            case bool yes:
                cell.SetValue(yes ? "có" : "không");
                break;
            case string text:
                cell.SetValue(text);
                break;
            default:
                throw new InvalidOperationException($"No cell form for {value.GetType()}.");
        }
    }
}
