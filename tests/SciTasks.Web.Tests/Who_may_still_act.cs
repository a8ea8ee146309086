using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SciTasks.Data;
using SciTasks.Testing;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Tests;

/// <summary>Who was signed in stays so only while the account and the session hold: asked of the database, at every
/// request, on every node.</summary>
public abstract class Who_may_still_act(Demo demo) : FundingOverHttp(demo)
{
    private const string Password = "một hai ba bốn năm 2026";

    /// <summary>Someone new, so that no other test minds what becomes of them.</summary>
    protected async Task<Account> HireAsync(string email, Roles roles, bool demo = true) =>
        await InScopeAsync(
            async (services, _) =>
            {
                var account = new Account
                {
                    UserName = email,
                    Email = email,
                    DisplayName = email.Split('@')[0],
                    Roles = roles,
                    IsDemo = demo,
                };
                Assert.True(
                    (
                        await services
                            .GetRequiredService<UserManager<Account>>()
                            .CreateAsync(account, Password)
                    ).Succeeded
                );
                return account;
            }
        );

    private Task ChangeAsync(Account account, Func<UserManager<Account>, Account, Task> change) =>
        InScopeAsync(
            async (services, _) =>
            {
                var users = services.GetRequiredService<UserManager<Account>>();
                await change(
                    users,
                    (await users.FindByIdAsync(account.Id.ToString(CultureInfo.InvariantCulture)))!
                );
                return true;
            }
        );

    private async Task<string> VersionAsync(int tranche) =>
        (
            await InScopeAsync(
                (_, db) =>
                    db
                        .Tasks.Where(t => t.Tranches.Any(x => x.Id == tranche))
                        .Select(t => t.Version)
                        .SingleAsync(Stop)
            )
        ).ToString();

    protected static async Task<bool> IsInAsync(Visitor visitor) =>
        (await visitor.GetAsync("/desk")).StatusCode == HttpStatusCode.OK;

    [Fact]
    public async Task A_copied_cookie_is_dead_after_sign_out_and_the_other_device_is_not()
    {
        await HireAsync("hai-may@sokhcn.example", Roles.Officer);
        using var desk = await Demo.App.SignInAsync("hai-may@sokhcn.example");
        using var phone = await Demo.App.SignInAsync("hai-may@sokhcn.example");
        var opened = await desk.OpenAsync("/desk", "/language");
        using var copied = desk.Copy();
        Assert.True(await IsInAsync(copied));
        await desk.SendAsync("/sign-out", opened);
        Assert.False(await IsInAsync(desk));
        Assert.False(await IsInAsync(copied));
        Assert.StartsWith(
            "/sign-in",
            (await copied.SendAsync("/stand-ins", opened)).Headers.Location!.PathAndQuery,
            StringComparison.Ordinal
        );
        Assert.True(await IsInAsync(phone));
    }

