using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Tasks;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>A department's own list from the file to the register, through the pages and by the command line.</summary>
public sealed class A_list_of_their_own : IAsyncLifetime
{
    private RunningApp _app = null!;
    private Visitor _officer = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await RunningApp.StartAsync();
        _officer = await _app.SignInAsync("thuha@sokhcn.example");
    }

    public async ValueTask DisposeAsync()
    {
        _officer.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Three_hundred_rows_of_which_twelve_are_bad_come_in_two_mended_ten_given_back()
    {
        var page = await UploadAsync("danh-muc.xlsx", MadeList.ThreeHundred());
        Assert.EndsWith("/layout", page, StringComparison.Ordinal);
        var shown = WebUtility.HtmlDecode(await _officer.TextAsync(page));
        Assert.Contains("Kinh phí / NSNN", shown, StringComparison.Ordinal);
        Assert.Contains("100.500.000 đồng", shown, StringComparison.Ordinal);
        var run = await ChooseAsync(page);
        var check = WebUtility.HtmlDecode(await _officer.TextAsync(run));
        Assert.Contains("300 dòng: 288 thêm mới", check, StringComparison.Ordinal);

        // Two are mended on the page; the file stays as it came.
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in await _officer.OpenAsync(run, run + "/mends"))
            fields.Add(new(name, value));
        var cells = fields
            .Where(f =>
                f.Key.EndsWith(".Header", StringComparison.Ordinal)
                && f.Value.StartsWith("Thời gian", StringComparison.Ordinal)
            )
            .ToList();
        foreach (var name in cells.Select(c => c.Key[..^".Header".Length]).Distinct())
            fields.Add(new(name + ".Text", "7/2019 - 6/2021"));
        await _officer.SendAllAsync(run + "/mends", fields);
        await ReadyAsync(run);
        Assert.Contains(
            "300 dòng: 290 thêm mới",
            WebUtility.HtmlDecode(await _officer.TextAsync(run)),
            StringComparison.Ordinal
        );

        await _officer.PostAsync(run, run + "/confirmation", new() { ["goodOnly"] = "true" });
        await ReadyAsync(run);
        Assert.Equal((290, 290 * 100_500_000L), await InRegisterAsync());
        Assert.Contains(
            "10 dòng chưa được nhập",
            WebUtility.HtmlDecode(await _officer.TextAsync(run)),
            StringComparison.Ordinal
        );

        // The others come back in the file's own layout, are mended there, and come in by the same layout.
        var rest = await (await _officer.GetAsync(run + "/rest.xlsx")).Content.ReadAsByteArrayAsync(Stop);
        using (var workbook = new XLWorkbook(new MemoryStream(rest)))
        {
            var sheet = workbook.Worksheet("DM nhiệm vụ");
            Assert.Equal("Kinh phí", sheet.Cell("F4").GetString());
            var bad = sheet.RowsUsed().Where(r => r.Cell(7).GetString() == "một trăm").ToList();
            Assert.Equal(10, bad.Count);
            Assert.All(bad, r =>
                Assert.Contains("Kinh phí / NSNN", r.LastCellUsed().GetString(), StringComparison.Ordinal)
            );
            foreach (var row in bad)
                row.Cell(7).SetValue("100,5");
            using var mended = new MemoryStream();
            workbook.SaveAs(mended);
            rest = mended.ToArray();
        }
        var again = await ChooseAsync(await UploadAsync("con-lai.xlsx", rest));
        await _officer.PostAsync(again, again + "/confirmation", []);
        await ReadyAsync(again);
        Assert.Equal((300, 300 * 100_500_000L), await InRegisterAsync());

        // The whole file again finds its tasks by title and host.
        var third = await ChooseAsync(await UploadAsync("danh-muc.xlsx", MadeList.ThreeHundred()));
        Assert.Contains("0 thêm mới", WebUtility.HtmlDecode(await _officer.TextAsync(third)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layout_kept_under_a_name_reads_the_next_file_and_remembers_what_words_mean()
    {
        byte[] Made(string title, string grade, string host)
        {
            using var workbook = new XLWorkbook();
            var list = workbook.AddWorksheet($"Năm {title}");
            list.Cell("A1").SetValue("DANH SÁCH");
            var rows = new[]
            {
                new[] { "TT", "Tên đề tài", "Đơn vị chủ trì", "Chủ nhiệm", "Thời gian", "Xếp loại" },
                ["1", $"Đề tài {title}", host, "TS. Lê Thử", "2019-2020", grade],
                ["2", $"Đề tài khác {title}", host, "TS. Lê Thử", "2019-2020", "Đạt"],
            };
            for (var r = 0; r < rows.Length; r++)
                for (var c = 0; c < rows[r].Length; c++)
                    list.Cell(r + 2, c + 1).SetValue(rows[r][c]);
            using var stream = new MemoryStream();
            workbook.SaveAs(stream);
            return stream.ToArray();
        }
        var page = await UploadAsync("mot.xlsx", Made("một", "Hạng ưu", "Trường Đại Học Bạc Lieu"));
        var run = await ChooseAsync(page, "Danh sách của phòng", ("Xếp loại", "Grade"));
        var check = await _officer.OpenAsync(run, run + "/values");
        var values = check
            .Where(f => f.Key.EndsWith(".Word", StringComparison.Ordinal))
            .ToDictionary(f => f.Value, f => f.Key[..^".Word".Length]);
        Assert.Contains("Hạng ưu", values.Keys);
        Assert.Contains("Trường Đại Học Bạc Lieu", values.Keys);
        await _officer.SendAsync(
            run + "/values",
            check,
            new()
            {
                [values["Hạng ưu"] + ".Means"] = "Xuất sắc",
                [values["Trường Đại Học Bạc Lieu"] + ".Means"] = "Trường Đại học Bạc Liêu",
            }
        );
        await ReadyAsync(run);
        await _officer.PostAsync(run, run + "/confirmation", []);
        await ReadyAsync(run);
        // Another sheet name, the same headers: nobody is asked again.
        var next = await UploadAsync("hai.xlsx", Made("hai", "hạng ưu", "Trường đại học bạc lieu"));
        Assert.DoesNotContain("layout", next, StringComparison.Ordinal);
        await _officer.PostAsync(next, next + "/confirmation", []);
        await ReadyAsync(next);
        await using var scope = _app.Services.CreateAsyncScope();
        var tasks = await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Tasks.Where(t => t.Title == "Đề tài một" || t.Title == "Đề tài hai")
            .Select(t => new { t.Grade, Host = t.Host!.Name })
            .ToListAsync(Stop);
        Assert.Equal(2, tasks.Count);
        Assert.All(tasks, t => Assert.Equal((Grade.Excellent, "Trường Đại học Bạc Liêu"), (t.Grade!.Value, t.Host)));
        // And the layout goes out as a file that the command line reads.
        var file = await _officer.TextAsync(next + "/layout.json");
        Assert.Equal(
            "Tasks",
            JsonDocument.Parse(file).RootElement.GetProperty("sheets")[0].GetProperty("as").GetString()
        );
    }

    /// <summary>"Đã cấp đến 31/12/2021" is paid and of no year; the same file again says nothing new, another list of the same
    /// days that says otherwise takes the balance back, and a voucher of these days would count twice.</summary>
    [Fact]
    public async Task What_had_been_paid_before_comes_in_as_an_opening_balance()
    {
        byte[] Made(string paid)
        {
            using var workbook = new XLWorkbook();
            var list = workbook.AddWorksheet("DM");
            list.Cell("A1").SetValue("Đơn vị tính: triệu đồng");
            var rows = new[]
            {
                new[]
                {
                    "TT",
                    "Tên đề tài",
                    "Đơn vị chủ trì",
                    "Chủ nhiệm",
                    "Thời gian",
                    "NSNN",
                    "Đã cấp 2020",
                    "Đã cấp đến 31/12/2021",
                },
                ["1", "Đề tài đã cấp trước", "Sở Y tế", "TS. Lê Thử", "2019-2022", "800", "100", paid],
            };
            for (var r = 0; r < rows.Length; r++)
                for (var c = 0; c < rows[r].Length; c++)
                    list.Cell(r + 2, c + 1).SetValue(rows[r][c]);
            using var stream = new MemoryStream();
            workbook.SaveAs(stream);
            return stream.ToArray();
        }
        async Task<(int Id, long[] Sums, long Paid)> InLedgerAsync()
        {
            await using var scope = _app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var id = await db.Tasks.Where(t => t.Title == "Đề tài đã cấp trước").Select(t => t.Id).SingleAsync(Stop);
            var entries = await db.Ledger.Where(e => e.TaskId == id).OrderBy(e => e.Id).ToListAsync(Stop);
            var paid = await db
                .Tasks.Where(t => t.Id == id)
                .SelectMany(t => t.FundTotals)
                .Where(t => t.Fund == Domain.Basics.Fund.State)
                .Select(t => t.Paid)
                .SingleAsync(Stop);
            return (id, [.. entries.Select(e => e.Signed.Dong)], paid.Dong);
        }
        async Task TakeAsync(string paid)
        {
            var run = await ChooseAsync(await UploadAsync("dm.xlsx", Made(paid)), "Danh mục có số đã cấp");
            await _officer.PostAsync(run, run + "/confirmation", []);
            await ReadyAsync(run);
        }
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Sources.ExecuteUpdateAsync(s => s.SetProperty(x => x.GoLiveDay, new DateOnly(2022, 1, 1)), Stop);
        await TakeAsync("300");
        var first = await InLedgerAsync();
        Assert.Equal([100_000_000L, 200_000_000L], first.Sums);
        Assert.Equal(300_000_000, first.Paid);
        await TakeAsync("300");
        Assert.Equal(first.Sums, (await InLedgerAsync()).Sums);
        await TakeAsync("350");
        Assert.Equal(350_000_000, (await InLedgerAsync()).Paid);

        using var accountant = await _app.SignInAsync("ketoan@sokhcn.example");
        var funding = $"/tasks/{first.Id}/funding";
        var shown = WebUtility.HtmlDecode(await accountant.TextAsync(funding));
        Assert.Contains("đã cấp đến 31/12/2021", shown, StringComparison.Ordinal);
        Assert.Contains("DM: Đã cấp đến 31/12/2021", shown, StringComparison.Ordinal);
        var refused = await accountant.PostAsync(
            funding,
            $"/tasks/{first.Id}/opening-balances",
            new()
            {
                ["Fund"] = "State",
                ["Day"] = "30/06/2021",
                ["Amount"] = "310.000.000",
                ["Content"] = "sổ theo dõi",
            }
        );
        var told = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Stop));
        Assert.Contains("đã gồm một phần khoảng ngày này", told, StringComparison.Ordinal);
        Assert.Contains("310.000.000", told, StringComparison.Ordinal);
        await accountant.PostAsync(
            funding,
            $"/tasks/{first.Id}/opening-balances",
            new()
            {
                ["Fund"] = "State",
                ["Day"] = "30/06/2022",
                ["Amount"] = "400.000.000",
                ["Content"] = "sổ theo dõi",
            }
        );
        Assert.Equal(400_000_000, (await InLedgerAsync()).Paid);
    }

    /// <summary>An officer may not bring in money of after go-live, an accountant no tasks: together they bring in the whole
    /// list, each with a yes of their own to what both have seen.</summary>
    [Fact]
    public async Task A_list_with_money_after_go_live_is_brought_in_by_two()
    {
        await using (var scope = _app.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Sources.ExecuteUpdateAsync(s => s.SetProperty(x => x.GoLiveDay, new DateOnly(2022, 1, 1)), Stop);
        var run = await ChooseAsync(await UploadAsync("hai-nguoi.xlsx", PaidUntil("Đã cấp đến 31/12/2023")));
        var id = int.Parse(run.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var seen = WebUtility.HtmlDecode(await _officer.TextAsync(run));
        Assert.Contains("phần này do kế toán chịu trách nhiệm", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("/agreement", seen, StringComparison.Ordinal);
        Assert.Contains("Khoản tiền ngày 31/12/2023 (700.000.000 đồng)", seen, StringComparison.Ordinal);
        // The cell is mended under the header that the file has.
        Assert.Contains("name=\"cells[0].Header\" value=\"Đã cấp đến 31/12/2023\"", seen, StringComparison.Ordinal);
        var forged = await _officer.OpenAsync(run, run + "/mends");
        await _officer.SendAsync(run + "/agreement", forged, new() { ["version"] = $"{await VersionAsync(id)}" });
        Assert.Null(await AgreedAsync(id));

        using var accountant = await _app.SignInAsync("ketoan@sokhcn.example");
        await accountant.PostAsync(run, run + "/agreement", new() { ["version"] = $"{Guid.NewGuid()}" });
        Assert.Null(await AgreedAsync(id));
        await accountant.PostAsync(run, run + "/agreement", []);
        await ReadyAsync(run);
        Assert.Equal("Võ Thị Mai", await AgreedAsync(id));
        // What the accountant has not seen is not agreed to.
        await _officer.SendAsync(
            run + "/mends",
            await _officer.OpenAsync(run, run + "/confirmation"),
            new()
            {
                ["cells[0].Sheet"] = "DM",
                ["cells[0].Row"] = "2",
                ["cells[0].Header"] = "Đã cấp đến 31/12/2023",
                ["cells[0].Text"] = "650 triệu",
            }
        );
        await ReadyAsync(run);
        Assert.Null(await AgreedAsync(id));
        await accountant.PostAsync(run, run + "/agreement", []);
        await ReadyAsync(run);
        Assert.DoesNotContain("/confirmation", await accountant.TextAsync(run), StringComparison.Ordinal);
        await _officer.PostAsync(run, run + "/confirmation", []);
        await ReadyAsync(run);

        await using var after = _app.Services.CreateAsyncScope();
        var paid = await after
            .ServiceProvider.GetRequiredService<AppDb>()
            .Tasks.Where(t => t.Title == "Đề tài hai người")
            .SelectMany(t => t.Ledger)
            .SingleAsync(Stop);
        Assert.Equal((650_000_000, new DateOnly(2023, 12, 31)), (paid.Amount.Dong, paid.Day));
        Assert.Contains("/tasks?ids=", await _officer.TextAsync(run), StringComparison.Ordinal);
        // The next list says otherwise: what stands there, and what would.
        var next = await ChooseAsync(await UploadAsync("lan-hai.xlsx", PaidUntil("Đã cấp đến 31/12/2023", "900")));
        var changes = WebUtility.HtmlDecode(await _officer.TextAsync(next));
        const string cell = "</td>\\s*<td[^>]*>";
        Assert.Matches($"NSNN \\(triệu đồng\\){cell}800.000.000{cell}<strong>900.000.000", changes);
    }

    private static byte[] PaidUntil(string header, string budget = "800")
    {
        using var workbook = new XLWorkbook();
        var list = workbook.AddWorksheet("DM");
        string[][] rows =
        [
            ["Tên đề tài", "Đơn vị chủ trì", "Chủ nhiệm", "Thời gian", "Kinh phí NSNN (triệu đồng)", header],
            ["Đề tài hai người", "Sở Y tế", "TS. Lê Thử", "2019-2022", budget, "700 triệu"],
        ];
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < rows[r].Length; c++)
                list.Cell(r + 1, c + 1).SetValue(rows[r][c]);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private async Task<string?> AgreedAsync(int id)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var imports = scope.ServiceProvider.GetRequiredService<AppDb>().Imports;
        return await imports.Where(i => i.Id == id).Select(i => i.MoneyBy).SingleAsync(Stop);
    }

    private async Task<Guid> VersionAsync(int id)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var imports = scope.ServiceProvider.GetRequiredService<AppDb>().Imports;
        return await imports.Where(i => i.Id == id).Select(i => i.Version).SingleAsync(Stop);
    }

    [Fact]
    public async Task A_whole_import_is_undone_while_nothing_rests_on_it()
    {
        var before = await CountsAsync();
        var run = await ChooseAsync(await UploadAsync("danh-muc.xlsx", MadeList.ThreeHundred()));
        await _officer.PostAsync(run, run + "/confirmation", new() { ["goodOnly"] = "true" });
        await ReadyAsync(run);
        Assert.Equal(before.Tasks + 288, (await CountsAsync()).Tasks);
        var unreasoned = await _officer.PostAsync(run, run + "/undo", new() { ["Reason"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
        await _officer.PostAsync(run, run + "/undo", new() { ["Reason"] = "nhầm tệp" });
        Assert.Equal(before, await CountsAsync());
        Assert.Contains("Đã hoàn tác", WebUtility.HtmlDecode(await _officer.TextAsync(run)), StringComparison.Ordinal);
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            Assert.Equal(
                288,
                await db.Audit.CountAsync(a => a.Reason == "nhầm tệp" && a.Subject.StartsWith("Task "), Stop)
            );
            await foreach (var drift in db.DriftAsync(Stop))
                Assert.Fail($"{drift}");
        }

        // Once someone has gone on with a task, it is theirs.
        var second = await ChooseAsync(await UploadAsync("danh-muc.xlsx", MadeList.ThreeHundred()));
        await _officer.PostAsync(second, second + "/confirmation", new() { ["goodOnly"] = "true" });
        await ReadyAsync(second);
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var task = await db.Tasks.OrderByDescending(t => t.Id).FirstAsync(Stop);
            task.Restate(task.FollowUp with { Note = "đã làm tiếp" });
            await db.SaveChangesAsync(Stop);
        }
        var shown = WebUtility.HtmlDecode(await _officer.TextAsync(second));
        Assert.Contains("đã được thay đổi sau khi nhập", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(second + "/undo", shown, StringComparison.Ordinal);
        var late = await _officer.SendAsync(
            second + "/undo",
            await _officer.OpenAsync("/imports", "/imports"),
            new() { ["Reason"] = "x" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    private async Task<(int Tasks, int People, int Hosts, int Words)> CountsAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return (
            await db.Tasks.CountAsync(Stop),
            await db.People.CountAsync(Stop),
            await db.Organizations.CountAsync(Stop),
            await db.Words.CountAsync(Stop)
        );
    }

    /// <summary>Sixty namesakes at seven hosts were sixty questions, and two answers to one word contradicted each
    /// other.</summary>
    [Fact]
    public async Task A_name_is_asked_about_once_and_never_against_itself()
    {
        var run = await ChooseAsync(await UploadAsync("danh-muc.xlsx", MadeList.ThreeHundred()));
        var asked = await _officer.OpenAsync(run, run + "/values");
        var names = asked.Where(f => f.Key.EndsWith(".Word", StringComparison.Ordinal)).Select(f => f.Value).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(), names);
        var html = await new HtmlParser().ParseDocumentAsync(await _officer.TextAsync(run), Stop);
        foreach (var row in html.QuerySelectorAll("form[action$='/values'] tbody tr"))
            Assert.DoesNotContain(row.QuerySelectorAll("option").Select(o => o.GetAttribute("value")), v =>
                v == row.QuerySelector("input[name$='.Word']")!.GetAttribute("value")
            );
    }

    /// <summary>Without a word of consent a guess changes nothing; with it the same comes in as by the page.</summary>
    [Fact]
    public async Task The_command_line_guesses_shows_and_brings_in_only_when_told()
    {
        using var shell = new Shell();
        await File.WriteAllBytesAsync(Path.Combine(shell.Folder, "cua-so.xlsx"), MadeList.ThreeHundred(), Stop);
        var report = (await shell.RunAsync("import", "cua-so.xlsx", "--guess", "--json")).Json;
        Assert.False(report.GetProperty("applied").GetBoolean());
        Assert.Equal(288, report.GetProperty("sheets")[0].GetProperty("create").GetInt32());
        Assert.Equal(4, report.GetProperty("guess").GetProperty("sheets")[0].GetProperty("headerRow").GetInt32());
        Assert.False(Directory.Exists(shell.DataDirectory));
        // Twelve bad rows: all or nothing, unless someone chooses otherwise on the page.
        Assert.Equal(1, (await shell.RunAsync("import", "cua-so.xlsx", "--guess", "--accept-guess")).ExitCode);
        // Without asking for a guess a foreign list is refused, as ever.
        Assert.Equal(1, (await shell.RunAsync("import", "cua-so.xlsx")).ExitCode);
        var map = report.GetProperty("guess").GetRawText();
        await File.WriteAllTextAsync(Path.Combine(shell.Folder, "map.json"), map, Stop);
        var mapped = (await shell.RunAsync("import", "cua-so.xlsx", "--map", "map.json", "--dry-run", "--json")).Json;
        Assert.Equal(288, mapped.GetProperty("sheets")[0].GetProperty("create").GetInt32());
    }

    private async Task<(int Tasks, long State)> InRegisterAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var budgets = await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Tasks.Where(t => t.Title.StartsWith("Nhiệm vụ thử số"))
            .Select(t => t.StateBudget)
            .ToListAsync(Stop);
        return (budgets.Count, budgets.Sum(b => b!.Value.Dong));
    }

    /// <returns>Where the upload leads once the file was looked at: the page of the columns, or of the check.</returns>
    private async Task<string> UploadAsync(string name, byte[] content)
    {
        var answer = await _officer.PostAsync("/imports", "/imports", [], ("file", name, content));
        var run = answer.Headers.Location!.OriginalString;
        await ReadyAsync(run);
        var shown = await _officer.GetAsync(run);
        return shown.StatusCode == HttpStatusCode.Redirect ? shown.Headers.Location!.OriginalString : run;
    }

    /// <summary>Says yes to what is proposed, except where it says otherwise.</summary>
    /// <returns>The page of the import, checked.</returns>
    private async Task<string> ChooseAsync(
        string layout,
        string? saveAs = null,
        params (string Header, string Choice)[] instead
    )
    {
        if (!layout.EndsWith("/layout", StringComparison.Ordinal))
            return layout;
        var html = await new HtmlParser().ParseDocumentAsync(await _officer.TextAsync(layout), Stop);
        var form = html.QuerySelector("form[action$='/layout']")!;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var input in form.QuerySelectorAll("input"))
            if (input.GetAttribute("type") != "checkbox" || input.HasAttribute("checked"))
                fields.Add(new(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        foreach (var select in form.QuerySelectorAll("select"))
        {
            var header = form.QuerySelector($"label[for='{select.Id}']")?.TextContent;
            var other = instead.FirstOrDefault(i => i.Header == header).Choice;
            fields.Add(
                new(
                    select.GetAttribute("name")!,
                    other ?? select.QuerySelector("option[selected]")?.GetAttribute("value") ?? ""
                )
            );
        }
        if (saveAs is not null)
            fields.Add(new("SaveAs", saveAs));
        var answer = await _officer.SendAllAsync(layout, fields.Where(f => f.Key != "SaveAs" || f.Value.Length > 0));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var run = answer.Headers.Location!.OriginalString;
        await ReadyAsync(run);
        return run;
    }

    private async Task ReadyAsync(string run)
    {
        var id = int.Parse(run.Split('/')[2], CultureInfo.InvariantCulture);
        for (var tries = 0; tries < 300; tries++)
        {
            await using var scope = _app.Services.CreateAsyncScope();
            var state = await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Imports.Where(i => i.Id == id)
                .Select(i => i.State)
                .SingleAsync(Stop);
            if (state is not (ImportState.Waiting or ImportState.Checking or ImportState.Applying))
                return;
            await Task.Delay(100, Stop);
        }
        throw new InvalidOperationException($"{run} is not done.");
    }
}
