using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>Hangfire keeps its storage, its activator and its log in static fields: what one application names there
/// must not become another's.</summary>
public sealed class Two_applications_in_one_process
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_does_its_own_jobs_also_when_the_one_started_last_is_gone()
    {
        await using var first = await RunningApp.StartAsync();
        var second = await RunningApp.StartAsync();
        var checkedHere = await UploadAsync(first);
        await second.DisposeAsync();
        var checkedAfter = await UploadAsync(first);
        Assert.Equal(ImportState.Checked, checkedHere);
        Assert.Equal(ImportState.Checked, checkedAfter);
    }

    [Fact]
    public async Task One_that_queues_its_first_job_after_the_other_is_gone_queues_it()
    {
        await using var first = await RunningApp.StartAsync();
        await (await RunningApp.StartAsync()).DisposeAsync();
        Assert.Equal(ImportState.Checked, await UploadAsync(first));
    }

    private static async Task<ImportState> UploadAsync(RunningApp app)
    {
        using var officer = await app.SignInAsync("minhkhang@sokhcn.example");
        var uploaded = await officer.PostAsync(
            "/imports",
            "/imports",
            [],
            (
                "file",
                "Tasks.csv",
                Encoding.UTF8.GetBytes("Mã nhiệm vụ,Tên nhiệm vụ\nHU-1/2026,Nhiệm vụ của riêng\n")
            )
        );
        Assert.True(
            uploaded.Headers.Location is not null,
            await uploaded.Content.ReadAsStringAsync(Stop)
        );
        var id = int.Parse(
            uploaded.Headers.Location!.ToString().Split('/')[^1],
            System.Globalization.CultureInfo.InvariantCulture
        );
        for (var i = 0; i < 200; i++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var state = await scope
                .ServiceProvider.GetRequiredService<AppDb>()
                .Imports.AsNoTracking()
                .Where(r => r.Id == id)
                .Select(r => r.State)
                .SingleAsync(Stop);
            if (state is not (ImportState.Waiting or ImportState.Checking))
                return state;
            await Task.Delay(100, Stop);
        }
        return ImportState.Waiting;
    }
}
