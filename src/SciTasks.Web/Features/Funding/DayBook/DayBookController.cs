using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;
using SciTasks.Excel;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Funding.DayBook;

/// <summary>What the day book is narrowed to.</summary>
public sealed record BookFilter
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public LedgerKind? Kind { get; init; }
    public Fund? Fund { get; init; }
    public string? Voucher { get; init; }

    public string Query(int? after = null, DateOnly? day = null)
    {
        static string? Day(DateOnly? d) => d?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return QueryString
            .Create(
                new Dictionary<string, string?>
                {
                    ["from"] = Day(From),
                    ["to"] = Day(To),
                    ["kind"] = Kind?.ToString(),
                    ["fund"] = Fund?.ToString(),
                    ["voucher"] = Voucher,
                    ["after"] = after?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["day"] = Day(day),
                }.Where(p => !string.IsNullOrEmpty(p.Value))
            )
            .ToString();
    }
}

public sealed record BookLine(
    int Id,
    int TaskId,
    string Code,
    string Title,
    int? Tranche,
    Fund Fund,
    LedgerKind Kind,
    DateOnly Day,
    Money Amount,
    string? Voucher,
    int Line,
    string? Treasury,
    int BudgetYear,
    string? Content
);

public sealed record BookTotal(LedgerKind Kind, int Count, Money Sum);

public sealed record BookPage(
    BookFilter Filter,
    IReadOnlyList<BookLine> Lines,
    IReadOnlyList<BookTotal> Totals,
    bool More
);

/// <summary>The accountant's day book: ledger entries by day, newest first, with totals by kind.</summary>
[May(Act.Ledger, Access.Read)]
public sealed class DayBookController(AppDb db, Wording words, Settings settings, TimeProvider clock) : Controller
{
    private const int PageSize = 100;

    [HttpGet("/day-book")]
    public async Task<IActionResult> Index([FromQuery] BookFilter filter, int? after, DateOnly? day)
    {
        var known = filter with
        {
            From = filter.From ?? new DateOnly(clock.Today().Year, 1, 1),
            To = filter.To ?? clock.Today(),
        };
        var found = await ApplyAsync(known);
        var totals = await found
            .GroupBy(e => e.ActsOn)
            .Select(g => new
            {
                Kind = g.Key,
                Count = g.Count(),
                Sum = g.Sum(e => (long)e.Signed),
            })
            .ToListAsync(HttpContext.RequestAborted);
        if (after is { } id && day is { } last)
            found = found.Where(e => e.Day < last || (e.Day == last && e.Id < id));
        var lines = await Lines(found.OrderByDescending(e => e.Day).ThenByDescending(e => e.Id).Take(PageSize + 1))
            .ToListAsync(HttpContext.RequestAborted);
        ViewData["Title"] = words["Day book"];
        return View(
            "Index",
            new BookPage(
                known,
                [.. lines.Take(PageSize)],
                [.. totals.OrderBy(t => t.Kind).Select(t => new BookTotal(t.Kind, t.Count, new(t.Sum)))],
                lines.Count > PageSize
            )
        );
    }

    [HttpGet("/day-book.xlsx")]
    public async Task<IActionResult> Export([FromQuery] BookFilter filter)
    {
        var lines = await Lines((await ApplyAsync(filter)).OrderBy(e => e.Day).ThenBy(e => e.Id))
            .ToListAsync(HttpContext.RequestAborted);
        ListColumn[] columns =
        [
            new(words["Date"], 12),
            new(words["Voucher"], 16),
            new(words["Task"], 14),
            new(words["Tranche"], 8),
            new(words["Fund"], 12),
            new(words["Kind"], 14),
            new(words["Amount (đồng)"], 18),
            new(words["Treasury"], 20),
            new(words["Budget year"], 10),
            new(words["Content"], 36),
        ];
        return this.Workbook(
            settings,
            clock,
            words["Day book"],
            columns,
            [
                new(
                    words["Ledger"],
                    lines.Select(l =>
                        new object?[]
                        {
                            l.Day,
                            l.Voucher,
                            l.Code,
                            l.Tranche,
                            words.Of(l.Fund),
                            words.Of(l.Kind),
                            l.Amount,
                            l.Treasury,
                            l.BudgetYear,
                            l.Content,
                        }
                    )
                ),
            ],
            "so-ngay"
        );
    }

    private async Task<IQueryable<LedgerEntry>> ApplyAsync(BookFilter filter)
    {
        var entries = db.Ledger.AsNoTracking();
        if (filter.From is { } from)
            entries = entries.Where(e => e.Day >= from);
        if (filter.To is { } to)
            entries = entries.Where(e => e.Day <= to);
        if (filter.Kind is { } kind)
            entries = entries.Where(e => e.Kind == kind);
        if (filter.Fund is { } fund)
            entries = entries.Where(e => e.Fund == fund);
        if (string.IsNullOrWhiteSpace(filter.Voucher))
            return entries;
        // Compared here, so that both databases find the same.
        var begins = Folding.CodeKey(filter.Voucher);
        var vouchers = (
            await entries
                .Where(e => e.Voucher != null)
                .Select(e => e.Voucher!)
                .Distinct()
                .ToListAsync(HttpContext.RequestAborted)
        )
            .Where(v => Folding.CodeKey(v).StartsWith(begins, StringComparison.Ordinal))
            .ToList();
        return entries.Where(e => vouchers.Contains(e.Voucher!));
    }

    private IQueryable<BookLine> Lines(IQueryable<LedgerEntry> entries) =>
        entries.Join(
            db.Tasks,
            e => e.TaskId,
            t => t.Id,
            (e, t) =>
                new BookLine(
                    e.Id,
                    t.Id,
                    t.Code,
                    t.Title,
                    e.Tranche,
                    e.Fund,
                    e.Kind,
                    e.Day,
                    e.Amount,
                    e.Voucher,
                    e.Line,
                    e.Treasury,
                    e.BudgetYear,
                    e.Content
                )
        );
}
