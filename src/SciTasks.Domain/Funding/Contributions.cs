using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Counterpart and other money is recorded as contributed; the gate does not concern it (product.md §4).</summary>
public static class Contributions
{
    /// <param name="amount">In đồng; with what came in before not above the approved total of the source.</param>
    /// <exception cref="RefusedException">State money, no amount, or above the total.</exception>
    public static LedgerEntry Record(ResearchTask task, Fund fund, DateOnly day, Money amount, VoucherSlip slip)
    {
        var paid = task.Ledger.NetPaid(fund);
        new Verdict([.. new Refusal?[]
        {
            fund == Fund.State ? new("tranche.not-state", fund) : null,
            amount > Money.Zero ? null : new("tranche.amount-positive"),
            task.Budget(fund) is { } total && paid + amount > total ? new("ledger.paid-above-approved", fund, paid + amount, total) : null,
        }.OfType<Refusal>()]).Guard();
        var entry = new LedgerEntry(LedgerKind.Payment, fund, day, amount) { Voucher = slip.Voucher, Treasury = slip.Treasury, Content = slip.Content, Line = slip.Line ?? 1, BudgetYear = slip.BudgetYear ?? day.Year };
        task.Ledger.Add(entry);
        return entry;
    }
}
