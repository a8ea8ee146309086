using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SciTasks.Domain.People;
using SciTasks.Testing;
using SciTasks.Web.Names;

namespace SciTasks.Web.Tests;

/// <summary>Names through the command line: as written, with near matches offered and never taken.</summary>
[Collection(nameof(Who_is_who))]
public sealed class Who_is_who : IDisposable
{
    private const string Head =
        "Mã nhiệm vụ,Tên nhiệm vụ,Tổ chức chủ trì,Chủ nhiệm,Email chủ nhiệm,Bắt đầu,Kết thúc";
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    private async Task<System.Text.Json.JsonElement> ImportAsync(params string[] rows)
    {
        var name = $"{Guid.NewGuid():N}.csv";
        await File.WriteAllLinesAsync(
            Path.Combine(_shell.Folder, name),
            [Head, .. rows],
            TestContext.Current.CancellationToken
        );
        var ran = await _shell.RunAsync("import", name, "--json");
        Assert.True(ran.ExitCode == 0, ran.Output + ran.Errors);
        return ran.Json.GetProperty("sheets")[0];
    }

    private List<string> Rows(string sql)
    {
        using var db = new SqliteConnection(
            $"Data Source={Path.Combine(_shell.DataDirectory, "scitasks.db")};Pooling=false"
        );
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
            found.Add(
                string.Join(
                    "|",
                    Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i))
                )
            );
        return found;
    }

    private List<string> Leads() =>
        Rows(
            "SELECT t.Code, p.Name, p.Email FROM Tasks t JOIN People p ON p.Id = t.LeadId ORDER BY t.Code"
        );

    private static (int Create, int Update, int Unchanged, int Warnings) Counts(
        System.Text.Json.JsonElement sheet
    ) =>
        (
            sheet.GetProperty("create").GetInt32(),
            sheet.GetProperty("update").GetInt32(),
            sheet.GetProperty("unchanged").GetInt32(),
            sheet.GetProperty("warnings").GetInt32()
        );

    [Fact]
    public async Task Names_that_differ_in_tone_marks_are_different_people_and_hosts_and_a_near_match_is_offered()
    {
        string[] rows =
        [
            "DT-01,Giống lúa,Trường Đại học A,Nguyễn Thị Dung,,1/1/2021,31/12/2023",
            "DT-02,Nấm ăn,Trường Đại học A,Nguyễn Thị Dũng,,1/1/2021,31/12/2023",
            "DT-03,Nấm,Công ty Thanh Đạt,Lê Văn Hưng,,1/1/2021,31/12/2023",
            "DT-04,Tôm,Công ty Thành Đạt,Lê Văn Hùng,,1/1/2021,31/12/2023",
        ];
        Assert.Equal((4, 0, 0, 3), Counts(await ImportAsync(rows)));
        Assert.Equal(
            [
                "DT-01|Nguyễn Thị Dung|",
                "DT-02|Nguyễn Thị Dũng|",
                "DT-03|Lê Văn Hưng|",
                "DT-04|Lê Văn Hùng|",
            ],
            Leads()
        );
        Assert.Equal(3, Rows("SELECT Name FROM Organizations").Count);
        Assert.Equal((0, 0, 4, 0), Counts(await ImportAsync(rows)));
    }

    [Fact]
    public async Task A_tone_mark_is_corrected_by_a_file_that_gives_the_same_address()
    {
        await ImportAsync(
            "L-1,Một,Viện A,Nguyễn Văn Bảo,bao@cu.example,1/1/2022,31/12/2024",
            "L-2,Hai,Viện A,Nguyễn Văn Bảo,bao@cu.example,1/1/2022,31/12/2024"
        );
        var sheet = await ImportAsync(
            "L-1,Một,Viện A,Nguyễn Văn Báo,bao@cu.example,1/1/2022,31/12/2024"
        );
        Assert.Equal((0, 1, 0, 1), Counts(sheet));
        Assert.Contains(
            "\"Nguyễn Văn Bảo\" thành \"Nguyễn Văn Báo\"",
            sheet.GetProperty("problems")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["L-1|Nguyễn Văn Báo|bao@cu.example", "L-2|Nguyễn Văn Báo|bao@cu.example"],
            Leads()
        );
    }

    [Fact]
    public async Task One_address_may_serve_two_people()
    {
        string[] rows =
        [
            "A,Một,Viện A,Trần Văn Bình,vien@a.example,1/1/2022,31/12/2024",
            "B,Hai,Viện A,Lê Thị Hoa,vien@a.example,1/1/2022,31/12/2024",
            "C,Ba,Viện A,Lê Thị Hòa,vien@a.example,1/1/2022,31/12/2024",
        ];
        await ImportAsync(rows);
        Assert.Equal(
            [
                "A|Trần Văn Bình|vien@a.example",
                "B|Lê Thị Hoa|vien@a.example",
                "C|Lê Thị Hòa|vien@a.example",
            ],
            Leads()
        );
        Assert.Equal((0, 0, 3, 0), Counts(await ImportAsync(rows)));
    }

    [Fact]
    public async Task A_new_address_for_the_same_name_and_host_is_a_change_of_address_and_said()
    {
        await ImportAsync(
            "A,Một,Viện A,Trần Văn Bình,cu@a.example,1/1/2022,31/12/2024",
            "B,Hai,Viện A,Trần Văn Bình,cu@a.example,1/1/2022,31/12/2024"
        );
        var sheet = await ImportAsync(
            "A,Một,Viện A,Trần Văn Bình,moi@a.example,1/1/2022,31/12/2024"
        );
        Assert.Equal((0, 1, 0, 1), Counts(sheet));
        Assert.Contains(
            "cu@a.example thành moi@a.example",
            sheet.GetProperty("problems")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(["A|Trần Văn Bình|moi@a.example", "B|Trần Văn Bình|moi@a.example"], Leads());
    }

    [Fact]
    public async Task The_same_name_at_another_host_is_someone_else()
    {
        await ImportAsync(
            "A,Một,Viện A,Trần Văn Bình,,1/1/2022,31/12/2024",
            "B,Hai,Viện B,Trần Văn Bình,,1/1/2022,31/12/2024"
        );
        Assert.Equal(2, Rows("SELECT Name FROM People").Count);
    }

    [Fact]
    public async Task Text_that_is_no_address_is_never_stored_as_one()
    {
        var sheet = await ImportAsync(
            "A,Một,Viện A,Nguyễn Thị Dung,chưa có,1/1/2021,31/12/2023",
            "B,Hai,Viện B,Trần Văn Bình,chưa có,1/1/2021,31/12/2023",
            "C,Ba,Viện C,Lê Văn Hùng,a@c.example; b@c.example,1/1/2021,31/12/2023"
        );
        Assert.Equal((3, 0, 0, 3), Counts(sheet));
        Assert.Equal(["A|Nguyễn Thị Dung|", "B|Trần Văn Bình|", "C|Lê Văn Hùng|"], Leads());
    }

    [Fact]
    public async Task Look_alikes_of_a_letter_and_invisible_marks_are_the_same_code()
    {
        await ImportAsync("ĐT.01/2020,Một,Viện A,Nguyễn Thị Dung,,1/1/2021,31/12/2023");
        Assert.Equal(
            (0, 0, 1, 0),
            Counts(
                await ImportAsync("\u00D0T.01/2020,Một,Viện A,Nguyễn Thị Dung,,1/1/2021,31/12/2023")
            )
        );
        Assert.Equal(
            (0, 0, 1, 0),
            Counts(
                await ImportAsync(
                    "\u200EĐT.01/2020\u202C,Một,Viện A,Nguyễn Thị Dung,,1/1/2021,31/12/2023"
                )
            )
        );
    }
}

