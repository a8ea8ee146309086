namespace SciTasks.Domain.Funding;

/// <summary>Sums over ledger entries. A reversal takes back the entry it matches: same fund, tranche, amount and voucher, not later, not
/// yet taken back.</summary>
public static class Ledger
{
    /// <summary>Each entry with the kind it acts on: a reversal acts on the kind of the entry it takes back, with a negative amount.</summary>
    public static IReadOnlyList<LedgerEffect> Effects(this IEnumerable<LedgerEntry> entries)
    {
        var open = new List<LedgerEntry>();
        var effects = new List<LedgerEffect>();
        foreach (var entry in entries.OrderBy(e => e.Day).ThenBy(e => e.Kind == LedgerKind.Reversal).ThenBy(e => e.Id))
            if (entry.Kind != LedgerKind.Reversal)
            {
                open.Add(entry);
                effects.Add(new(entry, entry.Kind, entry.Amount, entry.Day));
            }
            else
            {
                var taken = open.FirstOrDefault(e => TakesBack(entry, e) && e.Voucher == entry.Voucher) ?? open.FirstOrDefault(e => TakesBack(entry, e));
                if (taken is not null) open.Remove(taken);
                effects.Add(new(entry, taken?.Kind ?? LedgerKind.Advance, -entry.Amount, entry.Day));
            }
        return effects;
    }

    /// <summary>Entries that are neither reversals nor taken back by one.</summary>
    public static IReadOnlyList<LedgerEntry> Standing(this IEnumerable<LedgerEntry> entries)
    {
        var all = entries.ToList();
        var standing = all.Where(e => e.Kind != LedgerKind.Reversal).ToList();
        foreach (var reversal in all.Where(e => e.Kind == LedgerKind.Reversal).OrderBy(e => e.Day))
            if ((standing.Find(e => TakesBack(reversal, e) && e.Voucher == reversal.Voucher) ?? standing.Find(e => TakesBack(reversal, e))) is { } taken)
                standing.Remove(taken);
        return standing;
    }

    /// <summary>Advances and payments less reversals, returns and recoveries: what has been paid and kept.</summary>
    public static Money NetPaid(this IEnumerable<LedgerEntry> entries, Fund fund, DateOnly? on = null) => entries.Effects()
        .Where(e => e.Entry.Fund == fund && (on is null || e.Day <= on))
        .Total(e => e.Kind switch
        {
            LedgerKind.Advance or LedgerKind.Payment => e.Amount,
            LedgerKind.Return or LedgerKind.Recovery => -e.Amount,
            _ => Money.Zero,
        });

    /// <summary>Advances and payments under one tranche, less reversals; what came back later does not count here.</summary>
    public static Money PaidUnder(this IEnumerable<LedgerEntry> entries, Tranche tranche, DateOnly on) => entries.Effects()
        .Where(e => e.Entry.Fund == tranche.Fund && e.Entry.Tranche == tranche.Number && e.Day <= on && e.Kind is (LedgerKind.Advance or LedgerKind.Payment))
        .Total(e => e.Amount);

    /// <summary>Advances not yet settled, returned or recovered on a day; never below zero.</summary>
    public static Money UnsettledAdvances(this IEnumerable<LedgerEntry> entries, DateOnly on)
    {
        var open = entries.Effects().Where(e => e.Entry.Fund == Fund.State && e.Day <= on).Total(e => e.Kind switch
        {
            LedgerKind.Advance => e.Amount,
            LedgerKind.Settlement or LedgerKind.Return or LedgerKind.Recovery => -e.Amount,
            _ => Money.Zero,
        });
        return open > Money.Zero ? open : Money.Zero;
    }

    /// <summary>Giải ngân of a period: advances and direct payments dated in it, less reversals and less sums returned against the same
    /// budget year. Settling an advance is not new money (product.md §7).</summary>
    public static Money Disbursed(this IEnumerable<LedgerEntry> entries, Fund fund, DateOnly from, DateOnly to) => entries.Effects()
        .Where(e => e.Entry.Fund == fund && from <= e.Day && e.Day <= to)
        .Total(e => e.Kind switch
        {
            LedgerKind.Advance or LedgerKind.Payment => e.Amount,
            LedgerKind.Return or LedgerKind.Recovery when e.Entry.BudgetYear == to.Year => -e.Amount,
            _ => Money.Zero,
        });

    /// <summary>Sum of settlements and direct payments up to a day.</summary>
    public static Money Settled(this IEnumerable<LedgerEntry> entries, Fund fund, DateOnly on) => entries.Effects()
        .Where(e => e.Entry.Fund == fund && e.Day <= on)
        .Total(e => e.Kind is LedgerKind.Settlement or LedgerKind.Payment ? e.Amount : Money.Zero);

    private static bool TakesBack(LedgerEntry reversal, LedgerEntry entry) =>
        entry.Fund == reversal.Fund && entry.Amount == reversal.Amount && entry.Tranche == reversal.Tranche;
}

/// <summary>An entry as it counts: the kind it acts on and the signed amount.</summary>
public sealed record LedgerEffect(LedgerEntry Entry, LedgerKind Kind, Money Amount, DateOnly Day);
