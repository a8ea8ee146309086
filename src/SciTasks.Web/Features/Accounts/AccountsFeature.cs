using Hangfire;
using SciTasks.Web.Addresses;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts;

/// <summary>What this folder adds to the application.</summary>
internal sealed class AccountsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<AccountMail>();
        services.AddScoped<ReminderJob>();
        services.AddScoped<Own.OwnPassword>();
        services.AddScoped<Handover>();
        services.AddScoped<RegisterCandidates>();
        services.AddScoped<IdleAccountsJob>();
    }

    // Right behind the desk: for those who see them they are the work.
    public IEnumerable<MenuEntry> Menu =>
        [
            new(2, AccountAddress.List, "person-badge", "Accounts", Act.Accounts),
            new(4, AccountAddress.Accesses, "door-open", "Access log", Act.AccessLog),
        ];

    public void Schedule(
        IRecurringJobManager jobs,
        IBackgroundJobClient atOnce,
        RecurringJobOptions vietnam,
        AlertSettings alerts
    ) =>
        jobs.AddOrUpdate<IdleAccountsJob>(
            "idle-accounts",
            job => job.RunAsync(CancellationToken.None),
            "30 2 * * *",
            vietnam
        );
}
