using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Features.Imports;

/// <summary>Ends, at the start of a server, the imports that were running when the last one stopped. The jobs of the
/// embedded database live in memory
/// and died with it; SQL Server keeps its jobs and takes them up by itself.</summary>
internal sealed class CutShortImports(AppDb db, Settings settings)
{
    // Kept as keys of words: who reads them has a language, a start has none.
    private const string WhileApplying =
        "The server stopped while the rows were being imported; nothing was changed. Import them again, or discard the file.";
    private const string WhileChecking =
        "The server stopped while the file was being checked; nothing was changed. Check it again, or discard it.";

    public async Task EndAsync(CancellationToken cancellation = default)
    {
        if (settings.UsesSqlServer)
            return;
        var running = await db
            .Imports.Where(i =>
                i.State == ImportState.Waiting || i.State == ImportState.Checking || i.State == ImportState.Applying
            )
            .ToListAsync(cancellation);
        foreach (var run in running)
        {
            // Rows and state are saved as one: what is still being applied has changed nothing.
            (run.State, run.Error) =
                run.State == ImportState.Applying && run.Report is not null
                    ? (ImportState.Checked, WhileApplying)
                    : (ImportState.Failed, WhileChecking);
            (run.Done, run.Total) = (0, 0);
        }
        await db.SaveChangesAsync(cancellation);
    }
}
