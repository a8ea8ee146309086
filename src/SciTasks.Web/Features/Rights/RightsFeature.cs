using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Rights;

/// <summary>What this folder adds to the application.</summary>
internal sealed class RightsFeature : IFeature
{
    public IEnumerable<MenuEntry> Menu => [new(16, "/permissions", "shield-check", "Permissions", Act.Permissions)];
}