/// <summary>Names and amounts on forms.</summary>
public abstract class A_form_takes_what_is_typed(Demo demo) : WorkOverHttp(demo)
{
    private const string Code = "ĐT-12/2025";

    private async Task<(int Id, Dictionary<string, string> Fields)> OpenedAsync(Visitor visitor)
    {
        var id = await IdAsync(Code);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
            await visitor.TextAsync($"/tasks/{id}/edit")
        );
        var form = page.Forms.Single(f => f.GetAttribute("action") == $"/tasks/{id}/edit");
        var fields = new Dictionary<string, string>();
        foreach (var element in form.QuerySelectorAll("[name]"))
            fields[element.GetAttribute("name")!] =
                element switch
                {
                    AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value,
                    AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
                    AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
                    _ => "",
                } ?? "";
        fields["Reason"] = "Sửa theo hồ sơ";
        return (id, fields);
    }

    [Fact]
    public async Task A_typing_error_in_a_name_creates_nobody_and_offers_who_is_meant()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var (id, fields) = await OpenedAsync(officer);
        var (before, people) = (
            await TaskAsync(Code),
            await InDbAsync(db => db.People.CountAsync(Stop))
        );
        fields["Lead"] = before.Lead!.Name + "n";
        fields["Host"] = "Trường Đại học Bac Liêu";
        var response = await officer.SendAsync($"/tasks/{id}/edit", fields);
        var page = await BodyAsync(response);
        Assert.Contains(before.Host!.Name, page, StringComparison.Ordinal);
        Assert.Contains($"id=\"LeadChoice-{before.LeadId}\"", page, StringComparison.Ordinal);
        Assert.Contains(fields["Lead"], page, StringComparison.Ordinal);
        Assert.Equal(
            (before.LeadId, before.HostId),
            await InDbAsync(async db =>
                await db
                    .Tasks.Where(t => t.Id == id)
                    .Select(t => ValueTuple.Create(t.LeadId, t.HostId))
                    .SingleAsync(Stop)
            )
        );
        Assert.Equal(people, await InDbAsync(db => db.People.CountAsync(Stop)));

        fields["LeadChoice"] = before.LeadId!.Value.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        fields["HostChoice"] = before.HostId!.Value.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await officer.SendAsync($"/tasks/{id}/edit", fields)).StatusCode
        );
        var after = await TaskAsync(Code);
        Assert.Equal((before.LeadId, before.HostId), (after.LeadId, after.HostId));
    }

    [Fact]
    public async Task A_new_name_is_added_by_a_step_of_its_own()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var (id, fields) = await OpenedAsync(officer);
        fields["Officer"] = "Vương Thị Ngọc Ánh";
        Assert.Equal(
            HttpStatusCode.OK,
            (await officer.SendAsync($"/tasks/{id}/edit", fields)).StatusCode
        );
        Assert.Equal(
            0,
            await InDbAsync(db => db.People.CountAsync(p => p.Name == "Vương Thị Ngọc Ánh", Stop))
        );
        fields["OfficerChoice"] = "new";
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await officer.SendAsync($"/tasks/{id}/edit", fields)).StatusCode
        );
        Assert.Equal(
            "Vương Thị Ngọc Ánh",
            await InDbAsync(db =>
                db.Tasks.Where(t => t.Id == id).Select(t => t.Officer!.Name).SingleAsync(Stop)
            )
        );
    }

    [Fact]
    public async Task A_choice_holds_for_the_name_it_was_made_for_and_no_host_is_added_twice()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var (_, fields) = await OpenedAsync(officer);
        var before = await TaskAsync(Code);
        fields["Lead"] = before.Lead!.Name + "n";
        fields["LeadChoice"] = NameDesk.ChoiceFor(
            before.LeadId!.Value.ToString(CultureInfo.InvariantCulture),
            fields["Lead"]
        );
        fields["Reason"] = "";
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
            await BodyAsync(await officer.SendAsync($"/tasks/{before.Id}/edit", fields))
        );
        var kept = form.QuerySelector("input[type=hidden][name=LeadChoice]")!
            .GetAttribute("value")!;
        Assert.Equal(fields["LeadChoice"], kept);

        fields = (await OpenedAsync(officer)).Fields;
        (fields["Lead"], fields["LeadChoice"]) = ("Vương Quốc Không Ai", kept);
        Assert.Equal(
            HttpStatusCode.OK,
            (await officer.SendAsync($"/tasks/{before.Id}/edit", fields)).StatusCode
        );
        Assert.Equal(
            0,
            await InDbAsync(db => db.People.CountAsync(p => p.Name == "Vương Quốc Không Ai", Stop))
        );

        (fields["Lead"], fields["LeadChoice"]) = (before.Lead.Name, "");
        (fields["Host"], fields["HostChoice"]) = (
            before.Host!.Name.ToUpperInvariant(),
            NameDesk.AddsNew
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await officer.SendAsync($"/tasks/{before.Id}/edit", fields)).StatusCode
        );
        Assert.Equal(before.HostId, (await TaskAsync(Code)).HostId);
    }

    [Fact]
    public async Task A_search_of_thousands_of_words_finds_nothing_and_breaks_nothing()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var words = string.Join('+', Enumerable.Repeat("y", 2500));
        foreach (
            var path in new[]
            {
                "/people",
                "/organizations",
                "/tasks",
                "/documents",
                "/people/choices",
                "/organizations/choices",
            }
        )
            Assert.Equal(
                (path, HttpStatusCode.OK),
                (path, (await officer.GetAsync($"{path}?q={words}")).StatusCode)
            );
    }

    [Fact]
    public async Task A_host_with_the_longest_name_is_corrected_and_told_like_any_other()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var host = (await TaskAsync(Code)).Host!;
        var longest = string.Concat(Enumerable.Repeat("Viện ", 100))[..Organization.LongestName]
            .Trim();
        var page = $"/organizations/{host.Id}/edit";
        await DoneAsync(
            officer,
            page,
            page,
            new()
            {
                ["Name"] = longest,
                ["Email"] = "vien@dai.example",
                ["Reason"] = "Tên dài",
            }
        );
        await InDbAsync(async db =>
        {
            var named = await db
                .Organizations.Where(o => o.Id == host.Id)
                .Select(o => o.Name)
                .SingleAsync(Stop);
            Assert.Equal(longest, named);
            db.Outbox.Add(
                new("vien@dai.example", named, "x", "x", "x", DateTime.UnixEpoch, ["dai"])
            );
            await db.SaveChangesAsync(Stop);
            return await db.Outbox.Where(m => m.To == "vien@dai.example").ExecuteDeleteAsync(Stop);
        });
        await DoneAsync(
            officer,
            page,
            page,
            new()
            {
                ["Name"] = host.Name,
                ["Email"] = host.Email ?? "",
                ["Reason"] = "Trả lại tên",
            }
        );
    }

    [Fact]
    public async Task The_accents_of_a_name_are_corrected_on_its_own_form_and_search_follows()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var lead = (await TaskAsync(Code)).Lead!;
        var wrong = await officer.PostAsync(
            $"/people/{lead.Id}/edit",
            $"/people/{lead.Id}/edit",
            new()
            {
                ["Name"] = lead.Name,
                ["Email"] = "chưa có",
                ["Reason"] = "x",
            }
        );
        Assert.Contains("không phải một địa chỉ", await BodyAsync(wrong), StringComparison.Ordinal);
        await DoneAsync(
            officer,
            $"/people/{lead.Id}/edit",
            $"/people/{lead.Id}/edit",
            new()
            {
                ["Name"] = "Nguyễn Văn Kỹ",
                ["Email"] = lead.Email!,
                ["Reason"] = "Sai dấu",
            }
        );
        Assert.Contains(
            "Nguyễn Văn Kỹ",
            WebUtility.HtmlDecode(await officer.TextAsync($"/tasks/{await IdAsync(Code)}")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Code,
            WebUtility.HtmlDecode(await officer.TextAsync("/tasks?q=van+k%C4%A9")),
            StringComparison.Ordinal
        );
        await DoneAsync(
            officer,
            $"/people/{lead.Id}/edit",
            $"/people/{lead.Id}/edit",
            new()
            {
                ["Name"] = lead.Name,
                ["Email"] = lead.Email!,
                ["Reason"] = "Trả lại tên",
            }
        );
    }

    [Theory]
    [InlineData("1450000000.50")]
    [InlineData("1.23.456")]
    [InlineData("abc")]
    [InlineData("-5")]
    [InlineData("5 quả")]
    public async Task An_amount_that_is_not_understood_is_refused_and_kept_as_typed(string typed)
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var (id, fields) = await OpenedAsync(officer);
        fields["CounterpartBudget"] = typed;
        var response = await officer.SendAsync($"/tasks/{id}/edit", fields);
        var page = await BodyAsync(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
        Assert.Contains("field-validation-error", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,5 tỷ", "Một tỷ năm trăm triệu đồng chẵn")]
    [InlineData("350 triệu", "Ba trăm năm mươi triệu đồng chẵn")]
    [InlineData("1.500.000.000 đ", "Một tỷ năm trăm triệu đồng chẵn")]
    [InlineData("abc", "Chưa hiểu được số tiền này.")]
    [InlineData("", "")]
    public async Task The_words_beneath_say_what_was_understood(string typed, string words)
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        Assert.Equal(
            words,
            await officer.TextAsync($"/amount-in-words?Amount={Uri.EscapeDataString(typed)}")
        );
    }

    [Theory]
    [InlineData("/tasks?q=%EF%BF%BE")]
    [InlineData("/people?q=%EF%BF%BE")]
    [InlineData("/organizations?q=%EF%BF%BF")]
    [InlineData("/documents?q=%EF%BF%BE")]
    [InlineData("/people/choices?q=%EF%BF%BE")]
    [InlineData("/tasks?q=%F0%9F%98%80")]
    public async Task No_character_breaks_a_search(string path)
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task What_no_text_may_hold_is_not_stored_and_breaks_no_workbook()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var (id, fields) = await OpenedAsync(officer);
        fields["Field"] = "102\u000B\u202E\uFFFE";
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await officer.SendAsync($"/tasks/{id}/edit", fields)).StatusCode
        );
        Assert.Equal("102", (await TaskAsync(Code)).Field);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/tasks.xlsx")).StatusCode);
    }

    [Theory]
    [InlineData("nguyen", "Nguyễn")]
    [InlineData("dai hoc", "Đại học")]
    public async Task What_is_typed_of_a_name_is_proposed_from_the_register(
        string typed,
        string proposed
    )
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var path = typed == "nguyen" ? "people" : "organizations";
        Assert.Contains(
            proposed,
            WebUtility.HtmlDecode(
                await officer.TextAsync($"/{path}/choices?q={Uri.EscapeDataString(typed)}")
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_value_the_framework_cannot_bind_is_told_in_the_language_of_the_page()
    {
        using var lead = await Demo.App.SignInAsync(Lead);
        var task = await TaskAsync(Code);
        var links = (await lead.TextAsync($"/tasks/{task.Id}/reports"))
            .Split('"')
            .Where(p => p.StartsWith($"/tasks/{task.Id}/reports/2", StringComparison.Ordinal));
        var report = "";
        foreach (var link in links)
            if (
                (await lead.TextAsync(link)).Contains(
                    $"action=\"{link}/submission\"",
                    StringComparison.Ordinal
                )
            )
                report = link;
        var opened = await lead.OpenAsync(report, report + "/submission");
        opened["PercentDone"] = "abc";
        var page = await BodyAsync(await lead.SendAsync(report + "/submission", opened));
        Assert.DoesNotContain("is not valid", page, StringComparison.Ordinal);
        Assert.Contains("\"abc\" không phù hợp", page, StringComparison.Ordinal);
    }
}

public sealed class A_form_takes_what_is_typed_on_SQLite(Demo demo)
    : A_form_takes_what_is_typed(demo),
        IClassFixture<Demo>;

public sealed class A_form_takes_what_is_typed_on_SqlServer
    : A_form_takes_what_is_typed,
        IClassFixture<DemoOnSqlServer>
{
    public A_form_takes_what_is_typed_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
