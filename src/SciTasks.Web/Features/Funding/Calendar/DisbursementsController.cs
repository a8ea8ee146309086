using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Tasks;
using SciTasks.Excel;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Funding.Calendar;

/// <summary>State money of a month or a year, in đồng.</summary>
public sealed record PeriodLine(int Number, Money Planned, Money Approved, Money Paid, Money Settled, Money CameBack);

/// <summary>A tranche planned or approved in the month.</summary>
public sealed record MonthTranche(
    int Id,
    int TaskId,
    string Code,
    string Title,
    int Number,
    DateOnly? PlannedDay,
    Money? PlannedAmount,
    DateOnly? Approved,
    Money? ApprovedAmount,
    Money Paid,
    TrancheState State
);

public sealed record CalendarPage(
    int Year,
    int? Month,
    IReadOnlyList<PeriodLine> Months,
    IReadOnlyList<PeriodLine> Years,
    IReadOnlyList<MonthTranche> Tranches,
    Paging Paging
);

/// <summary>The disbursement calendar: planned against paid, by month and by year. Sums are made in the
/// database.</summary>
[May(Act.Ledger, Access.Read)]
public sealed class DisbursementsController(AppDb db, Wording words, Settings settings, TimeProvider clock) : Controller
{
    private const int PageSize = 100;

    [HttpGet("/disbursements")]
    public async Task<IActionResult> Index(int? year, int? month, int page = 1)
    {
        ViewData["Title"] = words["Disbursement calendar"];
        return View("Index", await PageAsync(year, month, page));
    }

    [HttpGet("/disbursements.xlsx")]
    public async Task<IActionResult> Export(int? year)
    {
        var page = await PageAsync(year, null);
        ListColumn[] columns =
        [
            new(words["Period"], 14),
            new(words["Planned (đồng)"], 20, Total: true),
            new(words["Approved (đồng)"], 20, Total: true),
            new(words["Paid (đồng)"], 20, Total: true),
            new(words["Settled (đồng)"], 20, Total: true),
            new(words["Came back (đồng)"], 20, Total: true),
        ];
        object?[] Row(PeriodLine l, string name) => [name, l.Planned, l.Approved, l.Paid, l.Settled, l.CameBack];
        return this.Workbook(
            settings,
            clock,
            words["Disbursement calendar"],
            columns,
            [
                new(words["Year {0}", Text(page.Year)], page.Months.Select(m => Row(m, words["Month {0}", m.Number]))),
                new(words["By year"], page.Years.Select(y => Row(y, Text(y.Number)))),
            ],
            "lich-giai-ngan"
        );
    }

    private async Task<CalendarPage> PageAsync(int? asked, int? month, int page = 1)
    {
        var year = Math.Clamp(asked ?? clock.Today().Year, 1990, 2100);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var planned = await db
            .Tranches.Where(t =>
                t.Fund == Fund.State
                && t.Cancelled == null
                && t.PlannedDay >= first
                && t.PlannedDay <= last
                && t.PlannedAmount != null
            )
            .GroupBy(t => t.PlannedDay!.Value.Month)
            .Select(g => new { Month = g.Key, Sum = g.Sum(t => (long)t.PlannedAmount!.Value) })
            .ToDictionaryAsync(g => g.Month, g => g.Sum, HttpContext.RequestAborted);
        var approved = await db
            .Tranches.Where(t =>
                t.Fund == Fund.State && t.Approved >= first && t.Approved <= last && t.ApprovedAmount != null
            )
            .GroupBy(t => t.Approved!.Value.Month)
            .Select(g => new { Month = g.Key, Sum = g.Sum(t => (long)t.ApprovedAmount!.Value) })
            .ToDictionaryAsync(g => g.Month, g => g.Sum, HttpContext.RequestAborted);
        var entries = await db
            .Ledger.Where(e => e.Fund == Fund.State && e.Day >= first && e.Day <= last)
            .GroupBy(e => new { e.Day.Month, e.ActsOn })
            .Select(g => new
            {
                g.Key.Month,
                g.Key.ActsOn,
                Sum = g.Sum(e => (long)e.Signed),
            })
            .ToListAsync(HttpContext.RequestAborted);
        var months = Enumerable
            .Range(1, 12)
            .Select(m =>
                Line(
                    m,
                    planned.GetValueOrDefault(m),
                    approved.GetValueOrDefault(m),
                    entries.Where(e => e.Month == m).Select(e => (e.ActsOn, e.Sum))
                )
            )
            .ToList();
        var (tranches, paging) = month is >= 1 and <= 12
            ? await TranchesAsync(year, month.Value, page)
            : ([], Paging.Of(1, PageSize, 0));
        return new(year, month is >= 1 and <= 12 ? month : null, months, await YearsAsync(), tranches, paging);
    }

