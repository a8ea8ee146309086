using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Deadlines;

/// <summary>A deadline in a list.</summary>
public sealed record DueLine(
    int TaskId,
    string Code,
    string Title,
    DeadlineKind Kind,
    string Subject,
    DateOnly Due,
    Party Party,
    bool Provisional
);

public sealed record DeadlinesPage(
    bool Overdue,
    DeadlineKind? Kind,
    IReadOnlyList<DueLine> Rows,
    DateOnly Today,
    Paging Paging
);

/// <summary>Open deadlines of today, earliest first.</summary>
[May(Act.Deadlines)]
public sealed class DeadlinesController(AppDb db, TimeProvider clock, Wording words) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/deadlines")]
    public async Task<IActionResult> Index(bool overdue, [FromQuery(Name = "kind")] string? name, int page = 1)
    {
        var kind = TaskDeadline.Find(name);
        var today = clock.Today();
        var open = db
            .Tasks.AsNoTracking()
            .VisibleTo(Me.Of(User))
            .SelectMany(
                t =>
                    t.Deadlines.Where(d =>
                        d.Tracked && !d.Paused && d.Fulfilled == null && (!d.RemindsOnly || d.Due >= today)
                    ),
                (t, d) => new { t, d }
            );
        if (overdue)
            open = open.Where(x => x.d.Due < today);
        if (kind is not null)
            open = open.Where(x => x.d.Kind == kind);
        var paging = Paging.Of(page, PageSize, await open.CountAsync(HttpContext.RequestAborted));
        var rows = await open.OrderBy(x => x.d.Due)
            .ThenBy(x => x.d.Id)
            .Skip(paging.Skip)
            .Take(PageSize)
            .Select(x => new DueLine(
                x.t.Id,
                x.t.Code,
                x.t.Title,
                x.d.Kind,
                x.d.Subject,
                x.d.Due,
                x.d.Party,
                x.d.Provisional
            ))
            .ToListAsync(HttpContext.RequestAborted);
        ViewData["Title"] = words["Deadlines"];
        return View("Index", new DeadlinesPage(overdue, kind, rows, today, paging));
    }
}
