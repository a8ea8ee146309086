using Hangfire;
using SciTasks.Domain.Calendar;
using SciTasks.Web.Features.Alerts;
using SciTasks.Web.Files;
using SciTasks.Web.Mail;

namespace SciTasks.Web.Jobs;

/// <summary>Every recurring job, a line each. A job is a nudge; the row is the truth.</summary>
internal static class Schedule
{
    public static void Apply(IRecurringJobManager jobs)
    {
        var vietnam = new RecurringJobOptions { TimeZone = VietnamTime.Zone };
        jobs.AddOrUpdate<AlertJob>("alerts", job => job.RunTodayAsync(), "0 7 * * *", vietnam);
        jobs.AddOrUpdate<Outbox>("outbox", outbox => outbox.SendDueAsync(CancellationToken.None), "*/5 * * * *", vietnam);
        jobs.AddOrUpdate<SoundnessJob>("soundness", job => job.RunAsync(), "0 2 * * *", vietnam);
        jobs.AddOrUpdate<SweepJob>("uploads-cut-short", job => job.Run(), "30 3 * * *", vietnam);
    }
}
