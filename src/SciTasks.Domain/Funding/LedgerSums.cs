using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Sums over ledger entries. A reversal takes back the entry it names; one that came in by import, the
/// entry it matches: same fund,
/// tranche, amount and voucher, not later, not yet taken back.</summary>
public static class LedgerSums
{
    /// <summary>Each entry with the kind it acts on: a reversal acts on the kind of the entry it takes back, with a
    /// negative amount.</summary>
    public static IReadOnlyList<LedgerEffect> Effects(this IEnumerable<LedgerEntry> entries)
    {
        var open = new List<LedgerEntry>();
        var effects = new List<LedgerEffect>();
        foreach (var entry in InOrder(entries))
            if (entry.Kind != LedgerKind.Reversal)
            {
                open.Add(entry);
                effects.Add(new(entry, entry.Kind, entry.Amount, entry.Day, entry.Here));
            }
            else
            {
                var taken = TakenBackBy(entry, open);
                if (taken is not null)
                    open.Remove(taken);
                effects.Add(
                    new(entry, taken?.Kind ?? LedgerKind.Advance, -entry.Amount, entry.Day, taken?.Here ?? entry.Here)
                );
            }
        return effects;
    }

    /// <summary>Entries that are neither reversals nor taken back by one.</summary>
    public static IReadOnlyList<LedgerEntry> Standing(this IEnumerable<LedgerEntry> entries)
    {
        var standing = new List<LedgerEntry>();
        foreach (var entry in InOrder(entries))
            if (entry.Kind != LedgerKind.Reversal)
                standing.Add(entry);
            else if (TakenBackBy(entry, standing) is { } taken)
                standing.Remove(taken);
        return standing;
    }

    /// <summary>Opening balances, advances and payments less reversals, returns and recoveries: what has been paid and
    /// kept.</summary>
    public static Money NetPaid(this IEnumerable<LedgerEntry> entries, Fund fund, DateOnly? on = null) =>
        entries.Effects().Where(e => e.Entry.Fund == fund && (on is null || e.Day <= on)).Total(e => e.Kept);

    /// <summary>Advances and payments under one tranche, less reversals; what came back later does not count
    /// here.</summary>
    /// <param name="hereOnly">Leaves out what was recorded as having already happened.</param>
    public static Money PaidUnder(
        this IEnumerable<LedgerEntry> entries,
        Tranche tranche,
        DateOnly on,
        bool hereOnly = false
    ) =>
        entries
            .Effects()
            .Where(e =>
                e.IsUnder(tranche)
                && e.Day <= on
                && e.Kind is (LedgerKind.Advance or LedgerKind.Payment)
                && (e.Here || !hereOnly)
            )
            .Total(e => e.Amount);

    /// <summary>What the ledger holds of one tranche on a day.</summary>
    public static TrancheSums SumsOf(this IEnumerable<LedgerEntry> entries, Tranche tranche, DateOnly on) =>
        entries.Effects().Where(e => e.IsUnder(tranche) && e.Day <= on).Sums();

    /// <summary>Advances not yet settled, returned or recovered on a day; never below zero. What one tranche settled
    /// beyond its advance does
    /// not settle another; entries that name no tranche count for all.</summary>
    public static Money UnsettledAdvances(this IEnumerable<LedgerEntry> entries, DateOnly on) =>
        AdvanceSums.Of(entries.Effects().Where(e => e.Entry.Fund == Fund.State && e.Day <= on)).Open;

    /// <summary>Giải ngân of a period: advances and direct payments dated in it, less reversals and less sums
    /// returned against the same budget year. Settling an advance is not new money, and an opening balance was paid before
    /// (docs/rules/summary.md).</summary>
    public static Money Disbursed(this IEnumerable<LedgerEntry> entries, Fund fund, DateOnly from, DateOnly to) =>
        entries
            .Effects()
            .Where(e => e.Entry.Fund == fund && from <= e.Day && e.Day <= to)
            .Total(e =>
                e.Kind switch
                {
                    LedgerKind.Advance or LedgerKind.Payment => e.Amount,
                    LedgerKind.Return or LedgerKind.Recovery when e.Entry.BudgetYear == to.Year => -e.Amount,
                    _ => Money.Zero,
                }
            );

