using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Rights;

/// <summary>What this folder adds to the application.</summary>
internal sealed class RightsFeature : IFeature
{
    public IEnumerable<MenuEntry> Menu =>
        [
            new(16, RightsAddress.Permissions, "shield-check", "Permissions", Act.Permissions),
            new(17, RightsAddress.Rules, "book", "Rules in force", Act.Permissions),
        ];
}
