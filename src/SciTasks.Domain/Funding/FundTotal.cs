using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Approved and paid of one task and source. The database itself refuses paid above approved, apart from what a later cut of the
/// approved total made owed back.</summary>
public sealed class FundTotal
{
    private FundTotal() { }

    public FundTotal(Fund fund) => Fund = fund;

    public int TaskId { get; private set; }
    public Fund Fund { get; private set; }
    public Money? Approved { get; private set; }
    /// <summary>Advances and payments less what came back.</summary>
    public Money Paid { get; private set; }
    public Money Settled { get; private set; }
    /// <summary>Owed back because the approved total was cut below what had been paid.</summary>
    public Money Owed { get; private set; }

    internal void Take(ResearchTask task) =>
        (Approved, Paid, Settled, Owed) = (task.Budget(Fund), task.Ledger.NetPaid(Fund), task.Ledger.Settled(Fund, DateOnly.MaxValue), task.OwedByCut(Fund));
}

/// <summary>Brings the stored balances into line with the ledger.</summary>
public static class Balances
{
    /// <summary>Replays the ledger of a task into its totals, its tranches and the keys of its vouchers.</summary>
    /// <param name="goLive">Vouchers dated up to this day are history and need not be unique.</param>
    public static void Refresh(this ResearchTask task, DateOnly? goLive = null)
    {
        foreach (var fund in Enum.GetValues<Fund>())
        {
            if (task.FundTotals.Find(t => t.Fund == fund) is not { } total) task.FundTotals.Add(total = new FundTotal(fund));
            total.Take(task);
        }
        foreach (var tranche in task.Tranches)
        {
            var (paid, here) = (task.Ledger.PaidUnder(tranche, DateOnly.MaxValue), task.Ledger.PaidUnder(tranche, DateOnly.MaxValue, hereOnly: true));
            tranche.Take(TrancheStates.Of(task, tranche, DateOnly.MaxValue), paid, here);
        }
        var standing = task.Ledger.Standing().ToHashSet();
        foreach (var effect in task.Ledger.Effects()) effect.Entry.Take(effect, standing.Contains(effect.Entry) ? LedgerEntry.KeyOf(effect.Entry, goLive) : null);
    }
}
