using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Web.Faults;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Jobs;

/// <summary>How the last copy of the night went.</summary>
/// <param name="Error">Why there is none; null where there is.</param>
public sealed record BackupRun(DateTime At, string File, string? Error);

/// <summary>Copies database and files every night and keeps the last few copies.</summary>
internal sealed class BackupJob(
    AppDb db,
    Backup backup,
    Settings settings,
    Wording words,
    TimeProvider clock,
    IServiceScopeFactory scopes
)
{
    private const string Name = "scitasks-";

    private string End => settings.UsesSqlServer ? ".bak" : ".db";

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        if (!settings.Backup.Nightly || settings.BackupDirectory is not { } folder)
            return;
        if (await db.Marks.AnyAsync(m => m.Name == DatabaseMark.Demo, cancellation))
            return;
        CultureInfo.CurrentUICulture = new("vi");
        var at = clock.GetUtcNow().UtcDateTime;
        var file = Path.Combine(
            folder,
            Name + at.ToVietnam().ToString("yyyy-MM-dd'T'HHmm", CultureInfo.InvariantCulture) + End
        );
        string? error = null;
        try
        {
            if (!settings.UsesSqlServer)
                Directory.CreateDirectory(folder);
            await backup.WriteAsync(file, cancellation);
            if (!settings.UsesSqlServer)
            {
                CopyFiles(Path.Combine(folder, "files"));
                Clear(folder);
            }
        }
        catch (Exception e) when (FaultTable.Of(e) is { } fault)
        {
            error = words.Of(fault);
        }
        await KeepAsync(new(at, file, error), cancellation);
    }

    /// <summary>How the last one went; null where there was none.</summary>
    public static async Task<BackupRun?> LastAsync(AppDb db, CancellationToken cancellation = default) =>
        await db.Marks.AsNoTracking().SingleOrDefaultAsync(m => m.Name == DatabaseMark.BackedUp, cancellation)
            is { } mark
            ? JsonSerializer.Deserialize<BackupRun>(mark.Value)
            : null;

    /// <summary>Copies there are, newest first.</summary>
    public static IReadOnlyList<FileInfo> Copies(Settings settings) =>
        !settings.UsesSqlServer && settings.BackupDirectory is { } folder && Directory.Exists(folder)
            ?
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFiles($"{Name}*.db")
                    .OrderByDescending(f => f.Name, StringComparer.Ordinal),
            ]
            : [];

    // A context of its own: what is left of a fault in the first must not keep its telling from being kept.
    private async Task KeepAsync(BackupRun run, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await own.Marks.SingleOrDefaultAsync(m => m.Name == DatabaseMark.BackedUp, cancellation) is not { } mark)
            own.Marks.Add(mark = new DatabaseMark { Name = DatabaseMark.BackedUp, Value = "" });
        mark.Value = JsonSerializer.Serialize(run);
        await own.SaveChangesAsync(cancellation);
    }

    /// <summary>Files lie under their hash and never change, so only new ones are copied.</summary>
    private void CopyFiles(string to)
    {
        if (!Directory.Exists(settings.FilesDirectory))
            return;
        foreach (var file in Directory.EnumerateFiles(settings.FilesDirectory, "*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(to, Path.GetRelativePath(settings.FilesDirectory, file));
            if (File.Exists(place) || file.EndsWith(".part", StringComparison.Ordinal))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place + ".part", overwrite: true);
            File.Move(place + ".part", place);
        }
    }

    private void Clear(string folder)
    {
        // Days are kept, and of each day the last copy: many copies of today push out none of before.
        const int day = 10;
        var days = Copies(settings).GroupBy(c => c.Name.Substring(Name.Length, day)).ToList();
        foreach (
            var old in days.Skip(settings.Backup.Keep)
                .SelectMany(d => d)
                .Concat(days.Skip(1).SelectMany(d => d.Skip(1)))
        )
            if (old.DirectoryName == Path.GetFullPath(folder))
                old.Delete();
    }
}
