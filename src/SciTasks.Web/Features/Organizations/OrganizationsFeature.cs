using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Organizations;

/// <summary>What this folder adds to the application.</summary>
internal sealed class OrganizationsFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<LeadHandover>();

    public IEnumerable<MenuEntry> Menu =>
        [
            new(12, "/organizations", "building", "Organisations", Act.Organizations),
            new(13, "/people", "people", "People", Act.Organizations),
        ];
}
