using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Register;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Backlog;

public sealed record StuckTask(
    int Id,
    string Code,
    string Title,
    string? Host,
    IReadOnlyList<SpanKind> Kinds,
    DateOnly Since,
    Money AtRisk,
    string? Cause,
    string? NextAction,
    string? Owner,
    DateOnly? NextActionDue
);

/// <param name="Tasks">One page of them, oldest first.</param>
/// <param name="Bands">How long, of every stuck task.</param>
public sealed record BacklogPage(
    IReadOnlyList<StuckTask> Tasks,
    IReadOnlyList<(BacklogAge Age, int Count)> Bands,
    Paging Paging,
    DateOnly Today
);

/// <summary>Tasks that are stuck today, oldest first.</summary>
[May(Act.Backlog)]
public sealed class BacklogController(AppDb db, TimeProvider clock, Wording words) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/backlog")]
    public async Task<IActionResult> Index(int page = 1)
    {
        var today = clock.Today();
        // Order and bands are of all; only the tasks of the page are loaded whole.
        var stuck = await db
            .Tasks.VisibleTo(Me.Of(User))
            .SelectMany(
                t => t.Spans.Where(s => SpanKinds.Backlog.Contains(s.Kind) && s.From <= today && s.To > today),
                (t, s) => new { t.Id, s.From }
            )
            .GroupBy(x => x.Id)
            .Select(g => new { Id = g.Key, Since = g.Min(x => x.From) })
            .OrderBy(x => x.Since)
            .ThenBy(x => x.Id)
            .ToListAsync(HttpContext.RequestAborted);
        var paging = Paging.Of(page, PageSize, stuck.Count);
        var ids = stuck.Skip(paging.Skip).Take(PageSize).Select(s => s.Id).ToList();
        var tasks = await db
            .Tasks.AsNoTracking()
            .VisibleTo(Me.Of(User))
            .WithEverything()
            .Include(t => t.Spans)
            .Where(t => ids.Contains(t.Id))
            .ToListAsync(HttpContext.RequestAborted);
        ViewData["Title"] = words["Backlog"];
        return View(
            "Index",
            new BacklogPage(
                [.. tasks.OrderBy(t => ids.IndexOf(t.Id)).Select(t => Line(t, today))],
                [
                    .. stuck
                        .GroupBy(s => BacklogAges.Of(s.Since, today))
                        .OrderBy(g => g.Key)
                        .Select(g => (g.Key, g.Count())),
                ],
                paging,
                today
            )
        );
    }

    private static StuckTask Line(ResearchTask t, DateOnly today)
    {
        var kinds = t.Spans.Where(s => SpanKinds.Backlog.Contains(s.Kind) && s.Holds(today)).ToList();
        return new(
            t.Id,
            t.Code,
            t.Title,
            t.Host?.Name,
            [.. kinds.Select(k => k.Kind).Order()],
            kinds.Min(k => k.From),
            BacklogRules.MoneyAtRisk(t, today),
            t.Cause,
            t.NextAction,
            t.NextActionOwner,
            t.NextActionDue
        );
    }
}
