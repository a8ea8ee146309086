using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;

namespace SciTasks.Web.Importing;

/// <summary>Gives entries their line of the voucher. A voucher dated after go-live stands once (treasury, budget
/// year, number, line): a line the
/// file states and the register has is a duplicate, one it does not state is the next free one.</summary>
internal sealed class VoucherLines(AppDb db, Func<string, DateOnly> goLiveOf)
{
    /// <summary>Lines of the entries an import adds.</summary>
    public async Task AssignAsync(KnownTasks tasks, IReadOnlyList<JudgedSheet> judged, CancellationToken cancellation)
    {
        var rows = judged.SelectMany(s => s.Rows).Where(r => r.Entry is not null).ToDictionary(r => r.Entry!);
        var standing = tasks.All.SelectMany(t => t.Ledger.Standing().Select(e => (Task: t, Entry: e))).ToList();
        var added = standing.Where(a => a.Entry.Id == 0 && Key(a.Task, a.Entry) is not null).ToList();
        var taken = await TakenAsync([.. added.Select(a => a.Entry.BudgetYear).Distinct()], cancellation);
        // Of the tasks at hand what counts is how the file leaves them.
        taken.ExceptWith(
            tasks.All.SelectMany(t => t.Ledger.Where(e => e.VoucherKey is not null).Select(e => e.VoucherKey!))
        );
        taken.UnionWith(standing.Where(a => a.Entry.Id != 0).Select(a => Key(a.Task, a.Entry)).OfType<string>());
        foreach (var (task, entry) in added.OrderByDescending(a => States(rows, a.Entry)))
        {
            if (States(rows, entry) && taken.Contains(Key(task, entry)!))
                rows[entry]
                    .Reject("Dòng chứng từ", new("ledger.voucher-twice", entry.Voucher, entry.Line, entry.BudgetYear));
            Number(entry, taken, () => Key(task, entry)!);
        }
    }

    /// <summary>Lines of stored entries that had none before, or whose source is followed from an earlier
    /// day.</summary>
    public static void Number(IEnumerable<(LedgerEntry Entry, DateOnly? GoLive)> entries)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (entry, goLive) in entries)
            if (LedgerEntry.KeyOf(entry, goLive) is not null)
                Number(entry, taken, () => LedgerEntry.KeyOf(entry, goLive)!);
    }

    private static void Number(LedgerEntry entry, HashSet<string> taken, Func<string> key)
    {
        while (!taken.Add(key()))
            entry.Line++;
    }

    private string? Key(ResearchTask task, LedgerEntry entry) => LedgerEntry.KeyOf(entry, goLiveOf(task.Source));

    private static bool States(Dictionary<LedgerEntry, JudgedRow> rows, LedgerEntry entry) =>
        rows.TryGetValue(entry, out var row) && row.Row.Get<int?>(PartSheets.Line) is not null;

    private async Task<HashSet<string>> TakenAsync(List<int> years, CancellationToken cancellation) =>
        years.Count == 0
            ? []
            :
            [
                .. await db
                    .Ledger.Where(e => e.VoucherKey != null && years.Contains(e.BudgetYear))
                    .Select(e => e.VoucherKey!)
                    .ToListAsync(cancellation),
            ];
}
