using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SciTasks.Web.Features.Imports;
using SciTasks.Web.Files;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Commands;

/// <summary><c>database migrate|script|backup|check</c>.</summary>
internal static class DatabaseVerbs
{
    private static readonly Argument<string> File = new("FILE") { Description = "Backup file to write." };

    public static Command Create()
    {
        var migrate = new Command("migrate", "Bring the database to the newest schema.");
        migrate.Does(NeedsDatabase.No, async (_, context) =>
        {
            await context.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(context.Cancellation);
            context.Output.Show(new { migrated = true }, _ => Console.WriteLine(context.Words["The database is up to date."]));
            return 0;
        });
        var script = new Command("script", "Print the SQL that brings a database to the newest schema.");
        script.Does(NeedsDatabase.No, (_, context) =>
        {
            var sql = context.Db.GetService<IMigrator>().GenerateScript(options: context.Settings.UsesSqlServer ? MigrationsSqlGenerationOptions.Idempotent : MigrationsSqlGenerationOptions.Default);
            context.Output.Show(new { script = sql }, s => Console.WriteLine(s.script));
            return Task.FromResult(0);
        });
        var backup = new Command("backup", "Write a consistent copy of the whole database.") { File };
        backup.Does(NeedsDatabase.Ready, BackupAsync);
        var check = new Command("check", "Say whether the database is sound; changes nothing.");
        check.Does(NeedsDatabase.No, CheckAsync);
        return new Command("database", "Schema, backup and soundness of the database.") { migrate, script, backup, check };
    }

    private static async Task<int> BackupAsync(ParseResult parsed, VerbContext context)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(File));
        if (System.IO.File.Exists(path)) return context.Output.Fail(1, "backup.exists", context.Words["{0} already exists; a backup never overwrites.", path]);
        if (!Directory.Exists(Path.GetDirectoryName(path))) throw new DirectoryNotFoundException($"Folder {Path.GetDirectoryName(path)} does not exist.");
        if (context.Settings.UsesSqlServer)
            await context.Db.Database.ExecuteSqlAsync($"DECLARE @db sysname = DB_NAME(); BACKUP DATABASE @db TO DISK = {path} WITH CHECKSUM, COPY_ONLY", context.Cancellation);
        else
            await context.Db.Database.ExecuteSqlAsync($"VACUUM INTO {path}", context.Cancellation);
        context.Output.Show(new { file = path }, r => Console.WriteLine(context.Words["Backup written to {0}", r.file]));
        return 0;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, VerbContext context)
    {
        var (migrated, tasks, tranches, problems) = (false, 0, 0, new List<string>());
        if (context.Services.GetRequiredService<DatabaseSetup>().Exists)
            try
            {
                migrated = !(await context.Db.Database.GetPendingMigrationsAsync(context.Cancellation)).Any();
                if (migrated)
                {
                    (tasks, tranches) = (await context.Db.Tasks.CountAsync(context.Cancellation), await context.Db.Tranches.CountAsync(context.Cancellation));
                    await LookForProblemsAsync(context, problems);
                }
            }
            catch (Exception e) when (e is SqliteException or Microsoft.Data.SqlClient.SqlException)
            {
                problems.Add(e.Message);
            }
        context.Output.Show(
            new { provider = context.Settings.Database.Provider.ToString(), migrated, tasks, tranches, problems },
            r =>
            {
                Console.WriteLine($"{r.provider}: migrated {r.migrated}, tasks {r.tasks}, tranches {r.tranches}");
                foreach (var problem in r.problems) Console.WriteLine(problem);
            });
        return migrated && problems.Count == 0 ? 0 : 1;
    }

    private static async Task LookForProblemsAsync(VerbContext context, List<string> problems)
    {
        if (!context.Settings.UsesSqlServer)
        {
            problems.AddRange((await context.Db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(context.Cancellation)).Where(r => r != "ok"));
            var broken = await context.Db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM pragma_foreign_key_check").SingleAsync(context.Cancellation);
            if (broken > 0) problems.Add($"{broken} rows point to rows that do not exist.");
        }
        await foreach (var line in context.Db.Audit.AsNoTracking().AsAsyncEnumerable())
            if (line.ComputeHash() != line.Hash) problems.Add($"Audit line {line.Id} does not match its hash.");
        var goLive = await context.Db.Sources.ToDictionaryAsync(s => s.Name, s => (DateOnly?)s.GoLiveDay, context.Cancellation);
        foreach (var task in await context.Db.Tasks.AsNoTracking().WithEverything().Include(t => t.Spans).ToListAsync(context.Cancellation))
            if (!Domain.Status.Spans.Of(task, context.Rules, goLive.GetValueOrDefault(task.Source)).Select(s => (s.Kind, s.From, s.To)).ToHashSet().SetEquals(task.Spans.Select(s => (s.Kind, s.From, s.To))))
                problems.Add($"Status of task {task.Source} {task.Code} does not follow from its facts.");
        var store = context.Services.GetRequiredService<FileStore>();
        foreach (var file in await context.Db.Files.AsNoTracking().Select(f => new { f.Id, f.Name, f.Sha256 }).ToListAsync(context.Cancellation))
            if (!store.Holds(file.Sha256)) problems.Add($"The bytes of file {file.Id} ({file.Name}) are missing from the store or differ.");
    }
}
