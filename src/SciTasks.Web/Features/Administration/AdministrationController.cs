using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Sealing;
using SciTasks.Domain.Following;
using SciTasks.Web.Addresses;
using SciTasks.Web.Jobs;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Administration;

/// <param name="State">As the job store says it of the last run: Succeeded, Failed, …; null where it never
/// ran.</param>
public sealed record JobLine(string Name, DateTime? Last, string? State, DateTime? Next, string? Error);

/// <param name="Value">Null where it is a secret that is set.</param>
public sealed record SettingLine(string Key, string? Value);

public sealed record CopyLine(string Name, long Megabytes, DateTime At);

/// <param name="Tail">Rows written and not sealed yet, as far as the last block knows.</param>
public sealed record SealState(bool HasKey, SealHead? Head, DateTime? At, bool Known);

public sealed record AdministrationPage(
    IReadOnlyList<(AccountFilter Show, int Count)> Accounts,
    IReadOnlyList<SecurityLine> Security,
    IReadOnlyList<JobLine> Jobs,
    long FailedJobs,
    int QueuedMails,
    int FailedMails,
    BackupRun? LastBackup,
    IReadOnlyList<CopyLine> Copies,
    Health? Health,
    SealState Seals,
    IReadOnlyList<SettingLine> Settings
);

/// <summary>How the installation stands: its security by the level, its jobs, mails, copies, soundness and
/// settings.</summary>
[May(Act.Administration, Access.Write)]
public sealed class AdministrationController(
    AppDb db,
    SecurityState security,
    AccountLists accounts,
    JobStorage jobs,
    IBackgroundJobClient atOnce,
    Settings settings,
    IServiceProvider services,
    Wording words
) : Controller
{
    [HttpGet("/administration")]
    public async Task<IActionResult> Index()
    {
        ViewData["Title"] = words["Administration"];
        var unsent = db.Outbox.AsNoTracking();
        return View(
            "Index",
            new AdministrationPage(
                await accounts.CountsAsync(HttpContext.RequestAborted),
                await security.LinesAsync(HttpContext.RequestAborted),
                Jobs(),
                jobs.GetMonitoringApi().FailedCount(),
                await unsent.CountAsync(m => m.State == MailState.Queued, HttpContext.RequestAborted),
                await unsent.CountAsync(m => m.State == MailState.Failed, HttpContext.RequestAborted),
                await BackupJob.LastAsync(db, HttpContext.RequestAborted),
                [.. BackupJob.Copies(settings).Select(f => new CopyLine(f.Name, f.Length >> 20, f.LastWriteTimeUtc))],
                await services.GetRequiredService<Soundness>().LastAsync(HttpContext.RequestAborted),
                await SealsAsync(),
                SettingLines.Of(settings)
            )
        );
    }

    /// <summary>A copy now, as every night.</summary>
    [HttpPost("/administration/backup")]
    public IActionResult Copy()
    {
        atOnce.Enqueue<BackupJob>(job => job.RunAsync(CancellationToken.None));
        TempData["Message"] = words["The copy is being made; look again in a moment."];
        return Redirect(AdministrationAddress.Home);
    }

    /// <summary>Runs a recurring job now, as at its time.</summary>
    [HttpPost("/administration/jobs/{name}")]
    public IActionResult Run(string name, [FromServices] IRecurringJobManagerV2 recurring)
    {
        if (Jobs().TrueForAll(j => j.Name != name))
            return NotFound();
        recurring.TriggerJob(name);
        TempData["Message"] = words["The job was started; look again in a moment."];
        return Redirect(AdministrationAddress.Home);
    }

    /// <summary>Looks through the whole database now, as every night.</summary>
    [HttpPost("/administration/check")]
    public IActionResult Check()
    {
        atOnce.Enqueue<SoundnessJob>(job => job.RunAsync());
        TempData["Message"] = words["The database is being checked; look again in a moment."];
        return Redirect(AdministrationAddress.Home);
    }

    private List<JobLine> Jobs()
    {
        using var connection = jobs.GetConnection();
        return
        [
            .. connection
                .GetRecurringJobs()
                .OrderBy(j => j.Id, StringComparer.Ordinal)
                .Select(j => new JobLine(j.Id, j.LastExecution, j.LastJobState, j.NextExecution, j.Error)),
        ];
    }

    private async Task<SealState> SealsAsync()
    {
        var book = services.GetRequiredService<SealBook>();
        var last = await db
            .Seals.AsNoTracking()
            .OrderByDescending(s => s.Number)
            .Select(s => new
            {
                s.Number,
                s.Code,
                s.At,
            })
            .FirstOrDefaultAsync(HttpContext.RequestAborted);
        var known =
            book.Head is not { } head
            || await db.Seals.AnyAsync(s => s.Number == head.Number && s.Code == head.Code, HttpContext.RequestAborted);
        return new(book.Key is not null, last is null ? null : new(last.Number, last.Code), last?.At, known);
    }
}
