using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;

namespace SciTasks.Web.Tests;

/// <summary>A line holds one thought, and what is stored of a list is its word.</summary>
public sealed class Lines_and_words(Demo demo) : IClassFixture<Demo>
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(App.ContentRoot, "../.."));

    private static List<string> Files(string folder, string pattern) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
                .Where(f => !Regex.IsMatch(f, "/(obj|bin|node_modules|Migrations)/", RegexOptions.None, Second)),
        ];

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <param name="perThousand">Lines that may be longer: a text that is one thought, a pattern, an address.</param>
    [Theory]
    [InlineData("src", "*.cs", 120, 5)]
    [InlineData("tests", "*.cs", 120, 15)]
    [InlineData("src", "*.cshtml", 140, 2)]
    public void Are_no_longer_than_a_person_reads(string folder, string pattern, int columns, int perThousand)
    {
        var lines = Files(folder, pattern)
            .SelectMany(f => File.ReadLines(f).Select((text, n) => (Where: $"{f}:{n + 1}", text.Length)))
            .ToList();
        var longer = lines.Where(l => l.Length > columns).OrderByDescending(l => l.Length).ToList();
        Assert.True(
            longer.Count * 1000 <= lines.Count * perThousand,
            $"{longer.Count} of {lines.Count} lines are over {columns} columns:\n"
                + string.Join('\n', longer.Take(20).Select(l => $"{l.Length} {l.Where}"))
        );
    }

    [Fact]
    public async Task Of_a_list_are_stored_by_name_and_sets_of_bits_as_bits()
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<AppDb>().Model;
        var words = model
            .GetEntityTypes()
            .SelectMany(e => e.GetProperties())
            .Where(p => Word(p.ClrType) is not null)
            .ToList();
        Assert.True(words.Count > 25);
        Assert.All(
            words,
            p =>
            {
                var bits = Word(p.ClrType)!.IsDefined(typeof(FlagsAttribute), inherit: false);
                var stored = (p.GetTypeMapping().Converter ?? p.GetValueConverter())?.ProviderClrType;
                Assert.True(
                    stored == (bits ? typeof(int) : typeof(string)),
                    $"{p.DeclaringType.DisplayName()}.{p.Name} is stored as {stored?.Name}"
                );
            }
        );
    }

    /// <summary>Nothing is told from the order in which the words of a list happen to stand.</summary>
    [Fact]
    public void Of_a_stored_list_are_never_compared_by_order()
    {
        using var scope = demo.App.Services.CreateScope();
        var names = scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties())
            .Select(p => Word(p.ClrType))
            .OfType<Type>()
            .Where(t => !t.IsDefined(typeof(FlagsAttribute), inherit: false))
            .Select(t => t.Name)
            .Append("Stage")
            .Distinct();
        var ordered = new Regex(
            $@"(?:(?<![=-])[<>]=?\s+(?:{string.Join('|', names)})\.\w+)|(?:\b(?:{string.Join('|', names)})\.\w+\s+[<>]=?\s)",
            RegexOptions.None,
            Second
        );
        Assert.Matches(ordered, "kind >= SpanKind.B1");
        var found =
            from file in Files("src", "*.cs").Concat(Files("src", "*.cshtml"))
            from line in File.ReadLines(file)
            where ordered.IsMatch(line)
            select $"{file}: {line.Trim()}";
        Assert.Empty(found);
    }

    private static Type? Word(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } word ? word : null;
}
