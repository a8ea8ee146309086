using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Alerts;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Alerts;

public sealed record AlertsPage(IReadOnlyList<AlertRun> Runs, IReadOnlyList<OutboxMail> Waiting, bool Healthy,
    Health? Database);

/// <summary>Every run of the alerts, and mail that has not gone out.</summary>
[May(Act.Alerts, Access.Read)]
public sealed class AlertsController(AppDb db, IServiceProvider services, TimeProvider clock, Wording words)
    : Controller
{
    [HttpGet("/alerts")]
    public async Task<IActionResult> Index()
    {
        var runs = await db.AlertRuns.AsNoTracking().OrderByDescending(r => r.Id).Take(100).ToListAsync();
        var waiting = await db.Outbox.AsNoTracking().Where(m => m.State != MailState.Sent).OrderByDescending(m => m.Id).Take(100).ToListAsync();
        var limit = clock.GetUtcNow().UtcDateTime.AddHours(-26);
        ViewData["Title"] = words["Alert log"];
        return View("Index",
            new AlertsPage(runs, waiting, runs.Any(r => r.Error is null && r.FinishedAt > limit),
            await services.GetRequiredService<Soundness>().LastAsync()));
    }
}
