using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Funding;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;

namespace SciTasks.Web.Importing;

/// <summary>Rows of <c>Dự toán năm</c>, <c>Điều chỉnh kinh phí</c>, <c>Gia hạn</c>, <c>Điều chỉnh</c>, <c>Báo cáo
/// tiến độ</c> and <c>Kiểm tra</c>.</summary>
internal sealed class PartRows(KnownTasks tasks, MoneyGate gate)
{
    public void Take(JudgedSheet sheet)
    {
        var seen = new Dictionary<(ResearchTask, object), int>();
        foreach (var row in sheet.Rows.Where(r => r.Verdict != RowVerdict.Reject))
            if (tasks.Of(row) is { } task)
                Take(sheet.Sheet.Sheet, row, task, seen);
    }

    private void Take(Sheet sheet, JudgedRow row, ResearchTask task, Dictionary<(ResearchTask, object), int> seen)
    {
        if (sheet == PartSheets.YearBudgets)
            Year(row, task, seen);
        else if (sheet == PartSheets.BudgetChanges)
            Budget(row, task, seen);
        else if (sheet == PartSheets.Extensions)
            Extend(row, task, seen);
        else if (sheet == PartSheets.Changes)
            Change(row, task, seen);
        else if (sheet == PartSheets.Reports)
            Report(row, task, seen);
        else
            Inspect(row, task, seen);
    }

    private void Year(JudgedRow row, ResearchTask task, Dictionary<(ResearchTask, object), int> seen)
    {
        if (!TrancheRows.TryFund(row, out var fund))
            return;
        var year = row.Row.Get<int>(PartSheets.Year);
        Put(
            row,
            task,
            seen,
            (year, fund),
            PartSheets.YearBudgets,
            task.YearBudgets,
            b => b.Year == year && b.Fund == fund,
            () => new YearBudget(year, fund)
        );
        if (
            row.Verdict is RowVerdict.Create or RowVerdict.Update
            && !gate.Allows(task, new DateOnly(Math.Clamp(year, 1, 9999), 12, 31))
        )
            row.Reject(
                "Năm",
                gate.Refusal(
                    task,
                    new DateOnly(Math.Clamp(year, 1, 9999), 12, 31),
                    row.Row.Get<Money?>("Assigned")
                )
            );
    }

    private static void Budget(JudgedRow row, ResearchTask task, Dictionary<(ResearchTask, object), int> seen)
    {
        if (!TrancheRows.TryFund(row, out var fund))
            return;
        var (day, after) = (row.Row.Get<DayValue>(PartSheets.Date)!.Day, row.Row.Get<Money>(PartSheets.After));
        var isNew = !task.BudgetChanges.Exists(c => c.Day == day && c.Fund == fund);
        var change = Put(
            row,
            task,
            seen,
            (day, fund),
            PartSheets.BudgetChanges,
            task.BudgetChanges,
            c => c.Day == day && c.Fund == fund,
            () => task.NewBudgetChange(fund, day, after)
        );
        // The file may state the total before; a cut by it counts too.
        if (isNew && change is not null)
            task.FindPaid(change);
        task.TakeBudgetChanges(fund);
    }

    private static void Extend(JudgedRow row, ResearchTask task, Dictionary<(ResearchTask, object), int> seen)
    {
        var number = row.Row.Get<int>(PartSheets.Number);
        var newEnd = row.Row.Get<DayValue>(PartSheets.NewEnd)!.Day;
        var extension = Put(
            row,
            task,
            seen,
            number,
            PartSheets.Extensions,
            task.Extensions,
            e => e.Number == number,
            () => new Extension(number, newEnd)
        );
        if (extension is { ChangeNumber: { } change } && row.Verdict == RowVerdict.Update)
            row.Reject(row.Changed[0], new("import.change-decided-here", change, task.Code));
        if (extension is { Outcome: Outcome.Approved } && extension.Decision.Day is null)
            row.Warn("Ngày quyết định", "extension.approved-without-day");
        if (extension is not null && newEnd <= (task.End ?? DateOnly.MinValue))
            row.Warn("Kết thúc mới", "extension.not-later", newEnd, task.End);
    }

