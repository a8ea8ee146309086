using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Backlog;

/// <summary>What this folder adds to the application.</summary>
internal sealed class BacklogFeature : IFeature
{
    public IEnumerable<MenuEntry> Menu => [new(9, "/backlog", "hourglass-split", "Backlog", Act.Backlog)];
}
