using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Changes;

/// <summary>What this folder adds to the application.</summary>
internal sealed class ChangesFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ChangePages>();
        services.AddScoped<ChangeNames>();
    }

    public IEnumerable<MenuEntry> Menu => [new(6, "/changes", "arrow-left-right", "Change requests", Act.Tasks)];
}
