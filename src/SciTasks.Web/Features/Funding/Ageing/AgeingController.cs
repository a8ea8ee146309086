using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Excel;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Funding.Ageing;

/// <summary>Open advances of a host, an officer or all together, by age band, in đồng.</summary>
/// <param name="Bands">First what is not yet due, then a band per border and one beyond.</param>
public sealed record AgeingGroup(string? Name, IReadOnlyList<Money> Bands, Money RefundOwed, int Tasks)
{
    public Money Total => Bands.Total(b => b);
}

public sealed record AgeingPage(
    string By,
    IReadOnlyList<string> Bands,
    IReadOnlyList<AgeingBorder> Borders,
    AgeingGroup All,
    IReadOnlyList<AgeingGroup> Groups,
    IReadOnlyList<OpenAdvance> Advances,
    DateOnly Today
);

/// <summary>Unsettled advances by age from the effective end or termination, and refunds owed.</summary>
[May(Act.Ledger, Access.Read)]
public sealed class AgeingController(AppDb db, RuleBook rules, TimeProvider clock, Wording words) : Controller
{
    [HttpGet("/ageing")]
    public async Task<IActionResult> Index(string? by)
    {
        ViewData["Title"] = words["Unsettled advances"];
        return View("Index", await PageAsync(by));
    }

    [HttpGet("/ageing.xlsx")]
    public async Task<IActionResult> Export(string? by, [FromServices] Settings settings)
    {
        var page = await PageAsync(by);
        ListColumn[] columns =
        [
            new(words["Task"], 14),
            new(words["Title"], 40),
            new(words["Host organisation"], 28),
            new(words["Officer"], 20),
            new(words["Ended"], 12),
            new(words["Age"], 18),
            new(words["Unsettled (đồng)"], 18, Total: true),
            new(words["Refund owed (đồng)"], 18, Total: true),
        ];
        object?[] Row(OpenAdvance a) =>
            [
                a.Task.Code,
                a.Task.Title,
                a.Task.Host?.Name,
                a.Task.Officer?.Name,
                a.Ended,
                page.Bands[a.Band],
                a.Open,
                a.RefundOwed,
            ];
        var sections =
            page.By == "task"
                ? [new ListSection(words["Unsettled advances"], page.Advances.Select(Row))]
                : page
                    .Advances.GroupBy(a => Key(a, page.By))
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new ListSection(g.Key ?? words["not named"], g.Select(Row)))
                    .ToList();
        return this.Workbook(settings, clock, words["Unsettled advances"], columns, sections, "tam-ung-chua-hoan");
    }

    private async Task<AgeingPage> PageAsync(string? by)
    {
        var today = clock.Today();
        var tasks = await db
            .Tasks.AsNoTracking()
            .VisibleTo(Me.Of(User))
            .Where(t =>
                t.RefundDecided != null
                || t.BudgetChanges.Any()
                || t.Ledger.Any(e => e.Fund == Fund.State && e.ActsOn == LedgerKind.Advance)
            )
            .WithEverything()
            .ToListAsync(HttpContext.RequestAborted);
        var advances = Domain.Funding.Ageing.Of(tasks, today, rules);
        var grouped = by is "host" or "officer" ? by : "task";
        return new(
            grouped,
            Bands(),
            rules.AgeingBorders,
            Sum(null, advances),
            grouped == "task"
                ? []
                :
                [
                    .. advances
                        .GroupBy(a => Key(a, grouped))
                        .Select(g => Sum(g.Key, g))
                        .OrderByDescending(g => g.Total),
                ],
            advances,
            today
        );
    }

    private List<string> Bands()
    {
        var borders = rules.AgeingBorders.Select(b => b.Months).ToList();
        return
        [
            words["not ended"],
            words["under {0} months", borders[0]],
            .. borders.Zip(borders.Skip(1), (a, b) => words["{0}–{1} months", a, b]),
            words["over {0} months", borders[^1]],
        ];
    }

    private AgeingGroup Sum(string? name, IEnumerable<OpenAdvance> advances)
    {
        var all = advances.ToList();
        return new(
            name,
            [
                .. Enumerable
                    .Range(0, rules.AgeingBorders.Count + 2)
                    .Select(band => all.Where(a => a.Band == band).Total(a => a.Open)),
            ],
            all.Total(a => a.RefundOwed),
            all.Count
        );
    }

    private static string? Key(OpenAdvance advance, string by) =>
        by == "host" ? advance.Task.Host?.Name : advance.Task.Officer?.Name;
}
