using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Mail;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Features.Alerts;

/// <summary>One run of the alerts of a day. Safe to run twice, or twice at once: what a person was told is kept by a
/// key that is unique.</summary>
internal sealed class AlertJob(AppDb db, AlertTools tools)
{
    /// <summary>In Việt Nam; what is due that day is sent from then on.</summary>
    public static readonly TimeOnly DueAt = new(7, 0);

    private const int ChunkSize = 300;
    private static readonly Audience[] OpeningAudience = [Audience.Responsible, Audience.Officer];
    private readonly List<AlertItem> _found = [];

    /// <summary>Runs the alerts of today where that is due and no run since 07:00 ended well or is still at it; asked
    /// at start and every hour. Days missed while the program was down are caught up by this one run: each deadline
    /// stands on its last rung.</summary>
    public async Task RunDueAsync()
    {
        var (today, since) = (
            tools.Clock.Today(),
            TimeZoneInfo.ConvertTimeToUtc(tools.Clock.Today().ToDateTime(DueAt), VietnamTime.Zone)
        );
        if (Now < since)
            return;
        await new AlertRuns(db, tools.Clock).CloseGoneAsync();
        if (await db.AlertRuns.AnyAsync(r => r.On == today && r.StartedAt >= since && r.Error == null))
            return;
        await RunAsync(today, "scheduler");
    }

    public async Task<AlertRun> RunAsync(DateOnly on, string author, CancellationToken cancellation = default)
    {
        var runs = new AlertRuns(db, tools.Clock);
        await runs.CloseGoneAsync(cancellation);
        var run = await runs.OpenAsync(on, author, cancellation);
        try
        {
            await PlanAsync(run, cancellation);
            await new DigestQueue(db, tools).QueueAsync(run, _found, cancellation);
            (run.Sent, run.Failed) = await tools.Outbox.SendDueAsync(cancellation);
        }
        catch (Exception e)
        {
            run.Error = e.Message;
            throw;
        }
        finally
        {
            await runs.CloseAsync(run);
        }
        return run;
    }

    private DateTime Now => tools.Clock.GetUtcNow().UtcDateTime;

    private async Task PlanAsync(AlertRun run, CancellationToken cancellation)
    {
        var goLive = await db.Sources.ToDictionaryAsync(s => s.Name, s => s.GoLiveDay, cancellation);
        var recipients = await Recipients.LoadAsync(db, tools.Clock.Today(), cancellation);
        for (var (last, more) = (0, true); more;)
        {
            // Whatever is open on that day is either open today or was met later.
            var tasks = await db
                .Tasks.AsNoTracking()
                .WithEverything()
                .Where(t =>
                    t.Id > last && t.Deadlines.Any(d => d.Tracked && (d.Fulfilled == null || d.Fulfilled > run.On))
                )
                .OrderBy(t => t.Id)
                .Take(ChunkSize)
                .ToListAsync(cancellation);
            foreach (var task in tasks)
                Plan(run, task, goLive.TryGetValue(task.Source, out var day) ? day : null, recipients);
            more = tasks.Count == ChunkSize;
            last = more ? tasks[^1].Id : last;
        }
    }

    private void Plan(AlertRun run, ResearchTask task, DateOnly? goLive, Recipients recipients)
    {
        var named = new AlertTask(task.Id, task.Code, task.Title);
        foreach (var deadline in new DeadlinePlan(task, run.On, tools.Rules, goLive).All().Where(d => d.IsOpen(run.On)))
        {
            run.Considered++;
            if (deadline.Due <= run.On)
                run.Due++;
            if (Rung(deadline, run.On, goLive) is not var (rung, audience))
                continue;
            _found.AddRange(
                recipients.Of(task, deadline.Rule, audience).Select(to => new AlertItem(named, deadline, rung, to))
            );
        }
    }

    private (string Rung, IReadOnlyList<Audience> To)? Rung(PlannedDeadline deadline, DateOnly on, DateOnly? goLive)
    {
        if (deadline.Due < goLive)
            return (Alert.OpeningRung, OpeningAudience);
        return tools.Rules.Ladder.Reached(deadline.Due, on) is var (rung, offset)
            ? (offset.ToString(CultureInfo.InvariantCulture), rung.To)
            : null;
    }
}

/// <summary>What a run needs besides the database.</summary>
internal sealed record AlertTools(RuleBook Rules, Settings Settings, TimeProvider Clock, Wording Words, Outbox Outbox);