    [Fact]
    public async Task Whoever_was_shut_out_or_has_a_new_password_is_out_at_the_next_request()
    {
        foreach (
            var (email, change) in new (string, Func<UserManager<Account>, Account, Task>)[]
            {
                (
                    "bi-khoa@sokhcn.example",
                    (users, a) =>
                    {
                        a.Disabled = true;
                        return users.UpdateAsync(a);
                    }
                ),
                (
                    "doi-mat-khau@sokhcn.example",
                    async (users, a) =>
                        await users.ResetPasswordAsync(
                            a,
                            await users.GeneratePasswordResetTokenAsync(a),
                            Password + "!"
                        )
                ),
            }
        )
        {
            var account = await HireAsync(email, Roles.Officer);
            using var visitor = await Demo.App.SignInAsync(email);
            var opened = await visitor.OpenAsync("/desk", "/language");
            Assert.True(await IsInAsync(visitor));
            await ChangeAsync(account, change);
            Assert.StartsWith(
                "/sign-in",
                (await visitor.SendAsync("/stand-ins", opened)).Headers.Location!.PathAndQuery,
                StringComparison.Ordinal
            );
            Assert.False(await IsInAsync(visitor));
        }
        using var shut = new Visitor(Demo.App.Address);
        var id = await InScopeAsync(
            (_, db) =>
                db
                    .Users.Where(a => a.Email == "bi-khoa@sokhcn.example")
                    .Select(a => a.Id)
                    .SingleAsync(Stop)
        );
        var tried = await shut.PostAsync(
            "/sign-in",
            "/sign-in/demo",
            new() { ["id"] = id.ToString(CultureInfo.InvariantCulture) }
        );
        Assert.Equal(HttpStatusCode.NotFound, tried.StatusCode);
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_from_the_session_that_has_it_open()
    {
        var account = await HireAsync("het-quyen@sokhcn.example", Roles.Officer);
        using var visitor = await Demo.App.SignInAsync("het-quyen@sokhcn.example");
        var opened = await visitor.OpenAsync("/imports", "/imports");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/imports")).StatusCode);
        await ChangeAsync(
            account,
            (users, a) =>
            {
                a.Roles = Roles.Reader;
                return users.UpdateAsync(a);
            }
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/imports")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await visitor.SendAsync("/imports", opened)).StatusCode
        );
        Assert.True(await IsInAsync(visitor));
    }

    [Fact]
    public async Task A_session_ends_a_day_after_it_began_however_busy()
    {
        await HireAsync("ca-dem@sokhcn.example", Roles.Officer);
        using var visitor = await Demo.App.SignInAsync("ca-dem@sokhcn.example");
        await InScopeAsync(
            (_, db) =>
            {
                var yesterday = new DateTime(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc);
                return db
                    .Sessions.Where(s =>
                        db.Users.Any(a => a.Id == s.AccountId && a.Email == "ca-dem@sokhcn.example")
                    )
                    .ExecuteUpdateAsync(s => s.SetProperty(x => x.StartedAt, yesterday), Stop);
            }
        );
        Assert.False(await IsInAsync(visitor));
    }

    [Fact]
    public async Task Pages_and_downloads_are_stored_by_no_browser_and_no_server_is_named()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        foreach (var path in new[] { "/desk", "/tasks", "/tasks.xlsx", "/nowhere", "/sign-in" })
        {
            var answer = await officer.GetAsync(path);
            Assert.True(answer.Headers.CacheControl?.NoStore, path);
            Assert.Empty(answer.Headers.Server);
        }
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_413_with_a_page()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var opened = await officer.OpenAsync("/desk", "/language");
        var many = opened.Concat(
            Enumerable.Range(0, 2_000).Select(i => KeyValuePair.Create($"x{i}", "1"))
        );
        var answer = await officer.SendAllAsync("/stand-ins", many);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("quá lớn", await BodyAsync(answer), StringComparison.Ordinal);
        var wide = await officer.SendAllAsync(
            "/stand-ins",
            opened.Append(KeyValuePair.Create("Reason", new string('x', 5_000_000)))
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, wide.StatusCode);
    }

