using Hangfire;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Web.Files;
using SciTasks.Web.Mail;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Jobs;

/// <summary>Every recurring job, a line each; a feature adds its own. A job is a nudge; the row is the truth.</summary>
internal static class Schedule
{
    public static void Apply(IRecurringJobManager jobs, IBackgroundJobClient atOnce, AlertSettings alerts)
    {
        var vietnam = new RecurringJobOptions { TimeZone = VietnamTime.Zone };
        foreach (var feature in AllFeatures.List)
            feature.Schedule(jobs, atOnce, vietnam, alerts);
        jobs.AddOrUpdate<Outbox>(
            "outbox",
            outbox => outbox.SendDueAsync(CancellationToken.None),
            "*/5 * * * *",
            vietnam
        );
        jobs.AddOrUpdate<BackupJob>("backup", job => job.RunAsync(CancellationToken.None), "0 1 * * *", vietnam);
        jobs.AddOrUpdate<HeadOfSealsJob>(
            "head-of-seals",
            job => job.RunAsync(CancellationToken.None),
            "0 17 * * *",
            vietnam
        );
        jobs.AddOrUpdate<SoundnessJob>("soundness", job => job.RunAsync(), "0 2 * * *", vietnam);
        jobs.AddOrUpdate<SweepJob>("uploads-cut-short", job => job.Run(), "30 3 * * *", vietnam);
    }
}
