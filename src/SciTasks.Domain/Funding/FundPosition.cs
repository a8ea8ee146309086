using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Money of one source promised or paid as things stand, in đồng.</summary>
public sealed class FundPosition(ResearchTask task, Fund fund)
{
    /// <summary>Paid and kept.</summary>
    public Money Paid => task.Ledger.NetPaid(fund);

    /// <summary>Approved and not yet paid.</summary>
    public Money Promised =>
        task
            .Tranches.Where(t => t.Fund == fund && t.Approved is not null && t.Released is null)
            .Total(t =>
                t.ApprovedAmount is { } approved
                && task.Ledger.PaidUnder(t, DateOnly.MaxValue) is var paid
                && approved > paid
                    ? approved - paid
                    : Money.Zero
            );

    public Money Total => Paid + Promised;
}
