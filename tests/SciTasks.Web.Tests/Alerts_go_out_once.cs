using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Testing;
using SciTasks.Web.Features.Alerts;
using SciTasks.Web.Jobs;
using SciTasks.Web.Mail;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Tests;

/// <summary>No alert is lost and none is repeated, whoever sends, whenever the server was up, and whoever is meant to
/// read it.</summary>
public abstract class Alerts_go_out_once(Demo demo)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, AppDb, Task<T>> work)
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    private static OutboxMail Letter(string to, string text = "Nội dung", int number = 1) =>
        new(
            to,
            "Người nhận",
            "Thử",
            text,
            $"<p>{text}</p>",
            new DateTime(2026, 11, 26, 1, 0, 0, DateTimeKind.Utc),
            [$"{to}|{number}"]
        );

    private async Task<List<string>> QueueAsync(string to, int count)
    {
        var mails = Enumerable.Range(1, count).Select(n => Letter(to, number: n)).ToList();
        await InScopeAsync(
            (_, db) =>
            {
                db.Outbox.AddRange(mails);
                return db.SaveChangesAsync(Stop);
            }
        );
        return mails.ConvertAll(m => m.MessageId);
    }

    private Task<(int Sent, int Failed)> SendAsync() =>
        InScopeAsync((services, _) => services.GetRequiredService<Outbox>().SendDueAsync(Stop));

    [Fact]
    public async Task Two_senders_at_once_post_each_mail_once()
    {
        await QueueAsync("hai-nguoi-gui@tinh.example", 40);
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(SendAsync)));
        Assert.Equal(40, sent.Sum(s => s.Sent));
        Assert.Equal(
            0,
            await InScopeAsync(
                (_, db) =>
                    db.Outbox.CountAsync(
                        m =>
                            m.To == "hai-nguoi-gui@tinh.example"
                            && (
                                m.State != MailState.Sent || m.ClaimedBy != null || m.Attempts != 1
                            ),
                        Stop
                    )
            )
        );
    }

    [Fact]
    public async Task A_mail_someone_is_sending_waits_until_they_are_gone()
    {
        var id = Assert.Single(await QueueAsync("dang-gui@tinh.example", 1));
        Task<int> ClaimAsync(string by, DateTime until) =>
            InScopeAsync(
                (_, db) =>
                    db
                        .Outbox.Where(m => m.MessageId == id)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(m => m.State, MailState.Queued)
                                    .SetProperty(m => m.ClaimedBy, by)
                                    .SetProperty(m => m.ClaimedUntil, until),
                            Stop
                        )
            );
        var soon = (
            await InScopeAsync(
                (services, _) => Task.FromResult(services.GetRequiredService<TimeProvider>())
            )
        )
            .GetUtcNow()
            .UtcDateTime.AddMinutes(5);
        await ClaimAsync("another-machine:1:1:x", soon);
        Assert.Equal((0, 0), await SendAsync());
        await ClaimAsync(ProcessMark.Own + ":x", soon);
        Assert.Equal((0, 0), await SendAsync());
        await ClaimAsync($"{Environment.MachineName}:{int.MaxValue - 1}:1:x", soon); // a process of this machine that is gone
        Assert.Equal((1, 0), await SendAsync());
        await ClaimAsync("another-machine:1:1:x", soon.AddHours(-1)); // a claim that ran out
        Assert.Equal((1, 0), await SendAsync());
    }

    [Fact]
    public async Task What_people_typed_is_no_link_in_a_mail()
    {
        const string Typed =
            "Xem https://lua-dao.com/x hoặc www.lua-dao.vn, lua-dao.net, ftp://a.b; tệp bao-cao.docx, mã DA.SXTN-01";
        var values = new Dictionary<string, string>
        {
            ["title"] = UserText.Defused(Typed),
            ["link"] = "https://so.tinh.example/tasks/7",
        };
        var body = Placeholders.Fill("Nhiệm vụ {title}\n{link}", values);
        Assert.Contains("hxxps://lua-dao[.]com/x", body, StringComparison.Ordinal);
        foreach (var dead in new[] { "https://lua", "www.lua", "dao.vn", "dao.net", "ftp://" })
            Assert.DoesNotContain(dead, body, StringComparison.Ordinal);
        Assert.Contains("bao-cao.docx, mã DA.SXTN-01", body, StringComparison.Ordinal);
        var html = Placeholders.Html(body + " https://trang-khac.example", values["link"]);
        Assert.Equal(
            "https://so.tinh.example/tasks/7",
            Assert
                .Single(
                    System.Text.RegularExpressions.Regex.Matches(
                        html,
                        "href=\"([^\"]+)\"",
                        System.Text.RegularExpressions.RegexOptions.None,
                        TimeSpan.FromSeconds(1)
                    )
                )
                .Groups[1]
                .Value
        );

        await InScopeAsync(
            async (_, db) =>
            {
                var task = new ResearchTask("SKHCN", "LK-1/2026", Typed)
                    .Restate(new TaskTerm { Start = new(2026, 1, 1), End = new(2026, 11, 30) })
                    .Restate(new TaskApprovals { Contract = new("1/HĐ", new(2026, 1, 1)) });
                task.Appoint(new Person("Phan Văn Liên", "lien-ket@tinh.example", null));
                db.Tasks.Add(task);
                return await db.SaveChangesAsync(Stop);
            }
        );
        await InScopeAsync(
            (services, _) =>
                services.GetRequiredService<AlertJob>().RunAsync(new(2026, 11, 26), "test", Stop)
        );
        var mail = await InScopeAsync(
            (_, db) =>
                db.Outbox.AsNoTracking().FirstAsync(m => m.To == "lien-ket@tinh.example", Stop)
        );
        Assert.DoesNotContain("https://lua", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.Contains("hxxps://lua-dao[.]com", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_address_or_a_shut_account_is_told_of_through_others()
    {
        var head = "truongphong@sokhcn.example";
        await InScopeAsync(
            async (_, db) =>
            {
                var host = await db.Organizations.FirstAsync(
                    o => o.Email == "khcn@dhbl.example",
                    Stop
                );
                ResearchTask Task(string code, string lead, string email) =>
                    new ResearchTask("SKHCN", code, "Nhiệm vụ của " + lead)
                        .Restate(new TaskTerm { Start = new(2026, 1, 1), End = new(2026, 11, 28) })
                        .Restate(new TaskApprovals { Contract = new("1/HĐ", new(2026, 1, 1)) })
                        .Appoint(new Person(lead, email, null))
                        .Place(host);
                db.Tasks.AddRange(
                    Task("ĐC-1/2026", "Người Chưa Có", "chưa có"),
                    Task("ĐC-2/2026", "Người Hai Nơi", "a@tinh.example; b@tinh.example"),
                    Task("ĐC-3/2026", "Người Đã Nghỉ", "da-nghi@tinh.example")
                );
                await db.SaveChangesAsync(Stop);
                db.Users.Add(
                    new Account
                    {
                        UserName = "da-nghi@tinh.example",
                        Email = "da-nghi@tinh.example",
                        NormalizedEmail = "DA-NGHI@TINH.EXAMPLE",
                        DisplayName = "Người Đã Nghỉ",
                        Roles = Roles.Lead,
                        Disabled = true,
                    }
                );
                return await db.SaveChangesAsync(Stop);
            }
        );
        var run = await InScopeAsync(
            (services, _) =>
                services.GetRequiredService<AlertJob>().RunAsync(new(2026, 11, 27), "test", Stop)
        );
        Assert.True(run.WithoutAddress >= 3);
        var told = await InScopeAsync(
            async (_, db) =>
                (
                    await db
                        .Alerts.AsNoTracking()
                        .Join(
                            db.Tasks,
                            a => a.TaskId,
                            t => t.Id,
                            (a, t) =>
                                new
                                {
                                    t.Code,
                                    a.RecipientKey,
                                    a.Kind,
                                }
                        )
                        .Where(x => x.Code.StartsWith("ĐC-") && x.Kind == TaskDeadline.ContractEnd)
                        .ToListAsync(Stop)
                ).ToLookup(x => x.Code, x => x.RecipientKey)
        );
        Assert.Contains("khcn@dhbl.example", told["ĐC-1/2026"]);
        Assert.Contains("khcn@dhbl.example", told["ĐC-2/2026"]);
        Assert.Contains(head, told["ĐC-3/2026"]);
        Assert.DoesNotContain(
            await InScopeAsync((_, db) => db.Outbox.Select(m => m.To).ToListAsync(Stop)),
            to =>
                to.Contains("chưa có", StringComparison.Ordinal)
                || to.Contains(';', StringComparison.Ordinal)
                || to == "da-nghi@tinh.example"
        );
    }

    [Fact]
    public async Task A_run_that_fails_is_closed_with_its_error_and_one_whose_process_is_gone_as_cut_short()
    {
        await InScopeAsync(
            async (_, db) =>
            {
                db.AlertRuns.Add(
                    new AlertRun(
                        new(2026, 1, 5),
                        new DateTime(2026, 11, 26, 1, 30, 0, DateTimeKind.Utc),
                        "dead",
                        $"{Environment.MachineName}:{int.MaxValue - 1}:1"
                    )
                );
                return await db.SaveChangesAsync(Stop);
            }
        );
        await InScopeAsync(
            async (services, db) =>
            {
                var tools = services.GetRequiredService<AlertTools>();
                // A ladder that cannot be climbed stands for any fault while planning.
                var failing = new AlertJob(db, tools with { Rules = null! });
                await Assert.ThrowsAnyAsync<Exception>(() =>
                    failing.RunAsync(new(2026, 1, 6), "failing", Stop)
                );
                return true;
            }
        );
        var runs = await InScopeAsync(
            (_, db) =>
                db
                    .AlertRuns.AsNoTracking()
                    .Where(r => r.Author == "dead" || r.Author == "failing")
                    .OrderBy(r => r.Author)
                    .ToListAsync(Stop)
        );
        Assert.Equal([AlertRun.CutShort, runs[1].Error], runs.ConvertAll(r => r.Error));
        Assert.All(runs, r => Assert.True(r.FinishedAt is not null && r.Error is { Length: > 0 }));
    }
}

public sealed class Alerts_go_out_once_on_SQLite(Demo demo)
    : Alerts_go_out_once(demo),
        IClassFixture<Demo>;

public sealed class Alerts_go_out_once_on_SqlServer
    : Alerts_go_out_once,
        IClassFixture<DemoOnSqlServer>
{
    public Alerts_go_out_once_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}

/// <summary>The server was down when alerts were due.</summary>
public sealed class Alerts_are_caught_up
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private sealed class HeldClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>A time of a day in Việt Nam.</summary>
    private static DateTimeOffset At(int day, int hour) =>
        new(2026, 11, day, hour, 0, 0, TimeSpan.FromHours(7));

    private static async Task<List<AlertRun>> AskAsync(RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AlertJob>().RunDueAsync();
        return await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .AlertRuns.AsNoTracking()
            .OrderBy(r => r.Id)
            .ToListAsync(Stop);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Down_over_so_many_due_runs_gives_one_run_and_one_digest_each(int missed)
    {
        var clock = new HeldClock(At(20, 8));
        await using var app = await RunningApp.StartAsync(clock: clock);
        Assert.Equal(new DateOnly(2026, 11, 20), Assert.Single(await AskAsync(app)).On);
        clock.Now = At(20 + missed, 9);
        var runs = await AskAsync(app);
        Assert.Equal(missed == 0 ? 1 : 2, runs.Count);
        Assert.Equal(new DateOnly(2026, 11, 20 + missed), runs[^1].On);
        Assert.Equal(runs.Count, (await AskAsync(app)).Count);
        var mails = await MailsAsync(app);
        Assert.Equal(mails.Count, mails.DistinctBy(m => (m.To, m.CreatedAt)).Count());
        Assert.Equal(
            mails.Count,
            Directory.GetFiles(Path.Combine(app.Folder, "mail"), "*.eml").Length
        );
    }

    [Fact]
    public async Task Nothing_is_due_before_seven_and_a_run_that_failed_is_made_again()
    {
        var clock = new HeldClock(At(20, 6));
        await using var app = await RunningApp.StartAsync(clock: clock);
        Assert.Empty(await AskAsync(app));
        clock.Now = At(20, 7);
        Assert.Single(await AskAsync(app));
        await using (var scope = app.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .AlertRuns.ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.Error, "disk full"),
                    Stop
                );
        clock.Now = At(20, 8);
        var runs = await AskAsync(app);
        Assert.Equal((2, 0), (runs.Count, runs[^1].Queued));
    }

    [Fact]
    public async Task A_server_that_starts_after_seven_sends_what_is_due_by_itself()
    {
        await using var app = await RunningApp.StartAsync(
            clock: new HeldClock(At(26, 9)),
            settings: "--Alerts:Automatic=true"
        );
        for (
            var i = 0;
            i < 600 && !(await MailsAsync(app)).Exists(m => m.State == MailState.Sent);
            i++
        )
            await Task.Delay(100, Stop);
        Assert.NotEmpty(await MailsAsync(app));
    }

    private static async Task<List<OutboxMail>> MailsAsync(RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDb>()
            .Outbox.AsNoTracking()
            .ToListAsync(Stop);
    }

    [Fact]
    public async Task A_digest_names_fifty_counts_the_rest_and_tells_none_twice()
    {
        await using var app = await RunningApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var (db, job) = (
            scope.ServiceProvider.GetRequiredService<AppDb>(),
            scope.ServiceProvider.GetRequiredService<AlertJob>()
        );
        var lead = new Person("Phạm Nhiều Việc", "nhieu-viec@tinh.example", null);
        for (var n = 1; n <= 120; n++)
            db.Tasks.Add(
                new ResearchTask("SKHCN", $"NV-{n:000}/2026", new string('đ', 900))
                    .Restate(
                        new TaskTerm
                        {
                            Start = new(2026, 1, 1),
                            End = new DateOnly(2026, 11, 1).AddDays(n % 20),
                        }
                    )
                    .Restate(new TaskApprovals { Contract = new("1/HĐ", new(2026, 1, 1)) })
                    .Appoint(lead)
            );
        await db.SaveChangesAsync(Stop);
        var first = await job.RunAsync(new(2026, 11, 26), "test", Stop);
        var mail = await db
            .Outbox.AsNoTracking()
            .SingleAsync(m => m.To == "nhieu-viec@tinh.example", Stop);
        var (listed, rest) = (
            await db.Alerts.CountAsync(a => a.MailId == mail.Id, Stop),
            await db.AlertRests.AsNoTracking().SingleAsync(r => r.MailId == mail.Id, Stop)
        );
        Assert.Equal(Digest.Most, listed);
        Assert.True(rest.Count > 50);
        Assert.Contains($"Và {rest.Count} thời hạn khác:", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/deadlines", mail.Html, StringComparison.Ordinal);
        Assert.True(
            mail.Text.Length + mail.Html.Length < 100_000,
            $"{mail.Text.Length} + {mail.Html.Length}"
        );
        Assert.True(first.Created <= 60 * first.Queued);
        await using var later = app.Services.CreateAsyncScope();
        var again = await later
            .ServiceProvider.GetRequiredService<AlertJob>()
            .RunAsync(new(2026, 11, 26), "test", Stop);
        Assert.Equal((0, 0, 0), (again.Created, again.Queued, again.Sent));
    }
}

/// <summary>Letters of a hand-over, where the one meant can no longer be reached.</summary>
public sealed class Letters_reach_someone
{
    private static Account Of(
        int id,
        string email,
        Roles roles,
        bool disabled = false,
        int? person = null
    ) =>
        new()
        {
            Id = id,
            Email = email,
            DisplayName = email,
            Roles = roles,
            Disabled = disabled,
            PersonId = person,
        };

    [Fact]
    public void The_head_hears_in_place_of_a_lead_or_officer_whose_account_was_shut()
    {
        var task = new ResearchTask("SKHCN", "ĐT-1/2026", "Nuôi tôm")
            .Appoint(new Person("Người Nghỉ", "nghi@dhbl.example"))
            .Assign(new Person("Người Chuyển", "chuyen@sokhcn.example"))
            .Place(new Organization("Trường") { Email = "khcn@dhbl.example" });
        // The lead is known by address, the officer by the link to the register and under another address.
        Account[] accounts =
        [
            Of(1, "NGHI@dhbl.example", Roles.Lead, disabled: true),
            Of(2, "cu@sokhcn.example", Roles.Officer, disabled: true, person: task.Officer!.Id),
            Of(3, "truongphong@sokhcn.example", Roles.DivisionHead),
        ];
        var book = new AddressBook(accounts, new DateOnly(2026, 1, 1));
        string?[] Told(params LetterAudience[] to) =>
            [
                .. new LetterRecipients(task, book, new(null, null), endorsed: true)
                    .Of("ReturnReport", to)
                    .Select(r => r.Email),
            ];
        Assert.Equal(
            ["truongphong@sokhcn.example", "khcn@dhbl.example"],
            Told(LetterAudience.Lead, LetterAudience.Host)
        );
        Assert.Equal(["truongphong@sokhcn.example"], Told(LetterAudience.Officer));
        Assert.Null(new AddressBook([accounts[2]], new DateOnly(2026, 1, 1)).Of(new Person("Hai Nơi", "a@x.vn, b@x.vn")));
    }
}

/// <summary>The road of a mail to its server.</summary>
public sealed class Mail_is_not_sent_in_clear
{
    private static Settings Read(params (string, string)[] settings) =>
        SettingsReader.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2))
                )
                .Build(),
            Path.GetTempPath()
        );

    [Fact]
    public void A_password_without_TLS_is_refused_at_start()
    {
        var refused = Assert.Throws<SettingsException>(() =>
            Read(
                ("Mail:Host", "mail.tinh.example"),
                ("Mail:User", "scitasks"),
                ("Mail:Password", "x"),
                ("Mail:UseTls", "false")
            )
        );
        Assert.Contains("Mail:UseTls", refused.Message, StringComparison.Ordinal);
        Assert.False(Read(("Mail:Host", "127.0.0.1"), ("Mail:UseTls", "false")).Mail.UseTls);
        Assert.True(
            Read(
                ("Mail:Host", "mail.tinh.example"),
                ("Mail:User", "scitasks"),
                ("Mail:Password", "x")
            ).Mail.UseTls
        );
    }

    [Fact]
    public async Task A_server_that_offers_no_TLS_is_not_written_to()
    {
        await using var server = new MailServer();
        await using var app = await RunningApp.StartAsync(
            settings:
            [
                "--Mail:Host=127.0.0.1",
                "--Mail:Port=" + server.Port.ToString(CultureInfo.InvariantCulture),
                "--Mail:User=scitasks",
                "--Mail:Password=bí mật",
            ]
        );
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Outbox.Add(
            new(
                "nguoi-nhan@tinh.example",
                "Người nhận",
                "Thử",
                "Nội dung",
                "<p>Nội dung</p>",
                new DateTime(2026, 11, 26, 1, 0, 0, DateTimeKind.Utc),
                ["1"]
            )
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var (sent, failed) = await scope
            .ServiceProvider.GetRequiredService<Outbox>()
            .SendDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, sent);
        Assert.True(failed >= 1);
        Assert.Empty(server.Messages);
    }
}
