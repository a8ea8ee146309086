using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Database.Sqlite;
using SciTasks.Database.SqlServer;
using SciTasks.Web.Features.Imports;

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
        if (settings.UsesSqlServer && (await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            throw new SettingsException("The database on SQL Server is not up to date. Run the script in database/sqlserver or `SciTasks.Web database migrate`.");
        if (settings.UsesSqlServer) await DeriveAgainAsync(cancellation);
        else await MigrateAsync(cancellation);
    }

    /// <summary>Brings the database to the newest schema and its derived rows to the newest rules, one process at a time.</summary>
    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        if (settings.UsesSqlServer)
        {
            await db.Database.MigrateAsync(cancellation);
            await DeriveAgainAsync(cancellation);
            return;
        }
        Directory.CreateDirectory(settings.DataDirectory);
        await using var turn = await WaitForTurnAsync(cancellation);
        Restore();
        if (!Exists || (await db.Database.GetPendingMigrationsAsync(cancellation)).Any()) await MigrateEmbeddedAsync(cancellation);
        await DeriveAgainAsync(cancellation);
    }

    private async Task MigrateEmbeddedAsync(CancellationToken cancellation)
    {
        if (Exists)
        {
            await ClearStaleLockAsync(cancellation);
            await KeepCopyAsync(cancellation);
        }
        try
        {
            await db.Database.MigrateAsync(cancellation);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
        }
        catch
        {
            await db.Database.CloseConnectionAsync();
            Restore();
            throw;
        }
        File.Delete(Copy);
    }

    private string Copy => settings.DatabaseFile + ".before-migration";

    /// <summary>SQLite rebuilds tables outside a transaction, so a migration that is killed leaves half of it: the copy taken before comes back. The
    /// half is kept beside it, in case someone worked on it since.</summary>
    private void Restore()
    {
        if (!File.Exists(Copy)) return;
        SqliteConnection.ClearAllPools();
        foreach (var left in new[] { "-wal", "-shm" }) File.Delete(settings.DatabaseFile + left);
        if (File.Exists(settings.DatabaseFile)) File.Move(settings.DatabaseFile, settings.DatabaseFile + ".cut-short", overwrite: true);
        File.Move(Copy, settings.DatabaseFile);
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
        await NumberVouchersAsync(cancellation);
        var ids = await db.Tasks.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(cancellation);
        foreach (var chunk in ids.Chunk(200))
        {
            await DeriveAsync(chunk, cancellation);
        }
        mark = await db.Marks.SingleOrDefaultAsync(m => m.Name == DatabaseMark.Derived, cancellation);
        if (mark is null) db.Marks.Add(new DatabaseMark { Name = DatabaseMark.Derived, Value = AppDb.DerivedVersion });
        else mark.Value = AppDb.DerivedVersion;
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Another node at the same work, or someone at work on a task, may be faster: then what it left is derived.</summary>
    private async Task DeriveAsync(int[] ids, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            foreach (var task in await db.Tasks.Where(t => ids.Contains(t.Id)).ToListAsync(cancellation)) db.Entry(task).Property(t => t.Version).IsModified = true;
            try
            {
                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
                return;
            }
            catch (DbUpdateException) when (tries < 5)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Earlier releases knew no lines: a voucher that paid several tasks gets one for each, before its key must be unique.</summary>
    private async Task NumberVouchersAsync(CancellationToken cancellation)
    {
        var goLive = await db.Sources.ToDictionaryAsync(s => s.Name, s => (DateOnly?)s.GoLiveDay, cancellation);
        var sources = await db.Tasks.Select(t => new { t.Id, t.Source }).ToDictionaryAsync(t => t.Id, t => t.Source, cancellation);
        var entries = await db.Ledger.AsNoTracking().Where(e => e.Voucher != null).OrderBy(e => e.Id).ToListAsync(cancellation);
        var before = entries.ToDictionary(e => e.Id, e => e.Line);
        VoucherLines.Number(entries.Select(e => (e, goLive.GetValueOrDefault(sources[e.TaskId]))));
        foreach (var entry in entries.Where(e => e.Line != before[e.Id]))
            await db.Ledger.Where(e => e.Id == entry.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.Line, entry.Line), cancellation);
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
