using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Administration;

/// <summary>What this folder adds to the application.</summary>
internal sealed class AdministrationFeature : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<SecurityState>();

    public IEnumerable<MenuEntry> Menu =>
        [new(3, AdministrationAddress.Home, "gear", "Administration", Act.Administration)];
}
