using System.Text.Json;
using System.Text.RegularExpressions;

namespace SciTasks.Web.Tests;

/// <summary>Nothing is in the program that nobody looked at.</summary>
public sealed class Packages_are_known
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Web.App.ContentRoot, "../.."));

    [Fact]
    public void Every_package_stands_in_the_list_with_its_licence()
    {
        var known = Regex
            .Matches(
                File.ReadAllText(Path.Combine(Root, "docs/security/packages.md")),
                @"^\| (\S+) \| (\S+) \| [^|]+ \|",
                RegexOptions.Multiline,
                TimeSpan.FromSeconds(1)
            )
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value))
            .Where(p => char.IsAsciiDigit(p.Item2[0]))
            .ToHashSet();
        var used = new[] { "src", "database" }
            .SelectMany(f =>
                Directory.EnumerateFiles(Path.Combine(Root, f), "packages.lock.json", SearchOption.AllDirectories)
            )
            .Where(f =>
                !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal)
            )
            .SelectMany(Locked)
            .ToHashSet();
        Assert.True(used.Count > 50);
        Assert.Equal([], used.Except(known).Order());
        Assert.Equal([], known.Except(used).Order());
    }

    private static IEnumerable<(string Name, string Version)> Locked(string file)
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. locked
                .RootElement.GetProperty("dependencies")
                .EnumerateObject()
                .SelectMany(f => f.Value.EnumerateObject())
                .Where(p => p.Value.GetProperty("type").GetString() != "Project")
                .Select(p => (p.Name, p.Value.GetProperty("resolved").GetString()!)),
        ];
    }
}
