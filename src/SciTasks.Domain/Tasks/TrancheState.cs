namespace SciTasks.Domain.Tasks;

/// <summary>How far a tranche has come.</summary>
public enum TrancheState
{
    Planned,
    Requested,
    Verified,
    Checked,
    Endorsed,
    Approved,
    PaymentFailed,
    PartlyPaid,
    Paid,
    Settled,
    Recovered,
    Closed,
    Returned,
    Refused,
    Withdrawn,
    Cancelled,
}
