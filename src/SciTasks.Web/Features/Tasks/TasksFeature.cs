using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Tasks;

/// <summary>What this folder adds to the application.</summary>
internal sealed class TasksFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<TaskHistory>();

    public IEnumerable<MenuEntry> Menu =>
        [
            new(2, "/tasks", "journal-text", "Tasks", Act.Tasks),
            new(16, AuditAddress.List, "clock-history", "History", Act.Audit),
        ];
}
