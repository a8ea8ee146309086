using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Web.Jobs;

namespace SciTasks.Web.Features.Alerts;

/// <summary>The rows of the runs. They are closed by one statement each and not by saving the context, which may hold
/// what just failed.</summary>
internal sealed class AlertRuns(AppDb db, TimeProvider clock)
{
    /// <summary>Of another machine nothing is known but that no run takes this long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);
    private const int LongestError = 4000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<AlertRun> OpenAsync(DateOnly on, string author, CancellationToken cancellation)
    {
        var run = new AlertRun(on, Now, author, ProcessMark.Own);
        db.AlertRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return run;
    }

    public async Task CloseAsync(AlertRun run)
    {
        run.FinishedAt = Now;
        if (run.Error is { Length: > LongestError } text)
            run.Error = text[..LongestError];
        await db
            .AlertRuns.Where(r => r.Id == run.Id)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(r => r.FinishedAt, run.FinishedAt)
                    .SetProperty(r => r.Error, run.Error)
                    .SetProperty(r => r.Considered, run.Considered)
                    .SetProperty(r => r.Due, run.Due)
                    .SetProperty(r => r.Created, run.Created)
                    .SetProperty(r => r.Queued, run.Queued)
                    .SetProperty(r => r.Sent, run.Sent)
                    .SetProperty(r => r.Failed, run.Failed)
                    .SetProperty(r => r.WithoutAddress, run.WithoutAddress)
            );
    }

    /// <summary>Closes the rows of runs whose process is gone, so that none stays open for ever or stands in the way of
    /// the next.</summary>
    public async Task CloseGoneAsync(CancellationToken cancellation = default)
    {
        var (now, oldest) = (Now, Now - Longest);
        var open = await db
            .AlertRuns.AsNoTracking()
            .Where(r => r.FinishedAt == null)
            .Select(r => new
            {
                r.Id,
                r.StartedAt,
                r.Runner,
            })
            .ToListAsync(cancellation);
        foreach (var gone in open.Where(r => r.StartedAt < oldest || ProcessMark.IsGone(r.Runner)))
            await db
                .AlertRuns.Where(r => r.Id == gone.Id && r.FinishedAt == null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.FinishedAt, now).SetProperty(r => r.Error, AlertRun.CutShort),
                    cancellation
                );
    }
}
