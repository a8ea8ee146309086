using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Tasks;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>The form of a task: what a save moves is said, and the next one is a key away.</summary>
public sealed class Correcting_a_task : IAsyncLifetime
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
    public async Task A_save_tells_which_deadlines_it_moved()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var id = await db
            .Tasks.Where(t => t.Deadlines.Any(d => d.Kind == TaskDeadline.ContractEnd && d.Fulfilled == null))
            .Where(t => !t.Extensions.Any() && t.Termination.Day == null && t.Accepted == null)
            .Select(t => t.Id)
            .FirstAsync(Stop);
        var page = $"/tasks/{id}/edit";
        var answer = await _officer.PostAsync(
            page,
            page,
            new() { ["End"] = "31/03/2029", ["Reason"] = "theo hợp đồng" }
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var shown = WebUtility.HtmlDecode(await _officer.TextAsync($"/tasks/{id}"));
        Assert.Matches(@"Thời hạn thay đổi: [^<]*→ 31/03/2029", shown);
    }

    [Fact]
    public async Task One_task_after_another_is_added()
    {
        var answer = await _officer.PostAsync(
            "/tasks/new",
            "/tasks/new",
            new()
            {
                ["Code"] = "ĐT-98/2026",
                ["Title"] = "Một",
                ["Next"] = "true",
            }
        );
        Assert.Equal("/tasks/new", answer.Headers.Location!.OriginalString);
        Assert.Contains("ĐT-98/2026", await _officer.TextAsync("/tasks?q=98"), StringComparison.Ordinal);
    }
}
