using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Database.Sqlite;
using SciTasks.Domain.Rules;
using SciTasks.Web.Faults;

namespace SciTasks.Web.Setup;

/// <summary>A consistent copy of the whole database, taken while it is in use and read again before it counts.</summary>
internal sealed class Backup(AppDb db, Settings settings, RuleBook rules, TimeProvider clock)
{
    /// <param name="path">Of this machine over the embedded database, of the server's own disk otherwise.</param>
    /// <exception cref="FaultException">The copy is damaged.</exception>
    public async Task WriteAsync(string path, CancellationToken cancellation = default)
    {
        if (settings.UsesSqlServer)
            await BackUpServerAsync(path, cancellation);
        else
            await WholeFile.WriteAsync(path, part => CopyAsync(part, cancellation), overwrite: true);
    }

    private async Task CopyAsync(string part, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {part}", cancellation);
        DatabaseFile.Guard(part);
        DatabaseFile.QuickCheck(part, Timeout.InfiniteTimeSpan);
        await ReadAgainAsync(part, cancellation);
        DatabaseFile.DropBeside(part);
        await using var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    /// <summary>A copy that was not opened as a register is no backup. Whether someone meddled with the register is for
    /// the check to say: a copy of it is needed then more than ever.</summary>
    private async Task ReadAgainAsync(string part, CancellationToken cancellation)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        options.UseSqliteDatabase(
            DatabaseFile.Connection(part, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite, pooling: false),
            settings.Database.MaxBatchSize
        );
        await using var copy = new AppDb(options.Options, rules, clock);
        _ = await copy.Tasks.CountAsync(cancellation);
    }

    /// <summary>The server writes on its own disk, takes as long as it takes, and reads the copy again.</summary>
    private async Task BackUpServerAsync(string path, CancellationToken cancellation)
    {
        db.Database.SetCommandTimeout(0);
        await db.Database.ExecuteSqlAsync(
            $"DECLARE @db sysname = DB_NAME(); BACKUP DATABASE @db TO DISK = {path} WITH CHECKSUM, COPY_ONLY",
            cancellation
        );
        await db.Database.ExecuteSqlAsync($"RESTORE VERIFYONLY FROM DISK = {path} WITH CHECKSUM", cancellation);
    }
}
