using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.People;
using SciTasks.Domain.Rules;
using SciTasks.Web.Faults;
using SciTasks.Web.Importing;

namespace SciTasks.Web.Setup;

/// <summary>Rows that follow from facts by a release's code and the reference data. When either changes they are
/// written again, once.</summary>
internal sealed class DerivedRows(AppDb db, RuleBook rules)
{
    private const int ChunkSize = 200;

    /// <summary>What the rows of a database that is up to date were derived by: number of the code, then hash of the
    /// reference data.</summary>
    public static string MarkOf(RuleBook rules) => $"{AppDb.DerivedVersion}:{rules.Hash}";

    /// <summary>A later release derived them; going back would undo what it wrote.</summary>
    public static bool IsNewer(string? mark) => Number(mark) > Number(AppDb.DerivedVersion);

    private static int Number(string? mark) =>
        int.TryParse(mark?.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Safe to be cut short: the mark comes last.</summary>
    public async Task WriteAgainAsync(CancellationToken cancellation)
    {
        var wanted = MarkOf(rules);
        if ((await MarkAsync(cancellation))?.Value == wanted)
            return;
        await NumberVouchersAsync(cancellation);
        await SortNamesAsync(cancellation);
        var ids = await db.Tasks.OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(cancellation);
        foreach (var chunk in ids.Chunk(ChunkSize))
            await DeriveAsync(chunk, cancellation);
        if (await MarkAsync(cancellation) is { } mark)
            mark.Value = wanted;
        else
            db.Marks.Add(new DatabaseMark { Name = DatabaseMark.Derived, Value = wanted });
        await db.SaveChangesAsync(cancellation);
    }

    private Task<DatabaseMark?> MarkAsync(CancellationToken cancellation) =>
        db.Marks.SingleOrDefaultAsync(m => m.Name == DatabaseMark.Derived, cancellation);

    /// <summary>Another node at the same work, or someone at work on a task, may be faster: then what it left is
    /// derived.</summary>
    private Task DeriveAsync(int[] ids, CancellationToken cancellation) =>
        AgainWhenLostAsync(
            async () =>
            {
                foreach (var task in await db.Tasks.Where(t => ids.Contains(t.Id)).ToListAsync(cancellation))
                    db.Entry(task).Property(t => t.Version).IsModified = true;
            },
            cancellation
        );

    /// <summary>Keys by which names and papers are found and sorted follow from their text alone.</summary>
    private async Task SortNamesAsync(CancellationToken cancellation)
    {
        foreach (var chunk in (await db.Documents.Select(d => d.Id).ToListAsync(cancellation)).Chunk(ChunkSize))
            await AgainWhenLostAsync(
                async () =>
                {
                    foreach (var d in await db.Documents.Where(d => chunk.Contains(d.Id)).ToListAsync(cancellation))
                        d.Fold();
                },
                cancellation
            );
        foreach (var chunk in (await db.Organizations.Select(o => o.Id).ToListAsync(cancellation)).Chunk(ChunkSize))
            await AgainWhenLostAsync(
                async () =>
                {
                    foreach (
                        Organization o in await db
                            .Organizations.Where(o => chunk.Contains(o.Id))
                            .ToListAsync(cancellation)
                    )
                        o.Refresh();
                },
                cancellation
            );
        foreach (var chunk in (await db.People.Select(p => p.Id).ToListAsync(cancellation)).Chunk(ChunkSize))
            await AgainWhenLostAsync(
                async () =>
                {
                    foreach (Person p in await db.People.Where(p => chunk.Contains(p.Id)).ToListAsync(cancellation))
                        p.Refresh();
                },
                cancellation
            );
    }

    private async Task AgainWhenLostAsync(Func<Task> change, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            await change();
            try
            {
                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
                return;
            }
            catch (Exception e) when (tries < 5 && FaultTable.IsLost(e))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Earlier releases knew no lines: a voucher that paid several tasks gets one for each, before its key
    /// must be unique.</summary>
    private async Task NumberVouchersAsync(CancellationToken cancellation)
    {
        var goLive = await db.Sources.ToDictionaryAsync(s => s.Name, s => (DateOnly?)s.GoLiveDay, cancellation);
        var sources = await db
            .Tasks.Select(t => new { t.Id, t.Source })
            .ToDictionaryAsync(t => t.Id, t => t.Source, cancellation);
        var entries = await db
            .Ledger.AsNoTracking()
            .Where(e => e.Voucher != null)
            .OrderBy(e => e.Id)
            .ToListAsync(cancellation);
        var before = entries.ToDictionary(e => e.Id, e => e.Line);
        VoucherLines.Number(entries.Select(e => (e, goLive.GetValueOrDefault(sources[e.TaskId]))));
        foreach (var entry in entries.Where(e => e.Line != before[e.Id]))
            await db
                .Ledger.Where(e => e.Id == entry.Id)
                .ExecuteUpdateAsync(e => e.SetProperty(x => x.Line, entry.Line), cancellation);
    }
}
