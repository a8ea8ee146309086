using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Counterpart and other money is recorded as contributed; the gate does not concern it
/// (docs/rules/gate.md).</summary>
public static class Contributions
{
    /// <param name="amount">In đồng; with what came in before not above the approved total of the source.</param>
    /// <exception cref="RefusedException">State money, no amount, or above the total.</exception>
    public static LedgerEntry Record(ResearchTask task, Fund fund, DateOnly day, Money amount, VoucherSlip slip)
    {
        var paid = task.Ledger.NetPaid(fund);
        new Verdict([
            .. new Refusal?[]
            {
                fund == Fund.State ? new("tranche.not-state", fund) : null,
                amount > Money.Zero ? null : new("tranche.amount-positive"),
                task.CoveredByOpening(fund, day),
                task.Budget(fund) is { } total && paid + amount > total
                    ? new("ledger.paid-above-approved", fund, paid + amount, total)
                    : null,
            }.OfType<Refusal>(),
        ]).Guard();
        var entry = new LedgerEntry(LedgerKind.Payment, fund, day, amount)
        {
            Voucher = slip.Voucher,
            Treasury = slip.Treasury,
            Content = slip.Content,
            Line = slip.Line ?? 1,
            BudgetYear = slip.BudgetYear ?? day.Year,
        };
        task.Ledger.Add(entry);
        return entry;
    }

    /// <summary>Takes back an entry that belongs to no tranche, for whatever fund.</summary>
    /// <exception cref="RefusedException">It belongs to a tranche, is taken back already, or what is left would not
    /// add up.</exception>
    public static LedgerEntry Reverse(ResearchTask task, LedgerEntry entry, DateOnly day, string? reason)
    {
        var back = entry.Kind is LedgerKind.Return or LedgerKind.Recovery;
        new Verdict([
            .. new Refusal?[]
            {
                entry.Tranche is not null ? new("ledger.choose-entry") : null,
                task.Ledger.Standing().Contains(entry) ? null : new("ledger.already-reversed"),
                day < entry.Day ? new("ledger.reversed-before", day, entry.Day) : null,
                string.IsNullOrWhiteSpace(reason) ? new("tranche.reason-needed") : null,
                back ? AboveTotal(task, entry) : null,
            }.OfType<Refusal>(),
        ]).Guard();
        var reversal = entry.Reverse(day);
        task.Ledger.Add(reversal);
        return reversal;
    }

    /// <summary>Without what came back more would be paid than is approved, or than a cut found paid.</summary>
    internal static Refusal? AboveTotal(ResearchTask task, LedgerEntry returned) =>
        task.Budget(returned.Fund) is { } total
        && task.Ledger.NetPaid(returned.Fund) + returned.Amount is var paid
        && paid > Money.Max(total, task.PaidBeforeCut(returned.Fund))
            ? new("ledger.paid-above-approved", returned.Fund, paid, total)
            : null;
}
