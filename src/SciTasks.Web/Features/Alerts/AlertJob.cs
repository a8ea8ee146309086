using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Alerts;
using SciTasks.Domain.Calendar;
using SciTasks.Domain.Deadlines;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Features.Imports;
using SciTasks.Web.Mail;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Features.Alerts;

/// <summary>One run of the alerts of a day. Safe to run twice: the key of each alert makes it unique.</summary>
internal sealed class AlertJob(AppDb db, AlertTools tools)
{
    private const int ChunkSize = 300;
    private static readonly Audience[] OpeningAudience = [Audience.Responsible, Audience.Officer];
    private readonly List<(ResearchTask Task, Alert Alert, Recipient To)> _new = [];

    /// <summary>The recurring job of 07:00. A day missed while the program was down is caught up: each deadline stands on its last rung.</summary>
    public Task RunTodayAsync() => RunAsync(tools.Clock.Today(), "scheduler");

    public async Task<AlertRun> RunAsync(DateOnly on, string author, CancellationToken cancellation = default)
    {
        var run = new AlertRun(on, tools.Clock.GetUtcNow().UtcDateTime, author);
        db.AlertRuns.Add(run);
        await db.SaveChangesAsync(cancellation);
        try
        {
            await PlanAsync(run, cancellation);
            await QueueAsync(run, cancellation);
            (run.Sent, run.Failed) = await tools.Outbox.SendDueAsync(cancellation);
        }
        catch (Exception e)
        {
            run.Error = e.Message;
            throw;
        }
        finally
        {
            run.FinishedAt = tools.Clock.GetUtcNow().UtcDateTime;
            await db.SaveChangesAsync(CancellationToken.None);
        }
        return run;
    }

    private async Task PlanAsync(AlertRun run, CancellationToken cancellation)
    {
        var goLive = await db.Sources.ToDictionaryAsync(s => s.Name, s => s.GoLiveDay, cancellation);
        var recipients = await Recipients.LoadAsync(db, cancellation);
        for (var (last, more) = (0, true); more;)
        {
            // Whatever is open on that day is either open today or was met later.
            var tasks = await db.Tasks.AsNoTracking().WithEverything()
                .Where(t => t.Id > last && t.Deadlines.Any(d => d.Tracked && (d.Fulfilled == null || d.Fulfilled > run.On)))
                .OrderBy(t => t.Id).Take(ChunkSize).ToListAsync(cancellation);
            foreach (var task in tasks) Plan(run, task, goLive.TryGetValue(task.Source, out var day) ? day : null, recipients);
            more = tasks.Count == ChunkSize;
            last = more ? tasks[^1].Id : last;
        }
    }

    private void Plan(AlertRun run, ResearchTask task, DateOnly? goLive, Recipients recipients)
    {
        foreach (var deadline in new DeadlinePlan(task, run.On, tools.Rules, goLive).All().Where(d => d.IsOpen(run.On)))
        {
            run.Considered++;
            if (deadline.Due <= run.On) run.Due++;
            if (Rung(deadline, run.On, goLive) is not var (rung, audience)) continue;
            foreach (var to in recipients.Of(task, deadline.Rule, audience))
                _new.Add((task, new Alert(task.Id, deadline, rung, to, run.On), to));
        }
    }

    private (string Rung, IReadOnlyList<Audience> To)? Rung(PlannedDeadline deadline, DateOnly on, DateOnly? goLive)
    {
        if (deadline.Due < goLive) return (Alert.OpeningRung, OpeningAudience);
        return tools.Rules.Ladder.Reached(deadline.Due, on) is var (rung, offset) ? (offset.ToString(CultureInfo.InvariantCulture), rung.To) : null;
    }

    private async Task QueueAsync(AlertRun run, CancellationToken cancellation)
    {
        var known = new HashSet<string>();
        foreach (var keys in _new.Select(n => n.Alert.Key).Chunk(500))
            known.UnionWith(await db.Alerts.Where(a => keys.Contains(a.Key)).Select(a => a.Key).ToListAsync(cancellation));
        var fresh = _new.Where(n => known.Add(n.Alert.Key)).ToList();
        db.Alerts.AddRange(fresh.Select(f => f.Alert));
        run.Created = fresh.Count;
        run.WithoutAddress = fresh.Count(f => string.IsNullOrWhiteSpace(f.To.Email));
        foreach (var person in fresh.Where(f => !string.IsNullOrWhiteSpace(f.To.Email)).GroupBy(f => f.To.Key))
        {
            var digest = new Digest(person.First().To, run.On, [.. person.Select(p => (p.Task, p.Alert))], tools.Settings.PublicUrl);
            var mail = digest.ToMail(tools.Words, tools.Clock.GetUtcNow().UtcDateTime);
            db.Outbox.Add(mail);
            foreach (var item in person) item.Alert.Mail = mail;
            run.Queued++;
        }
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>What a run needs besides the database.</summary>
internal sealed record AlertTools(RuleBook Rules, Settings Settings, TimeProvider Clock, Wording Words, Outbox Outbox);
