namespace SciTasks.Domain.Funding;

/// <summary>Approved and paid of one task and source. The database itself refuses paid above approved.</summary>
public sealed class FundTotal
{
    private FundTotal() { }

    public FundTotal(Fund fund) => Fund = fund;

    public int TaskId { get; private set; }
    public Fund Fund { get; private set; }
    public Money? Approved { get; set; }
    public Money Paid { get; set; }
    public Money Settled { get; set; }
}
