using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Desk;

/// <summary>What this folder adds to the application.</summary>
internal sealed class DeskFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<DeskLists>();
        services.AddScoped<DeskDay>();
    }

    public IEnumerable<MenuEntry> Menu => [new(1, "/desk", "inbox", "Desk", Act.Desk)];
}
