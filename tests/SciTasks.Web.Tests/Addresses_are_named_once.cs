using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Tests;

/// <summary>An address of the site is written in one place, and a route answers it.</summary>
public sealed partial class Addresses_are_named_once(Demo demo) : IClassFixture<Demo>
{
    private static readonly string Web = SciTasks.Web.App.ContentRoot;

    private List<RouteEndpoint> Routes =>
        [.. demo.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void No_address_is_built_by_hand()
    {
        var first = Routes
            .Where(r => r.RoutePattern.PathSegments.Count > 0)
            .Select(r => r.RoutePattern.PathSegments[0].Parts[0])
            .OfType<RoutePatternLiteralPart>()
            .Select(p => p.Content.Split('.')[0])
            .ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["tasks", "tranches", "documents"]), first);
        Assert.Empty(
            from file in Sources()
            from line in File.ReadAllLines(file).Select((text, at) => (Text: text, At: at + 1))
            where !Route().IsMatch(line.Text) && !IsMenu(file, line.Text)
            where
                Address().Matches(line.Text).Any(m => first.Contains(m.Groups[1].Value))
                || Lengthened().IsMatch(line.Text)
            select $"{Path.GetRelativePath(Web, file)}:{line.At}: {line.Text.Trim()}"
        );
    }

    public static IEnumerable<TheoryDataRow<string, string>> Named()
    {
        var named = new HashSet<(string, string)>();
        foreach (var type in Rooms())
        {
            foreach (var field in type.GetFields().Where(f => f.IsLiteral && f.FieldType == typeof(string)))
                named.Add(($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!));
            foreach (var method in Methods(type))
                foreach (var arguments in Arguments(method))
                    named.Add(($"{type.Name}.{method.Name}", (string)method.Invoke(null, arguments)!));
        }
        return named.Select(n => new TheoryDataRow<string, string>(n.Item1, n.Item2));
    }

    [Theory, MemberData(nameof(Named))]
    public void A_named_address_is_answered(string name, string address)
    {
        var path = address.Split('?', '#')[0];
        Assert.True(Routes.Exists(r => Answers(r.RoutePattern, path)), $"{name}: {address}");
    }

    [Fact]
    public void Every_step_on_a_tranche_but_its_planning_has_an_address() =>
        Assert.Equal(
            [MoveKind.Plan],
            Enum.GetValues<MoveKind>().Where(m => Record.Exception(() => TrancheAddress.Step(1, m)) is not null)
        );

    [Theory]
    [InlineData("12/ĐT & 3#4")]
    [InlineData("Nghêu? 100%")]
    public void What_is_asked_for_is_escaped(string asked)
    {
        var address = new Uri("http://here" + DocumentAddress.NewFor(asked));
        Assert.Equal("", address.Fragment);
        Assert.Equal(asked, Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query)["task"]);
    }

    private static bool Answers(RoutePattern route, string path)
    {
        var values = new RouteValueDictionary();
        if (!new TemplateMatcher(new RouteTemplate(route), []).TryMatch(path, values))
            return false;
        var policies = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();
        var factory = policies.GetRequiredService<ParameterPolicyFactory>();
        return route.Parameters.All(p =>
            p.ParameterPolicies.Select(policy => factory.Create(p, policy))
                .OfType<IRouteConstraint>()
                .All(c => c.Match(null, null, p.Name, values, RouteDirection.IncomingRequest))
        );
    }

    private static IEnumerable<Type> Rooms() =>
        typeof(TaskAddress).Assembly.GetTypes().Where(t => t.Namespace == typeof(TaskAddress).Namespace && t.IsPublic);

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(m => m.ReturnType == typeof(string) && m.Name != nameof(ReportAddress.Segment));

    /// <summary>Every combination of what the parameters may be.</summary>
    private static IEnumerable<object?[]> Arguments(MethodInfo method) =>
        method
            .GetParameters()
            .Aggregate(
                Enumerable.Repeat(Array.Empty<object?>(), 1),
                (all, next) => all.SelectMany(a => Values(next).Select(v => a.Append(v).ToArray()))
            )
            .Where(a => !a.Contains(MoveKind.Plan));

    private static IEnumerable<object?> Values(ParameterInfo parameter) =>
        parameter.Name switch
        {
            "query" => ["", "?show=all"],
            "period" => ["2025-01-01/2025-06-30"],
            "language" => ["vi", "en"],
            "year" => [2026],
            "subject" when parameter.Member.DeclaringType == typeof(ChangeAddress) => ["3"],
            "subject" when parameter.Member.DeclaringType == typeof(DeadlineAddress) => ["3"],
            "subject" => ["3", "3.1"],
            _ => Values(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType),
        };

    private static IEnumerable<object?> Values(Type type) =>
        type == typeof(int) ? [7]
        : type == typeof(string) ? ["word"]
        : type == typeof(bool) ? [true, false]
        : type == typeof(DateOnly) ? [new DateOnly(2026, 3, 4)]
        : type.IsEnum ? Enum.GetValues(type).Cast<object>()
        : type == typeof(DeadlineKind) ? TaskDeadline.All.Cast<object>()
        : type == typeof(Me) ? Enum.GetValues<Roles>().Select(r => new Me(1, "", null, r, null, null))
        : throw new InvalidOperationException($"What {type} may an address be made of?");

    private static IEnumerable<string> Sources() =>
        Directory
            .EnumerateFiles(Web, "*.cs*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f => !Aside().IsMatch(Path.GetRelativePath(Web, f).Replace('\\', '/')));

    /// <summary>The menu names the plain lists themselves.</summary>
    private static bool IsMenu(string file, string line) =>
        file.EndsWith("Feature.cs", StringComparison.Ordinal) && !Made().IsMatch(line);

    [GeneratedRegex(@"@|\$""|=""", RegexOptions.None, 1000)]
    private static partial Regex Made();

    [GeneratedRegex(@"^(obj|bin|Addresses|assets|wwwroot)/", RegexOptions.None, 1000)]
    private static partial Regex Aside();

    /// <summary>A template of the framework's own: no link is made of it.</summary>
    [GeneratedRegex(@"\[?(Http[A-Z]\w+|Route|UseStatusCodePagesWithReExecute)\(""", RegexOptions.None, 1000)]
    private static partial Regex Route();

    /// <summary>A literal or an attribute that begins with the first segment of an address.</summary>
    [GeneratedRegex(@"[""']/([a-z][a-z-]*)(?=[""'/?#.{@])", RegexOptions.None, 1000)]
    private static partial Regex Address();

    /// <summary>An address taken from elsewhere and lengthened where it is used.</summary>
    [GeneratedRegex(
        @"(?:href|action|to|hx-get|hx-post|data-[a-z-]+)=""@(?:[\w.]+|\([^""]*\))[/?#][a-z@]|(?:Address|Path)\}[/?#]"
            + @"|(?:href|action|data-href)=""[^""@]+/@",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Lengthened();
}
