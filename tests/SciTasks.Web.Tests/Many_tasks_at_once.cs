using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>An officer, a field or a programme for the tasks chosen in the register.</summary>
public sealed class Many_tasks_at_once : IAsyncLifetime
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

    [Fact]
    public async Task Twenty_tasks_get_an_officer_and_a_programme_with_one_reason()
    {
        var ids = await AskAsync(db => db.Tasks.OrderBy(t => t.Id).Select(t => t.Id).Take(20).ToListAsync(Stop));
        var page = "/tasks/selection?ids=" + string.Join(',', ids);
        var shown = WebUtility.HtmlDecode(await _officer.TextAsync(page));
        Assert.Contains("20 nhiệm vụ được chọn", shown, StringComparison.Ordinal);
        // Nothing to give, and no reason: said at once, and what was typed is kept.
        var empty = await _officer.PostAsync(page, "/tasks/selection", new() { ["Reason"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var unknown = await _officer.PostAsync(
            page,
            "/tasks/selection",
            new()
            {
                ["Officer"] = "Không Ai Biết",
                ["Programme"] = "CT-1",
                ["Reason"] = "phân công lại",
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("CT-1", await unknown.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        var done = await _officer.PostAsync(
            page,
            "/tasks/selection",
            new()
            {
                ["Officer"] = "Đỗ Minh Khang",
                ["Programme"] = "Chương trình biển",
                ["Reason"] = "phân công lại",
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var changed = await AskAsync(db =>
            db.Tasks.Where(t => t.Officer!.Name == "Đỗ Minh Khang" && t.Programme == "Chương trình biển")
                .Select(t => t.Id)
                .ToListAsync(Stop)
        );
        Assert.Equal(ids, changed.Order());
        Assert.Equal(20, await AskAsync(db => db.Audit.CountAsync(a => a.Reason == "phân công lại", Stop)));
        // Search finds them by what they got, and the register shows the very tasks.
        Assert.Contains(
            "20 nhiệm vụ",
            WebUtility.HtmlDecode(await _officer.TextAsync("/tasks?q=bien")),
            StringComparison.Ordinal
        );
        var list = WebUtility.HtmlDecode(await _officer.TextAsync(done.Headers.Location!.OriginalString));
        Assert.Contains("Kinh phí NSNN của 20 nhiệm vụ tìm thấy", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_did_not_see_the_last_change_changes_nothing()
    {
        var ids = await AskAsync(db => db.Tasks.OrderBy(t => t.Id).Select(t => t.Id).Take(3).ToListAsync(Stop));
        var page = "/tasks/selection?ids=" + string.Join(',', ids);
        var opened = await _officer.OpenAsync(page, "/tasks/selection");
        await AskAsync(async db =>
        {
            var task = await db.Tasks.SingleAsync(t => t.Id == ids[1], Stop);
            task.Restate(task.Profile with { Programme = "của người khác" });
            return await db.SaveChangesAsync(Stop);
        });
        var fields = new Dictionary<string, string> { ["Programme"] = "của tôi", ["Reason"] = "x" };
        var lost = await _officer.SendAsync("/tasks/selection", opened, fields);
        Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
        Assert.False(await AskAsync(db => db.Tasks.AnyAsync(t => t.Programme == "của tôi", Stop)));
        // Seen now, it may be done.
        var again = await _officer.PostAsync(page, "/tasks/selection", fields);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(3, await AskAsync(db => db.Tasks.CountAsync(t => t.Programme == "của tôi", Stop)));
    }

    /// <summary>What someone may not see is not among the chosen, whatever the address says.</summary>
    [Fact]
    public async Task Only_who_keeps_the_facts_gives_and_only_what_they_see()
    {
        using var lead = await _app.SignInAsync("nvdong@dhbl.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.GetAsync("/tasks/selection?ids=1,2,3")).StatusCode);
        Assert.DoesNotContain("data-pick", await lead.TextAsync("/tasks"), StringComparison.Ordinal);
        var others = await AskAsync(db =>
            db.Tasks.Where(t => t.Lead!.Name != "Nguyễn Văn Đồng" && t.Host!.Name != "Trường Đại học Bạc Liêu")
                .Select(t => t.Id)
                .FirstAsync(Stop)
        );
        Assert.DoesNotContain(
            $"/tasks/{others}\"",
            await lead.TextAsync($"/tasks?ids={others}"),
            StringComparison.Ordinal
        );
    }
}
