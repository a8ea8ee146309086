using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Tranches;

/// <summary>Money of the whole task and one source, before and after the tranche, in đồng.</summary>
/// <param name="On">The day it is counted to, the same as the gate beside it.</param>
public sealed record BeforeAfter(Money? Budget, Money Before, Money Amount, DateOnly On)
{
    /// <summary>What the gate counted, so that page, queue and gate never show two sums for one thing; without a
    /// gate, as things stand.</summary>
    public static BeforeAfter Of(OpenedTask opened, GateVerdict? gate, DateOnly on)
    {
        var (task, tranche) = (opened.Task, opened.Tranche);
        if (gate is not null)
            return new(task.BudgetOn(tranche.Fund, on), gate.Before, gate.Amount, on);
        var own =
            tranche.Approved is not null && tranche.Released is null
                ? Money.Max(tranche.ApprovedAmount ?? Money.Zero, tranche.Paid)
                : tranche.Paid;
        return new(
            task.Budget(tranche.Fund),
            new FundPosition(task, tranche.Fund).Total - own,
            tranche.Released is null ? Money.Max(tranche.Amount ?? Money.Zero, tranche.Paid) : tranche.Paid,
            on
        );
    }

    public Money After => Before + Amount;
    public Money? Left => Budget is { } total ? total - After : null;
}
