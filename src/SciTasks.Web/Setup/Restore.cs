using System.Globalization;
using Microsoft.Data.Sqlite;
using SciTasks.Web.Faults;

namespace SciTasks.Web.Setup;

/// <summary>Puts a backup in the place of the embedded database. What was there is kept beside it.</summary>
internal sealed class Restore(DatabaseSetup setup, Sealing sealing, Settings settings, TimeProvider clock)
{
    /// <param name="file">A backup; it stays where it is.</param>
    /// <returns>Where the database that was there before is kept; null where there was none.</returns>
    /// <exception cref="FaultException">A server runs on the folder, or the file is damaged or no register.</exception>
    public async Task<string?> PutBackAsync(
        string file,
        string reason,
        string author,
        CancellationToken cancellation = default
    )
    {
        DatabaseFile.Guard(file);
        DatabaseFile.MakeFolder(settings.DataDirectory);
        using var turn =
            Turn.TryTake(Path.Combine(settings.DataDirectory, "serve.lock"))
            ?? throw new FaultException(new("server.twice", FaultKind.Machine, settings.DataDirectory));
        var copy = settings.DatabaseFile + ".restored";
        DatabaseFile.Drop(copy);
        File.Copy(file, copy);
        DatabaseFile.QuickCheck(copy, Timeout.InfiniteTimeSpan);
        DatabaseFile.DropBeside(copy);
        SqliteConnection.ClearAllPools();
        var kept = Aside();
        DatabaseFile.Put(copy, settings.DatabaseFile);
        await setup.MigrateAsync(cancellation: cancellation);
        await sealing.AcceptAsync(reason, author, cancellation);
        return kept;
    }

    private string? Aside()
    {
        if (!File.Exists(settings.DatabaseFile))
            return null;
        var at = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var kept = $"{settings.DatabaseFile}.replaced-{at}";
        DatabaseFile.Move(settings.DatabaseFile, kept);
        return kept;
    }
}
