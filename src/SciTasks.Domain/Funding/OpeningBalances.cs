using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>What had been paid before the ledger was kept here, known from an old list as one sum up to a day ("đã cấp đến
/// 31/12/2021") or of one year. It counts as paid and never as paid in a year, and no entry may speak of the same days
/// (docs/rules/summary.md).</summary>
public static class OpeningBalances
{
    /// <summary>States that from <paramref name="from"/> to <paramref name="to"/> so much was paid in all. What the ledger
    /// holds of these days already is not entered again.</summary>
    /// <param name="from">Null for everything up to the last day.</param>
    /// <param name="total">In đồng.</param>
    /// <param name="source">Where it is known from: a list and its column, or a paper.</param>
    /// <returns>The entry, or null where the ledger says so already.</returns>
    /// <exception cref="RefusedException">The ledger holds other payments of these days, or another balance of part of
    /// them.</exception>
    public static LedgerEntry? StateOpening(
        this ResearchTask task,
        Fund fund,
        DateOnly? from,
        DateOnly to,
        Money total,
        string? source
    )
    {
        if (total <= Money.Zero)
            throw new RefusedException(new Refusal("tranche.amount-positive"));
        if (from > to)
            throw new RefusedException(new Refusal("opening.from-after-to", from, to));
        var standing = task.Ledger.Standing().Where(e => e.Fund == fund).ToList();
        var balances = standing.FindAll(e => e.Kind == LedgerKind.OpeningBalance);
        var former = balances.Find(b => b.From == from && b.Day == to);
        // Balances of parts of these days stay; this one holds what they do not say.
        var parts = balances.FindAll(b => b != former && LiesWithin(b, from, to));
        var said = parts.Total(b => b.Amount);
        if (former is not null && former.Amount + said == total)
            return null;
        if (balances.Find(b => b != former && Meets(b, from, to) && !LiesWithin(b, from, to)) is { } other)
            throw new RefusedException(new Refusal("opening.meets-another", other.Day, other.Amount));
        var known = standing.Effects().Where(e => (from is null || from <= e.Day) && e.Day <= to).Total(e => e.Kept);
        if (former is null && known == total)
            return null;
        if (standing.Exists(e => e.Kind != LedgerKind.OpeningBalance && (from is null || from <= e.Day) && e.Day <= to))
            throw new RefusedException(new Refusal("opening.ledger-differs", to, known, total));
        if (total <= said)
            throw new RefusedException(new Refusal("opening.less-than-before", to, total, parts.Max(b => b.Day)));
        if (former is not null)
            task.Ledger.Add(former.Reverse(to));
        var entry = LedgerEntry.Opening(fund, from, to, total - said, source);
        task.Ledger.Add(entry);
        return entry;
    }

    /// <summary>Why a payment of this day cannot be entered: an opening balance speaks of it. Null where none does.</summary>
    public static Refusal? CoveredByOpening(this ResearchTask task, Fund fund, DateOnly day) =>
        task.Ledger.Standing().FirstOrDefault(e => e.Fund == fund && e.Covers(day)) is { } balance
            ? new("opening.covers", day, balance.Day, balance.Amount)
            : null;

    private static bool Meets(LedgerEntry balance, DateOnly? from, DateOnly to) =>
        (balance.From is null || balance.From <= to) && (from is null || from <= balance.Day);

    private static bool LiesWithin(LedgerEntry balance, DateOnly? from, DateOnly to) =>
        balance.Day <= to && (from is null || from <= balance.From);
}
