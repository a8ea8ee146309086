using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Database.Sqlite;
using SciTasks.Database.SqlServer;

namespace SciTasks.Web.Setup;

/// <summary>Opens, creates and migrates the database.</summary>
internal sealed class DatabaseSetup(AppDb db, Settings settings)
{
    /// <summary>The embedded database's file is there, or a server is configured.</summary>
    public bool Exists => settings.UsesSqlServer || File.Exists(settings.DatabaseFile);

    public static void Configure(DbContextOptionsBuilder options, Settings settings)
    {
        if (settings.UsesSqlServer) options.UseSqlServerDatabase(settings.ConnectionString!, settings.Database.MaxBatchSize);
        else options.UseSqliteDatabase(SqliteConnectionString(settings.DatabaseFile), settings.Database.MaxBatchSize);
    }

    public static string SqliteConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ToString();

    /// <summary>Creates or migrates the embedded database. A server is only checked: its migrations are run by <c>database migrate</c>.</summary>
    public async Task PrepareAsync(CancellationToken cancellation = default)
    {
        if (settings.UsesSqlServer)
        {
            if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
                throw new SettingsException("The database on SQL Server is not up to date. Run the script in database/sqlserver or `SciTasks.Web database migrate`.");
        }
        else
        {
            await MigrateAsync(cancellation);
        }
        await DeriveAgainAsync(cancellation);
    }

    /// <summary>Brings the database to the newest schema, one process at a time.</summary>
    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        if (!settings.UsesSqlServer) Directory.CreateDirectory(settings.DataDirectory);
        await using var turn = settings.UsesSqlServer ? null : await WaitForTurnAsync(cancellation);
        if (!settings.UsesSqlServer) RestoreCutShort();
        if (Exists && !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any()) return;
        if (settings.UsesSqlServer)
        {
            await db.Database.MigrateAsync(cancellation);
            return;
        }
        if (Exists)
        {
            await ClearStaleLockAsync(cancellation);
            await KeepCopyAsync(cancellation);
        }
        await db.Database.MigrateAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
        File.Delete(Copy);
    }

    private string Copy => settings.DatabaseFile + ".before-migration";

    /// <summary>SQLite rebuilds tables outside a transaction, so a migration that is killed leaves half of it: the copy taken before comes back.</summary>
    private void RestoreCutShort()
    {
        if (!File.Exists(Copy)) return;
        SqliteConnection.ClearAllPools();
        foreach (var left in new[] { "-wal", "-shm" }) File.Delete(settings.DatabaseFile + left);
        File.Move(Copy, settings.DatabaseFile, overwrite: true);
    }

    private async Task KeepCopyAsync(CancellationToken cancellation)
    {
        var half = Copy + ".half";
        File.Delete(half);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {half}", cancellation);
        File.Move(half, Copy);
    }

    /// <summary>After a release that derives more or otherwise, every task's derived rows are written again, once. Safe to be cut short.</summary>
    private async Task DeriveAgainAsync(CancellationToken cancellation)
    {
        var mark = await db.Marks.SingleOrDefaultAsync(m => m.Name == DatabaseMark.Derived, cancellation);
        if (mark?.Value == AppDb.DerivedVersion) return;
        var ids = await db.Tasks.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(cancellation);
        foreach (var chunk in ids.Chunk(200))
        {
            foreach (var task in await db.Tasks.Where(t => chunk.Contains(t.Id)).ToListAsync(cancellation)) db.Entry(task).Property(t => t.Version).IsModified = true;
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
        if (mark is null) db.Marks.Add(new DatabaseMark { Name = DatabaseMark.Derived, Value = AppDb.DerivedVersion });
        else db.Marks.Single(m => m.Name == DatabaseMark.Derived).Value = AppDb.DerivedVersion;
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<FileStream> WaitForTurnAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(settings.DataDirectory, "migrate.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await timer.WaitForNextTickAsync(cancellation);
            }
        }
    }

    /// <summary>We hold the file lock, so a row left in EF's lock table belongs to a process that was killed.</summary>
    private async Task ClearStaleLockAsync(CancellationToken cancellation)
    {
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").ToListAsync(cancellation);
        if (tables.Count > 0) await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
    }
}
