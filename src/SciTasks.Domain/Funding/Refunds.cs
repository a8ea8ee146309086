using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>State money owed back: decided by name, or because the approved total was cut below what is paid.</summary>
public static class Refunds
{
    /// <summary>What of a decided refund has not come back by the day, in đồng.</summary>
    public static Money UnpaidRefund(this ResearchTask task, DateOnly on)
    {
        if (task.RefundDecided is not { } decided || decided > on || task.RefundDue is not { } due)
            return Money.Zero;
        var paid = task
            .Ledger.Effects()
            .Where(e => e.Day <= on && e.Kind is LedgerKind.Return or LedgerKind.Recovery && e.Day >= decided)
            .Total(e => e.Amount);
        return due > paid ? due - paid : Money.Zero;
    }

    /// <summary>What is paid above the approved total of state funds on the day because a decision cut it by then,
    /// in đồng.</summary>
    public static Money CutRefund(this ResearchTask task, DateOnly on)
    {
        if (
            task.CutDay(on) is null
            || task.BudgetOn(Fund.State, on) is not { } approved
            || task.PaidTooMuch(Fund.State)
        )
            return Money.Zero;
        var paid = task.Ledger.NetPaid(Fund.State, on);
        return paid > approved ? paid - approved : Money.Zero;
    }

    /// <summary>The larger of the two, in đồng: a cut and the decision to recover it are one debt.</summary>
    public static Money RefundOwed(this ResearchTask task, DateOnly on) =>
        Money.Max(task.UnpaidRefund(on), task.CutRefund(on));

    /// <summary>The last day by then on which a decision lowered the state budget.</summary>
    public static DateOnly? CutDay(this ResearchTask task, DateOnly on) =>
        task
            .BudgetChanges.Where(c => c.Fund == Fund.State && c.Day <= on && c.Before > c.After)
            .Select(c => (DateOnly?)c.Day)
            .Max();
}
