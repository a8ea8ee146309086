using SciTasks.Domain.Basics;

namespace SciTasks.Domain.Tasks;

/// <summary>Approved and paid of one task and source. The database itself refuses paid above approved, apart from
/// what a later cut of the
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

    internal void Take(Money? approved, Money paid, Money settled, Money owed) =>
        (Approved, Paid, Settled, Owed) = (approved, paid, settled, owed);
}
