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
    private static readonly Option<string?> Map = new("--map")
    {
        Description = "Mapping file, or name of a saved layout.",
    };
    private static readonly Option<bool> Guess = new("--guess")
    {
        Description = "Read a list of any layout as the page would propose; shows what it would do.",
    };
    private static readonly Option<bool> AcceptGuess = new("--accept-guess")
    {
        Description = "With --guess: bring it in as proposed.",
    };
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
            Guess,
            AcceptGuess,
            GoLive,
            DryRun,
        };
        import.Does(NeedsDatabase.No, RunAsync);
        return import;
    }

    private static async Task<int> RunAsync(ParseResult parsed, VerbContext context)
    {
        var file = Verb.Existing(parsed.GetRequiredValue(File));
        var guesses = parsed.GetValue(Guess);
        var dryRun = parsed.GetValue(DryRun) || (guesses && !parsed.GetValue(AcceptGuess));
        await using var scratch = dryRun ? await EmptyDatabaseAsync(context) : null;
        var setup = context.Services.GetRequiredService<DatabaseSetup>();
        if (!dryRun)
            await setup.PrepareAsync(cancellation: context.Cancellation);
        else if (scratch is null)
            await setup.GuardAsync(context.Cancellation);
        var (sheets, mapping) = await ReadAsync(file, parsed, scratch ?? context.Db, context);
        // What follows would run within the reading's last step and keep the cells alive.
        await Task.Yield();

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
        var report = result.ToReport(context.Words.Of).ForCommandLine() with { Guess = guesses ? mapping : null };
        context.Output.Show(report, r => Print(r, context.Words));
        return result.HasRejects ? 1 : 0;
    }

    /// <summary>The cells themselves are let go once they are rows.</summary>
    private static async Task<(IReadOnlyList<ParsedSheet> Sheets, MappingFile? Mapping)> ReadAsync(
        string file,
        ParseResult parsed,
        AppDb db,
        VerbContext context
    )
    {
        var raw = RawWorkbook.Read(
            await System.IO.File.ReadAllBytesAsync(file, context.Cancellation),
            Path.GetFileName(file)
        );
        var mapping = await MappingAsync(parsed, raw, db, context.Cancellation);
        return (new WorkbookParser(context.Today).Parse(raw, mapping), mapping);
    }

    /// <summary>A file or a saved layout where one is named; a guess where one is asked for and the file is no exchange
    /// workbook.</summary>
    private static async Task<MappingFile?> MappingAsync(
        ParseResult parsed,
        IReadOnlyList<RawSheet> raw,
        AppDb db,
        CancellationToken cancellation
    )
    {
        var layouts = new LayoutDesk(db);
        if (parsed.GetValue(Map) is { } map)
            return !System.IO.File.Exists(map) && await layouts.NamedAsync(map, raw, cancellation) is { } saved
                ? saved
                : MappingFile.Parse(await System.IO.File.ReadAllTextAsync(Verb.Existing(map), cancellation));
        if (!parsed.GetValue(Guess))
            return null;
        try
        {
            new WorkbookParser(DateOnly.MaxValue).Parse(raw, null);
            return null;
        }
        catch (UnreadableFileException e) when (LayoutDesk.IsForeign(e))
        {
            if (await layouts.ForAsync(raw, cancellation) is { } found)
                return found.Mapping;
            throw;
        }
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
        if (report.Guess is { } guess)
            Console.WriteLine(guess.ToJson());
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