    private static void Report(JudgedRow row, ResearchTask task, Dictionary<(ResearchTask, object), int> seen)
    {
        var (from, to) = (row.Row.Get<DayValue>(PartSheets.From)!.Day, row.Row.Get<DayValue>(PartSheets.To)!.Day);
        if (to < from)
        {
            row.Reject("Đến ngày", new("report.to-before-from", from, to));
            return;
        }
        if (row.Row.Get<int?>("Percent done") is > 100)
            row.Warn("Hoàn thành %", "report.percent-above-100");
        var report = Put(
            row,
            task,
            seen,
            (from, to),
            PartSheets.Reports,
            task.Reports,
            r => r.From == from && r.To == to,
            () => new ProgressReport(from, to)
        );
        if (
            report is not null
            && row.Verdict == RowVerdict.Update
            && (report.DraftedBy is not null || task.MovesOn(report).Any())
        )
            row.Reject(row.Changed[0], new("import.report-worked-on-here", from, to));
    }

    private static void Change(JudgedRow row, ResearchTask task, Dictionary<(ResearchTask, object), int> seen)
    {
        var (number, word) = (row.Row.Get<int>(PartSheets.Number), row.Row.Get<string>(PartSheets.Kind));
        if (WordLists.ChangeKinds.Find(word) is not { } kind)
        {
            row.Reject("Loại", new("row.unknown-kind", word));
            return;
        }
        var change = Put(
            row,
            task,
            seen,
            number,
            PartSheets.Changes,
            task.Changes,
            c => c.Number == number,
            () => new ChangeRequest(number, kind) { State = ChangeState.Approved }
        );
        if (change is null)
            return;
        if (change.NewName is { Length: > Organization.LongestName } name)
            row.Reject("Sau điều chỉnh", new("cell.too-long", Organization.LongestName, name.Length));
        if (row.Verdict == RowVerdict.Update && task.MovesOn(change).Any())
            row.Reject(row.Changed[0], new("import.change-decided-here", number, task.Code));
        if (change is { State: ChangeState.Approved, Decision.Day: null })
            row.Reject("Ngày quyết định", new("import.change-needs-day"));
    }

    private static void Inspect(JudgedRow row, ResearchTask task, Dictionary<(ResearchTask, object), int> seen)
    {
        var day = row.Row.Get<DayValue>(PartSheets.Date)!.Day;
        var text = row.Row.Get<string>(PartSheets.Finding);
        if (!seen.TryAdd((task, (day, Folding.Fold(text))), row.Row.Number))
        {
            row.Reject("Ngày kiểm tra", new("row.duplicate-key", day, seen[(task, (day, Folding.Fold(text)))]));
            return;
        }
        var inspection = task.Inspections.Find(i => i.Day == day);
        var isNew = inspection is null;
        if (inspection is null)
            task.Inspections.Enter(inspection = new Inspection(task.NextInspection(), day));
        var finding = text is null ? null : inspection.Findings.Find(f => Folding.Fold(f.Text) == Folding.Fold(text));
        if (finding is null && text is not null)
        {
            inspection.Findings.Add(finding = new Finding(inspection.Findings.Count + 1, text));
            isNew = true;
        }
        row.Key += $" · {day:dd/MM/yyyy}";
        row.Fill(PartSheets.Inspections, new(task, new(inspection, finding)), isNew);
    }

    private static TPart? Put<TPart>(
        JudgedRow row,
        ResearchTask task,
        Dictionary<(ResearchTask, object), int> seen,
        object key,
        Sheet<Part<TPart>> sheet,
        Rows<TPart> stored,
        Predicate<TPart> isSame,
        Func<TPart> create
    )
        where TPart : class
    {
        row.Key += $" · {key}";
        if (!seen.TryAdd((task, key), row.Row.Number))
        {
            row.Reject(
                sheet.Columns.First(c => c.Required && c.English != TaskSheet.Code).Vietnamese,
                new("row.duplicate-key", key, seen[(task, key)])
            );
            return null;
        }
        var part = stored.Find(isSame);
        var isNew = part is null;
        if (part is null)
            stored.Enter(part = create());
        row.Fill(sheet, new(task, part), isNew);
        return part;
    }
}
