using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Deadlines;

/// <summary>What this folder adds to the application.</summary>
internal sealed class DeadlinesFeature : IFeature
{
    public IEnumerable<MenuEntry> Menu => [new(8, "/deadlines", "calendar-event", "Deadlines", Act.Deadlines)];
}
