using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>The approved total of a source through time.</summary>
public static class ApprovedBudgets
{
    /// <summary>The approved total on a day: after the last change decided by then, else what stood before the first
    /// one, else today's.</summary>
    public static Money? BudgetOn(this ResearchTask task, Fund fund, DateOnly on)
    {
        var changes = task.BudgetChanges.Where(c => c.Fund == fund).OrderBy(c => c.Day).ThenBy(c => c.Id).ToList();
        return changes.FindLast(c => c.Day <= on) is { } last ? last.After
            : changes.Count > 0 ? changes[0].Before
            : task.Budget(fund);
    }

    /// <summary>Paid above the approved total, and above what a cut of it found already paid.</summary>
    public static bool PaidTooMuch(this ResearchTask task, Fund fund) =>
        task.Budget(fund) is { } approved && task.Ledger.NetPaid(fund) > Money.Max(approved, task.PaidBeforeCut(fund));

    /// <summary>What a cut of the approved total below what is paid makes owed back, until it has come back.</summary>
    public static Money OwedByCut(this ResearchTask task, Fund fund) =>
        task.Budget(fund) is { } approved
        && task.Ledger.NetPaid(fund) is var paid
        && paid > approved
        && !task.PaidTooMuch(fund)
            ? paid - approved
            : Money.Zero;

    /// <summary>The most that a cut of the total found paid, in đồng.</summary>
    internal static Money PaidBeforeCut(this ResearchTask task, Fund fund) =>
        task.BudgetChanges.Where(c => c.Fund == fund).Select(c => c.PaidThen).DefaultIfEmpty(Money.Zero).Max();

    /// <summary>Changes the approved total of a source by decision, and keeps what it was. A cut below what is paid
    /// makes the rest owed back.</summary>
    public static void ChangeBudget(this ResearchTask task, Fund fund, Money after, Citation decision, string reason)
    {
        var change = task.NewBudgetChange(fund, decision.Day!.Value, after);
        (change.DecisionNumber, change.Reason) = (decision.Number, reason);
        task.BudgetChanges.Add(change);
        task.TakeBudgetChanges(fund);
    }

    /// <summary>A change as entered now: with the total of its day and, for a cut, what is paid.</summary>
    public static BudgetChange NewBudgetChange(this ResearchTask task, Fund fund, DateOnly day, Money after)
    {
        var change = new BudgetChange(fund, day, task.BudgetOn(fund, day), after);
        task.FindPaid(change);
        return change;
    }

    /// <summary>Brings the approved total of a source to the last decision on it.</summary>
    public static void TakeBudgetChanges(this ResearchTask task, Fund fund)
    {
        if (
            task
                .BudgetChanges.Where(c => c.Fund == fund)
                .OrderBy(c => c.Day)
                .ThenBy(c => c.Id == 0 ? int.MaxValue : c.Id)
                .LastOrDefault() is
            { } last
        )
            task.SetBudget(fund, last.After);
    }

    /// <summary>A cut remembers what was paid when it was entered.</summary>
    public static void FindPaid(this ResearchTask task, BudgetChange change) =>
        change.PaidThen = change.After < change.Before ? task.Ledger.NetPaid(change.Fund) : Money.Zero;
}
