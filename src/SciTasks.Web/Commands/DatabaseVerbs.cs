using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SciTasks.Data.Sealing;
using SciTasks.Database.SqlServer;
using SciTasks.Web.Faults;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Commands;

/// <summary><c>database migrate|script|backup|restore|check|seal</c>.</summary>
internal static class DatabaseVerbs
{
    private static readonly Argument<string> File = new("FILE") { Description = "Backup file to write." };
    private static readonly Argument<string> From = new("FILE") { Description = "Backup file to put back." };
    private static readonly Option<string> Why = new("--reason")
    {
        Description = "Why; it stands in the history.",
        Required = true,
    };
    private static readonly Option<string?> KnownHead = new("--head")
    {
        Description = "End of the chain of seals as it was written down elsewhere, number:code.",
    };

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
        var restore = new Command("restore", "Put a backup in the place of the embedded database.") { From, Why };
        restore.Does(NeedsDatabase.No, RestoreAsync);
        var seal = new Command("seal", "Go on sealing after an earlier copy was put back.") { Why };
        seal.Does(NeedsDatabase.Ready, SealAsync);
        var check = new Command("check", "Say whether the database is sound; changes nothing.") { KnownHead };
        check.Does(NeedsDatabase.No, CheckAsync);
        return new Command("database", "Schema, backup and soundness of the database.")
        {
            migrate,
            script,
            backup,
            restore,
            check,
            seal,
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
        await context.Services.GetRequiredService<Backup>().WriteAsync(path, context.Cancellation);
        context.Output.Show(
            new { file = path },
            r => Console.WriteLine(context.Words["Backup written to {0}", r.file])
        );
        return 0;
    }

    private static async Task<int> RestoreAsync(ParseResult parsed, VerbContext context)
    {
        if (context.Settings.UsesSqlServer)
            return context.Output.Fail(
                2,
                "usage",
                context.Words[
                    "A server restores by its own tools (docs/operations/sql-server.md); then run database seal."
                ]
            );
        var kept = await context
            .Services.GetRequiredService<Restore>()
            .PutBackAsync(
                Verb.Existing(parsed.GetRequiredValue(From)),
                parsed.GetRequiredValue(Why),
                Verb.Author,
                context.Cancellation
            );
        context.Output.Show(
            new { restored = true, replaced = kept },
            r =>
                Console.WriteLine(
                    r.replaced is null
                        ? context.Words["The backup is in place."]
                        : context.Words["The backup is in place. What was there before is kept as {0}.", r.replaced]
                )
        );
        return 0;
    }

    private static async Task<int> SealAsync(ParseResult parsed, VerbContext context)
    {
        var head = await context
            .Services.GetRequiredService<Sealing>()
            .AcceptAsync(parsed.GetRequiredValue(Why), Verb.Author, context.Cancellation);
        if (head is null)
            return context.Output.Fail(1, "seal.no-key", context.Words[$"SealFault.{SealFault.KeyMissing}"]);
        context.Output.Show(new { head = head.ToString() }, r => Console.WriteLine(r.head));
        return 0;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, VerbContext context)
    {
        var head = parsed.GetValue(KnownHead);
        if (head is not null && SealHead.Read(head) is null)
            return context.Output.Fail(
                2,
                "usage",
                context.Words["The end of the chain stands as number:code, not as {0}.", head]
            );
        var (migrated, tasks, tranches, unsealed, problems) = (false, 0, 0, 0L, new List<string>());
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
                    var soundness = context.Services.GetRequiredService<Soundness>();
                    soundness.KnownHead = SealHead.Read(head);
                    await foreach (var problem in soundness.ProblemsAsync(context.Cancellation))
                        problems.Add(problem);
                    unsealed = soundness.Unsealed;
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
                unsealed,
                problems,
            },
            r =>
            {
                Console.WriteLine($"{r.provider}: migrated {r.migrated}, tasks {r.tasks}, tranches {r.tranches}");
                if (r.unsealed > 0)
                    Console.WriteLine(context.Words["{0} rows are written and not sealed yet.", r.unsealed]);
                foreach (var problem in r.problems)
                    Console.WriteLine(problem);
            }
        );
        return migrated && problems.Count == 0 ? 0 : 1;
    }
}
