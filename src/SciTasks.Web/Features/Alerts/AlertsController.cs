using Hangfire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mail;
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
public sealed class AlertsController(
    AppDb db,
    IServiceProvider services,
    IBackgroundJobClient jobs,
    Settings settings,
    TimeProvider clock,
    Wording words
) : Controller
{
    private const int PageSize = 50;

    /// <summary>Puts a mail that was given up back into the queue.</summary>
    [HttpPost("/alerts/mails/{id:int}/again")]
    [May(Act.Administration, Access.Write)]
    public async Task<IActionResult> SendAgain(int id)
    {
        if (
            await db.Outbox.SingleOrDefaultAsync(
                m => m.Id == id && m.State == MailState.Failed,
                HttpContext.RequestAborted
            )
            is not { } mail
        )
            return NotFound();
        // The link in it no longer holds; the page of the account sends another.
        if (mail.CreatedAt.AddHours(settings.SignIn.LinkHours) < clock.GetUtcNow().UtcDateTime && mail.HoldsALink)
        {
            TempData["Problem"] = words[
                "The link in this mail no longer holds. Send the person a new one from their account."
            ];
            return Redirect(AlertAddress.Pages(1, 1));
        }
        mail.TryAgain(clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        jobs.Enqueue<Outbox>(outbox => outbox.SendDueAsync(CancellationToken.None));
        TempData["Message"] = words["The mail to {0} is tried again.", mail.ToName];
        return Redirect(AlertAddress.Pages(1, 1));
    }

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