    /// <summary>Sum of settlements and direct payments up to a day.</summary>
    public static Money Settled(this IEnumerable<LedgerEntry> entries, Fund fund, DateOnly on) =>
        entries
            .Effects()
            .Where(e => e.Entry.Fund == fund && e.Day <= on)
            .Total(e => e.Kind is LedgerKind.Settlement or LedgerKind.Payment ? e.Amount : Money.Zero);

    internal static TrancheSums Sums(this IEnumerable<LedgerEffect> effects)
    {
        var all = effects.ToList();
        Money Of(params LedgerKind[] kinds) => all.Where(e => kinds.Contains(e.Kind)).Total(e => e.Amount);
        return new(
            Of(LedgerKind.Advance),
            Of(LedgerKind.Payment),
            Of(LedgerKind.Settlement),
            Of(LedgerKind.Return, LedgerKind.Recovery)
        );
    }

    private static IEnumerable<LedgerEntry> InOrder(IEnumerable<LedgerEntry> entries) =>
        entries
            .OrderBy(e => e.Day)
            .ThenBy(e => e.Kind == LedgerKind.Reversal)
            .ThenBy(e => e.Id == 0 ? int.MaxValue : e.Id);

    private static LedgerEntry? TakenBackBy(LedgerEntry reversal, List<LedgerEntry> open) =>
        reversal.Reverses is { } named ? open.Find(e => ReferenceEquals(e, named))
        : reversal.ReversesId is { } id ? open.Find(e => e.Id == id)
        : open.Find(e => TakesBack(reversal, e) && e.Voucher == reversal.Voucher)
            ?? open.Find(e => TakesBack(reversal, e));

    private static bool TakesBack(LedgerEntry reversal, LedgerEntry entry) =>
        entry.Fund == reversal.Fund && entry.Amount == reversal.Amount && entry.Tranche == reversal.Tranche;
}

/// <summary>An entry as it counts: the kind it acts on and the signed amount.</summary>
/// <param name="Here">Of a payment decided here, or taking one back.</param>
public sealed record LedgerEffect(LedgerEntry Entry, LedgerKind Kind, Money Amount, DateOnly Day, bool Here)
{
    /// <summary>What it adds to the money paid and kept: payments count, what came back counts against them,
    /// settling moves none.</summary>
    public Money Kept =>
        Kind switch
        {
            LedgerKind.Advance or LedgerKind.Payment or LedgerKind.OpeningBalance => Amount,
            LedgerKind.Return or LedgerKind.Recovery => -Amount,
            _ => Money.Zero,
        };

    public bool IsUnder(Tranche tranche) => Entry.Fund == tranche.Fund && Entry.Tranche == tranche.Number;
}

/// <summary>Sums of one tranche, in đồng, less reversals.</summary>
/// <param name="Direct">Paid against finished work (thanh toán); nothing to settle.</param>
/// <param name="CameBack">Returned by the host or recovered.</param>
public sealed record TrancheSums(Money Advanced, Money Direct, Money Settled, Money CameBack)
{
    public Money Paid => Advanced + Direct;

    /// <summary>Advances not given back; what came back is taken from direct payments first.</summary>
    public Money AdvanceKept => Advanced - Money.Max(Money.Zero, CameBack - Direct);

    /// <summary>Advances still to be settled or given back; below zero where more was settled than is kept.</summary>
    public Money Open => AdvanceKept - Settled;
}

/// <summary>Advances of several tranches taken together, in đồng.</summary>
/// <param name="Kept">Advanced and not given back.</param>
/// <param name="Settled">Of it settled: within each tranche no more than it keeps.</param>
public sealed record AdvanceSums(Money Kept, Money Settled)
{
    public Money Open => Money.Max(Money.Zero, Kept - Settled);

    public static AdvanceSums Of(IEnumerable<LedgerEffect> effects)
    {
        var all = effects.ToList();
        var named = all.Where(e => e.Entry.Tranche is not null)
            .GroupBy(e => e.Entry.Tranche)
            .Select(g => g.Sums())
            .ToList();
        var rest = all.Where(e => e.Entry.Tranche is null).Sums();
        var kept = Money.Max(Money.Zero, named.Total(s => s.AdvanceKept) + rest.AdvanceKept);
        return new(
            kept,
            Money.Min(kept, named.Total(s => Money.Min(s.Settled, Money.Max(Money.Zero, s.AdvanceKept))) + rest.Settled)
        );
    }
}
