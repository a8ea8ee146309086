using SciTasks.Domain.Basics;

namespace SciTasks.Domain.Tasks;

/// <summary>A decision that changes the approved total of one source. A cut below what is paid does not fail: the
/// difference is owed back.</summary>
public sealed class BudgetChange
{
    private BudgetChange() { }

    public BudgetChange(Fund fund, DateOnly day, Money? before, Money after) =>
        (Fund, Day, Before, After) = (fund, day, before, after);

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    public Fund Fund { get; private set; }
    public DateOnly Day { get; private set; }
    public Money? Before { get; set; }
    public Money After { get; set; }

    /// <summary>Paid and kept when the change was entered; what of it is above the new total is owed back.</summary>
    public Money PaidThen { get; set; }
    public string? DecisionNumber { get; set; }
    public string? Reason { get; set; }
    public string? Note { get; set; }
}
