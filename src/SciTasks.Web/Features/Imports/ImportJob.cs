using System.Text.Json;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;
using SciTasks.Web.Faults;
using SciTasks.Web.Importing;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Features.Imports;

/// <summary>What someone may bring in.</summary>
internal sealed record ImportRights(bool Tasks, bool Money);

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
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Author = run.ConfirmedBy ?? run.Author;
            var today = clock.Today();
            var mapping = run.Mapping is null ? null : MappingFile.Parse(run.Mapping);
            var sheets = new WorkbookParser(today).Parse(RawWorkbook.Read(run.Content, run.FileName), mapping);
            var options = new ImportOptions(
                run.GoLiveDay,
                DryRun: !apply,
                rights.Money,
                settings.Department.Source,
                rights.Tasks
            );
            var import = new RegisterImport(db, today, options) { BeforeSave = () => ApplyAsync(db, id) };
            var result = await import.RunAsync(
                sheets,
                (done, total) => MarkAsync(id, r => (r.Done, r.Total) = (done, total))
            );
            var report = JsonSerializer.Serialize(result.ToReport(words.Of), Json);
            if (result.Applied)
                await ReportAsync(id, report);
            else
                await MarkAsync(id, r => (r.State, r.Report, r.Error) = (ImportState.Checked, report, null));
        }
        catch (UnreadableFileException e)
        {
            await MarkAsync(
                id,
                r => (r.State, r.Error) = (ImportState.Failed, words.Of(new Refusal(e.Code, [.. e.Numbers])))
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

    /// <summary>The rows and the word that they are in go into one save, so that a kill never parts them, and who
    /// discards meanwhile wins whole.</summary>
    private static async Task ApplyAsync(AppDb db, int id)
    {
        var run = await db.Imports.SingleAsync(r => r.Id == id);
        if (run.State == ImportState.Discarded)
            throw new OperationCanceledException("The import was discarded.");
        (run.State, run.Error) = (ImportState.Applied, null);
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
