using Hangfire;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Alerts;

/// <summary>What this folder adds to the application.</summary>
internal sealed class AlertsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<AlertTools>();
        services.AddScoped<AlertJob>();
    }

    public IEnumerable<MenuEntry> Menu => [new(14, "/alerts", "bell", "Alert log", Act.Alerts)];

    public void Schedule(
        IRecurringJobManager jobs,
        IBackgroundJobClient atOnce,
        RecurringJobOptions vietnam,
        AlertSettings alerts
    )
    {
        if (alerts.Automatic)
        {
            jobs.AddOrUpdate<AlertJob>("alerts", job => job.RunDueAsync(), "0 * * * *", vietnam);
            atOnce.Enqueue<AlertJob>(job => job.RunDueAsync());
        }
        else
            jobs.RemoveIfExists("alerts");
    }
}
