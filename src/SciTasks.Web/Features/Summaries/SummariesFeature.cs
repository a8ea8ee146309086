using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Summaries;

/// <summary>What this folder adds to the application.</summary>
internal sealed class SummariesFeature : IFeature
{
    public IEnumerable<MenuEntry> Menu => [new(10, "/summaries", "bar-chart", "Yearly summary", Act.Summary)];
}
