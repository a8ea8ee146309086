using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Database.Sqlite;
using SciTasks.Database.SqlServer;
using SciTasks.Domain.Rules;
using SciTasks.Web.Faults;

namespace SciTasks.Web.Setup;

/// <summary>Opens, creates and migrates the database.</summary>
internal sealed class DatabaseSetup(AppDb db, Settings settings, RuleBook rules, TimeProvider clock)
{
    /// <summary>The embedded database's file is there, or a server is configured.</summary>
    public bool Exists => settings.UsesSqlServer || File.Exists(settings.DatabaseFile);

    public static void Configure(DbContextOptionsBuilder options, Settings settings)
    {
        if (settings.UsesSqlServer)
            options.UseSqlServerDatabase(settings.ConnectionString!, settings.Database.MaxBatchSize);
        else
            options.UseSqliteDatabase(DatabaseFile.Connection(settings.DatabaseFile), settings.Database.MaxBatchSize);
    }

    /// <summary>Looks for damage in the embedded database before a server trusts it.</summary>
    /// <exception cref="FaultException">It is damaged, or no register.</exception>
    public void LookThrough(TimeSpan longest)
    {
        if (settings.UsesSqlServer || !Exists)
            return;
        DatabaseFile.Guard(settings.DatabaseFile);
        DatabaseFile.QuickCheck(settings.DatabaseFile, longest);
    }

    /// <summary>Creates or migrates the embedded database. A server is only checked: its migrations are run by
    /// <c>database migrate</c>.</summary>
    /// <param name="demo">A database that is made now is to hold the demo, so that a start cut short is taken up by the
    /// next.</param>
    /// <exception cref="FaultException">The database is no register, or a newer version made it.</exception>
    public async Task PrepareAsync(bool demo = false, CancellationToken cancellation = default)
    {
        if (!settings.UsesSqlServer)
        {
            await MigrateAsync(demo, cancellation);
            return;
        }
        await GuardAsync(cancellation);
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            throw new SettingsException(
                "The database on SQL Server is not up to date. Run the script in database/sqlserver or `SciTasks.Web database migrate`."
            );
        await new DerivedRows(db, rules).WriteAgainAsync(cancellation);
    }

    /// <summary>Brings the database to the newest schema and its derived rows to the newest rules, one process at a
    /// time.</summary>
    public async Task MigrateAsync(bool demo = false, CancellationToken cancellation = default)
    {
        if (settings.UsesSqlServer)
        {
            await GuardAsync(cancellation);
            await db.Database.MigrateAsync(cancellation);
            await new DerivedRows(db, rules).WriteAgainAsync(cancellation);
            return;
        }
        DatabaseFile.MakeFolder(settings.DataDirectory);
        await using var turn = await Turn.TakeAsync(Path.Combine(settings.DataDirectory, "migrate.lock"), cancellation);
        Restore();
        if (Exists)
            await GuardAsync(cancellation);
        else
            await CreateAsync(demo, cancellation);
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            await MigrateEmbeddedAsync(cancellation);
        await new DerivedRows(db, rules).WriteAgainAsync(cancellation);
    }

    /// <summary>Refuses what is no register, and what a newer version of this program made. Reads only.</summary>
    /// <exception cref="FaultException">It is one of these.</exception>
    public async Task GuardAsync(CancellationToken cancellation = default)
    {
        if (!settings.UsesSqlServer)
        {
            DatabaseFile.Guard(settings.DatabaseFile);
            var tables = await db
                .Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table'")
                .ToListAsync(cancellation);
            // A lock alone is what a kill before the first migration leaves.
            if (tables.Contains(LockTable) && tables.TrueForAll(t => t == LockTable))
                return;
            if (!tables.Contains("__EFMigrationsHistory"))
                throw DatabaseFile.Foreign(settings.DatabaseFile);
        }
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        if (applied.Except(known).LastOrDefault() is { } later)
            throw Newer(later, known[^1]);
        if (applied.Count == 0)
            return;
        var derived = await db
            .Marks.AsNoTracking()
            .Where(m => m.Name == DatabaseMark.Derived)
            .Select(m => m.Value)
            .SingleOrDefaultAsync(cancellation);
        if (DerivedRows.IsNewer(derived))
            throw Newer($"{applied[^1]}, {derived}", $"{known[^1]}, {AppDb.DerivedVersion}");
    }

    private const string LockTable = "__EFMigrationsLock";

    private static FaultException Newer(string database, string program) =>
        new(
            new(
                "database.newer",
                FaultKind.Machine,
                database,
                $"{typeof(DatabaseSetup).Assembly.GetName().Version?.ToString(3)}: {program}"
            )
        );

    /// <summary>Made whole under another name and then given its own, so that the file of a register is never half
    /// made.</summary>
    private async Task CreateAsync(bool demo, CancellationToken cancellation)
    {
        var unfinished = settings.DatabaseFile + ".new";
        DatabaseFile.Drop(unfinished);
        var options = new DbContextOptionsBuilder<AppDb>();
        options.UseSqliteDatabase(
            DatabaseFile.Connection(unfinished, SqliteOpenMode.ReadWriteCreate, pooling: false),
            settings.Database.MaxBatchSize
        );
        await using (var made = new AppDb(options.Options, rules, clock))
        {
            await made.Database.MigrateAsync(cancellation);
            await made.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
            if (demo)
                made.Marks.Add(new DatabaseMark { Name = DatabaseMark.DemoDue, Value = "database/demo" });
            await made.SaveChangesAsync(cancellation);
        }
        DatabaseFile.Put(unfinished, settings.DatabaseFile);
    }

    private async Task MigrateEmbeddedAsync(CancellationToken cancellation)
    {
        await ClearStaleLockAsync(cancellation);
        await KeepCopyAsync(cancellation);
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

    /// <summary>SQLite rebuilds tables outside a transaction, so a migration that is killed leaves half of it: the
    /// copy taken before comes back. The
    /// half is kept beside it, in case someone worked on it since.</summary>
    private void Restore()
    {
        if (!File.Exists(Copy))
            return;
        SqliteConnection.ClearAllPools();
        foreach (var left in new[] { "-wal", "-shm" })
            File.Delete(settings.DatabaseFile + left);
        if (File.Exists(settings.DatabaseFile))
            File.Move(settings.DatabaseFile, settings.DatabaseFile + ".cut-short", overwrite: true);
        File.Move(Copy, settings.DatabaseFile);
    }

    private async Task KeepCopyAsync(CancellationToken cancellation)
    {
        var half = Copy + ".half";
        File.Delete(half);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {half}", cancellation);
        File.Move(half, Copy);
    }

    /// <summary>We hold the file lock, so a row left in EF's lock table belongs to a process that was killed.</summary>
    private async Task ClearStaleLockAsync(CancellationToken cancellation)
    {
        var tables = await db
            .Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .ToListAsync(cancellation);
        if (tables.Count > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
    }
}
