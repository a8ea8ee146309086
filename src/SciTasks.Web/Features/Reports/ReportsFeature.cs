using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Reports;

/// <summary>What this folder adds to the application.</summary>
internal sealed class ReportsFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<ReportPages>();

    public IEnumerable<MenuEntry> Menu => [new(4, "/reports", "file-text", "Progress reports", Act.Tasks)];
}
