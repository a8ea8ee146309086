using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Data.Audit;
using SciTasks.Domain.Rules;
using SciTasks.Web.Features.Tasks;

namespace SciTasks.Web.Tests;

/// <summary>The history reads as sentences in the language of the reader: who did what, from, to, with
/// reason.</summary>
public sealed class The_history_of_a_task(Demo demo) : IClassFixture<Demo>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static HashSet<string> Words(string file) =>
        [
            .. Regex
                .Matches(
                    File.ReadAllText(
                        Path.Combine(
                            Path.GetFullPath(Path.Combine(Web.App.ContentRoot, "../..")),
                            "src/SciTasks.Web/Resources",
                            file
                        )
                    ),
                    "<data name=\"([^\"]+)\""
                )
                .Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value)),
        ];

    [Theory, InlineData("Words.resx"), InlineData("Words.vi.resx")]
    public void Everything_the_audit_trail_can_name_has_words(string file)
    {
        using var scope = demo.App.Services.CreateScope();
        var (words, facts) = (
            Words(file),
            AuditedFacts.Of(scope.ServiceProvider.GetRequiredService<AppDb>().Model).ToList()
        );
        Assert.Equal(AuditedFacts.Kinds.Count, facts.Select(f => f.Entity).Distinct().Count());
        Assert.Empty(
            facts
                .Where(f =>
                    !HistoryValues.Hidden.Contains(f.Name)
                    && !HistoryValues.Keys(f.Entity, f.Name).Any(words.Contains)
                )
                .Select(f => $"{f.Entity.Name}.{f.Name}")
        );
        var said = AuditedFacts
            .Kinds.Select(k => $"History.of.{k.Name}")
            .Concat(
                facts
                    .Where(f => f.Type.IsEnum && !HistoryValues.Hidden.Contains(f.Name))
                    .SelectMany(f => Enum.GetNames(f.Type).Select(n => $"{f.Type.Name}.{n}"))
            )
            .Distinct();
        Assert.Equal([], said.Except(words));
    }

    [Theory, InlineData("vi"), InlineData("en")]
    public async Task Every_kind_of_act_in_the_story_is_a_sentence_without_code(string language)
    {
        using var head = await demo.App.SignInAsync("truongphong@sokhcn.example");
        await using var scope = demo.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var kinds = new HashSet<string>();
        foreach (var id in await db.Tasks.Select(t => t.Id).ToListAsync(Stop))
        {
            var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(
                await head.TextAsync($"/tasks/{id}?culture={language}"),
                Stop
            );
            var said = page.QuerySelectorAll("#history ol.moves > li")
                .Select(li => li.TextContent)
                .ToList();
            Assert.NotEmpty(said);
            Assert.All(
                said,
                text =>
                    Assert.DoesNotMatch(
                        @"[{}\[\]""]|\b(Fact|History|MoveKind|Fund|LedgerKind|ChangeKind)\.|\d{4}-\d\d-\d\d|\b(Modified|Added|Deleted)\b",
                        text
                    )
            );
            if (language == "vi")
                Assert.All(
                    said,
                    text =>
                        Assert.DoesNotMatch(
                            @"\b(State|Tranche|Ledger|Report|Budget|Inspection|Extension|Finding|Heading|Change|True|False)\b",
                            text
                        )
                );
            foreach (var text in said)
                kinds.Add(
                    Regex
                        .Match(
                            text,
                            language == "vi"
                                ? "(?:đã (?:thêm|sửa|bỏ)|:) (\\w+ \\w+)"
                                : "(?:added|changed|removed|:) (\\w+ ?\\w*)"
                        )
                        .Groups[1]
                        .Value
                );
        }
        Assert.True(kinds.Count > 8, string.Join("; ", kinds));
    }

    [Fact]
    public void A_subject_of_every_kind_reads_as_words()
    {
        using var scope = demo.App.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<Wording>();
        var values = new HistoryValues(
            words,
            scope.ServiceProvider.GetRequiredService<RuleBook>(),
            new Dictionary<(string, string), string>()
        );
        (string Subject, string Kind)[] subjects =
        [
            ("Task SKHCN ĐT-01/2019", "ResearchTask"),
            ("Tranche 2 State", "Tranche"),
            ("Tranche 2 State: Approve", "TrancheMove"),
            ("Ledger Advance 2026-10-21 State", "LedgerEntry"),
            ("Year budget 2026 State", "YearBudget"),
            ("Budget State 2026-02-01", "BudgetChange"),
            ("Extension 1", "Extension"),
            ("Report 2025-01-01–2025-06-30", "ProgressReport"),
            ("Report adjustment 1", "ReportAdjustment"),
            ("Inspection 2025-05-08", "Inspection"),
            ("Inspection ", "Inspection"),
            ("Finding Thiếu chứng từ", "Finding"),
            ("Change 3 Extension", "ChangeRequest"),
            ("Heading labour", "HeadingChange"),
            ("Document 12/QĐ-SKHCN 2026-01-05", "OfficialDocument"),
            ("File scan.pdf", "StoredFile"),
            ("Organisation Viện A", "Organization"),
            ("Person Trần Thị Bé", "Person"),
            ("Source SKHCN", "SourceSystem"),
            ("Account an@so.example", "Account"),
        ];
        foreach (var (subject, kind) in subjects)
        {
            var (thing, entity) = new HistorySubject(words, values).Of(
                subject,
                new Dictionary<string, string?[]>()
            );
            Assert.Equal(kind, entity?.Name);
            Assert.False(
                thing == subject
                    || Regex.IsMatch(thing, @"\{|History\.|Fund\.|\d{4}-\d\d|heading labour$"),
                thing
            );
        }
    }

    [Fact]
    public async Task A_step_says_who_did_what_on_which_paper_and_why()
    {
        using var head = await demo.App.SignInAsync("truongphong@sokhcn.example");
        await using var scope = demo.App.Services.CreateAsyncScope();
        var id = await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Tasks.Where(t => t.Code == "DA-18/2024")
            .Select(t => t.Id)
            .SingleAsync(Stop);
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(
            await head.TextAsync($"/tasks/{id}"),
            Stop
        );
        var approval = page.QuerySelectorAll("#history ol.moves > li")
            .Select(li => li.TextContent)
            .Single(x =>
                x.Contains("Duyệt cấp, đợt 4 (NSNN), 300.000.000 đồng", StringComparison.Ordinal)
            );
        Assert.Contains("Trần Quốc Hùng:", approval, StringComparison.Ordinal);
        Assert.Contains("103/QĐ-SKHCN", approval, StringComparison.Ordinal);
        Assert.Contains("Phải lắp đặt trước mùa vụ", approval, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_says_who_from_to_and_why()
    {
        using var officer = await demo.App.SignInAsync("thuha@sokhcn.example");
        await using var scope = demo.App.Services.CreateAsyncScope();
        var id = await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Tasks.Where(t => t.Code == "ĐT-06/2022")
            .Select(t => t.Id)
            .SingleAsync(Stop);
        var before = await officer.OpenAsync($"/tasks/{id}/edit", $"/tasks/{id}/edit");
        await officer.SendAsync(
            $"/tasks/{id}/edit",
            before,
            new()
            {
                ["Title"] = "Than sinh học từ vỏ tôm",
                ["Recipient"] = "Chi cục Thủy sản",
                ["Reason"] = "Theo biên bản bàn giao",
            }
        );
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(
            await officer.TextAsync($"/tasks/{id}"),
            Stop
        );
        var first = page.QuerySelector("#history ol.moves > li")!.TextContent;
        Assert.Contains("Phạm Thu Hà đã sửa nhiệm vụ ĐT-06/2022", first, StringComparison.Ordinal);
        Assert.Contains("Nơi tiếp nhận:", first, StringComparison.Ordinal);
        Assert.Contains("Chi cục Thủy sản", first, StringComparison.Ordinal);
        Assert.Contains("Theo biên bản bàn giao", first, StringComparison.Ordinal);
    }
}
