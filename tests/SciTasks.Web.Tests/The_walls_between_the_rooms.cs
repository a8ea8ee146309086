using System.Reflection;
using SciTasks.Data;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Tests;

/// <summary>Which room may name which, asked of the compiled assemblies, so that neither an alias nor <c>var</c>
/// hides anything and the
/// views are seen too. The picture is in <c>docs/architecture.md</c>.</summary>
public sealed class The_walls_between_the_rooms
{
    private const string Domain = "SciTasks.Domain.",
        Features = "SciTasks.Web.Features.",
        Web = "SciTasks.Web.";

    /// <summary>Each room of the domain and those it may build on.</summary>
    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["Basics"] = [],
        ["People"] = ["Basics"],
        ["Following"] = ["Basics"],
        ["Tasks"] = ["Basics", "People", "Following"],
        ["Rules"] = ["Basics", "Following", "Tasks"],
        ["Reports"] = ["Basics", "Following", "Tasks", "Rules"],
        ["Inspections"] = ["Basics", "Following", "Tasks", "Rules"],
        ["Changes"] = ["Basics", "People", "Following", "Tasks", "Rules"],
        ["Funding"] = ["Basics", "Following", "Tasks", "Rules"],
        ["Documents"] = ["Basics", "Following", "Tasks"],
        ["Register"] =
        [
            "Basics",
            "People",
            "Following",
            "Tasks",
            "Rules",
            "Reports",
            "Inspections",
            "Changes",
            "Funding",
        ],
    };

    private static References Of(Assembly assembly) => new(assembly.Location);

    private static string? Room(string type, string root) =>
        type.StartsWith(root, StringComparison.Ordinal)
            ? type[root.Length..].Split('.', '/', '`')[0]
            : null;

    /// <summary>The feature a type or a compiled view belongs to; shared views belong to all.</summary>
    private static string? Feature(string type) =>
        Room(type, Features)
        ?? (
            Room(type, "AspNetCoreGeneratedDocument.Features_") is { } view
                ? view.Split('_')[0] is "Shared" or ""
                    ? null
                    : view.Split('_')[0]
                : null
        );

    [Fact]
    public void A_room_of_the_domain_names_only_those_below_it()
    {
        using var references = Of(typeof(ResearchTask).Assembly);
        var wrong = references
            .All()
            .Select(r =>
                (
                    r.From.FullName,
                    r.To,
                    From: Room(r.From.FullName, Domain),
                    Into: Room(r.To, Domain)
                )
            )
            .Where(r => r.From is not null && r.Into is not null && r.From != r.Into)
            .Where(r => !Below.TryGetValue(r.From!, out var may) || !may.Contains(r.Into))
            .Select(r => $"{r.FullName} -> {r.To}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_room_of_the_domain_stands_in_the_plan_and_the_plan_has_no_ring()
    {
        using var references = Of(typeof(ResearchTask).Assembly);
        var rooms = references
            .Types.Select(t => Room(t.FullName, Domain))
            .OfType<string>()
            .Distinct();
        Assert.Empty(rooms.Except(Below.Keys));
        var placed = new List<string>();
        foreach (var (room, below) in Below)
        {
            Assert.Empty(below.Except(placed));
            placed.Add(room);
        }
    }

    [Fact]
    public void A_feature_or_its_views_names_no_other()
    {
        using var references = Of(typeof(App).Assembly);
        var wrong = references
            .All()
            .Select(r =>
                (r.From.FullName, r.To, From: Feature(r.From.FullName), Into: Feature(r.To))
            )
            .Where(r => r.From is not null && r.Into is not null && r.From != r.Into)
            .Select(r => $"{r.FullName} -> {r.To}");
        Assert.Empty(wrong);
    }

    /// <summary>The application itself and the command line put features to use; every other shared room knows
    /// none.</summary>
    [Fact]
    public void A_shared_room_knows_no_feature()
    {
        string[] composing = ["Commands", "App"];
        using var references = Of(typeof(App).Assembly);
        var wrong = references
            .All()
            .Where(r =>
                r.From.FullName.StartsWith(Web, StringComparison.Ordinal)
                && Feature(r.From.FullName) is null
            )
            .Where(r =>
                Feature(r.To) is not null && !composing.Contains(Room(r.From.FullName, Web))
            )
            .Select(r => $"{r.From.FullName} -> {r.To}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_feature_registers_itself()
    {
        using var references = Of(typeof(App).Assembly);
        var features = references
            .Types.Select(t => Room(t.FullName, Features))
            .OfType<string>()
            .Distinct()
            .ToList();
        Assert.True(features.Count > 10);
        string[] bare = ["Errors", "Files"]; // add nothing but their addresses
        Assert.Equal(
            features.Except(bare).Order(StringComparer.Ordinal),
            AllFeatures
                .List.Select(f => Room(f.GetType().FullName!, Features)!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_projects_know_each_other_as_the_picture_says()
    {
        Dictionary<Assembly, string[]> may = new()
        {
            [typeof(ResearchTask).Assembly] = [],
            [typeof(AppDb).Assembly] = ["SciTasks.Domain"],
            [typeof(Excel.Exchange.TaskSheet).Assembly] = ["SciTasks.Domain"],
            [typeof(Word.AdministrativeDocument).Assembly] = ["SciTasks.Domain"],
        };
        Assert.All(
            may,
            m =>
                Assert.Empty(
                    m.Key.GetReferencedAssemblies()
                        .Select(a => a.Name!)
                        .Where(n => n.StartsWith("SciTasks", StringComparison.Ordinal))
                        .Except(m.Value)
                )
        );
    }
}
