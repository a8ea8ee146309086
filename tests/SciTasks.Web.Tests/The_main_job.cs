using System.Net;
using System.Text;
using ClosedXML.Excel;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;
using SciTasks.Web.Features.Alerts;
using SciTasks.Web.Importing;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Tests;

/// <summary>The main job over HTTP and the database, on the demo story.</summary>
public abstract class The_main_job(Demo demo)
{
    private const string Officer = "thuha@sokhcn.example";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, AppDb, Task<T>> work)
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private Task<ImportResult> ImportAsync(byte[] content, string name, bool dryRun = false) =>
        InScopeAsync(
            async (services, db) =>
            {
                var today = services.GetRequiredService<TimeProvider>().Today();
                return await new RegisterImport(
                    db,
                    today,
                    new ImportOptions(null, dryRun, true, "SKHCN")
                ).RunAsync(
                    new WorkbookParser(today).Parse(RawWorkbook.Read(content, name), null),
                    cancellation: Stop
                );
            }
        );

    private async Task<byte[]> ExportAsync(AppDb? from = null)
    {
        using var stream = new MemoryStream();
        if (from is not null)
            ExchangeWriter.Write(
                await from.Tasks.AsNoTracking().WithEverything().ToListAsync(Stop),
                stream
            );
        else
            ExchangeWriter.Write(
                await InScopeAsync(
                    (_, db) => db.Tasks.AsNoTracking().WithEverything().ToListAsync(Stop)
                ),
                stream
            );
        return stream.ToArray();
    }

    [Fact]
    public async Task Importing_the_export_again_changes_nothing()
    {
        var result = await ImportAsync(await ExportAsync(), "export.xlsx", dryRun: true);
        Assert.All(result.Sheets, s => Assert.Equal(s.Rows.Count, s.Count(RowVerdict.Unchanged)));
        Assert.True(result.Sheets.Sum(s => s.Rows.Count) > 80);
    }

    [Fact]
    public async Task One_bad_row_among_a_thousand_changes_nothing_and_is_named()
    {
        var before = await InScopeAsync((_, db) => db.Tasks.CountAsync(Stop));
        var rows = new StringBuilder("Mã nhiệm vụ,Tên nhiệm vụ,Bắt đầu,Kết thúc\n");
        for (var i = 1; i <= 1000; i++)
            rows.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"BAD-{i},Nhiệm vụ {i},01/01/2025,{(i == 500 ? "31/12/2024" : "31/12/2026")}\n"
            );
        var result = await ImportAsync(Encoding.UTF8.GetBytes(rows.ToString()), "Tasks.csv");
        var bad = Assert.Single(
            Assert.Single(result.Sheets).Rows,
            r => r.Verdict == RowVerdict.Reject
        );
        Assert.Equal(
            (501, "Kết thúc", "task.end-before-start"),
            (bad.Row, bad.Problems[^1].Column, bad.Problems[^1].What.Code)
        );
        Assert.False(result.Applied);
        Assert.Equal(before, await InScopeAsync((_, db) => db.Tasks.CountAsync(Stop)));
    }

    [Fact]
    public async Task Running_the_alerts_of_a_day_twice_sends_once()
    {
        var day = new DateOnly(2026, 10, 30);
        var first = await InScopeAsync(
            (services, _) => services.GetRequiredService<AlertJob>().RunAsync(day, "test", Stop)
        );
        Assert.True(first is { Created: > 0, Queued: > 0 } && first.Sent == first.Queued);
        var second = await InScopeAsync(
            (services, _) => services.GetRequiredService<AlertJob>().RunAsync(day, "test", Stop)
        );
        Assert.Equal(
            (first.Considered, 0, 0, 0),
            (second.Considered, second.Created, second.Queued, second.Sent)
        );
        Assert.Equal(
            first.Sent,
            Directory.GetFiles(Path.Combine(demo.App.Folder, "mail"), "*.eml").Length
        );
    }

    [Fact]
    public async Task Page_and_workbook_agree_with_the_computation()
    {
        using var officer = await demo.App.SignInAsync(Officer);
        var figures = await InScopeAsync(
            async (services, db) =>
                AnnualSummary
                    .Compute(
                        SummaryPeriod
                            .OfYear(2026)
                            .On(services.GetRequiredService<TimeProvider>().Today()),
                        await db.Tasks.AsNoTracking().WithEverything().ToListAsync(Stop),
                        services.GetRequiredService<RuleBook>()
                    )
                    .Figures()
        );
        var page = await officer.TextAsync("/summaries/2026");
        Assert.Contains(
            $"data-figure=\"carriedOut\">{figures.CarriedOut}<",
            page,
            StringComparison.Ordinal
        );
        using var workbook = new XLWorkbook(
            await (await officer.GetAsync("/summaries/2026/workbook")).Content.ReadAsStreamAsync(
                Stop
            )
        );
        long Kpi(string name) =>
            Convert.ToInt64(
                workbook.NamedRange(name).Ranges.Single().FirstCell().CachedValue,
                System.Globalization.CultureInfo.InvariantCulture
            );
        Assert.Equal(
            [
                figures.CarriedIn,
                figures.New,
                figures.Accepted,
                figures.Failed,
                figures.Terminated,
                figures.CarriedOut,
                figures.Late,
                figures.Extended,
                figures.Backlog,
                figures.Approved.Dong,
                figures.Disbursed.Dong,
            ],
            new[]
            {
                "KPI_CarriedIn",
                "KPI_New",
                "KPI_Accepted",
                "KPI_Failed",
                "KPI_Terminated",
                "KPI_CarriedOut",
                "KPI_Late",
                "KPI_Extended",
                "KPI_Backlog",
                "KPI_Approved",
                "KPI_Disbursed",
            }.Select(Kpi)
        );
        Assert.Equal(12, workbook.Worksheets.Count);
    }

    [Fact]
    public async Task A_lost_race_tells_the_loser_and_keeps_what_was_typed()
    {
        using var one = await demo.App.SignInAsync(Officer);
        using var other = await demo.App.SignInAsync("truongphong@sokhcn.example");
        var id = await InScopeAsync(
            (_, db) =>
                db.Tasks.Where(t => t.Code == "ĐT-12/2025").Select(t => t.Id).SingleAsync(Stop)
        );
        var fields = new Dictionary<string, string>
        {
            ["Title"] = "Tên mới của tôi",
            ["StateBudget"] = "980.000.000",
            ["CounterpartBudget"] = "120.000.000",
            ["Reason"] = "Sửa lỗi chính tả",
            ["Version"] = Guid.NewGuid().ToString(),
        };
        var lost = await (
            await one.PostAsync($"/tasks/{id}/edit", $"/tasks/{id}/edit", fields)
        ).Content.ReadAsStringAsync(Stop);
        Assert.Contains("Tên mới của tôi", lost, StringComparison.Ordinal);
        Assert.Contains("Người khác đã sửa", lost, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_finds_only_the_tasks_they_lead()
    {
        using var lead = await demo.App.SignInAsync("nvdong@dhbl.example");
        var list = await lead.TextAsync("/tasks");
        Assert.Contains("ĐT-12/2025", list, StringComparison.Ordinal);
        Assert.DoesNotContain("ĐT-09/2024", list, StringComparison.Ordinal);
        var foreign = await InScopeAsync(
            (_, db) =>
                db.Tasks.Where(t => t.Code == "ĐT-09/2024").Select(t => t.Id).SingleAsync(Stop)
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await lead.GetAsync($"/tasks/{foreign}")).StatusCode
        );
    }

    [Fact]
    public async Task Search_finds_without_accents()
    {
        using var officer = await demo.App.SignInAsync(Officer);
        var list = await officer.TextAsync("/tasks?q=vien+tham+rung");
        Assert.Contains("ĐT-06/2022", list, StringComparison.Ordinal);
        Assert.DoesNotContain("ĐT-12/2025", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_without_the_token_is_refused()
    {
        using var client = new HttpClient { BaseAddress = demo.App.Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = "1" });
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (
                await client.PostAsync(new Uri("/sign-in/demo", UriKind.Relative), form, Stop)
            ).StatusCode
        );
    }

    [Fact]
    public async Task Every_page_answers_each_role_as_the_permission_table_says()
    {
        var pages = demo
            .App.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
            .ActionDescriptors.Items.Where(a =>
                a.AttributeRouteInfo?.Template is { } t
                && !t.Contains('{', StringComparison.Ordinal)
                && a.ActionConstraints!.OfType<Microsoft.AspNetCore.Mvc.ActionConstraints.HttpMethodActionConstraint>()
                    .Any(c => c.HttpMethods.Contains("GET"))
            )
            .Select(a =>
                (
                    a.AttributeRouteInfo!.Template!,
                    May: a.EndpointMetadata.OfType<MayAttribute>().LastOrDefault()
                )
            )
            .Where(p => p.May is not null)
            .ToList();
        Assert.True(pages.Count >= 10);
        var people = await InScopeAsync((_, db) => db.Users.AsNoTracking().ToListAsync(Stop));
        foreach (var person in people)
        {
            using var visitor = await demo.App.SignInAsync(person.Email!);
            foreach (var (path, may) in pages)
            {
                var allowed = Permissions.Of(may!.Act, person.Roles) >= may.Least;
                var status = (await visitor.GetAsync("/" + path)).StatusCode;
                Assert.True(
                    allowed
                        ? status is HttpStatusCode.OK or HttpStatusCode.Redirect
                        : status == HttpStatusCode.Forbidden,
                    $"{person.Roles} /{path}: {status}"
                );
            }
        }
    }

    [Fact]
    public void The_checked_in_script_parses_as_TSql()
    {
        using var reader = new StreamReader(
            Path.Combine(Web.App.ContentRoot, "../../database/sqlserver/scitasks.sql")
        );
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.Empty(errors);
    }

    [Fact]
    public void The_script_of_rights_parses_as_TSql()
    {
        using var reader = new StreamReader(
            Path.Combine(Web.App.ContentRoot, "../../database/sqlserver/rights.sql")
        );
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.Empty(errors.Select(e => e.Message));
    }

    /// <summary>Classic sqlcmd turns quoted identifiers off, skips the filtered indexes that need them and goes on
    /// after an error.</summary>
    [Fact]
    public void The_script_sets_what_filtered_indexes_need_before_anything_else()
    {
        using var reader = new StreamReader(
            Path.Combine(Web.App.ContentRoot, "../../database/sqlserver/scitasks.sql")
        );
        var script = (TSqlScript)
            new TSql160Parser(initialQuotedIdentifiers: false).Parse(reader, out var errors);
        Assert.Empty(errors);
        var set = script
            .Batches[0]
            .Statements.Cast<PredicateSetStatement>()
            .Where(s => s.IsOn)
            .Select(s => s.Options)
            .Aggregate((all, one) => all | one);
        foreach (
            var option in new[]
            {
                SetOptions.QuotedIdentifier,
                SetOptions.AnsiNulls,
                SetOptions.XactAbort,
            }
        )
            Assert.True(set.HasFlag(option), option.ToString());
        Assert.Contains(
            "session.sql",
            File.ReadAllText(Path.Combine(Web.App.ContentRoot, "../../database/add-migration.sh")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_triggers_within_the_script_parse_as_TSql()
    {
        var script = File.ReadAllText(
            Path.Combine(Web.App.ContentRoot, "../../database/sqlserver/scitasks.sql")
        );
        var inner = System
            .Text.RegularExpressions.Regex.Matches(
                script,
                @"EXEC\(N'(?<sql>(?:[^']|'')+)'\)",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(5)
            )
            .Select(m => m.Groups["sql"].Value.Replace("''", "'", StringComparison.Ordinal))
            .Where(sql => sql.StartsWith("CREATE TRIGGER", StringComparison.Ordinal))
            .ToList();
        // Those of ledger and moves twice: again by the migration after the one that wrote the rows anew. That of the
        // ledger once more, since an opening balance has a first day.
        Assert.Equal(9, inner.Count);
        Assert.All(
            inner,
            sql =>
            {
                new TSql160Parser(initialQuotedIdentifiers: true).Parse(
                    new StringReader(sql),
                    out var errors
                );
                Assert.Empty(errors.Select(e => e.Message));
            }
        );
    }

    [Fact]
    public void Every_word_on_a_page_has_both_languages()
    {
        var root = Web.App.ContentRoot;
        var vietnamese = System
            .Text.RegularExpressions.Regex.Matches(
                File.ReadAllText(Path.Combine(root, "Resources/Words.vi.resx")),
                "<data name=\"(?<key>[^\"]+)\"",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(5)
            )
            .Select(m => WebUtility.HtmlDecode(m.Groups["key"].Value))
            .ToHashSet();
        var used = Directory
            .EnumerateFiles(root, "*.cs*", SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains("/obj/", StringComparison.Ordinal)
                && !f.Contains("/bin/", StringComparison.Ordinal)
            )
            .SelectMany(f =>
                System
                    .Text.RegularExpressions.Regex.Matches(
                        File.ReadAllText(f),
                        "\\b(?:T|words|Words)\\[\"(?<key>[^\"]+)\"(?!\\s*\\+)",
                        System.Text.RegularExpressions.RegexOptions.None,
                        TimeSpan.FromSeconds(5)
                    )
                    .Select(m => m.Groups["key"].Value)
            )
            .Distinct();
        Assert.DoesNotContain(used, k => !vietnamese.Contains(k));
    }
}

public sealed class The_main_job_on_SQLite(Demo demo) : The_main_job(demo), IClassFixture<Demo>;

public sealed class The_main_job_on_SqlServer : The_main_job, IClassFixture<DemoOnSqlServer>
{
    public The_main_job_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
