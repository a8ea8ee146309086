using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SciTasks.Data.Sealing;

/// <summary>Closes committed rows of audit, moves and ledger in blocks. Writers never wait for it: it comes after
/// them, and rows not sealed yet are the tail that <see cref="SealCheck"/> counts.</summary>
public sealed class Sealer(AppDb db, TimeProvider clock)
{
    /// <summary>Rows of a block.</summary>
    private const int Most = 1_000;

    /// <summary>A transaction that began before a seal may commit after it; for this long its rows are waited
    /// for.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);

    /// <summary>Seals whatever is not sealed yet.</summary>
    /// <param name="key">At least 32 bytes, kept outside the database.</param>
    /// <param name="known">The end of the chain as it was kept outside; null where none was.</param>
    /// <returns>The end of the chain, or null where nothing was ever sealed or where the chain in the database is not
    /// the one that <paramref name="known"/> ends: then nothing is sealed, and the check says why.</returns>
    public async Task<SealHead?> SealAsync(byte[] key, SealHead? known, CancellationToken cancellation = default)
    {
        if (known is not null && await AtAsync(known.Number, cancellation) != known.Code)
            return null;
        foreach (var table in SealedTables.All)
            await SealAsync(table, key, cancellation);
        return (await LastAsync(cancellation))?.Head;
    }

    private async Task SealAsync(SealedTable table, byte[] key, CancellationToken cancellation)
    {
        var end = await EndAsync(table, cancellation);
        var last = await SealedRows.LastAsync(db, table, cancellation);
        foreach (var id in last > 0 ? await MissingAsync(table, cancellation) : [])
            await SealAsync(table, key, id, id, cancellation);
        while (end < last && await SealAsync(table, key, end + 1, last, cancellation) is { } sealedTo)
            end = sealedTo;
    }

    /// <summary>One block.</summary>
    /// <returns>The last key it reaches; null where there were no rows.</returns>
    private async Task<long?> SealAsync(
        SealedTable table,
        byte[] key,
        long from,
        long to,
        CancellationToken cancellation
    )
    {
        var rows = new List<RowDigest>();
        await foreach (var row in SealedRows.BetweenAsync(db, table, from, to, Most, cancellation))
            rows.Add(row);
        if (rows.Count == 0)
            return null;
        var block = new Seal(
            table.Name,
            from,
            rows[^1].Id,
            rows.Count,
            string.Join('\n', rows.Select(r => r.Line)),
            clock.GetUtcNow().UtcDateTime,
            await LastAsync(cancellation),
            key
        );
        db.Seals.Add(block);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return block.ToId;
    }

    /// <summary>Keys that a recent block left out, because their rows were not committed, and that are not sealed by a
    /// later one.</summary>
    private async Task<IEnumerable<long>> MissingAsync(SealedTable table, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().UtcDateTime - Late;
        var recent = db.Seals.AsNoTracking().Where(s => s.Table == table.Name && s.At >= since);
        var gaps = await recent.Where(s => s.Rows < s.ToId - s.FromId + 1).ToListAsync(cancellation);
        if (gaps.Count == 0)
            return [];
        var first = gaps.Min(g => g.Number);
        var late = await recent.Where(s => s.Number > first && s.FromId == s.ToId).ToListAsync(cancellation);
        var there = gaps.Concat(late).SelectMany(Ids).ToHashSet();
        return [.. gaps.SelectMany(b => Range(b.FromId, b.ToId)).Where(id => !there.Contains(id))];
    }

    internal static IEnumerable<long> Ids(Seal block) =>
        block.Lines.Split('\n').Select(l => long.Parse(l.Split(' ')[0], CultureInfo.InvariantCulture));

    private static IEnumerable<long> Range(long from, long to)
    {
        for (var id = from; id <= to; id++)
            yield return id;
    }

    private async Task<long> EndAsync(SealedTable table, CancellationToken cancellation) =>
        await db.Seals.Where(s => s.Table == table.Name).MaxAsync(s => (long?)s.ToId, cancellation) ?? 0;

    private Task<Seal?> LastAsync(CancellationToken cancellation) =>
        db.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellation);

    private async Task<string?> AtAsync(int number, CancellationToken cancellation) =>
        await db.Seals.Where(s => s.Number == number).Select(s => s.Code).SingleOrDefaultAsync(cancellation);
}
