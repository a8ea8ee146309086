using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>A tranche as planned.</summary>
/// <param name="Amount">In đồng.</param>
public sealed record PlannedTranche(
    DateOnly? Day,
    Money Amount,
    string? Conditions = null,
    bool Final = false,
    bool Equipment = false
);

/// <summary>The plan of tranches of a task. It may not exceed the approved budget of its source; every change keeps
/// what was planned before.</summary>
public sealed class FundingPlan(ResearchTask task)
{
    /// <summary>Planned, or promised where that is decided, of the tranches of a source that still stand.</summary>
    public Money Planned(Fund fund, Tranche? apartFrom = null) =>
        task
            .Tranches.Where(t => t.Fund == fund && t != apartFrom && t.Cancelled is null)
            .Total(t => t.Closed is null ? t.Promised ?? t.PlannedAmount : task.Ledger.PaidUnder(t, DateOnly.MaxValue));

    /// <summary>Why the tranche may not be planned so; nothing where it may.</summary>
    /// <param name="existing">The tranche that is planned anew, or null for a new one.</param>
    public Verdict May(Fund fund, PlannedTranche plan, Tranche? existing = null)
    {
        var others = Planned(fund, existing);
        var state = existing is null ? TrancheState.Planned : TrancheStates.Of(task, existing, DateOnly.MaxValue);
        return new([
            .. new Refusal?[]
            {
                existing is not null && !MoveTable.Allows(MoveKind.Replan, state)
                    ? new("tranche.move-not-allowed", MoveKind.Replan, existing.Number, state)
                    : null,
                plan.Amount > Money.Zero ? null : new("tranche.amount-positive"),
                task.Budget(fund) is not { } approved ? new("tranche.plan-without-budget", fund)
                : others + plan.Amount > approved ? new("tranche.plan-above-budget", others, plan.Amount, approved)
                : null,
                plan.Final
                && task.Tranches.Exists(t => t.Fund == fund && t.Final == true && t != existing && t.Cancelled is null)
                    ? new("tranche.second-final")
                    : null,
            }.OfType<Refusal>(),
        ]);
    }

    /// <summary>Adds a tranche with the next number of its source.</summary>
    public Tranche Add(Fund fund, PlannedTranche plan, Step step)
    {
        May(fund, plan).Guard();
        var tranche = new Tranche(
            task.Tranches.Where(t => t.Fund == fund).Select(t => t.Number).DefaultIfEmpty().Max() + 1,
            fund
        );
        task.Tranches.Add(tranche);
        Write(tranche, plan, MoveKind.Plan, step);
        return tranche;
    }

    /// <summary>Plans a tranche anew, with a reason.</summary>
    public void Change(Tranche tranche, PlannedTranche plan, Step step)
    {
        May(tranche.Fund, plan, tranche).Guard();
        if (string.IsNullOrWhiteSpace(step.Reason))
            throw new RefusedException(new Refusal("tranche.reason-needed"));
        (tranche.Requested, tranche.RequestedAmount, tranche.VerifiedAmount) = (null, null, null);
        Write(tranche, plan, MoveKind.Replan, step);
    }

    private void Write(Tranche tranche, PlannedTranche plan, MoveKind move, Step step)
    {
        (tranche.PlannedDay, tranche.PlannedAmount, tranche.Conditions) = (plan.Day, plan.Amount, plan.Conditions);
        (tranche.Final, tranche.Equipment) = (plan.Final ? true : null, plan.Equipment ? true : null);
        task.Record(tranche, move, step, plan.Amount).PlannedDay = plan.Day;
    }
}
