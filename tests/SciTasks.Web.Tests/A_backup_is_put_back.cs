using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Testing;
using SciTasks.Web.Faults;
using SciTasks.Web.Jobs;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Tests;

/// <summary>Copies are taken while the register is in use, and come back whole.</summary>
public sealed class A_backup_is_put_back
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_after_the_copy_is_gone_and_kept_aside_and_the_seals_go_on()
    {
        var app = await RunningApp.StartAsync();
        app.LeavesFolder = true;
        var folder = app.Folder;
        var copy = Path.Combine(folder, "copy.db");
        await SealAsync(app.Services);
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Backup>().WriteAsync(copy, Cancellation);
        var before = await AuditAsync(app.Services);
        await WriteAsync(app.Services);
        await SealAsync(app.Services);
        Assert.Equal(before + 1, await AuditAsync(app.Services));

        // Not under a server that runs.
        await using (var other = Web.App.Build(["--DataDirectory=" + folder]))
        await using (var scope = other.Services.CreateAsyncScope())
        {
            var restore = scope.ServiceProvider.GetRequiredService<Restore>();
            await Assert.ThrowsAsync<FaultException>(() => restore.PutBackAsync(copy, "try", "test", Cancellation));
        }
        await app.DisposeAsync();

        await using (var other = Web.App.Build(["--DataDirectory=" + folder]))
        await using (var scope = other.Services.CreateAsyncScope())
        {
            var kept = await scope
                .ServiceProvider.GetRequiredService<Restore>()
                .PutBackAsync(copy, "a disk broke", "test", Cancellation);
            Assert.True(File.Exists(kept));
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var last = await db.Audit.AsNoTracking().OrderBy(a => a.Id).LastAsync(Cancellation);
            Assert.Equal(("Accepted", "test", "a disk broke"), (last.Action, last.Author, last.Reason));
            Assert.Equal(before + 1, await AuditAsync(other.Services));
            Assert.Empty(
                await scope
                    .ServiceProvider.GetRequiredService<Soundness>()
                    .ProblemsAsync(Cancellation)
                    .ToListAsync(Cancellation)
            );
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Copies taken while someone writes: each is a register of some moment, whole.</summary>
    [Fact]
    public async Task A_copy_taken_under_load_is_whole()
    {
        await using var app = await RunningApp.StartAsync();
        using var over = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; !over.IsCancellationRequested; i++)
                {
                    await WriteAsync(app.Services, $"Tổ chức {i}");
                    await SealAsync(app.Services);
                }
            },
            Cancellation
        );
        for (var copy = 0; copy < 3; copy++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(app.Folder, $"again{copy}")).FullName;
            await using (var scope = app.Services.CreateAsyncScope())
                await scope
                    .ServiceProvider.GetRequiredService<Backup>()
                    .WriteAsync(Path.Combine(folder, "scitasks.db"), Cancellation);
            await using var other = Web.App.Build([
                "--DataDirectory=" + folder,
                "--Files:Directory=" + Path.Combine(app.Folder, "files"),
                "--Audit:SealKeyFile=" + Path.Combine(app.Folder, "keys", "seal.key"),
            ]);
            await using var look = other.Services.CreateAsyncScope();
            System.Globalization.CultureInfo.CurrentUICulture = new("en");
            // The end kept outside may be ahead of the copy by what was sealed meanwhile.
            var problems = await look
                .ServiceProvider.GetRequiredService<Soundness>()
                .ProblemsAsync(Cancellation)
                .Where(p => !p.StartsWith("The chain of seals ends", StringComparison.Ordinal))
                .ToListAsync(Cancellation);
            Assert.Empty(problems);
        }
        await over.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task Every_night_copies_the_register_and_its_files_and_keeps_the_last_few()
    {
        var folder = Directory.CreateTempSubdirectory("scitasks-").FullName;
        var clock = new Nights();
        await using var app = await RunningApp.StartAsync(
            folder,
            clock: clock,
            settings: ["--Demo:Enabled=false", "--Backup:Keep=2"]
        );
        var files = Directory.CreateDirectory(Path.Combine(folder, "files", "ab")).FullName;
        await File.WriteAllTextAsync(Path.Combine(files, "abc"), "paper", Cancellation);
        for (var night = 0; night < 3; night++)
        {
            await using (var scope = app.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<BackupJob>().RunAsync(Cancellation);
            clock.Next();
        }
        Assert.Equal(
            ["scitasks-2026-01-03T0100.db", "scitasks-2026-01-02T0100.db"],
            BackupJob.Copies(app.Services.GetRequiredService<Settings>()).Select(f => f.Name)
        );
        Assert.True(File.Exists(Path.Combine(folder, "backups", "files", "ab", "abc")));
        await using var last = app.Services.CreateAsyncScope();
        var run = await BackupJob.LastAsync(last.ServiceProvider.GetRequiredService<AppDb>(), Cancellation);
        Assert.Null(run!.Error);
    }

    [Fact]
    public async Task A_night_without_a_place_to_write_says_so()
    {
        var folder = Directory.CreateTempSubdirectory("scitasks-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "taken"), "no folder", Cancellation);
        await using var app = await RunningApp.StartAsync(
            folder,
            clock: new Nights(),
            settings: ["--Demo:Enabled=false", "--Backup:Directory=" + Path.Combine(folder, "taken", "below")]
        );
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BackupJob>().RunAsync(Cancellation);
        var run = await BackupJob.LastAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), Cancellation);
        Assert.NotNull(run!.Error);
    }

    private sealed class Nights : TimeProvider
    {
        private DateTimeOffset _now = new(2025, 12, 31, 18, 0, 0, TimeSpan.Zero);

        public void Next() => _now = _now.AddDays(1);

        public override DateTimeOffset GetUtcNow() => _now;
    }

    private static async Task SealAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sealing>().RunAsync(Cancellation);
    }

    private static async Task<int> AuditAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Audit.CountAsync(Cancellation);
    }

    private static async Task WriteAsync(IServiceProvider services, string name = "Đổi sau khi sao lưu")
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        (await db.Organizations.OrderBy(o => o.Id).FirstAsync(Cancellation)).Rename(name);
        await db.SaveChangesAsync(Cancellation);
    }
}
