using Hangfire;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web;

/// <summary>A line of the main menu.</summary>
/// <param name="Place">Where it stands, from the top.</param>
/// <param name="Icon">Name of a Bootstrap icon.</param>
/// <param name="Text">Key of its words.</param>
/// <param name="Act">Shown to whoever may read this.</param>
public sealed record MenuEntry(int Place, string Address, string Icon, string Text, Act Act)
{
    /// <summary>Further addresses that belong to it.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Whether a page belongs to it.</summary>
    public bool Holds(string path) => Also.Append(Address).Any(a => path.StartsWith(a, StringComparison.Ordinal));
}

/// <summary>What a folder of <c>Features</c> adds to the application: its services, its lines of the menu, its recurring jobs. Whoever
/// adds a feature adds one of these and nothing elsewhere.</summary>
internal interface IFeature
{
    void AddServices(IServiceCollection services) { }

    IEnumerable<MenuEntry> Menu => [];

    /// <summary>A job is a nudge; the row is the truth.</summary>
    void Schedule(IRecurringJobManager jobs, IBackgroundJobClient atOnce, RecurringJobOptions vietnam, AlertSettings alerts) { }
}

/// <summary>Every feature of the application.</summary>
internal static class AllFeatures
{
    public static readonly IReadOnlyList<IFeature> List =
    [
        .. typeof(IFeature)
            .Assembly.GetTypes()
            .Where(t => t.IsClass && typeof(IFeature).IsAssignableFrom(t))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (IFeature)Activator.CreateInstance(t)!),
    ];
}

/// <summary>The main menu as the features make it.</summary>
public static class MainMenu
{
    public static readonly IReadOnlyList<MenuEntry> Entries =
        [.. AllFeatures.List.SelectMany(f => f.Menu).OrderBy(e => e.Place)];
}
