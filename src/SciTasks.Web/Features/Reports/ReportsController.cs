using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Tasks;
using SciTasks.Excel;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Reports;

/// <summary>What the list of reports is narrowed to; the address holds it and the export takes the same.</summary>
public sealed record ReportFilter
{
    /// <summary>owed: due and not handed in; review: handed in, waiting; done: reviewed.</summary>
    public string Show { get; init; } = "owed";
    public int Page { get; init; } = 1;

    public bool Owed => Show is not ("review" or "done");
}

public sealed record ReportRow(
    int TaskId,
    string Code,
    string Title,
    string? Host,
    string? Lead,
    string Period,
    DateOnly? Due,
    DateOnly? Submitted,
    Review? Review,
    int? Percent,
    bool Provisional = false
)
{
    public string Address => ReportAddress.Of(TaskId, Period);
}

public sealed record ReportListPage(
    ReportFilter Filter,
    IReadOnlyList<ReportRow> Rows,
    Paging Paging,
    int ToReview,
    DateOnly Today
);

/// <summary>Progress reports of every task the person sees: owed, to review, reviewed.</summary>
[May(Act.Tasks)]
public sealed class ReportsController(AppDb db, Settings settings, TimeProvider clock, Wording words) : Controller
{
    private const int PageSize = 50,
        ExportSize = Paging.Whole;

    [HttpGet("/reports")]
    public async Task<IActionResult> Index([FromQuery] ReportFilter filter)
    {
        ViewData["Title"] = words["Progress reports"];
        return View("Index", await ListAsync(filter, PageSize));
    }

    [HttpGet("/reports.xlsx")]
    public async Task<IActionResult> Export([FromQuery] ReportFilter filter)
    {
        var list = await ListAsync(filter with { Page = 1 }, ExportSize);
        ListColumn[] columns =
        [
            new(words["Task"], 14),
            new(words["Title"], 40),
            new(words["Host organisation"], 28),
            new(words["Lead"], 20),
            new(words["Period"], 24),
            new(words["Due"], 12),
            new(words["Submitted"], 12),
            new(words["Percent done"], 10),
            new(words["Review"], 16),
        ];
        var rows = list.Rows.Select(r =>
            new object?[]
            {
                r.Code,
                r.Title,
                r.Host,
                r.Lead,
                Wording.Period(r.Period),
                r.Due,
                r.Submitted,
                r.Percent,
                r.Review is { } review ? words.Of(review) : null,
            }
        );
        return this.Workbook(
            settings,
            clock,
            words["Progress reports"],
            columns,
            [new(words["Reports." + (filter.Owed ? "owed" : filter.Show)], rows)],
            "bao-cao-tien-do"
        );
    }

    private async Task<ReportListPage> ListAsync(ReportFilter filter, int most)
    {
        var (today, tasks) = (clock.Today(), db.Tasks.AsNoTracking().VisibleTo(Me.Of(User)));
        var handedIn = tasks.SelectMany(t => t.Reports.Where(r => r.Submitted != null), (t, r) => new { t, r });
        var toReview = await handedIn.CountAsync(x => x.r.Review == null, HttpContext.RequestAborted);
        if (filter.Owed)
        {
            var soon = today.AddDays(Soon.Days);
            var owed = tasks.SelectMany(
                t =>
                    t.Deadlines.Where(d =>
                        d.Kind == TaskDeadline.ProgressReport
                        && d.Tracked
                        && !d.Paused
                        && d.Fulfilled == null
                        && d.Due <= soon
                    ),
                (t, d) => new { t, d }
            );
            var due = Paging.Of(filter.Page, most, await owed.CountAsync(HttpContext.RequestAborted));
            var rows = await owed.OrderBy(x => x.d.Due)
                .ThenBy(x => x.d.Id)
                .Skip(due.Skip)
                .Take(most)
                .Select(x => new ReportRow(
                    x.t.Id,
                    x.t.Code,
                    x.t.Title,
                    x.t.Host!.Name,
                    x.t.Lead!.Name,
                    x.d.Subject,
                    x.d.Due,
                    null,
                    null,
                    null,
                    x.d.Provisional
                ))
                .ToListAsync(HttpContext.RequestAborted);
            return new(filter, rows, due, toReview, today);
        }
        var found =
            filter.Show == "review"
                ? handedIn.Where(x => x.r.Review == null).OrderBy(x => x.r.Submitted).ThenBy(x => x.r.Id)
                : handedIn
                    .Where(x => x.r.Review != null)
                    .OrderByDescending(x => x.r.Submitted)
                    .ThenByDescending(x => x.r.Id);
        var paging = Paging.Of(filter.Page, most, await found.CountAsync(HttpContext.RequestAborted));
        var lines = await found
            .Skip(paging.Skip)
            .Take(most)
            .Select(x => new
            {
                x.t.Id,
                x.t.Code,
                x.t.Title,
                Host = x.t.Host!.Name,
                Lead = x.t.Lead!.Name,
                x.r.From,
                x.r.To,
                x.r.Due,
                x.r.Submitted,
                x.r.Review,
                Percent = x.r.Adjustments.Where(a => a.PercentDone != null)
                    .OrderByDescending(a => a.Number)
                    .Select(a => a.PercentDone)
                    .FirstOrDefault()
                    ?? x.r.PercentDone,
            })
            .ToListAsync(HttpContext.RequestAborted);
        return new(
            filter,
            [
                .. lines.Select(x => new ReportRow(
                    x.Id,
                    x.Code,
                    x.Title,
                    x.Host,
                    x.Lead,
                    ProgressReport.KeyOf(x.From, x.To),
                    x.Due,
                    x.Submitted,
                    x.Review,
                    x.Percent
                )),
            ],
            paging,
            toReview,
            today
        );
    }
}
