using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Testing;
using SciTasks.Web.Importing;
using SciTasks.Web.Names;

namespace SciTasks.Web.Tests;

/// <summary>Hosts and people of the register: merged and undone by a person, called otherwise from a day on, and a lead who
/// hands over.</summary>
public sealed class Two_names_are_one : IAsyncLifetime
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

    private async Task<T> AskAsync<T>(Func<AppDb, Task<T>> ask)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>A second spelling of a host, with two tasks of the first.</summary>
    private async Task<(int From, int Into, List<int> Tasks)> TwiceAsync()
    {
        var into = await AskAsync(db =>
            db.Organizations.Where(o => o.Name == "Trường Đại học Bạc Liêu").Select(o => o.Id).SingleAsync(Stop)
        );
        var from = await AskAsync(async db =>
        {
            var other = db.Organizations.Add(new("Trường ĐH Bạc Liêu")).Entity;
            foreach (
                var task in await db.Tasks.Where(t => t.HostId == into).OrderBy(t => t.Id).Take(2).ToListAsync(Stop)
            )
                task.Place(other);
            db.People.Add(new("Trịnh Thử Nghiệm", organization: other));
            await db.SaveChangesAsync(Stop);
            return other.Id;
        });
        return (from, into, await AskAsync(db => HostedAsync(db, from)));
    }

    private static Task<List<int>> HostedAsync(AppDb db, int host) =>
        db.Tasks.Where(t => t.HostId == host).OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(Stop);

    [Fact]
    public async Task Near_names_are_merged_by_a_person_and_parted_again()
    {
        var (from, into, tasks) = await TwiceAsync();
        var page = $"/organizations/{from}";
        Assert.Contains(
            "Trường Đại học Bạc Liêu",
            WebUtility.HtmlDecode(await _officer.TextAsync(page)),
            StringComparison.Ordinal
        );
        // Without a reason nothing happens, and the choice is kept.
        var refused = await _officer.PostAsync(page, page + "/merges", new() { ["Into"] = $"{into}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Matches($"value=\"{into}\"\\s+checked", await refused.Content.ReadAsStringAsync(Stop));
        await _officer.PostAsync(
            page,
            page + "/merges",
            new() { ["Into"] = $"{into}", ["Reason"] = "cùng một trường" }
        );

        Assert.Empty(await AskAsync(db => HostedAsync(db, from)));
        Assert.Superset(tasks.ToHashSet(), (await AskAsync(db => HostedAsync(db, into))).ToHashSet());
        Assert.Equal(HttpStatusCode.NotFound, (await _officer.GetAsync(page)).StatusCode);
        Assert.DoesNotContain(
            "Trường ĐH Bạc Liêu",
            await _officer.TextAsync("/organizations?q=dh+bac+lieu"),
            StringComparison.Ordinal
        );
        // The register finds its tasks by the name that stays, and its name in a file or form means the other.
        var words = await AskAsync(db =>
            db.Words.Where(w => w.TaskId == tasks[0]).Select(w => w.Word).ToListAsync(Stop)
        );
        Assert.Contains("hoc", words);
        var named = await AskAsync(async db =>
        {
            var known = new KnownNames(db);
            await known.LoadAsync(Stop);
            return known.FindOrganization("trường ĐH Bạc Liêu")?.Id;
        });
        Assert.Equal(into, named);
        var typed = await AskAsync(async db =>
            (await new NameDesk(db).OrganizationAsync("Trường ĐH Bạc Liêu", null, Stop)).Found?.Id
        );
        Assert.Equal(into, typed);

        // One of the tasks is given to someone else meanwhile: that stays.
        await AskAsync(async db =>
        {
            var task = await db.Tasks.SingleAsync(t => t.Id == tasks[0], Stop);
            task.Place(await db.Organizations.FirstAsync(o => o.Id != into && o.Id != from, Stop));
            return await db.SaveChangesAsync(Stop);
        });
        var merge = await AskAsync(db => db.NameMerges.Select(m => m.Id).SingleAsync(Stop));
        await _officer.PostAsync($"/organizations/{into}", $"/name-merges/{merge}/undo", new() { ["Reason"] = "nhầm" });
        Assert.Equal([tasks[1]], await AskAsync(db => HostedAsync(db, from)));
        Assert.Equal(
            from,
            await AskAsync(db =>
                db.People.Where(p => p.Name == "Trịnh Thử Nghiệm").Select(p => p.OrganizationId).SingleAsync(Stop)
            )
        );
        Assert.Contains(
            "1 chỗ đã thay đổi",
            WebUtility.HtmlDecode(await _officer.TextAsync(page)),
            StringComparison.Ordinal
        );
        // Undone once is undone.
        var again = await _officer.SendAsync(
            $"/name-merges/{merge}/undo",
            await _officer.OpenAsync(page, page + "/renames"),
            new() { ["Reason"] = "nữa" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    /// <summary>A task that names the same one twice after a merge: only the place that was moved goes back.</summary>
    [Fact]
    public async Task Undoing_moves_back_only_the_place_that_was_moved()
    {
        var (task, from, into) = await AskAsync(async db =>
        {
            var (one, other) = (db.People.Add(new("Hồ Thử Một")).Entity, db.People.Add(new("TS. Hồ Thử Một")).Entity);
            var found = await db.Tasks.OrderBy(t => t.Id).FirstAsync(Stop);
            found.Appoint(one).Assign(other);
            await db.SaveChangesAsync(Stop);
            return (found.Id, one.Id, other.Id);
        });
        var page = $"/people/{from}";
        await _officer.PostAsync(page, page + "/merges", new() { ["Into"] = $"{into}", ["Reason"] = "một người" });
        var merge = await AskAsync(db => db.NameMerges.Select(m => m.Id).SingleAsync(Stop));
        await _officer.PostAsync($"/people/{into}", $"/name-merges/{merge}/undo", new() { ["Reason"] = "nhầm" });
        var now = await AskAsync(db =>
            db.Tasks.Where(t => t.Id == task).Select(t => new { t.LeadId, t.OfficerId }).SingleAsync(Stop)
        );
        Assert.Equal((from, into), (now.LeadId, now.OfficerId));
    }

    /// <summary>Whoever signs in for a name keeps it: rights never change hands by a merge.</summary>
    [Fact]
    public async Task Whoever_an_account_stands_for_stays()
    {
        var (from, into, _) = await TwiceAsync();
        var page = $"/organizations/{into}";
        var refused = await _officer.PostAsync(
            page,
            page + "/merges",
            new() { ["Into"] = $"{from}", ["Reason"] = "x" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "Có tài khoản",
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Stop)),
            StringComparison.Ordinal
        );
        using var reader = await _app.SignInAsync("truongphong@sokhcn.example");
        Assert.NotEqual(
            HttpStatusCode.OK,
            (await _officer.SendAsync($"/people/{from}/merges", [], new() { ["Into"] = $"{into}" })).StatusCode
        );
    }

    [Fact]
    public async Task A_paper_names_the_host_as_it_was_called_on_its_day()
    {
        var (tranche, host, approved) = await AskAsync(async db =>
        {
            var found = await db
                .Tasks.Where(t => t.HostId != null)
                .SelectMany(
                    t => t.Tranches.Where(x => x.Approved != null),
                    (t, x) =>
                        new
                        {
                            x.Id,
                            t.HostId,
                            x.Approved,
                        }
                )
                .OrderBy(x => x.Id)
                .FirstAsync(Stop);
            return (found.Id, found.HostId!.Value, found.Approved!.Value);
        });
        var former = await AskAsync(db =>
            db.Organizations.Where(o => o.Id == host).Select(o => o.Name).SingleAsync(Stop)
        );
        var page = $"/organizations/{host}";
        await _officer.PostAsync(
            page,
            page + "/renames",
            new()
            {
                ["Name"] = "Trường Đại học Mới",
                ["Day"] = approved.AddDays(1).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
                ["Reason"] = "QĐ 1/QĐ-TTg",
            }
        );
        Assert.Contains(former, WebUtility.HtmlDecode(await _officer.TextAsync(page)), StringComparison.Ordinal);
        Assert.Contains(
            "Trường Đại học Mới",
            WebUtility.HtmlDecode(await _officer.TextAsync("/organizations?q=dai+hoc+moi")),
            StringComparison.Ordinal
        );
        using var accountant = await _app.SignInAsync("ketoan@sokhcn.example");
        await using var docx = await (
            await accountant.GetAsync($"/tranches/{tranche}/decision.docx")
        ).Content.ReadAsStreamAsync(Stop);
        using var document = WordprocessingDocument.Open(docx, false);
        var text = document.MainDocumentPart!.Document.InnerText;
        Assert.Contains($"cho {former} để", text, StringComparison.Ordinal);
        // A file that still writes the former name means the same one.
        var found = await AskAsync(async db =>
        {
            var known = new KnownNames(db);
            await known.LoadAsync(Stop);
            return known.FindOrganization(former)?.Id;
        });
        Assert.Equal(host, found);
    }

    [Fact]
    public async Task A_lead_who_leaves_hands_over_in_one_step()
    {
        var lead = await AskAsync(db =>
            db.People.Where(p => p.Name == "Nguyễn Văn Đồng").Select(p => p.Id).FirstAsync(Stop)
        );
        var page = $"/people/{lead}";
        var (running, all) = await AskAsync(async db =>
        {
            var led = db.Tasks.Where(t => t.LeadId == lead);
            return (
                await led.CountAsync(
                    t => t.Accepted == null && t.Termination.Day == null && t.Liquidated == null && t.Closed == null,
                    Stop
                ),
                await led.CountAsync(Stop)
            );
        });
        Assert.True(running > 0);
        var unknown = await _officer.PostAsync(
            page,
            page + "/handovers",
            new() { ["Successor"] = "Ai Đó Chưa Biết", ["Reason"] = "nghỉ hưu" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains(
            "Ai Đó Chưa Biết",
            WebUtility.HtmlDecode(await unknown.Content.ReadAsStringAsync(Stop)),
            StringComparison.Ordinal
        );
        await _officer.PostAsync(
            page,
            page + "/handovers",
            new()
            {
                ["Successor"] = "Ai Đó Chưa Biết",
                ["SuccessorChoice"] = NameDesk.ChoiceFor(NameDesk.AddsNew, "Ai Đó Chưa Biết"),
                ["Reason"] = "nghỉ hưu, CV 12/ĐHBL",
            }
        );
        Assert.Equal(all - running, await AskAsync(db => db.Tasks.CountAsync(t => t.LeadId == lead, Stop)));
        Assert.Equal(running, await AskAsync(db => db.Tasks.CountAsync(t => t.Lead!.Name == "Ai Đó Chưa Biết", Stop)));
        Assert.Equal(
            running,
            await AskAsync(db =>
                db.Audit.CountAsync(a => a.Reason == "nghỉ hưu, CV 12/ĐHBL" && a.Subject.StartsWith("Task "), Stop)
            )
        );
    }
}
