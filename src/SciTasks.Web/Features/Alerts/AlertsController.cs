using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Alerts;

public sealed record AlertsPage(
    IReadOnlyList<AlertRun> Runs,
    Paging RunPages,
    IReadOnlyList<OutboxMail> Waiting,
    Paging MailPages,
    bool Healthy,
    Health? Database
);

/// <summary>Every run of the alerts, and mail that has not gone out.</summary>
[May(Act.Alerts, Access.Read)]
public sealed class AlertsController(AppDb db, IServiceProvider services, TimeProvider clock, Wording words)
    : Controller
{
    private const int PageSize = 50;

    [HttpGet("/alerts")]
    public async Task<IActionResult> Index(int page = 1, int mails = 1)
    {
        var runPages = Paging.Of(page, PageSize, await db.AlertRuns.CountAsync(HttpContext.RequestAborted));
        var runs = await db
            .AlertRuns.AsNoTracking()
            .OrderByDescending(r => r.Id)
            .Skip(runPages.Skip)
            .Take(PageSize)
            .ToListAsync(HttpContext.RequestAborted);
        var unsent = db.Outbox.AsNoTracking().Where(m => m.State != MailState.Sent);
        var mailPages = Paging.Of(mails, PageSize, await unsent.CountAsync(HttpContext.RequestAborted));
        var waiting = await unsent
            .OrderByDescending(m => m.Id)
            .Skip(mailPages.Skip)
            .Take(PageSize)
            .ToListAsync(HttpContext.RequestAborted);
        var limit = clock.GetUtcNow().UtcDateTime.AddHours(-26);
        ViewData["Title"] = words["Alert log"];
        var healthy = await db.AlertRuns.AnyAsync(
            r => r.Error == null && r.FinishedAt > limit,
            HttpContext.RequestAborted
        );
        return View(
            "Index",
            new AlertsPage(
                runs,
                runPages,
                waiting,
                mailPages,
                healthy,
                await services.GetRequiredService<Soundness>().LastAsync(HttpContext.RequestAborted)
            )
        );
    }
}
