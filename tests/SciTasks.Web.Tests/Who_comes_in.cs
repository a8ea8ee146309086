using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Testing;
using SciTasks.Web.Features.Accounts;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Tests;

/// <summary>The ways in for people with a local account, on a register that is no demo, with a clock moved by
/// hand.</summary>
public sealed class Who_comes_in : IAsyncLifetime
{
    private const string Good = "cửa sổ xanh lá mùa mưa",
        Other = "bến tàu cũ ngọn đèn khuya";
    private readonly HandClock _clock = new();
    private RunningApp _app = null!;

    public async ValueTask InitializeAsync() =>
        _app = await RunningApp.StartAsync(
            Directory.CreateTempSubdirectory("scitasks-").FullName,
            clock: _clock,
            settings: ["--Demo:Enabled=false", "--Funding:Treasury=KBNN"]
        );

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Someone_invited_chooses_a_password_sets_up_a_second_factor_and_comes_to_the_first_page()
    {
        using var admin = await AdministratorAsync();
        var sent = await admin.PostAsync(
            "/accounts/new",
            "/accounts/new",
            new()
            {
                ["Name"] = "Trần Thị Mới",
                ["Email"] = "moi@sokhcn.example",
                ["roles"] = "Administrator",
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var link = await LinkAsync("moi@sokhcn.example");

        using var visitor = new Visitor(_app.Address);
        Assert.Contains("dễ đoán", await SetAsync(visitor, link, "matkhau12345678901"), StringComparison.Ordinal);
        Assert.Contains("ít nhất 14", await SetAsync(visitor, link, "xanh lá 7!"), StringComparison.Ordinal);
        Assert.Equal("", await SetAsync(visitor, link, Good));
        // The link was for once.
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link)).StatusCode);

        await SignInAsync(visitor, "moi@sokhcn.example", Good);
        Assert.Equal("/account/second-factor", (await visitor.GetAsync("/accounts")).Headers.Location!.OriginalString);
        var (key, form) = await SetupAsync(visitor);
        form["code"] = Totp.Code(key);
        form["current"] = Good;
        var codes = await (await visitor.SendAsync("/account/second-factor", form)).Content.ReadAsStringAsync(Stop);
        Assert.Equal(10, Regex.Count(codes, "<li><code>", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/accounts")).StatusCode);

        // From now on the password alone opens nothing; a recovery code does, once.
        var recovery = Regex
            .Match(codes, "<li><code>([^<]+)", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Groups[1]
            .Value;
        using var later = new Visitor(_app.Address);
        await SignInAsync(later, "moi@sokhcn.example", Good);
        Assert.Equal(HttpStatusCode.Redirect, (await later.GetAsync("/accounts")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await FactorAsync(later, "moi@sokhcn.example", Good, recovery)).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/accounts")).StatusCode);
        using var third = new Visitor(_app.Address);
        Assert.Equal(HttpStatusCode.OK, (await FactorAsync(third, "moi@sokhcn.example", Good, recovery)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await third.GetAsync("/accounts")).StatusCode);
    }

    [Fact]
    public async Task A_code_of_the_app_counts_once()
    {
        await HireAsync("ma@sokhcn.example", Roles.Officer);
        var key = await TurnOnAsync("ma@sokhcn.example");
        _clock.Forward(TimeSpan.FromMinutes(2));
        using var first = new Visitor(_app.Address);
        using var second = new Visitor(_app.Address);
        var code = Totp.Code(key);
        Assert.Equal(HttpStatusCode.Redirect, (await FactorAsync(first, "ma@sokhcn.example", Good, code)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await FactorAsync(second, "ma@sokhcn.example", Good, code)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await FactorAsync(second, "ma@sokhcn.example", Good, "000000")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await second.GetAsync("/desk")).StatusCode);
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_and_nobody_learns_who_has_an_account()
    {
        await HireAsync("quen@sokhcn.example", Roles.Officer);
        using var visitor = new Visitor(_app.Address);
        async Task<string> AskAsync(string email) =>
            await (
                await visitor.PostAsync("/forgotten-password", "/forgotten-password", new() { ["email"] = email })
            ).Content.ReadAsStringAsync(Stop);
        Assert.Equal(Plain(await AskAsync("la@sokhcn.example")), Plain(await AskAsync("quen@sokhcn.example")));
        var link = await LinkAsync("quen@sokhcn.example");
        Assert.Equal("", await SetAsync(visitor, link, Other));
        await SignInAsync(visitor, "quen@sokhcn.example", Other);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/desk")).StatusCode);
        // A later one that nobody used ends with its day.
        _clock.Forward(TimeSpan.FromMinutes(20));
        await AskAsync("quen@sokhcn.example");
        var unused = await LinkAsync("quen@sokhcn.example");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(unused)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(unused.Replace("token=", "token=x"))).StatusCode);
        // The token of the framework tells the time by the machine's clock, so the link is ended by its use.
        Assert.Equal("", await SetAsync(visitor, unused, Good));
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(unused)).StatusCode);
    }