    private async Task<IReadOnlyList<PeriodLine>> YearsAsync()
    {
        var planned = await db
            .Tranches.Where(t =>
                t.Fund == Fund.State && t.Cancelled == null && t.PlannedDay != null && t.PlannedAmount != null
            )
            .GroupBy(t => t.PlannedDay!.Value.Year)
            .Select(g => new { Year = g.Key, Sum = g.Sum(t => (long)t.PlannedAmount!.Value) })
            .ToDictionaryAsync(g => g.Year, g => g.Sum, HttpContext.RequestAborted);
        var approved = await db
            .Tranches.Where(t => t.Fund == Fund.State && t.Approved != null && t.ApprovedAmount != null)
            .GroupBy(t => t.Approved!.Value.Year)
            .Select(g => new { Year = g.Key, Sum = g.Sum(t => (long)t.ApprovedAmount!.Value) })
            .ToDictionaryAsync(g => g.Year, g => g.Sum, HttpContext.RequestAborted);
        var entries = await db
            .Ledger.Where(e => e.Fund == Fund.State)
            .GroupBy(e => new { e.Day.Year, e.ActsOn })
            .Select(g => new
            {
                g.Key.Year,
                g.Key.ActsOn,
                Sum = g.Sum(e => (long)e.Signed),
            })
            .ToListAsync(HttpContext.RequestAborted);
        return
        [
            .. planned
                .Keys.Union(approved.Keys)
                .Union(entries.Select(e => e.Year))
                .OrderDescending()
                .Select(y =>
                    Line(
                        y,
                        planned.GetValueOrDefault(y),
                        approved.GetValueOrDefault(y),
                        entries.Where(e => e.Year == y).Select(e => (e.ActsOn, e.Sum))
                    )
                ),
        ];
    }

    private async Task<(List<MonthTranche> Tranches, Paging Paging)> TranchesAsync(int year, int month, int page)
    {
        var (first, last) = (new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1).AddDays(-1));
        var found = db
            .Tasks.SelectMany(t => t.Tranches, (t, x) => new { t, x })
            .Where(r =>
                r.x.Fund == Fund.State
                && (
                    (r.x.PlannedDay >= first && r.x.PlannedDay <= last)
                    || (r.x.Approved >= first && r.x.Approved <= last)
                    || r.t.Ledger.Any(e =>
                        e.Tranche == r.x.Number && e.Fund == Fund.State && e.Day >= first && e.Day <= last
                    )
                )
            );
        var paging = Paging.Of(page, PageSize, await found.CountAsync(HttpContext.RequestAborted));
        return (
            await found
                .OrderBy(r => r.t.CodeKey)
                .ThenBy(r => r.x.Number)
                .ThenBy(r => r.x.Id)
                .Skip(paging.Skip)
                .Take(PageSize)
                .Select(r => new MonthTranche(
                    r.x.Id,
                    r.t.Id,
                    r.t.Code,
                    r.t.Title,
                    r.x.Number,
                    r.x.PlannedDay,
                    r.x.PlannedAmount,
                    r.x.Approved,
                    r.x.ApprovedAmount,
                    r.x.Paid,
                    r.x.State
                ))
                .ToListAsync(HttpContext.RequestAborted),
            paging
        );
    }

    private static PeriodLine Line(
        int number,
        long planned,
        long approved,
        IEnumerable<(LedgerKind Kind, long Sum)> entries
    )
    {
        var sums = entries.ToList();
        Money Of(params LedgerKind[] kinds) => new(sums.Where(s => kinds.Contains(s.Kind)).Sum(s => s.Sum));
        return new(
            number,
            new(planned),
            new(approved),
            Of(LedgerKind.Advance, LedgerKind.Payment),
            Of(LedgerKind.Settlement),
            Of(LedgerKind.Return, LedgerKind.Recovery)
        );
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
