using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Web;
using SciTasks.Web.Demo;
using SciTasks.Web.Faults;
using SciTasks.Web.Setup;

namespace SciTasks.Testing;

/// <summary>A data directory with the demo story as a first start leaves it, told once for a build of the program and
/// copied for whoever needs one.</summary>
internal static class ToldStory
{
    /// <summary>How long one that no process asks for is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    private static readonly Lazy<Task<string>> Told = new(TellAsync);

    /// <summary>Makes <paramref name="folder"/> a data directory of its own with the story.</summary>
    public static async Task CopyToAsync(string folder)
    {
        var told = await Told.Value;
        Directory.CreateDirectory(folder);
        foreach (
            var inside in Directory.EnumerateDirectories(told, "*", SearchOption.AllDirectories)
        )
            Directory.CreateDirectory(Path.Combine(folder, Path.GetRelativePath(told, inside)));
        foreach (var file in Directory.EnumerateFiles(told, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(told, file)));
    }

    /// <summary>Suites that run side by side tell it once: the first takes its turn, the others find it.</summary>
    private static async Task<string> TellAsync()
    {
        var all = Path.Combine(Path.GetTempPath(), $"scitasks-stories-{Environment.UserName}");
        Directory.CreateDirectory(all);
        var told = Path.Combine(all, Source());
        await using var turn = await Turn.TakeAsync(
            Path.Combine(all, "turn.lock"),
            CancellationToken.None
        );
        if (!Directory.Exists(told))
            await TellAsync(told);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Directory.SetLastWriteTimeUtc(told, now);
        foreach (
            var old in Directory
                .EnumerateDirectories(all)
                .Where(d => now - Directory.GetLastWriteTimeUtc(d) > Kept)
        )
            Directory.Delete(old, recursive: true);
        return told;
    }

    /// <summary>It has its name only when it is whole.</summary>
    private static async Task TellAsync(string folder)
    {
        var unfinished = folder + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        await using (
            var app = App.Build(
                ["--DataDirectory=" + unfinished, "--Demo:Enabled=true"],
                new TellersClock()
            )
        )
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope
                .ServiceProvider.GetRequiredService<DatabaseSetup>()
                .PrepareAsync(demo: true);
            await scope
                .ServiceProvider.GetRequiredService<DemoStory>()
                .PrepareAsync(wanted: true, default);
        }
        SqliteConnection.ClearAllPools();
        File.Delete(Path.Combine(unfinished, "migrate.lock"));
        // Closed by its last connection, the database is one file; a log beside it would be half of it.
        if (
            Directory.GetFiles(unfinished) is not [var file]
            || !file.EndsWith(".db", StringComparison.Ordinal)
        )
            throw new InvalidOperationException(
                "The told story is not one file: "
                    + string.Join(", ", Directory.GetFiles(unfinished))
            );
        Directory.Move(unfinished, folder);
    }

    /// <summary>Names what a story is made of: the program and the files of <c>database</c>.</summary>
    private static string Source()
    {
        var here = AppContext.BaseDirectory;
        var files = Directory
            .EnumerateFiles(here, "SciTasks.*.dll")
            .Where(f => !f.EndsWith(".Tests.dll", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(here, "Microsoft.EntityFrameworkCore*.dll"))
            .Concat(
                Directory.EnumerateFiles(
                    Path.Combine(here, "database"),
                    "*",
                    SearchOption.AllDirectories
                )
            );
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(here, file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hour before <see cref="StoryClock"/> begins, a millisecond later at each look: whatever is done to
    /// a copy is done after the story, and in the story one after the other.</summary>
    private sealed class TellersClock : TimeProvider
    {
        private long _looks;

        public override DateTimeOffset GetUtcNow() =>
            StoryClock.Begin.AddHours(-1).AddMilliseconds(Interlocked.Increment(ref _looks));
    }
}
