using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data.Parts;

namespace SciTasks.Data.Sealing;

/// <summary>What is wrong with rows that are written once.</summary>
public enum SealFault
{
    /// <summary>A row says something else than when it was sealed.</summary>
    RowChanged,

    /// <summary>What a later paper may complete differs, and the history does not say so.</summary>
    RowCompletedInSilence,

    RowMissing,

    /// <summary>A row stands between sealed ones and was not there when they were sealed.</summary>
    RowSlippedIn,

    /// <summary>The block was not made with the key, or was changed.</summary>
    BlockChanged,

    BlockMissing,

    /// <summary>The chain is shorter than, or another than, the one whose end was kept outside.</summary>
    EndMissing,

    /// <summary>There are blocks and no key to prove them with.</summary>
    KeyMissing,

    /// <summary>The database no longer refuses changes of the table.</summary>
    TriggerMissing,
}

/// <param name="Table">Of the rows; empty where the chain itself is meant.</param>
/// <param name="First">Key of the first row, or number of the first block.</param>
/// <param name="Last">The same as <paramref name="First"/> where only one is meant.</param>
public sealed record SealFinding(SealFault Fault, string Table, long First, long Last);

/// <summary>Compares audit, moves and ledger with their seals. Never writes.</summary>
public sealed class SealCheck(AppDb db)
{
    private readonly Dictionary<string, SortedSet<long>> _slipped = [];

    /// <summary>The triggers by which the database refuses to change what is written once.</summary>
    public static IReadOnlyCollection<string> Triggers => [.. SealedTables.Triggers];

    /// <summary>Rows after the last sealed one, over all tables.</summary>
    public long Tail { get; private set; }

    public SealHead? Head { get; private set; }

    /// <param name="key">With which the seals were made; null where it is not there.</param>
    /// <param name="known">Ends of the chain that were kept outside the database.</param>
    public async IAsyncEnumerable<SealFinding> FindingsAsync(
        byte[]? key,
        IReadOnlyCollection<SealHead> known,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var (number, code, found) = (0, "", new HashSet<SealHead>());
        await foreach (var block in BlocksAsync(cancellation))
        {
            if (key is null && number == 0)
                yield return new(SealFault.KeyMissing, "", block.Number, block.Number);
            if (block.Number > number + 1)
                yield return new(SealFault.BlockMissing, "", number + 1, block.Number - 1);
            else if (block.Previous != code || (key is not null && !block.IsMadeBy(key)))
                yield return new(SealFault.BlockChanged, "", block.Number, block.Number);
            foreach (var finding in await RowsAsync(block, cancellation))
                yield return finding;
            (number, code) = (block.Number, block.Code);
            Head = block.Head;
            if (known.Contains(block.Head))
                found.Add(block.Head);
        }
        foreach (var lost in known.Where(k => !found.Contains(k)))
            yield return new(SealFault.EndMissing, "", number, lost.Number);
        foreach (var (table, ids) in _slipped)
            foreach (var id in ids)
                yield return new(SealFault.RowSlippedIn, table, id, id);
        Tail = await TailAsync(cancellation);
    }

    private async IAsyncEnumerable<Seal> BlocksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        const int many = 50;
        for (var (last, more) = (0, true); more;)
        {
            var after = last;
            var blocks = await db
                .Seals.AsNoTracking()
                .Where(s => s.Number > after)
                .OrderBy(s => s.Number)
                .Take(many)
                .ToListAsync(cancellation);
            foreach (var block in blocks)
                yield return block;
            (more, last) = (blocks.Count == many, blocks.Count == 0 ? last : blocks[^1].Number);
        }
    }

    private async Task<List<SealFinding>> RowsAsync(Seal block, CancellationToken cancellation)
    {
        var findings = new List<SealFinding>();
        if (SealedTables.All.SingleOrDefault(t => t.Name == block.Table) is not { } table)
            return [new(SealFault.BlockChanged, "", block.Number, block.Number)];
        if (Expected(block) is not { } expected)
            return [new(SealFault.BlockChanged, "", block.Number, block.Number)];
        if (!_slipped.TryGetValue(table.Name, out var slipped))
            _slipped[table.Name] = slipped = [];
        var from = block.FromId == 1 ? long.MinValue : block.FromId;
        await foreach (var row in SealedRows.BetweenAsync(db, table, from, block.ToId, int.MaxValue, cancellation))
            if (!expected.Remove(row.Id, out var was))
                slipped.Add(row.Id);
            else if (row.Fixed != was.Fixed)
                findings.Add(new(SealFault.RowChanged, table.Name, row.Id, row.Id));
            else if (row.Open != was.Open && !await IsToldAsync(table, row.Id, block.At, cancellation))
                findings.Add(new(SealFault.RowCompletedInSilence, table.Name, row.Id, row.Id));
        // What comes late has a block of its own, after the one it is missing from.
        slipped.ExceptWith(Sealer.Ids(block));
        findings.AddRange(
            expected.Keys.Order().Select(id => new SealFinding(SealFault.RowMissing, table.Name, id, id))
        );
        return findings;
    }

    /// <returns>Null where the lines cannot be read any more.</returns>
    private static Dictionary<long, RowDigest>? Expected(Seal block)
    {
        try
        {
            return block.Lines.Split('\n').Select(RowDigest.Read).ToDictionary(r => r.Id);
        }
        catch (Exception e)
            when (e is FormatException or IndexOutOfRangeException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The history tells of a change of this entry since it was sealed.</summary>
    private async Task<bool> IsToldAsync(SealedTable table, long id, DateTime since, CancellationToken cancellation)
    {
        if (
            table.Name != "Ledger"
            || await db.Ledger.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellation) is not { } entry
        )
            return false;
        var task = await db
            .Tasks.Where(t => t.Id == entry.TaskId)
            .Select(t => t.Source + "|" + t.CodeKey)
            .SingleOrDefaultAsync(cancellation);
        var subject = TaskParts.Of(entry)?.SubjectOf(entry);
        return await db.Audit.AnyAsync(
            a => a.TaskKey == task && a.At >= since && a.Action == "Modified" && a.Subject == subject,
            cancellation
        );
    }

    private async Task<long> TailAsync(CancellationToken cancellation)
    {
        var tail = 0L;
        foreach (var table in SealedTables.All)
        {
            var end = await db.Seals.Where(s => s.Table == table.Name).MaxAsync(s => (long?)s.ToId, cancellation) ?? 0;
            tail += await SealedRows.CountAfterAsync(db, table, end, cancellation);
        }
        return tail;
    }
}
