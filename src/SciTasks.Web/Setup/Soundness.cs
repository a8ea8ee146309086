using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Sealing;
using SciTasks.Web.Faults;
using SciTasks.Web.Files;

namespace SciTasks.Web.Setup;

/// <summary>What the last check of the whole database found.</summary>
/// <param name="Problems">The first few of <paramref name="Count"/>, as sentences.</param>
public sealed record Health(DateTime At, int Count, IReadOnlyList<string> Problems);

/// <summary>Whether the database is sound: its pages, its chain of audit lines, what is derived from facts, the bytes
/// of files. Goes through the
/// register by Id, so its memory does not grow with it.</summary>
internal sealed class Soundness(
    AppDb db,
    Settings settings,
    FileStore store,
    SealCheck seals,
    SealBook book,
    Wording words
)
{
    private const int Chunk = 1_000,
        Shown = 10,
        Longest = 300;

    /// <summary>Every problem, as a sentence. Changes nothing.</summary>
    public async IAsyncEnumerable<string> ProblemsAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        if (!settings.UsesSqlServer)
            await foreach (var problem in PagesAsync(cancellation))
                yield return problem;
        if (
            await db.Marks.AnyAsync(m => m.Name == DatabaseMark.Demo, cancellation)
            && !await db.Users.AnyAsync(cancellation)
        )
            yield return words["The demo is not whole: nobody can sign in. Begin again with an empty data folder."];
        await foreach (
            var line in db.Audit.AsNoTracking().OrderBy(l => l.Id).AsAsyncEnumerable().WithCancellation(cancellation)
        )
            if (line.ComputeHash() != line.Hash)
                yield return words["Audit line {0} does not match its hash.", line.Id];
        await foreach (var problem in SealsAsync(cancellation))
            yield return problem;
        await foreach (var drift in db.DriftAsync(cancellation))
            yield return words[$"Drift.{drift.Part}", drift.Source, drift.Code];
        await foreach (var problem in FilesAsync(cancellation))
            yield return problem;
    }

    /// <summary>An end of the chain of seals that was kept elsewhere, for example in the mail of a day.</summary>
    public SealHead? KnownHead { get; set; }

    /// <summary>Rows of audit, moves and ledger that are not sealed yet; known once all problems were listed.</summary>
    public long Unsealed => seals.Tail;

    private string TriggerNames =>
        settings.UsesSqlServer
            ? "SELECT [name] AS [Value] FROM sys.triggers WHERE [is_disabled] = 0"
            : "SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'";

    private async IAsyncEnumerable<string> SealsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        SealHead?[] known = [book.Head, KnownHead];
        await foreach (var f in seals.FindingsAsync(book.Key, [.. known.OfType<SealHead>().Distinct()], cancellation))
            yield return words[$"SealFault.{f.Fault}", f.Table, f.First, f.Last];
        var triggers = await db.Database.SqlQueryRaw<string>(TriggerNames).ToListAsync(cancellation);
        foreach (var missing in SealCheck.Triggers.Except(triggers))
            yield return words[$"SealFault.{SealFault.TriggerMissing}", missing];
    }

    /// <summary>Checks and keeps what was found, for those who look after the machine.</summary>
    public async Task<Health> KeepAsync(DateTime at, CancellationToken cancellation = default)
    {
        // A job of the night has no reader's language.
        CultureInfo.CurrentUICulture = new("vi");
        var (count, first) = (0, new List<string>());
        try
        {
            await foreach (var problem in ProblemsAsync(cancellation))
                if (count++ < Shown)
                    first.Add(problem.Length > Longest ? problem[..Longest] : problem);
        }
        catch (Exception e) when (FaultTable.Of(e) is { } fault)
        {
            (count, first) = (count + 1, [.. first.Take(Shown - 1), words.Of(fault)]);
        }
        var health = new Health(at, count, first);
        db.ChangeTracker.Clear();
        if (await MarkAsync(cancellation) is not { } mark)
            db.Marks.Add(mark = new DatabaseMark { Name = DatabaseMark.Checked, Value = "" });
        mark.Value = JsonSerializer.Serialize(health);
        await db.SaveChangesAsync(cancellation);
        return health;
    }

    /// <returns>Null where the whole was never checked.</returns>
    public async Task<Health?> LastAsync(CancellationToken cancellation = default) =>
        await MarkAsync(cancellation) is { } mark ? JsonSerializer.Deserialize<Health>(mark.Value) : null;

    private Task<DatabaseMark?> MarkAsync(CancellationToken cancellation) =>
        db.Marks.SingleOrDefaultAsync(m => m.Name == DatabaseMark.Checked, cancellation);

    private async IAsyncEnumerable<string> PagesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var pages = await db
            .Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check")
            .ToListAsync(cancellation);
        foreach (var page in pages.Where(p => p != "ok"))
            yield return page;
        var broken = await db
            .Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM pragma_foreign_key_check")
            .SingleAsync(cancellation);
        if (broken > 0)
            yield return words["{0} rows point to rows that do not exist.", broken];
    }

    private async IAsyncEnumerable<string> FilesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (last, more) = (0, true); more;)
        {
            var files = await db
                .Files.AsNoTracking()
                .Where(f => f.Id > last)
                .OrderBy(f => f.Id)
                .Take(Chunk)
                .Select(f => new
                {
                    f.Id,
                    f.Name,
                    f.Sha256,
                })
                .ToListAsync(cancellation);
            foreach (var file in files.Where(f => !store.Holds(f.Sha256)))
                yield return words[
                    "The bytes of file {0} ({1}) are missing from the store or differ.",
                    file.Id,
                    file.Name
                ];
            (more, last) = (files.Count == Chunk, files.Count == 0 ? last : files[^1].Id);
        }
    }
}
