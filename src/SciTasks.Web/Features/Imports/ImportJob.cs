using System.Text.Json;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Layouts;
using SciTasks.Excel.Reading;
using SciTasks.Web.Faults;
using SciTasks.Web.Importing;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Imports;

/// <summary>What someone may bring in.</summary>
internal sealed record ImportRights(bool Tasks, bool Money)
{
    public static ImportRights Of(Me me) =>
        new(me.May(Act.ImportTasks, Access.Write), me.May(Act.ImportMoney, Access.Write));

    /// <summary>With what others have agreed to after they saw the check.</summary>
    public ImportRights With(ImportRun run) => new(Tasks || run.TasksBy is not null, Money || run.MoneyBy is not null);

    /// <summary>Checks or applies in the background, in the language spoken now.</summary>
    public void Enqueue(IBackgroundJobClient jobs, int id, bool apply)
    {
        var language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        jobs.Enqueue<ImportJob>(job => job.RunAsync(id, apply, this, language));
    }
}

/// <summary>Checks or applies an uploaded file in the background. The row of the import is the truth; running twice
/// does no harm.</summary>
internal sealed class ImportJob(IServiceScopeFactory scopes, Settings settings, TimeProvider clock, Wording words)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="rights">Of the one who confirmed.</param>
    /// <param name="language">Of the one who waits for the report.</param>
    /// <remarks>Never tried again by itself: the page said that nothing was changed, and who reads that
    /// decides.</remarks>
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(int id, bool apply, ImportRights rights, string language)
    {
        System.Globalization.CultureInfo.CurrentUICulture = new(language);
        if (await BeginAsync(id, apply) is not { } run)
            return;
        try
        {
            rights = rights.With(run);
            // The cells themselves are let go once they are rows.
            if (await SheetsAsync(run, RawWorkbook.Read(run.Content, run.FileName)) is not { } sheets)
                return;
            var left = new List<LeftRow>();
            var result = await TryAsync(run, sheets, apply, rights, left);
            // What was refused takes along what rests on it, so that the rest is judged anew until all of it holds.
            while (apply && run.GoodOnly && result.HasRejects)
            {
                left.AddRange(LeftIn(result));
                sheets = Without(sheets, left);
                if (sheets.All(s => s.Rows.Count == 0))
                    break;
                result = await TryAsync(run, sheets, apply, rights, left);
            }
            var report = JsonSerializer.Serialize(result.ToReport(words.Of), Json);
            if (result.Applied)
                await ReportAsync(id, report);
            else
                await MarkAsync(id, r => (r.State, r.Report, r.Error) = (ImportState.Checked, report, null));
        }
        catch (UnreadableFileException e)
        {
            await MarkAsync(id, r =>
                (r.State, r.Error) = (ImportState.Failed, words.Of(new Refusal(e.Code, [.. e.Numbers])))
            );
        }
        catch (Exception e)
        {
            var why = FaultTable.Of(e) is { } fault
                ? words.Of(fault)
                : words["Something went wrong while reading the file; nothing was changed. {0}", e.Message];
            await MarkAsync(id, r => (r.State, r.Error) = (ImportState.Failed, why));
            throw;
        }
    }

    /// <returns>Null where someone has to say first what the columns hold.</returns>
    private async Task<IReadOnlyList<ParsedSheet>?> SheetsAsync(ImportRun run, IReadOnlyList<RawSheet> raw)
    {
        var parser = new WorkbookParser(clock.Today());
        var mends = run.Mends is null ? null : JsonSerializer.Deserialize<List<Mend>>(run.Mends, Json);
        if (run.Mapping is not null)
            return parser.Parse(raw, MappingFile.Parse(run.Mapping), mends);
        try
        {
            return parser.Parse(raw, null, mends);
        }
        catch (UnreadableFileException e) when (LayoutDesk.IsForeign(e))
        {
            await using var scope = scopes.CreateAsyncScope();
            var layouts = new LayoutDesk(scope.ServiceProvider.GetRequiredService<AppDb>());
            if (await layouts.ForAsync(raw, CancellationToken.None) is not { } found)
                throw;
            var json = found.Mapping.ToJson();
            await MarkAsync(run.Id, r =>
            {
                (r.Mapping, r.Layout) = (json, found.Name);
                // What someone has kept under a name was looked at; a guess is shown before it counts.
                if (found.Name is null)
                    r.State = ImportState.Mapping;
            });
            return found.Name is null ? null : parser.Parse(raw, found.Mapping, mends);
        }
    }

    private async Task<ImportResult> TryAsync(
        ImportRun run,
        IReadOnlyList<ParsedSheet> sheets,
        bool apply,
        ImportRights rights,
        List<LeftRow> left
    )
    {
        var rest = left.Count == 0 ? null : JsonSerializer.Serialize(left, Json);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Author = run.ConfirmedBy ?? run.Author;
        var options = new ImportOptions(
            run.GoLiveDay,
            DryRun: !apply,
            rights.Money,
            settings.Department.Source,
            rights.Tasks
        );
        var import = new RegisterImport(db, clock.Today(), options)
        {
            BeforeSave = () => ApplyAsync(db, run.Id, rest),
            AfterSave = added => NoteAsync(db, run.Id, added),
        };
        return await import.RunAsync(sheets, (done, total) =>
            MarkAsync(run.Id, r => (r.Done, r.Total) = (done, total))
        );
    }

    private IEnumerable<LeftRow> LeftIn(ImportResult result) =>
        result.Sheets.SelectMany(s =>
            s.Rows.Where(r => r.Verdict == RowVerdict.Reject)
                .Select(r => new LeftRow(
                    s.Name,
                    r.Row,
                    [
                        .. r
                            .Problems.Where(p => p.Severity == Severity.Error)
                            .Select(p => p.Column.Length > 0 ? $"{p.Column}: {words.Of(p.What)}" : words.Of(p.What)),
                    ]
                ))
        );

    private static IReadOnlyList<ParsedSheet> Without(IReadOnlyList<ParsedSheet> sheets, List<LeftRow> left)
    {
        var gone = left.Select(l => (l.Sheet, l.Row)).ToHashSet();
        return [.. sheets.Select(s => s with { Rows = [.. s.Rows.Where(r => !gone.Contains((s.Name, r.Number)))] })];
    }

    /// <summary>The rows and the word that they are in go into one save, so that a kill never parts them, and who
    /// discards meanwhile wins whole.</summary>
    private static async Task ApplyAsync(AppDb db, int id, string? rest)
    {
        var run = await db.Imports.SingleAsync(r => r.Id == id);
        if (run.State == ImportState.Discarded)
            throw new OperationCanceledException("The import was discarded.");
        (run.State, run.Error, run.Rest) = (ImportState.Applied, null, rest);
    }

    private static async Task NoteAsync(AppDb db, int id, AddedRows? added)
    {
        var written = added?.Write();
        await db.Imports.Where(i => i.Id == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.Added, written));
    }

    /// <returns>Null where nobody waits for it: it is done, discarded, or has failed before.</returns>
    private async Task<ImportRun?> BeginAsync(int id, bool apply)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Imports.FirstOrDefaultAsync(r => r.Id == id) is not { } run)
            return null;
        if (apply)
            return run.State == ImportState.Applying ? run : null;
        if (run.State is not (ImportState.Waiting or ImportState.Checking))
            return null;
        run.State = ImportState.Checking;
        await db.SaveChangesAsync();
        return run;
    }

    private async Task ReportAsync(int id, string report)
    {
        await using var scope = scopes.CreateAsyncScope();
        var imports = scope.ServiceProvider.GetRequiredService<AppDb>().Imports;
        await imports.Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Report, report));
    }

    private async Task<ImportRun?> MarkAsync(int id, Action<ImportRun> change)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var run = await db.Imports.FirstOrDefaultAsync(r => r.Id == id);
        if (run is null or { State: ImportState.Applied or ImportState.Discarded })
            return null;
        change(run);
        await db.SaveChangesAsync();
        return run;
    }
}
