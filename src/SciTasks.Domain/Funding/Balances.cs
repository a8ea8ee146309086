using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Brings the stored balances into line with the ledger.</summary>
public static class Balances
{
    /// <summary>Replays the ledger of a task into its totals, its tranches and the keys of its vouchers.</summary>
    /// <param name="goLive">Vouchers dated up to this day are history and need not be unique.</param>
    public static void Refresh(this ResearchTask task, DateOnly? goLive = null)
    {
        foreach (var fund in Enum.GetValues<Fund>())
        {
            if (task.FundTotals.Find(t => t.Fund == fund) is not { } total)
                task.FundTotals.Add(total = new FundTotal(fund));
            total.Take(
                task.Budget(fund),
                task.Ledger.NetPaid(fund),
                task.Ledger.Settled(fund, DateOnly.MaxValue),
                task.OwedByCut(fund)
            );
        }
        foreach (var tranche in task.Tranches)
        {
            var (paid, here) = (
                task.Ledger.PaidUnder(tranche, DateOnly.MaxValue),
                task.Ledger.PaidUnder(tranche, DateOnly.MaxValue, hereOnly: true)
            );
            tranche.Take(TrancheStates.Of(task, tranche, DateOnly.MaxValue), paid, here);
        }
        var standing = task.Ledger.Standing().ToHashSet();
        foreach (var effect in task.Ledger.Effects())
            effect.Entry.Take(
                effect.Kind,
                effect.Amount,
                standing.Contains(effect.Entry) ? LedgerEntry.KeyOf(effect.Entry, goLive) : null
            );
    }
}
