using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Features.Alerts;

namespace SciTasks.Web.Tests;

/// <summary>What rests on days off that nobody has announced says so wherever its day is shown. The task: its report
/// of half a year until
/// 09/11/2026 is due on 24/11, which is not confirmed as a day off, and its last steps lie in 2028.</summary>
public abstract class A_day_that_may_still_move(Demo demo) : WorkOverHttp(demo)
{
    private const string Code = "ĐT-DK/2025",
        Mark = "dự kiến";

    private async Task<int> StartedAsync()
    {
        await InDbAsync(async db =>
        {
            if (await db.Tasks.AnyAsync(t => t.Code == Code, Stop))
                return 0;
            var led = await db
                .Tasks.Include(t => t.Lead)
                .Include(t => t.Host)
                .FirstAsync(t => t.Lead!.Email == Lead, Stop);
            var start = new DateOnly(2025, 5, 10);
            db.Tasks.Add(
                new ResearchTask(led.Source, Code, "Lịch chưa công bố")
                    .Restate(new TaskTerm { Start = start, End = new(2027, 12, 31) })
                    .Restate(new TaskApprovals { Contract = new("9/HĐ", start) })
                    .Restate(new TaskProfile { Title = "Lịch chưa công bố", RegimeCode = "R2013" })
                    .Appoint(led.Lead)
                    .Place(led.Host)
            );
            return await db.SaveChangesAsync(Stop);
        });
        return await IdAsync(Code);
    }

    [Fact]
    public async Task Is_stored_and_shown_as_provisional_on_the_task_the_lists_and_the_desk()
    {
        var id = await StartedAsync();
        using var officer = await Demo.App.SignInAsync(Officer);
        using var lead = await Demo.App.SignInAsync(Lead);
        foreach (
            var (visitor, page) in new[]
            {
                (officer, $"/tasks/{id}"),
                (officer, "/deadlines?kind=ProgressReport&overdue=true"),
                (officer, "/reports"),
                (lead, $"/tasks/{id}/reports"),
                (lead, "/desk"),
            }
        )
            Assert.Matches(
                $@"25/11/2026 <span[^>]*>{Mark}</span>",
                WebUtility.HtmlDecode(await visitor.TextAsync(page))
            );
        var settlement = WebUtility.HtmlDecode(await officer.TextAsync($"/tasks/{id}"));
        Assert.Matches($@"03/05/2028 <span[^>]*>{Mark}</span>", settlement);
        Assert.DoesNotMatch($@"31/12/2027 <span[^>]*>{Mark}</span>", settlement);
        await officer.PostAsync("/desk", "/language", new() { ["language"] = "en" });
        Assert.Matches(
            "03/05/2028 <span[^>]*>provisional</span>",
            WebUtility.HtmlDecode(await officer.TextAsync($"/tasks/{id}"))
        );
    }

    [Fact]
    public async Task Is_called_provisional_in_the_mail_about_it()
    {
        await StartedAsync();
        await using (var scope = Demo.App.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<AlertJob>()
                .RunAsync(new(2026, 11, 26), "test", Stop);
        var mails = await InDbAsync(db =>
            db.Outbox.AsNoTracking().Where(m => m.To == Lead).Select(m => m.Text).ToListAsync(Stop)
        );
        Assert.Matches($@"25/11/2026 \(({Mark}|provisional)\)", string.Concat(mails));
    }
}

public sealed class A_day_that_may_still_move_on_SQLite(Demo demo)
    : A_day_that_may_still_move(demo),
        IClassFixture<Demo>;

public sealed class A_day_that_may_still_move_on_SqlServer
    : A_day_that_may_still_move,
        IClassFixture<DemoOnSqlServer>
{
    public A_day_that_may_still_move_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
