using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SciTasks.Database.SqlServer;
using SciTasks.Web.Faults;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Commands;

/// <summary><c>database migrate|script|backup|check</c>.</summary>
internal static class DatabaseVerbs
{
    private static readonly Argument<string> File = new("FILE") { Description = "Backup file to write." };

    public static Command Create()
    {
        var migrate = new Command("migrate", "Bring the database to the newest schema.");
        migrate.Does(
            NeedsDatabase.No,
            async (_, context) =>
            {
                await context
                    .Services.GetRequiredService<DatabaseSetup>()
                    .MigrateAsync(cancellation: context.Cancellation);
                context.Output.Show(
                    new { migrated = true },
                    _ => Console.WriteLine(context.Words["The database is up to date."])
                );
                return 0;
            }
        );
        var script = new Command("script", "Print the SQL that brings a database to the newest schema.");
        script.Does(
            NeedsDatabase.No,
            (_, context) =>
            {
                var sql = context.Settings.UsesSqlServer
                    ? SqlServerDatabase.Script(context.Db)
                    : context.Db.GetService<IMigrator>().GenerateScript();
                context.Output.Show(new { script = sql }, s => Console.WriteLine(s.script));
                return Task.FromResult(0);
            }
        );
        var backup = new Command("backup", "Write a consistent copy of the whole database.") { File };
        backup.Does(NeedsDatabase.Ready, BackupAsync);
        var check = new Command("check", "Say whether the database is sound; changes nothing.");
        check.Does(NeedsDatabase.No, CheckAsync);
        return new Command("database", "Schema, backup and soundness of the database.")
        {
            migrate,
            script,
            backup,
            check,
        };
    }

    private static async Task<int> BackupAsync(ParseResult parsed, VerbContext context)
    {
        // The server writes on a disk of its own.
        var path = context.Settings.UsesSqlServer
            ? parsed.GetRequiredValue(File)
            : Verb.Target(parsed.GetRequiredValue(File));
        // A file without a byte is what an earlier backup left when it was cut short.
        if (new FileInfo(path) is { Exists: true, Length: > 0 })
            return context.Output.Fail(
                1,
                "backup.exists",
                context.Words["{0} already exists; a backup never overwrites.", path]
            );
        if (context.Settings.UsesSqlServer)
            await BackUpServerAsync(context, path);
        else
            await Output.WriteWholeAsync(path, part => CopyAsync(context, part), overwrite: true);
        context.Output.Show(
            new { file = path },
            r => Console.WriteLine(context.Words["Backup written to {0}", r.file])
        );
        return 0;
    }

    /// <summary>A copy that is not read again is no backup.</summary>
    private static async Task CopyAsync(VerbContext context, string part)
    {
        await context.Db.Database.ExecuteSqlAsync($"VACUUM INTO {part}", context.Cancellation);
        DatabaseFile.Guard(part);
        DatabaseFile.QuickCheck(part, Timeout.InfiniteTimeSpan);
        await using var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    /// <summary>The server writes on its own disk, takes as long as it takes, and reads the copy again.</summary>
    private static async Task BackUpServerAsync(VerbContext context, string path)
    {
        context.Db.Database.SetCommandTimeout(0);
        await context.Db.Database.ExecuteSqlAsync(
            $"DECLARE @db sysname = DB_NAME(); BACKUP DATABASE @db TO DISK = {path} WITH CHECKSUM, COPY_ONLY",
            context.Cancellation
        );
        await context.Db.Database.ExecuteSqlAsync(
            $"RESTORE VERIFYONLY FROM DISK = {path} WITH CHECKSUM",
            context.Cancellation
        );
    }

    private static async Task<int> CheckAsync(ParseResult parsed, VerbContext context)
    {
        var (migrated, tasks, tranches, problems) = (false, 0, 0, new List<string>());
        var setup = context.Services.GetRequiredService<DatabaseSetup>();
        if (setup.Exists)
            try
            {
                await setup.GuardAsync(context.Cancellation);
                migrated = !(await context.Db.Database.GetPendingMigrationsAsync(context.Cancellation)).Any();
                if (migrated)
                {
                    (tasks, tranches) = (
                        await context.Db.Tasks.CountAsync(context.Cancellation),
                        await context.Db.Tranches.CountAsync(context.Cancellation)
                    );
                    await foreach (
                        var problem in context
                            .Services.GetRequiredService<Soundness>()
                            .ProblemsAsync(context.Cancellation)
                    )
                        problems.Add(problem);
                }
            }
            catch (Exception e) when (FaultTable.Of(e) is { } fault && fault.Code != "database.unreachable")
            {
                problems.Add(context.Words.Of(fault));
            }
        context.Output.Show(
            new
            {
                provider = context.Settings.Database.Provider.ToString(),
                migrated,
                tasks,
                tranches,
                problems,
            },
            r =>
            {
                Console.WriteLine($"{r.provider}: migrated {r.migrated}, tasks {r.tasks}, tranches {r.tranches}");
                foreach (var problem in r.problems)
                    Console.WriteLine(problem);
            }
        );
        return migrated && problems.Count == 0 ? 0 : 1;
    }
}
