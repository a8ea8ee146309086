using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Database.Sqlite;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;
using SciTasks.Web.Importing;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Commands;

internal static class ImportVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "Exchange workbook (.xlsx) or CSV." };
    private static readonly Option<string?> Map = new("--map") { Description = "Mapping file for a foreign layout." };
    private static readonly Option<DateOnly?> GoLive = CommandLine.Day(
        "--go-live",
        "From when the sources of the file are followed; default the day of their first import."
    );
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Judge every row, change nothing." };

    public static Command Create()
    {
        var import = new Command("import", "Bring a workbook into the register: all rows or none.")
        {
            File,
            Map,
            GoLive,
            DryRun,
        };
        import.Does(NeedsDatabase.No, RunAsync);
        return import;
    }

    private static async Task<int> RunAsync(ParseResult parsed, VerbContext context)
    {
        var file = Verb.Existing(parsed.GetRequiredValue(File));
        var mapping = parsed.GetValue(Map) is { } map
            ? MappingFile.Parse(await System.IO.File.ReadAllTextAsync(Verb.Existing(map), context.Cancellation))
            : null;
        var sheets = new WorkbookParser(context.Today).Parse(
            RawWorkbook.Read(
                await System.IO.File.ReadAllBytesAsync(file, context.Cancellation),
                Path.GetFileName(file)
            ),
            mapping
        );
        var dryRun = parsed.GetValue(DryRun);
        await using var scratch = dryRun ? await EmptyDatabaseAsync(context) : null;
        var setup = context.Services.GetRequiredService<DatabaseSetup>();
        if (!dryRun)
            await setup.PrepareAsync(cancellation: context.Cancellation);
        else if (scratch is null)
            await setup.GuardAsync(context.Cancellation);

        var options = new ImportOptions(
            parsed.GetValue(GoLive),
            dryRun,
            MayImportMoney: true,
            context.Settings.Department.Source
        );
        var result = await new RegisterImport(scratch ?? context.Db, context.Today, options).RunAsync(
            sheets,
            (done, total) =>
            {
                Output.Progress(done, total);
                return Task.CompletedTask;
            },
            context.Cancellation
        );
        context.Output.Show(result.ToReport(context.Words.Of).ForCommandLine(), r => Print(r, context.Words));
        return result.HasRejects ? 1 : 0;
    }

    /// <summary>A dry run creates nothing: without a database it judges against an empty one in memory.</summary>
    private static async Task<AppDb?> EmptyDatabaseAsync(VerbContext context)
    {
        if (context.Services.GetRequiredService<DatabaseSetup>().Exists)
            return null;
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(context.Cancellation);
        var builder = new DbContextOptionsBuilder<AppDb>();
        builder.UseSqliteDatabase(connection.ConnectionString);
        builder.UseSqlite(connection, o => o.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name));
        var db = new AppDb(builder.Options, context.Rules, context.Services.GetRequiredService<TimeProvider>());
        await db.Database.MigrateAsync(context.Cancellation);
        return db;
    }

    private static void Print(ImportReport report, Wording words)
    {
        foreach (var sheet in report.Sheets)
        {
            Console.WriteLine(
                words[
                    "{0}: {1} rows, {2} created, {3} updated, {4} unchanged, {5} rejected, {6} warnings",
                    sheet.Sheet,
                    sheet.Rows,
                    sheet.Create,
                    sheet.Update,
                    sheet.Unchanged,
                    sheet.Reject,
                    sheet.Warnings
                ]
            );
            foreach (var problem in sheet.Problems.Take(50))
                Console.WriteLine($"  {sheet.Sheet} {problem.Row} {problem.Column}: {problem.Message}");
            if (sheet.Problems.Count > 50)
                Console.WriteLine("  " + words["and {0} more", sheet.Problems.Count - 50]);
        }
        Console.WriteLine(report.Applied ? words["The file was imported."] : words["Nothing was changed."]);
    }
}
