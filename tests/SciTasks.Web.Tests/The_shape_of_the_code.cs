using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SciTasks.Data;
using SciTasks.Database.Sqlite;
using SciTasks.Database.SqlServer;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Tests;

public sealed class The_shape_of_the_code(Demo demo) : IClassFixture<Demo>
{
    private static readonly string Root = Path.GetFullPath(
        Path.Combine(Web.App.ContentRoot, "../..")
    );

    private static IEnumerable<string> Sources(string folder, string pattern = "*.cs") =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains("/obj/", StringComparison.Ordinal)
                && !f.Contains("/bin/", StringComparison.Ordinal)
                && !f.Contains("/node_modules/", StringComparison.Ordinal)
            );

    private static IEnumerable<string> Found(string folder, string expression) =>
        Sources(folder)
            .SelectMany(f =>
                Regex
                    .Matches(
                        File.ReadAllText(f),
                        expression,
                        RegexOptions.None,
                        TimeSpan.FromSeconds(5)
                    )
                    .Select(m => m.Groups[1].Value)
            )
            .Distinct();

    private AppDb Context(bool sqlServer)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        if (sqlServer)
            options.UseSqlServerDatabase("Server=nowhere;Database=SciTasks");
        else
            options.UseSqliteDatabase("Data Source=nowhere.db");
        return new AppDb(
            options.Options,
            demo.App.Services.GetRequiredService<RuleBook>(),
            TimeProvider.System
        );
    }

    [Fact]
    public void The_domain_knows_only_the_base_library() =>
        Assert.All(
            typeof(ResearchTask).Assembly.GetReferencedAssemblies(),
            a => Assert.StartsWith("System", a.Name, StringComparison.Ordinal)
        );

    [Fact]
    public void A_feature_does_not_reach_into_the_controller_of_another() =>
        Assert.DoesNotContain(
            Sources("src/SciTasks.Web/Features")
                .Where(f => !f.EndsWith("Controller.cs", StringComparison.Ordinal)),
            f => Regex.IsMatch(File.ReadAllText(f), @"\bnew \w+Controller\(")
        );

    [Fact]
    public void Every_post_is_authorised_and_checked_for_forgery()
    {
        var filters = demo.App.Services.GetRequiredService<IOptions<MvcOptions>>().Value.Filters;
        Assert.Contains(filters, f => f is AutoValidateAntiforgeryTokenAttribute);
        var posts = demo
            .App.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
            .ActionDescriptors.Items.Where(a =>
                a.ActionConstraints?.OfType<Microsoft.AspNetCore.Mvc.ActionConstraints.HttpMethodActionConstraint>()
                    .Any(c => c.HttpMethods.Contains("POST")) == true
            )
            .ToList();
        Assert.True(posts.Count >= 5);
        Assert.All(
            posts,
            p =>
            {
                Assert.True(
                    p.EndpointMetadata.Any(m => m is MayAttribute or AllowAnonymousAttribute),
                    p.DisplayName
                );
                Assert.DoesNotContain(
                    p.EndpointMetadata,
                    m => m is IgnoreAntiforgeryTokenAttribute
                );
            }
        );
    }

    [Fact]
    public void Every_refusal_is_worded_in_both_languages()
    {
        var codes = Found(
                "src",
                @"(?:new Refusal|Refuse|new UnreadableFileException)\(""([a-z]+[.][a-z.-]+)"""
            )
            .Concat(
                Found(
                    "src",
                    @"""((?:task|file|cell|ledger|fact|column|money|tranche|report|inspection|extension)[.][a-z][a-z.-]+)"""
                )
            )
            .Distinct()
            .Except(Found("src", @"Fail\(\s*[0-9],\s*""([a-z.-]+)"""))
            .Except(["file.not-found"])
            .ToList(); // these carry their own sentence
        Assert.True(codes.Count > 15);
        foreach (var file in new[] { "Words.resx", "Words.vi.resx" })
        {
            var words = File.ReadAllText(Path.Combine(Root, "src/SciTasks.Web/Resources", file));
            Assert.Empty(
                codes
                    .Where(c => !words.Contains($"name=\"Refusal.{c}\"", StringComparison.Ordinal))
                    .Select(c => $"{file}: {c}")
            );
        }
    }

    [Fact]
    public void Every_answer_of_the_gate_is_worded_in_both_languages()
    {
        var rules = demo
            .App.Services.GetRequiredService<RuleBook>()
            .GateRules.Select(r => r.Code)
            .Distinct()
            .ToList();
        var answers = Found(
                "src/SciTasks.Domain/Register",
                @"""(unknown|no-amount|not-passed|stop|missing|terminated|suspended|none|liquidated|winding-up|above-termination)"""
            )
            .Count();
        Assert.Equal(11, answers);
        var said = rules
            .SelectMany(code =>
                new[] { $"Gate.{code}", $"Gate.{code}.passed", $"Gate.{code}.failed" }
            )
            .Concat([
                "Gate.total.unknown",
                "Gate.total.no-amount",
                "Gate.inspection.not-passed",
                "Gate.inspection.stop",
                "Gate.inspection.missing",
                "Gate.contract.terminated",
                "Gate.contract.suspended",
                "Gate.contract.none",
                "Gate.contract.winding-up",
                "Gate.contract.above-termination",
                "Gate.final.liquidated",
                "Gate.warning",
            ]);
        foreach (var file in new[] { "Words.resx", "Words.vi.resx" })
        {
            var words = File.ReadAllText(Path.Combine(Root, "src/SciTasks.Web/Resources", file));
            Assert.Empty(
                said.Where(key => !words.Contains($"name=\"{key}\"", StringComparison.Ordinal))
                    .Select(key => $"{file}: {key}")
            );
        }
    }

    [Fact]
    public void Every_word_of_a_list_is_worded_in_both_languages()
    {
        string[] shown =
        [
            "Stage",
            "Party",
            "TaskType",
            "TaskLevel",
            "Grade",
            "BacklogKind",
            "BacklogAge",
            "LedgerKind",
            "Fund",
            "Conclusion",
            "TrancheState",
            "MoveKind",
            "ReturnReason",
            "MatchKind",
        ];
        foreach (
            var kind in typeof(ResearchTask)
                .Assembly.GetTypes()
                .Where(t => t.IsEnum && shown.Contains(t.Name))
        )
            foreach (var file in new[] { "Words.resx", "Words.vi.resx" })
            {
                var words = File.ReadAllText(Path.Combine(Root, "src/SciTasks.Web/Resources", file));
                foreach (var name in Enum.GetNames(kind))
                    Assert.True(
                        words.Contains($"name=\"{kind.Name}.{name}\"", StringComparison.Ordinal),
                        $"{file}: {kind.Name}.{name}"
                    );
                foreach (var deadline in TaskDeadline.All)
                    Assert.Contains(
                        $"name=\"DeadlineKind.{deadline}\"",
                        words,
                        StringComparison.Ordinal
                    );
            }
    }

    [Fact]
    public void Every_move_of_a_tranche_has_its_sentence_in_both_languages()
    {
        foreach (var file in new[] { "Words.resx", "Words.vi.resx" })
        {
            var words = File.ReadAllText(Path.Combine(Root, "src/SciTasks.Web/Resources", file));
            foreach (var move in Enum.GetNames<MoveKind>())
                Assert.True(
                    words.Contains($"name=\"Move.{move}.done\"", StringComparison.Ordinal),
                    $"{file}: {move}"
                );
        }
    }

    /// <summary>A length means nothing without its unit: only the calendar counts it, the others keep or word the
    /// whole term.</summary>
    [Fact]
    public void A_term_is_counted_by_the_calendar_alone() =>
        Assert.DoesNotContain(
            Sources("src", "*.cs*")
                .Where(f =>
                    Path.GetFileName(f)
                        is not ("WorkingCalendar.cs" or "GateRecord.cs" or "Wording.cs")
                ),
            f =>
                Regex.IsMatch(
                    File.ReadAllText(f),
                    @"\b[Tt]erm\.Length\b",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(5)
                )
        );

    [Fact]
    public void Every_recurring_job_stands_in_the_schedule_or_with_its_feature() =>
        Assert.All(
            Sources("src").Where(f => File.ReadAllText(f).Contains("AddOrUpdate<", StringComparison.Ordinal)),
            f => Assert.Matches(@"/(Schedule|Features/(\w+)/\2Feature)\.cs$", f)
        );

    [Fact]
    public void Both_databases_hold_the_model_under_the_same_migrations()
    {
        using var sqlite = Context(sqlServer: false);
        using var sqlServer = Context(sqlServer: true);
        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(sqlServer.Database.HasPendingModelChanges());
        static IEnumerable<string> Names(AppDb db) =>
            db
                .Database.GetMigrations()
                .Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..]);
        Assert.Equal(Names(sqlite), Names(sqlServer));
    }

    [Fact]
    public void The_checked_in_script_is_the_one_the_model_gives()
    {
        using var db = Context(sqlServer: true);
        static string Even(string sql) => sql.ReplaceLineEndings("\n").Trim('\uFEFF', '\n', ' ');
        Assert.Equal(
            Even(SqlServerDatabase.Script(db)),
            Even(File.ReadAllText(Path.Combine(Root, "database/sqlserver/scitasks.sql")))
        );
    }
}
