using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Unspent money of a year goes on to the next one, visibly on both sides (TTLT 27/2015 Đ.13–14).</summary>
public static class CarryOver
{
    /// <summary>Paid from the budget of a year, less what came back to it, in đồng. Of an opening balance nobody knows which
    /// year's budget paid it.</summary>
    public static Money SpentOf(this ResearchTask task, int year, Fund fund) =>
        task
            .Ledger.Effects()
            .Where(e => e.Entry.Fund == fund && e.Entry.BudgetYear == year && e.Kind != LedgerKind.OpeningBalance)
            .Total(e => e.Kept);

    /// <summary>Why the rest of a year cannot be carried over.</summary>
    public static Verdict MayCarryOver(this ResearchTask task, int year, Fund fund, DateOnly on)
    {
        var budget = task.YearBudgets.Find(b => b.Year == year && b.Fund == fund);
        return new([
            .. new Refusal?[]
            {
                on.Year <= year ? new("tranche.year-not-over", year) : null,
                task.HasOpeningIn(year, fund) ? new("tranche.year-in-opening", year) : null,
                budget is null ? new("tranche.no-year-budget", year)
                : budget.Available <= task.SpentOf(year, fund) ? new("tranche.nothing-to-carry", year)
                : null,
                task.Liquidated <= on || task.Termination.Day <= on || task.Closed <= on
                    ? new("tranche.carry-after-end")
                    : null,
            }.OfType<Refusal>(),
        ]);
    }

    private static bool HasOpeningIn(this ResearchTask task, int year, Fund fund) =>
        task
            .Ledger.Standing()
            .Any(e =>
                e.Fund == fund
                && e.Kind == LedgerKind.OpeningBalance
                && (e.From is null || e.From.Value.Year <= year)
                && year <= e.Day.Year
            );

    /// <summary>Moves what is left of a year's budget to the next year.</summary>
    /// <returns>The amount moved, in đồng.</returns>
    public static Money CarryOn(this ResearchTask task, int year, Fund fund, DateOnly on, string? decisionNumber)
    {
        task.MayCarryOver(year, fund, on).Guard();
        var budget = task.YearBudgets.Find(b => b.Year == year && b.Fund == fund)!;
        var left = budget.Available - task.SpentOf(year, fund);
        budget.CarriedOut = (budget.CarriedOut ?? Money.Zero) + left;
        if (task.YearBudgets.Find(b => b.Year == year + 1 && b.Fund == fund) is not { } next)
            task.YearBudgets.Add(next = new YearBudget(year + 1, fund));
        next.CarriedIn = (next.CarriedIn ?? Money.Zero) + left;
        next.DecisionNumber = string.IsNullOrWhiteSpace(decisionNumber) ? next.DecisionNumber : decisionNumber;
        return left;
    }
}
