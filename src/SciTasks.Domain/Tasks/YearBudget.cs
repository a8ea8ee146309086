using SciTasks.Domain.Basics;

namespace SciTasks.Domain.Tasks;

/// <summary>Budget of one year and source (dự toán năm).</summary>
public sealed class YearBudget
{
    private YearBudget() { }

    public YearBudget(int year, Fund fund) => (Year, Fund) = (year, fund);

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    public int Year { get; private set; }
    public Fund Fund { get; private set; }
    public Money? Assigned { get; set; }
    public Money? CarriedIn { get; set; }

    /// <summary>May be negative: a reduction during the year.</summary>
    public Money? Adjusted { get; set; }
    public Money? Cancelled { get; set; }
    public Money? CarriedOut { get; set; }
    public string? DecisionNumber { get; set; }
    public string? Note { get; set; }

    /// <summary>What may be spent in the year: assigned, carried in and adjusted, less cancelled and carried
    /// out.</summary>
    public Money Available => new[] { Assigned, CarriedIn, Adjusted }.Sum() - new[] { Cancelled, CarriedOut }.Sum();
}