    /// <summary>Nobody waits for the queue to look by itself, which it does every few minutes.</summary>
    [Fact]
    public async Task An_invitation_goes_out_at_once()
    {
        using var admin = await AdministratorAsync();
        await admin.PostAsync(
            "/accounts/new",
            "/accounts/new",
            new()
            {
                ["Name"] = "Trần Thị Ngay",
                ["Email"] = "ngay@sokhcn.example",
                ["roles"] = "Officer",
            }
        );
        for (var i = 0; i < 300 && !await IsSentAsync("ngay@sokhcn.example"); i++)
            await Task.Delay(100, Stop);
        Assert.True(await IsSentAsync("ngay@sokhcn.example"));
    }

    private async Task<bool> IsSentAsync(string email)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Outbox.AnyAsync(m => m.To == email && m.State == MailState.Sent, Stop);
    }

    /// <summary>An open screen is not enough to take an account over.</summary>
    [Fact]
    public async Task A_second_factor_is_set_up_with_the_password_and_a_key_nobody_saw_before()
    {
        await HireAsync("man-hinh@sokhcn.example", Roles.Officer);
        using var visitor = new Visitor(_app.Address);
        await SignInAsync(visitor, "man-hinh@sokhcn.example", Good);
        var (key, form) = await SetupAsync(visitor);
        var wrong = await visitor.SendAsync("/account/second-factor", form, new() { ["code"] = Totp.Code(key) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.NotEqual(key, (await SetupAsync(visitor)).Key);
    }

    /// <summary>Whoever sits down next sees no password of the one before.</summary>
    [Fact]
    public async Task A_password_sent_after_the_session_ended_is_not_kept()
    {
        await HireAsync("doi@sokhcn.example", Roles.Officer);
        using var visitor = new Visitor(_app.Address);
        await SignInAsync(visitor, "doi@sokhcn.example", Good);
        var opened = await visitor.OpenAsync("/account", "/account/password");
        _clock.Forward(TimeSpan.FromMinutes(16));
        var lost = await visitor.SendFromPageAsync(
            "/account/password",
            opened,
            new()
            {
                ["current"] = Good,
                ["password"] = Other,
                ["repeat"] = Other,
            }
        );
        Assert.DoesNotContain(
            Other,
            WebUtility.HtmlDecode(await lost.Content.ReadAsStringAsync(Stop)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Of_two_administrators_at_one_account_the_second_is_told_what_changed()
    {
        using var admin = await AdministratorAsync();
        var account = await HireAsync("chung@sokhcn.example", Roles.Officer);
        var page = $"/accounts/{account.Id}";
        var opened = await admin.OpenAsync(page, page + "/roles");
        await admin.PostAsync(page, page + "/roles", new() { ["roles"] = "Clerk", ["reason"] = "một" });
        var late = await admin.SendAsync(page + "/roles", opened, new() { ["roles"] = "Reader", ["reason"] = "hai" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains(
            "đã đổi tài khoản này",
            WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(Stop)),
            StringComparison.Ordinal
        );
    }

    /// <summary>Whoever fails has to wait, longer each time; nobody locks another out.</summary>
    [Fact]
    public void A_wait_doubles_for_one_place_and_hardly_touches_another()
    {
        var tries = new WrongTries(_clock);
        var (here, there) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));
        var waits = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            tries.Count("khang@sokhcn.example", here);
            waits.Add(tries.Wait("KHANG@sokhcn.example ", here).TotalSeconds);
        }
        Assert.Equal([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900], waits.Take(14));
        Assert.InRange(tries.Wait("khang@sokhcn.example", there).TotalSeconds, 0, 60);
        for (var i = 0; i < 500; i++)
            tries.Count("khang@sokhcn.example", IPAddress.Parse($"198.51.100.{i % 250}"));
        // So slow that no hundred passwords an hour are tried, from however many places.
        Assert.InRange(tries.Wait("khang@sokhcn.example", there).TotalSeconds, 36, 60);
        // A browser its holder was in with before is not touched at all, until it fails itself.
        var known = new Whence(there, "b1");
        Assert.Equal(TimeSpan.Zero, tries.Wait("khang@sokhcn.example", known));
        for (var i = 0; i < 5; i++)
            tries.Count("khang@sokhcn.example", known);
        Assert.Equal(TimeSpan.FromSeconds(4), tries.Wait("khang@sokhcn.example", known));
        tries.Forgive("khang@sokhcn.example", here);
        Assert.InRange(tries.Wait("khang@sokhcn.example", here).TotalSeconds, 0, 60);
        _clock.Forward(TimeSpan.FromMinutes(31));
        Assert.Equal(TimeSpan.Zero, tries.Wait("khang@sokhcn.example", here));
    }

    /// <summary>Fifty failures behind one address close the door there, except where someone was in before: with their
    /// browser, to their account and to no other.</summary>
    [Fact]
    public async Task A_browser_once_signed_in_is_not_kept_out_by_others()
    {
        await HireAsync("quen-may@sokhcn.example", Roles.Officer);
        await HireAsync("may-la@sokhcn.example", Roles.Officer);
        using var known = new Visitor(_app.Address);
        await SignInAsync(known, "quen-may@sokhcn.example", Good);
        await known.PostAsync("/desk", "/sign-out", []);
        var tries = _app.Services.GetRequiredService<WrongTries>();
        for (var i = 0; i < WrongTries.MostOfAddress; i++)
            tries.Count($"la{i}@sokhcn.example", IPAddress.Parse("127.0.0.1"));
        using var stranger = new Visitor(_app.Address);
        var shut = await SignInAsync(stranger, "quen-may@sokhcn.example", Good);
        Assert.Equal(HttpStatusCode.TooManyRequests, shut.StatusCode);
        var other = await SignInAsync(known, "may-la@sokhcn.example", Good);
        Assert.Equal(HttpStatusCode.TooManyRequests, other.StatusCode);
        var back = await SignInAsync(known, "quen-may@sokhcn.example", Good);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
    }

    /// <summary>Keyboards write "ậ" as one sign or as three.</summary>
    [Fact]
    public async Task A_password_is_the_same_however_the_keyboard_composes_it()
    {
        await HireAsync("ban-phim@sokhcn.example", Roles.Officer);
        Assert.NotEqual(Good, Good.Normalize(System.Text.NormalizationForm.FormD));
        using var visitor = new Visitor(_app.Address);
        var answer = await SignInAsync(
            visitor,
            "ban-phim@sokhcn.example",
            Good.Normalize(System.Text.NormalizationForm.FormD)
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Signs that no mail knows and words that are no text: told so, never a fault; and what was typed twice alike
    /// is alike, however it was composed.</summary>
    [Fact]
    public async Task Passwords_are_taken_to_the_letter()
    {
        await HireAsync("chu@sokhcn.example", Roles.Officer);
        using var visitor = new Visitor(_app.Address);
        var odd = await SignInAsync(visitor, "chu@sokhcn.example", "mật khẩu \uFFFE lạ");
        Assert.Equal(HttpStatusCode.OK, odd.StatusCode);
        await SignInAsync(visitor, "chu@sokhcn.example", Good);
        var loose = Other.Normalize(System.Text.NormalizationForm.FormD) + "\u200D";
        var changed = await visitor.PostAsync(
            "/account",
            "/account/password",
            new()
            {
                ["current"] = Good.Normalize(System.Text.NormalizationForm.FormD),
                ["password"] = loose,
                ["repeat"] = loose,
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        using var later = new Visitor(_app.Address);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(later, "chu@sokhcn.example", loose)).StatusCode);
    }

    /// <summary>A key added first would leave the account guarded by its password alone.</summary>
    [Fact]
    public async Task An_administrator_without_codes_adds_no_passkey()
    {
        await HireAsync("khong-ma@sokhcn.example", Roles.Administrator);
        using var visitor = new Visitor(_app.Address);
        await SignInAsync(visitor, "khong-ma@sokhcn.example", Good);
        var opened = await visitor.OpenAsync("/account", "/account/passkeys");
        var answer = await visitor.SendAsync("/account/passkeys/options", opened, new() { ["current"] = Good });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    /// <summary>Whoever changes a way in without being its holder is told of to the holder.</summary>
    [Fact]
    public async Task The_holder_hears_of_every_change_by_which_someone_else_could_come_in()
    {
        using var admin = await AdministratorAsync();
        var account = await HireAsync("nghe@sokhcn.example", Roles.Officer);
        Task<string> ToldAsync(string said, string to = "nghe@sokhcn.example") =>
            MailAsync(to, m => m.TextBody!.Contains(said, StringComparison.Ordinal));
        using var visitor = new Visitor(_app.Address);
        await SignInAsync(visitor, "nghe@sokhcn.example", Good);
        await visitor.PostAsync(
            "/account",
            "/account/password",
            new()
            {
                ["current"] = Good,
                ["password"] = Other,
                ["repeat"] = Other,
            }
        );
        Assert.Contains("báo ngay", await ToldAsync("mật khẩu đã được đổi"), StringComparison.Ordinal);
        var (key, form) = await SetupAsync(visitor);
        await visitor.SendAsync(
            "/account/second-factor",
            form,
            new() { ["code"] = Totp.Code(key), ["current"] = Other }
        );
        await ToldAsync("lớp xác thực thứ hai");
        // A helper takes the factor away: the password, which may be a short one, goes with it.
        var page = $"/accounts/{account.Id}";
        await admin.PostAsync(page, page + "/second-factor-removal", new() { ["reason"] = "Mất điện thoại" });
        using var later = new Visitor(_app.Address);
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(later, "nghe@sokhcn.example", Other)).StatusCode);
        Assert.Equal("", await SetAsync(later, await LinkAsync("nghe@sokhcn.example"), Good));
        // And of a new address the old one hears.
        await admin.PostAsync(
            page,
            page + "/correction",
            new()
            {
                ["Name"] = "Tên Mới",
                ["Email"] = "moi-nghe@sokhcn.example",
                ["Language"] = "en",
                ["reason"] = "Đổi địa chỉ",
            }
        );
        await ToldAsync("the e-mail address was changed");
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(later, "moi-nghe@sokhcn.example", Good)).StatusCode);
        // No link that was sent lies in the database.
        await using var scope = _app.Services.CreateAsyncScope();
        var sent = await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Outbox.Where(m => m.State == MailState.Sent)
            .Select(m => m.Text + m.Html)
            .ToListAsync(Stop);
        Assert.NotEmpty(sent);
        Assert.DoesNotContain(
            sent,
            t => Regex.IsMatch(t, "token=[A-Za-z0-9]", RegexOptions.None, TimeSpan.FromSeconds(1))
        );
    }

    [Fact]
    public async Task Another_s_record_that_was_asked_for_stands_in_the_access_log()
    {
        using var admin = await AdministratorAsync();
        int task;
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var added = db.Tasks.Add(new Domain.Tasks.ResearchTask("SKHCN", "KHAC-1/2026", "Của người khác")).Entity;
            await db.SaveChangesAsync(Stop);
            task = added.Id;
        }
        await HireAsync("to-mo@sokhcn.example", Roles.Lead, "Người Tò Mò");
        using var lead = new Visitor(_app.Address);
        await SignInAsync(lead, "to-mo@sokhcn.example", Good);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/tasks/{task}")).StatusCode);
        var log = WebUtility.HtmlDecode(await admin.TextAsync("/accesses?kind=Refused"));
        Assert.Contains($"GET /tasks/{task}", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbours_in_one_ipv6_network_are_one_place()
    {
        var tries = new WrongTries(_clock);
        for (var i = 0; i < 10; i++)
            tries.Count("x@sokhcn.example", IPAddress.Parse($"2001:db8:1:2::{i + 1:x}"));
        Assert.True(tries.Wait("x@sokhcn.example", IPAddress.Parse("2001:db8:1:2:ffff::9")) > TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, tries.Wait("x@sokhcn.example", IPAddress.Parse("2001:db8:1:3::9")));
    }

    [Fact]
    public async Task Idle_minutes_end_a_session_those_of_administrators_sooner()
    {
        using var admin = await AdministratorAsync();
        await HireAsync("nghi@sokhcn.example", Roles.Officer);
        using var officer = new Visitor(_app.Address);
        await SignInAsync(officer, "nghi@sokhcn.example", Good);
        for (var i = 0; i < 5; i++)
        {
            _clock.Forward(TimeSpan.FromMinutes(4));
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/desk")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/accounts")).StatusCode);
        }
        _clock.Forward(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.GetAsync("/accounts")).StatusCode);
        var left = int.Parse(await officer.TextAsync("/session/left"), CultureInfo.InvariantCulture);
        Assert.InRange(left, 530, 545);
        // Asking is no use of it.
        _clock.Forward(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Unauthorized, (await officer.GetAsync("/session/left")).StatusCode);
    }

    [Fact]
    public async Task A_session_lost_while_typing_loses_nothing_typed()
    {
        await HireAsync("go@sokhcn.example", Roles.Officer);
        using var officer = new Visitor(_app.Address);
        await SignInAsync(officer, "go@sokhcn.example", Good);
        var opened = await officer.OpenAsync("/tasks/new", "/tasks/new");
        _clock.Forward(TimeSpan.FromMinutes(16));
        var typed = new Dictionary<string, string> { ["Code"] = "ĐT-77/2026", ["Title"] = "Nuôi <cua> \"biển\"" };
        var lost = await officer.SendFromPageAsync("/tasks/new", opened, typed);
        Assert.Equal(HttpStatusCode.Unauthorized, lost.StatusCode);
        var form = await Visitor.FormOfAsync(lost, "/sign-in");
        form["email"] = "go@sokhcn.example";
        form["password"] = Good;
        var back = await officer.SendAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        var again = await Visitor.FormOfAsync(back, "/tasks/new");
        Assert.Equal("Nuôi <cua> \"biển\"", again["Title"]);
        var saved = await officer.SendAsync("/tasks/new", again);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await using var scope = _app.Services.CreateAsyncScope();
        Assert.True(
            await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Tasks.AnyAsync(t => t.Code == "ĐT-77/2026" && t.Title == "Nuôi <cua> \"biển\"", Stop)
        );
    }

    /// <summary>A form that another site made the browser send is not kept and offered.</summary>
    [Fact]
    public async Task What_another_site_sends_is_not_kept()
    {
        using var stranger = new Visitor(_app.Address);
        var answer = await stranger.SendFromPageAsync(
            "/tasks/new",
            [],
            new() { ["Title"] = "Bẫy" },
            origin: "https://evil.example"
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_leaver_is_out_at_once_and_the_work_goes_to_a_colleague()
    {
        using var admin = await AdministratorAsync();
        var (leaver, heir) = (
            await HireAsync("nghiviec@sokhcn.example", Roles.Officer, "Ngô Nghỉ Việc"),
            await HireAsync("tiepnhan@sokhcn.example", Roles.Officer, "Lê Tiếp Nhận")
        );
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var officer = await db.People.SingleAsync(p => p.Id == leaver.PersonId, Stop);
            for (var i = 0; i < 3; i++)
                db.Tasks.Add(
                    new Domain.Tasks.ResearchTask("SKHCN", $"BG-{i}/2026", "Nhiệm vụ bàn giao").Assign(officer)
                );
            await db.SaveChangesAsync(Stop);
        }
        using var session = new Visitor(_app.Address);
        await SignInAsync(session, "nghiviec@sokhcn.example", Good);
        var page = $"/accounts/{leaver.Id}";
        var unsaid = await admin.PostAsync(page, page + "/disabling", new() { ["reason"] = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        await admin.PostAsync(
            page,
            page + "/handover",
            new() { ["to"] = heir.Id.ToString(CultureInfo.InvariantCulture), ["reason"] = "Nghỉ việc" }
        );
        await admin.PostAsync(page, page + "/disabling", new() { ["reason"] = "Nghỉ việc" });
        Assert.Equal(HttpStatusCode.Redirect, (await session.GetAsync("/desk")).StatusCode);
        await using var after = _app.Services.CreateAsyncScope();
        var register = after.ServiceProvider.GetRequiredService<AppDb>();
        Assert.Equal(3, await register.Tasks.CountAsync(t => t.OfficerId == heir.PersonId, Stop));
        Assert.Equal(
            "Nghỉ việc",
            (
                await register
                    .Audit.Where(a => a.Subject.StartsWith("Account nghiviec"))
                    .OrderBy(a => a.Id)
                    .LastAsync(Stop)
            ).Reason
        );
        Assert.Contains("Nghỉ việc", WebUtility.HtmlDecode(await admin.TextAsync(page)), StringComparison.Ordinal);
    }

    /// <summary>Two people of one name: the name proposes both and takes neither.</summary>
    [Fact]
    public async Task An_invited_lead_sees_their_tasks_once_someone_said_who_they_are_in_the_register()
    {
        using var admin = await AdministratorAsync();
        int mine;
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var (host, other) = (
                new Domain.People.Organization("Trường Chung Tên"),
                new Domain.People.Organization("Viện Chung Tên")
            );
            var (lead, namesake) = (
                new Domain.People.Person("Lê Trùng Tên", "lead@truong.example", host),
                new Domain.People.Person("Lê Trùng Tên", "khac@vien.example", other)
            );
            foreach (var (who, code) in new[] { (lead, "TT-1/2026"), (namesake, "TT-2/2026") })
                db.Tasks.Add(
                    new Domain.Tasks.ResearchTask("SKHCN", code, $"Của {who.Email}")
                        .Place(who.Organization)
                        .Appoint(who)
                );
            await db.SaveChangesAsync(Stop);
            mine = lead.Id;
        }
        var account = await HireAsync("LEAD@truong.example", Roles.Lead, displayName: "Lê Trùng Tên");
        var page = $"/accounts/{account.Id}";
        Assert.Contains($"{page}/register", await admin.TextAsync(page), StringComparison.Ordinal);
        var shown = WebUtility.HtmlDecode(await admin.TextAsync($"{page}/register"));
        Assert.Contains("Trường Chung Tên", shown, StringComparison.Ordinal);
        Assert.Contains("Viện Chung Tên", shown, StringComparison.Ordinal);
        Assert.Contains("trùng địa chỉ thư", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("khac@vien.example", shown, StringComparison.Ordinal);
        using var before = new Visitor(_app.Address);
        await SignInAsync(before, "lead@truong.example", Good);
        Assert.DoesNotContain("TT-1/2026", await before.TextAsync("/tasks"), StringComparison.Ordinal);

        var register = $"{page}/register";
        Task<HttpResponseMessage> ChooseAsync(string person, string reason) =>
            admin.PostAsync(register, register, new() { ["person"] = person, ["reason"] = reason });
        var number = mine.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChooseAsync(number, " ")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChooseAsync("999999", "thử")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChooseAsync("Lê Trùng Tên", "thử")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(number, "Giấy giới thiệu 12")).StatusCode);
        // What they may see has changed, so they come in anew.
        Assert.Equal(HttpStatusCode.Redirect, (await before.GetAsync("/tasks")).StatusCode);
        using var after = new Visitor(_app.Address);
        await SignInAsync(after, "lead@truong.example", Good);
        var tasks = await after.TextAsync("/tasks");
        Assert.Contains("TT-1/2026", tasks, StringComparison.Ordinal);
        Assert.DoesNotContain("TT-2/2026", tasks, StringComparison.Ordinal);
        var history = WebUtility.HtmlDecode(await admin.TextAsync(page));
        Assert.Contains("Giấy giới thiệu 12", history, StringComparison.Ordinal);
        Assert.Contains("Lê Trùng Tên (Trường Chung Tên)", history, StringComparison.Ordinal);
        // Nobody says who they themselves are.
        var own = $"/accounts/{await IdAsync("admin@sokhcn.example")}/register";
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await admin.PostAsync(own, own, new() { ["person"] = number, ["reason"] = "thử" })).StatusCode
        );
        // Who is in no list yet is added, with the address of the account.
        var officer = await HireAsync("can-bo@sokhcn.example", Roles.Officer, displayName: "Cán Bộ Mới");
        var theirs = $"/accounts/{officer.Id}/register";
        await admin.PostAsync(theirs, theirs, new() { ["person"] = "new", ["reason"] = "Tuyển dụng" });
        await using var check = _app.Services.CreateAsyncScope();
        var added = await check
            .ServiceProvider.GetRequiredService<AppDb>()
            .Users.Where(a => a.Id == officer.Id)
            .Select(a => a.Person)
            .SingleAsync(Stop);
        Assert.Equal(("Cán Bộ Mới", "can-bo@sokhcn.example"), (added!.Name, added.Email));
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles_the_last_administrator_stays_and_moves_no_money()
    {
        using var admin = await AdministratorAsync();
        var id = await IdAsync("admin@sokhcn.example");
        await using var scope = _app.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var self = (await desk.FindAsync(id, Stop))!;
        await RefusedAsync("account.oneself", () => desk.ChangeRolesAsync(self, Roles.Reader, id, Stop));
        await RefusedAsync("account.last-administrator", () => desk.ChangeRolesAsync(self, Roles.Reader, null, Stop));
        await RefusedAsync("account.last-administrator", () => desk.DisableAsync(self, null, Stop));
        foreach (
            var role in new[] { Roles.Lead, Roles.Officer, Roles.Accountant, Roles.DivisionHead, Roles.Leadership }
        )
            await RefusedAsync(
                "account.administrator-moves-no-money",
                () => desk.ChangeRolesAsync(self, Roles.Administrator | role, null, Stop)
            );
        var other = await HireAsync("hai@sokhcn.example", Roles.Accountant);
        var found = (await desk.FindAsync(other.Id, Stop))!;
        await RefusedAsync(
            "account.administrator-moves-no-money",
            () => desk.ChangeRolesAsync(found, Roles.Accountant | Roles.Administrator, id, Stop)
        );
        await RefusedAsync(
            "account.term-administrator",
            () => desk.LendAsync(found, Roles.Administrator, new(2026, 1, 1), new(2026, 1, 2), id)
        );
        // The page says so too, and keeps the roles as they were.
        var page = $"/accounts/{other.Id}";
        var opened = await admin.OpenAsync(page, page + "/roles");
        var refused = await admin.SendAllAsync(
            page + "/roles",
            [.. opened, new("roles", "Accountant"), new("roles", "Administrator"), new("reason", "thử")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    /// <summary>At the same moment, each from a session of their own: one of them stays.</summary>
    [Fact]
    public async Task Two_administrators_who_shut_each_other_leave_one()
    {
        var pair = new[]
        {
            await HireAsync("mot@sokhcn.example", Roles.Administrator),
            await HireAsync("hai@sokhcn.example", Roles.Administrator),
        };
        using var start = new Barrier(2);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(i =>
                    Task.Run(
                        async () =>
                        {
                            await using var scope = _app.Services.CreateAsyncScope();
                            var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
                            var other = (await desk.FindAsync(pair[1 - i].Id, Stop))!;
                            start.SignalAndWait(Stop);
                            try
                            {
                                await desk.DisableAsync(other, pair[i].Id, Stop);
                                return "";
                            }
                            catch (RefusedException refused)
                            {
                                return refused.Refusals[0].Code;
                            }
                        },
                        Stop
                    )
                )
        );
        Assert.Equal(["", "account.last-administrator"], answers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_mail_given_up_and_a_job_can_be_started_again_by_an_administrator()
    {
        using var admin = await AdministratorAsync();
        int mail;
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var lost = new OutboxMail(
                "ai@x.example",
                "Ai Đó",
                "Tin",
                "Tin",
                "Tin",
                _clock.GetUtcNow().UtcDateTime,
                ["k"]
            );
            for (var i = 0; i < 8; i++)
                lost.CouldNotGo("máy chủ thư không trả lời", _clock.GetUtcNow().UtcDateTime);
            Assert.Equal(MailState.Failed, lost.State);
            db.Outbox.Add(lost);
            await db.SaveChangesAsync(Stop);
            mail = lost.Id;
        }
        await admin.PostAsync("/alerts", $"/alerts/mails/{mail}/again", []);
        Assert.Equal("Tin", (await MailAsync("ai@x.example", _ => true)).Trim());
        var started = await admin.PostAsync("/administration", "/administration/jobs/idle-accounts", []);
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        var unknown = await admin.SendAsync(
            "/administration/jobs/none",
            await admin.OpenAsync("/administration", "/administration/jobs/idle-accounts")
        );
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_role_for_a_time_holds_on_its_days_and_no_other()
    {
        var account = await HireAsync("thay@sokhcn.example", Roles.Reader);
        var today = _clock.Today();
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
            var found = (await desk.FindAsync(account.Id, Stop))!;
            await desk.LendAsync(found, Roles.Accountant, today.AddDays(1), today.AddDays(2), null);
        }
        var held = new List<bool>();
        for (var day = 0; day < 4; day++)
        {
            using var visitor = new Visitor(_app.Address);
            await SignInAsync(visitor, "thay@sokhcn.example", Good);
            held.Add(
                (await visitor.GetAsync("/reconciliation")).StatusCode == HttpStatusCode.OK
                    || (await visitor.GetAsync("/imports")).StatusCode == HttpStatusCode.OK
            );
            _clock.Forward(TimeSpan.FromDays(1));
        }
        Assert.Equal([false, true, true, false], held);
    }

    [Fact]
    public async Task Long_unused_accounts_are_shut_and_the_last_administrator_is_not()
    {
        using var admin = await AdministratorAsync();
        await HireAsync("lau@sokhcn.example", Roles.Officer);
        _clock.Forward(TimeSpan.FromDays(46));
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IdleAccountsJob>().RunAsync(Stop);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Assert.Equal(
            [("admin@sokhcn.example", false), ("lau@sokhcn.example", true)],
            (await db.Users.AsNoTracking().OrderBy(a => a.Email).ToListAsync(Stop)).Select(a => (a.Email!, a.Disabled))
        );
    }

    [Fact]
    public async Task A_stolen_password_is_known_by_the_list_on_this_machine()
    {
        var file = Path.Combine(_app.Folder, "stolen.txt");
        var taken = new[] { Good, "một", "hai", "ba", "bốn", "năm" };
#pragma warning disable CA5350
        var lines = taken.Select(p =>
            Convert.ToHexString(SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(p))) + ":12\r"
        );
#pragma warning restore CA5350
        await File.WriteAllLinesAsync(file, lines.Order(StringComparer.Ordinal), Stop);
        Assert.All(taken, p => Assert.True(Stolen.Holds(file, p)));
        Assert.False(Stolen.Holds(file, Other));
        Assert.False(Stolen.Holds(null, Good));
    }

    [Fact]
    public async Task What_happens_at_the_door_is_written_down_without_secrets()
    {
        using var admin = await AdministratorAsync();
        using var stranger = new Visitor(_app.Address);
        await SignInAsync(stranger, "la@sokhcn.example", "mật khẩu không được ghi");
        var log = WebUtility.HtmlDecode(await admin.TextAsync("/accesses"));
        Assert.Contains("la@sokhcn.example", log, StringComparison.Ordinal);
        Assert.Contains("đăng nhập sai", log, StringComparison.Ordinal);
        Assert.DoesNotContain("không được ghi", log, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string code, Func<Task> act) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code);

    private async Task<Account> HireAsync(string email, Roles roles, string? person = null, string? displayName = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var account = new Account
        {
            Email = email,
            DisplayName = displayName ?? person ?? email.Split('@')[0],
            Roles = roles,
            Person = person is null ? null : new Domain.People.Person(person),
        };
        return await scope.ServiceProvider.GetRequiredService<AccountDesk>().AddAsync(account, Good);
    }

    private async Task<int> IdAsync(string email)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Users.Where(a => a.Email == email)
            .Select(a => a.Id)
            .SingleAsync(Stop);
    }

    private async Task<string> TurnOnAsync(string email)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByEmailAsync(email))!;
        await users.ResetAuthenticatorKeyAsync(account);
        await users.SetTwoFactorEnabledAsync(account, true);
        return (await users.GetAuthenticatorKeyAsync(account))!;
    }

    /// <summary>An administrator with the second factor, signed in.</summary>
    private async Task<Visitor> AdministratorAsync()
    {
        const string email = "admin@sokhcn.example";
        await HireAsync(email, Roles.Administrator);
        var key = await TurnOnAsync(email);
        var visitor = new Visitor(_app.Address);
        Assert.Equal(HttpStatusCode.Redirect, (await FactorAsync(visitor, email, Good, Totp.Code(key))).StatusCode);
        return visitor;
    }

    private static Task<HttpResponseMessage> SignInAsync(Visitor visitor, string email, string password) =>
        visitor.PostAsync("/sign-in", "/sign-in", new() { ["email"] = email, ["password"] = password });

    private static async Task<HttpResponseMessage> FactorAsync(
        Visitor visitor,
        string email,
        string password,
        string code
    )
    {
        var form = await Visitor.FormOfAsync(await SignInAsync(visitor, email, password), "/sign-in/second-factor");
        form["code"] = code;
        return await visitor.SendAsync("/sign-in/second-factor", form);
    }

    /// <returns>What was wrong; empty where it was taken.</returns>
    private static async Task<string> SetAsync(Visitor visitor, string link, string password)
    {
        var form = await Visitor.FormOfAsync(await visitor.GetAsync(link), null);
        form["password"] = form["repeat"] = password;
        var answer = await visitor.SendAsync(link, form);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? ""
            : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>Of the last mail with a link that came for an address, and was not read yet.</summary>
    private async Task<string> LinkAsync(string email)
    {
        var text = await MailAsync(email, m => m.TextBody!.Contains("/new-password/", StringComparison.Ordinal));
        return Regex.Match(text, @"/new-password/\S+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }

    /// <summary>Reads a mail as it lies in the folder where mails go without a server.</summary>
    private async Task<string> MailAsync(string email, Func<MimeKit.MimeMessage, bool> wanted)
    {
        var folder = Path.Combine(_app.Folder, "mail");
        for (var tries = 0; tries < 200; tries++)
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
            {
                if (_read.Contains(file))
                    continue;
                var mail = await MimeKit.MimeMessage.LoadAsync(file, Stop);
                if (mail.To.Mailboxes.Any(m => m.Address == email) && wanted(mail) && _read.Add(file))
                    return mail.TextBody!;
            }
            await Task.Delay(100, Stop);
        }
        throw new InvalidOperationException($"No such mail came for {email}.");
    }

    private readonly HashSet<string> _read = [];

    /// <summary>The key that the page shows, and the form below it.</summary>
    private static async Task<(string Key, Dictionary<string, string> Form)> SetupAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/account/second-factor");
        var key = Regex
            .Match(
                await page.Content.ReadAsStringAsync(Stop),
                "<code class=\"typed\">([^<]+)",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
            .Groups[1]
            .Value.Replace(" ", "", StringComparison.Ordinal);
        return (key, await Visitor.FormOfAsync(page, "/account/second-factor"));
    }

    private static string Plain(string page) =>
        Regex.Replace(page, "value=\"[^\"]+\"", "", RegexOptions.None, TimeSpan.FromSeconds(1));

    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset _now = System.GetUtcNow();

        public void Forward(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