    [Fact]
    public async Task An_unknown_address_takes_as_long_as_a_known_one()
    {
        await HireAsync("quen@sokhcn.example", Roles.Officer, demo: false);
        using var stranger = new Visitor(Demo.App.Address);
        var opened = await stranger.OpenAsync("/sign-in", "/sign-in");
        async Task<double> TimeAsync(string email)
        {
            var watch = Stopwatch.StartNew();
            await stranger.SendAsync(
                "/sign-in",
                opened,
                new() { ["email"] = email, ["password"] = "sai mật khẩu rồi" }
            );
            return watch.Elapsed.TotalMilliseconds;
        }
        await TimeAsync("quen@sokhcn.example");
        await TimeAsync("la@sokhcn.example");
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < 3; i++)
        {
            known.Add(await TimeAsync("quen@sokhcn.example"));
            unknown.Add(await TimeAsync($"la{i}@sokhcn.example"));
        }
        Assert.True(
            unknown.Min() > known.Min() * 0.4,
            $"known {known.Min():0} ms, unknown {unknown.Min():0} ms"
        );
    }

    [Fact]
    public void What_is_written_is_for_its_own_account()
    {
        const UnixFileMode Others =
            UnixFileMode.GroupRead
            | UnixFileMode.GroupWrite
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherWrite
            | UnixFileMode.OtherExecute;
        var written = Directory
            .EnumerateFileSystemEntries(Demo.App.Folder, "*", SearchOption.AllDirectories)
            .ToList();
        Assert.Contains(written, p => p.EndsWith("scitasks.db", StringComparison.Ordinal));
        Assert.Contains(written, p => p.Contains("/files", StringComparison.Ordinal));
        Assert.DoesNotContain(
            written,
            p =>
                !OperatingSystem.IsWindows()
                && (File.GetUnixFileMode(p) & Others) != UnixFileMode.None
        );
    }

    [Fact]
    public async Task An_import_names_who_confirmed_it_with_who_uploaded_beside()
    {
        using var officer = await Demo.App.SignInAsync(Officer);
        var uploaded = await officer.PostAsync(
            "/imports",
            "/imports",
            [],
            (
                "file",
                "Tasks.csv",
                Encoding.UTF8.GetBytes(
                    "Mã nhiệm vụ,Tên nhiệm vụ\nXN-1/2026,Nhiệm vụ được xác nhận\n"
                )
            )
        );
        Assert.True(
            uploaded.Headers.Location is not null,
            $"{uploaded.StatusCode}: {await BodyAsync(uploaded)}"
        );
        var path = uploaded.Headers.Location!.ToString();
        using var head = await Demo.App.SignInAsync(Head);
        for (
            var i = 0;
            i < 300
                && !(await head.TextAsync(path)).Contains(
                    "/confirmation",
                    StringComparison.Ordinal
                );
            i++
        )
            await Task.Delay(100, Stop);
        await head.PostAsync(path, path + "/confirmation", []);
        for (
            var i = 0;
            i < 300
                && !await InScopeAsync(
                    (_, db) => db.Tasks.AnyAsync(t => t.Code == "XN-1/2026", Stop)
                );
            i++
        )
            await Task.Delay(100, Stop);
        var line = await InScopeAsync(
            (_, db) =>
                db
                    .Audit.AsNoTracking()
                    .FirstAsync(a => a.TaskKey != null && a.TaskKey.Contains("XN-1/2026"), Stop)
        );
        Assert.Equal("Lê Văn Phúc", line.Author);
        var page = WebUtility.HtmlDecode(await head.TextAsync("/imports"));
        Assert.Contains("Đỗ Minh Khang", page, StringComparison.Ordinal);
        Assert.Contains("Lê Văn Phúc", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_nobody_registered_approves_no_money_and_its_author_does_not_record_the_payment()
    {
        var id = (await TrancheAsync("ĐT-22/2024", 2)).Id;
        var page = $"/tranches/{id}";
        using var accountant = await Demo.App.SignInAsync(Accountant);
        Assert.Contains(
            "sau đó không thể làm: Cấp tiền",
            WebUtility.HtmlDecode(await accountant.TextAsync(page)),
            StringComparison.Ordinal
        );
        var fields = new Dictionary<string, string>
        {
            ["Amount"] = "50.000.000",
            ["DocumentNumber"] = "999/QĐ-KHÔNG-CÓ",
            ["DocumentDay"] = "20/10/2026",
        };
        var refused = await accountant.PostAsync(page, page + "/paper-approvals", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var body = await BodyAsync(refused);
        Assert.Contains("chưa có trong sổ văn bản", body, StringComparison.Ordinal);
        Assert.Contains("/documents/new?task=", body, StringComparison.Ordinal);

        await DoneAsync(
            accountant,
            "/documents/new",
            "/documents/new",
            new()
            {
                ["Number"] = "999/QĐ-KHÔNG-CÓ",
                ["Day"] = "20/10/2026",
                ["Kind"] = "Decision",
                ["Abstract"] = "Cấp kinh phí",
            }
        );
        await DoneAsync(accountant, page, page + "/paper-approvals", fields);
        var paid = await accountant.SendAsync(
            page + "/paper-payments",
            new(await accountant.OpenAsync("/desk", "/language"))
            {
                ["Version"] = await VersionAsync(id),
            },
            new()
            {
                ["Kind"] = "Advance",
                ["Amount"] = "50.000.000",
                ["Voucher"] = "UNC-999",
                ["Treasury"] = "KBNN tỉnh",
                ["Day"] = "22/10/2026",
            }
        );
        Assert.Contains("Kế toán Võ Thị Mai", await BodyAsync(paid), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paid.StatusCode);
        Assert.Equal(0, (await TrancheAsync("ĐT-22/2024", 2)).Paid.Dong);
        var told = await InScopeAsync(
            (_, db) =>
                db
                    .Letters.AsNoTracking()
                    .Where(l => l.Occasion == "RecordApproval")
                    .Select(l => l.RecipientKey)
                    .ToListAsync(Stop)
        );
        Assert.Equal(
            ["giamdoc@sokhcn.example", "phogiamdoc@sokhcn.example", "truongphong@sokhcn.example"],
            told.Distinct().Order()
        );
    }
}

public sealed class Who_may_still_act_on_SQLite(Demo demo)
    : Who_may_still_act(demo),
        IClassFixture<Demo>
{
    [Fact]
    public async Task Who_signed_out_stays_out_after_a_new_start_and_who_did_not_stays_in()
    {
        var first = await RunningApp.StartAsync();
        first.LeavesFolder = true;
        using var leaves = await first.SignInAsync(Officer);
        using var stays = await first.SignInAsync(Officer);
        using var kept = leaves.At(first.Address);
        await leaves.PostAsync("/desk", "/sign-out", []);
        await first.DisposeAsync();
        await using var again = await RunningApp.StartAsync(first.Folder);
        using var former = kept.At(again.Address);
        using var present = stays.At(again.Address);
        Assert.Equal(HttpStatusCode.Redirect, (await former.GetAsync("/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await present.GetAsync("/desk")).StatusCode);
    }

    [Fact]
    public async Task Who_tries_many_passwords_is_told_to_wait()
    {
        await using var app = await RunningApp.StartAsync();
        var tries = app.Services.GetRequiredService<WrongTries>();
        for (var i = 0; i < WrongTries.MostOfAddress; i++)
            tries.Count($"la{i}@sokhcn.example", IPAddress.Parse("127.0.0.1"));
        using var stranger = new Visitor(app.Address);
        var answer = await stranger.PostAsync(
            "/sign-in",
            "/sign-in",
            new() { ["email"] = Officer, ["password"] = "một mật khẩu nào đó" }
        );
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("Thử sai quá nhiều lần", await BodyAsync(answer), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, tries.Wait(Officer, IPAddress.Parse("10.0.0.9")));
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_who_one_is_nobody_is_let_in_and_a_page_says_so()
    {
        await using var app = await RunningApp.StartAsync();
        using var officer = await app.SignInAsync(Officer);
        await using (var scope = app.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Database.ExecuteSqlRawAsync("DROP TABLE Sessions", Stop);
        var answer = await officer.GetAsync("/desk");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Hệ thống gặp lỗi", await BodyAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("roles")]
    public async Task The_verbs_for_accounts_end_the_sessions_that_are_open(string verb)
    {
        var email = $"{verb}@sokhcn.example";
        await HireAsync(email, Roles.Officer);
        using var visitor = await Demo.App.SignInAsync(email);
        Assert.True(await IsInAsync(visitor));
        using var shell = new Shell { Settings = { ["DataDirectory"] = Demo.App.Folder } };
        var ran = await shell.RunAsync([
            "user",
            verb,
            email,
            .. verb == "roles" ? new[] { "--role", "Reader" } : [],
            "--json",
        ]);
        Assert.True(ran.ExitCode == 0, ran.Output + ran.Errors);
        Assert.False(await IsInAsync(visitor));
    }

    [Theory]
    [InlineData(true, 480)]
    [InlineData(false, 15)]
    public async Task Only_a_demo_that_is_really_on_lets_one_idle_for_long(bool on, int minutes)
    {
        await using var app = await RunningApp.StartAsync(
            settings: on ? [] : ["--Demo:Enabled=false"]
        );
        var options = app
            .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        Assert.Equal(on, app.Services.GetRequiredService<DemoMode>().IsOn);
        Assert.Equal(TimeSpan.FromMinutes(minutes), options.ExpireTimeSpan);
    }
}

public sealed class Who_may_still_act_on_SqlServer
    : Who_may_still_act,
        IClassFixture<DemoOnSqlServer>
{
    public Who_may_still_act_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
