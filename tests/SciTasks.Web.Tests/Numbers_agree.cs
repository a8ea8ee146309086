using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Testing;
using SciTasks.Web.Demo;
using SciTasks.Web.Mvc;

namespace SciTasks.Web.Tests;

/// <summary>The demo story with a few hundred further tasks, so that every list is longer than a page.</summary>
public sealed class LongLists : Demo
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoStory>().LoadAsync(260, CancellationToken.None);
    }
}

/// <summary>What is shown in two places is the same, and nothing is shown in part as if it were the whole.</summary>
public sealed class Numbers_agree(LongLists lists) : IClassFixture<LongLists>
{
    private const string Director = "tqhung@sokhcn.example",
        Officer = "thuha@sokhcn.example",
        Accountant = "vtmai@sokhcn.example";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, AppDb, Task<T>> work)
    {
        await using var scope = lists.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private async Task<Visitor> AsAsync(Roles role) =>
        await lists.App.SignInAsync(
            await InScopeAsync(
                (_, db) =>
                    db.Users.Where(a => a.Roles.HasFlag(role)).OrderBy(a => a.Id).Select(a => a.Email!).FirstAsync(Stop)
            )
        );

    private static async Task<IDocument> PageAsync(Visitor visitor, string path)
    {
        var answer = await visitor.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop), Stop);
    }

    private static string? Figure(IDocument page, string name) =>
        page.QuerySelector($"[data-figure={name}]")?.TextContent;

    private Task<List<ResearchTask>> TasksAsync() =>
        InScopeAsync((_, db) => db.Tasks.AsNoTracking().WithEverything().ToListAsync(Stop));

    [Fact]
    public async Task Desk_and_summary_of_the_running_year_agree()
    {
        using var leader = await AsAsync(Roles.Leadership);
        var (desk, summary) = (await PageAsync(leader, "/desk"), await PageAsync(leader, "/summaries/2026"));
        string Tile(string address) => desk.QuerySelector($"a.figure[href='{address}'] strong")!.TextContent;
        Assert.Equal(
            (Tile("/tasks?late=true"), Tile("/backlog"), Tile("/tasks")),
            (Figure(summary, "late"), Figure(summary, "backlog"), Figure(summary, "carriedOut"))
        );
        Assert.NotEqual("0", Tile("/tasks?late=true"));
    }

    [Fact]
    public async Task A_running_year_says_until_when_and_names_its_forecast_apart()
    {
        using var leader = await AsAsync(Roles.Leadership);
        var (running, closed, ahead) = (
            await PageAsync(leader, "/summaries/2026"),
            await PageAsync(leader, "/summaries/2025"),
            await PageAsync(leader, "/summaries/2027")
        );
        Assert.Equal("2026-11-26", running.QuerySelector("[data-as-of]")!.GetAttribute("data-as-of"));
        Assert.Contains(
            "đến hôm nay 26/11/2026",
            running.QuerySelector("[data-as-of]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("31/12/2026", running.QuerySelector("#forecast h2")!.TextContent, StringComparison.Ordinal);
        var whole = await InScopeAsync(
            async (services, _) =>
                AnnualSummary
                    .Compute(SummaryPeriod.OfYear(2026), await TasksAsync(), services.GetRequiredService<RuleBook>())
                    .Figures()
        );
        Assert.Equal($"{whole.Late}", running.QuerySelector("[data-forecast=late]")!.TextContent);
        Assert.True(int.Parse(Figure(running, "late")!, CultureInfo.InvariantCulture) < whole.Late);
        Assert.Null(closed.QuerySelector("[data-as-of], #forecast"));
        Assert.Contains("chưa bắt đầu", ahead.QuerySelector("[data-as-of]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Figure(ahead, "carriedIn"), Figure(ahead, "carriedOut"));
    }

    /// <summary>Every list that is paged, walked to its end by its own links.</summary>
    [Theory]
    [InlineData("/tasks", Roles.Officer)]
    [InlineData("/backlog", Roles.Officer)]
    [InlineData("/deadlines", Roles.Officer)]
    [InlineData("/reports", Roles.Officer)]
    [InlineData("/reports?show=done", Roles.Officer)]
    [InlineData("/changes?show=all", Roles.Officer)]
    [InlineData("/documents", Roles.Officer)]
    [InlineData("/funding?show=all", Roles.Officer)]
    [InlineData("/organizations", Roles.Officer)]
    [InlineData("/people", Roles.Officer)]
    [InlineData("/imports", Roles.Officer)]
    [InlineData("/alerts", Roles.Administrator)]
    [InlineData("/stand-ins", Roles.DivisionHead)]
    [InlineData("/reconciliations", Roles.Accountant)]
    [InlineData("/year-budgets?year=2026", Roles.Accountant)]
    [InlineData("/day-book?from=01/01/2010", Roles.Accountant)]
    [InlineData("/disbursements?year=2026&month=11", Roles.Accountant)]
    [InlineData("/inspections?year=2026", Roles.Officer)]
    [InlineData("/summaries/2025?show=carriedIn", Roles.Officer)]
    public async Task A_list_walked_to_its_end_holds_as_many_rows_as_it_says(string path, Roles role)
    {
        using var visitor = await AsAsync(role);
        var (rows, next, said, pages) = (0, (string?)path, (int?)null, 0);
        while (next is not null)
        {
            var page = await PageAsync(visitor, next);
            var table = page.QuerySelectorAll("table.list") is { Length: > 0 } tables ? tables[^1] : null;
            rows +=
                path.StartsWith("/alerts", StringComparison.Ordinal) || table is null
                    ? 0
                    : table.QuerySelectorAll("tbody tr").Length;
            said ??= page.QuerySelector(".pager [data-count]") is { } count
                ? int.Parse(count.GetAttribute("data-count")!, CultureInfo.InvariantCulture)
                : null;
            next = page.QuerySelectorAll(".pager a")
                .FirstOrDefault(a => a.TextContent.Trim() == "Sau")
                ?.GetAttribute("href");
            Assert.True(++pages < 50, next);
        }
        if (path == "/tasks")
            said = await InScopeAsync((_, db) => db.Tasks.CountAsync(Stop));
        if (
            path.StartsWith("/alerts", StringComparison.Ordinal)
            || path.StartsWith("/disb", StringComparison.Ordinal)
            || (said is null && rows <= 50)
        )
            return;
        Assert.Equal(said, rows);
    }

    [Fact]
    public async Task Ages_of_the_backlog_are_of_every_row()
    {
        using var leader = await AsAsync(Roles.Leadership);
        var page = await PageAsync(leader, "/backlog");
        var bands = page.QuerySelectorAll("[data-band]")
            .Sum(b => int.Parse(b.GetAttribute("data-band")!, CultureInfo.InvariantCulture));
        var all = await InScopeAsync(
            async (services, _) =>
            {
                var (rules, today) = (
                    services.GetRequiredService<RuleBook>(),
                    services.GetRequiredService<TimeProvider>().Today()
                );
                return (await TasksAsync()).Count(t => BacklogRules.On(t, today, rules).Any());
            }
        );
        Assert.True(all > 50);
        Assert.Equal(
            (all, all),
            (
                bands,
                int.Parse(
                    page.QuerySelector(".pager [data-count]")!.GetAttribute("data-count")!,
                    CultureInfo.InvariantCulture
                )
            )
        );
    }

    [Fact]
    public async Task An_export_holds_every_row_of_its_list()
    {
        using var officer = await AsAsync(Roles.Officer);
        foreach (
            var (export, count) in new[]
            {
                ("/funding.xlsx?show=all", await InScopeAsync((_, db) => db.Tranches.CountAsync(Stop))),
                ("/tasks.xlsx", await InScopeAsync((_, db) => db.Tasks.CountAsync(Stop))),
                ("/documents.xlsx", await InScopeAsync((_, db) => db.Documents.CountAsync(Stop))),
            }
        )
        {
            using var workbook = new XLWorkbook(await (await officer.GetAsync(export)).Content.ReadAsStreamAsync(Stop));
            var sheet = workbook.Worksheets.First();
            var rows =
                export == "/tasks.xlsx"
                    ? sheet.RowsUsed().Count() - 1
                    : sheet.Column(1).CellsUsed().Count(c => c.DataType == XLDataType.Number);
            Assert.Equal((export, count), (export, rows));
        }
    }

    /// <summary>Whoever cuts a list says so on the page: with a pager, or with how many there are.</summary>
    [Fact]
    public void No_list_is_cut_in_silence()
    {
        string[] elsewhere =
        [
            "SessionsController.cs", // is there one task, or more
            "YearBudgetsController.cs",
            "DocumentDesk.cs", // is the code unique
            "AlertJob.cs", // chunks until nothing is left
            "KnownNames.cs",
            "NearNames.cs",
            "NameDesk.cs", // near matches offered; is there one, or more
            "NameSearch.cs",
            "TaskFilter.cs", // beyond so many words nothing is found
            "ServeVerb.cs", // a turn is taken
            "Soundness.cs", // chunks until nothing is left; counted beside what is listed
            "Digest.cs", // the rest is counted in the mail
            "MailTexts.cs",
            "FileKinds.cs",
            "ListDownload.cs",
            "WrongTries.cs", // those that are forgotten
            "Handover.cs", // chunks until nothing is left
            "LeadHandover.cs",
            "RecordPages.cs", // "the newest 20 of 31", with a link to all
            "AccountController.cs", // "the last 20 changes"
            "OwnAccountController.cs", // "the last 10 times"
            "LayoutView.cs", // "the first 5 rows"
        ];
        var web = Path.Combine(Web.App.ContentRoot);
        var silent = Directory
            .EnumerateFiles(web, "*.cs*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f =>
                !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains(
                    $"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
                && !f.Contains("assets", StringComparison.Ordinal)
            )
            .Where(f => !elsewhere.Contains(Path.GetFileName(f)))
            .Where(f => Regex.IsMatch(File.ReadAllText(f), @"\.Take\((?!rows\)|sheet)"))
            .Where(f =>
                !Regex.IsMatch(
                    File.ReadAllText(f),
                    @"Paging|FirstOf|DeskList|Choices|and \{0\} more|CountLimit|The first \{0\} are shown|Messages|More"
                )
            );
        Assert.Empty(silent.Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_tranche_shows_one_sum_for_one_thing()
    {
        using var leader = await AsAsync(Roles.Leadership);
        var queue = new Dictionary<string, string>();
        for (var number = 1; number <= 60; number++)
        {
            var list = await PageAsync(leader, $"/funding?show=all&page={number}");
            foreach (var row in list.QuerySelectorAll("tr[data-href^='/tranches/']"))
                queue[row.GetAttribute("data-href")!] = row.QuerySelectorAll("td")[3].FirstElementChild!.TextContent;
            if (list.QuerySelectorAll(".pager a").All(a => a.TextContent.Trim() != "Sau"))
                break;
        }
        Assert.True(queue.Count > 50);
        foreach (
            var (address, before) in queue.Where(q =>
                int.Parse(q.Key.Split('/')[2], CultureInfo.InvariantCulture) <= 60
            )
        )
        {
            var page = await PageAsync(leader, address);
            var shown = page.QuerySelector("[data-sum=before]")!.TextContent;
            Assert.Equal((address, before), (address, shown));
            var rule = page.QuerySelectorAll("ul.gate li")
                .Select(li => li.TextContent)
                .FirstOrDefault(x => x.Contains("Tổng kinh phí được duyệt", StringComparison.Ordinal));
            if (rule is not null && Regex.Match(rule, @"[Đđ]ã duyệt và cấp ([\d.]+)") is { Success: true } match)
                Assert.Equal((address, match.Groups[1].Value), (address, shown));
        }
    }

    [Fact]
    public async Task The_register_shows_and_sorts_by_the_end_that_holds()
    {
        using var officer = await AsAsync(Roles.Officer);
        var (tasks, today) = ((await TasksAsync()).ToDictionary(t => t.Id), StoryClock.Instance.Today());
        var (next, ends) = ((string?)"/tasks?sort=end", new List<DateOnly>());
        while (next is not null)
        {
            var page = await PageAsync(officer, next);
            foreach (var row in page.QuerySelectorAll("tr[data-href^='/tasks/']"))
            {
                var task = tasks[int.Parse(row.GetAttribute("data-href")!.Split('/')[2], CultureInfo.InvariantCulture)];
                var end = TaskStatus.EffectiveEnd(task, today);
                ends.Add(end ?? DateOnly.MinValue);
                var cell = row.QuerySelector("td[data-label='Kết thúc']")!;
                Assert.StartsWith(
                    end?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "–",
                    cell.TextContent.Trim(),
                    StringComparison.Ordinal
                );
                if (end != task.End)
                    Assert.Contains(
                        task.End!.Value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
                        cell.QuerySelector("[title]")!.GetAttribute("title"),
                        StringComparison.Ordinal
                    );
            }
            next = page.QuerySelectorAll(".pager a")
                .FirstOrDefault(a => a.TextContent.Trim() == "Sau")
                ?.GetAttribute("href");
        }
        Assert.Equal(tasks.Count, ends.Count);
        Assert.Equal(ends.Order(), ends);
        Assert.Contains(tasks.Values, t => TaskStatus.EffectiveEnd(t, today) != t.End);
    }

    [Fact]
    public async Task The_edit_form_shows_what_the_page_shows_and_names_the_task()
    {
        using var officer = await lists.App.SignInAsync(Officer);
        var id = await InScopeAsync(
            async (_, db) =>
            {
                var task = await db.Tasks.SingleAsync(t => t.Code == "ĐT-02/2020", Stop);
                task.Restate(
                    task.Results with
                    {
                        Grade = Grade.Pass,
                        GradeText = "Khá",
                        Registration = new("11/KQNC", new(2023, 1, 10)),
                    }
                );
                task.Restate(task.Term with { ApproximateDays = "Proposed=2019" });
                await db.SaveChangesAsync(Stop);
                return task.Id;
            }
        );
        var form = await PageAsync(officer, $"/tasks/{id}/edit");
        Assert.Contains("ĐT-02/2020", form.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Khá", form.QuerySelector("#Grade option[selected]")!.TextContent, StringComparison.Ordinal);
        foreach (
            var field in new[]
            {
                "Corrected",
                "RegistrationNumber",
                "RegistrationDay",
                "RecognitionNumber",
                "RecognitionDay",
                "Settled",
                "Liquidated",
                "Closed",
                "ClosingReason",
            }
        )
            Assert.NotNull(form.GetElementById(field));
        Assert.Equal("11/KQNC", form.GetElementById("RegistrationNumber")!.GetAttribute("value"));
        // A form that leaves a field out erases nothing; a word of the paper stands until another grade is chosen.
        var hidden = await officer.OpenAsync($"/tasks/{id}/edit", $"/tasks/{id}/edit");
        await officer.SendAsync(
            $"/tasks/{id}/edit",
            hidden,
            new() { ["Settled"] = "05/02/2023", ["Reason"] = "Bổ sung quyết toán" }
        );
        var stored = await InScopeAsync((_, db) => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == id, Stop));
        Assert.Equal(
            ("Khá", "11/KQNC", new DateOnly(2023, 2, 5)),
            (stored.GradeText, stored.Registration.Number, stored.Settled)
        );
    }

    [Fact]
    public async Task No_page_says_all_is_well_beside_a_paper_that_is_missing_or_a_rule_that_warns()
    {
        using var leader = await AsAsync(Roles.Leadership);
        var changes = await InScopeAsync(
            (_, db) =>
                db.Tasks.SelectMany(t => t.Changes, (t, c) => $"/tasks/{t.Id}/changes/{c.Number}").ToListAsync(Stop)
        );
        var tranches = await InScopeAsync(
            (_, db) => db.Tranches.Where(t => t.Id < 60).Select(t => $"/tranches/{t.Id}").ToListAsync(Stop)
        );
        var missing = 0;
        foreach (var address in changes.Concat(tranches))
        {
            var page = await PageAsync(leader, address);
            if (page.QuerySelector("p[role=status].good") is null)
                continue;
            Assert.Empty(
                page.QuerySelectorAll(
                        "#rules .bi-exclamation-triangle, #rules .bi-x-lg, #gate .bi-exclamation-triangle, #gate .bi-x-lg"
                    )
                    .Select(x => address)
            );
            var open = page.QuerySelectorAll("#steps form").Length > 0;
            missing += open ? page.QuerySelectorAll("#files .bi-x-lg").Length : 0;
        }
        Assert.True(
            new Headline(0, 0, 1).Tone == "late"
                && new Headline(0, 1, 0).Tone == "soon"
                && new Headline(0, 0, 0).Tone == "good"
        );
    }

    [Fact]
    public async Task A_field_shows_code_and_name()
    {
        using var officer = await AsAsync(Roles.Officer);
        var id = await InScopeAsync(
            (_, db) => db.Tasks.Where(t => t.Field == "405").Select(t => t.Id).FirstAsync(Stop)
        );
        Assert.Contains(
            "405 – Thủy sản",
            (await PageAsync(officer, $"/tasks/{id}")).QuerySelector("#facts")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_page_of_a_task_has_one_strip_and_lines_that_do_not_run_together()
    {
        using var officer = await AsAsync(Roles.Officer);
        var id = await InScopeAsync(
            (_, db) => db.Tasks.Where(t => t.Code == "DA-18/2024").Select(t => t.Id).SingleAsync(Stop)
        );
        var page = await PageAsync(officer, $"/tasks/{id}");
        Assert.Single(page.QuerySelectorAll("nav.sections"));
        Assert.Equal("page", page.QuerySelector("nav.sections a[aria-current]")!.GetAttribute("aria-current"));
        var lines = page.QuerySelectorAll("#events li").Select(li => li.TextContent.Trim()).ToList();
        Assert.All(lines, line => Assert.DoesNotMatch(@"\d{4}\d|%\w", line));
        Assert.Contains(lines, line => Regex.IsMatch(line, @"nộp ngày \d\d/\d\d/\d{4} · \d+ % · "));
    }
}
