using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Inspections;

/// <summary>What this folder adds to the application.</summary>
internal sealed class InspectionsFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<InspectionPages>();

    public IEnumerable<MenuEntry> Menu => [new(5, "/inspections", "clipboard-check", "Inspections", Act.Inspections)];
}
