using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Source of funds (nguồn): NSNN, đối ứng, khác.</summary>
public enum Fund { State, Counterpart, Other }

/// <summary>Kind of ledger entry: tạm ứng, thanh toán, hoàn ứng, nộp trả, thu hồi, đảo.</summary>
public enum LedgerKind { Advance, Payment, Settlement, Return, Recovery, Reversal }

/// <summary>A planned part of the funding (đợt cấp).</summary>
public sealed class Tranche
{
    private Tranche() { }

    public Tranche(int number, Fund fund) => (Number, Fund) = (number, fund);

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    public int Number { get; private set; }
    public Fund Fund { get; private set; }
    public bool? Final { get; set; }
    public DateOnly? PlannedDay { get; set; }
    public Money? PlannedAmount { get; set; }
    public DateOnly? Requested { get; set; }
    public Money? RequestedAmount { get; set; }
    public DateOnly? Approved { get; set; }
    public Money? ApprovedAmount { get; set; }
    public string? ApprovalNumber { get; set; }
    public string? Note { get; set; }
}

/// <summary>One entry of the append-only ledger (sổ chi). The amount is never negative; its kind says what it does.</summary>
public sealed class LedgerEntry
{
    private LedgerEntry() { }

    public LedgerEntry(LedgerKind kind, Fund fund, DateOnly day, Money amount, int? tranche = null) =>
        (Kind, Fund, Day, Amount, Tranche, BudgetYear) = (kind, fund, day, amount, tranche, day.Year);

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    /// <summary>Number of the tranche, or null where the paper does not say.</summary>
    public int? Tranche { get; private set; }
    public Fund Fund { get; private set; }
    public LedgerKind Kind { get; private set; }
    public DateOnly Day { get; private set; }
    public Money Amount { get; private set; }
    public string? Voucher { get; set; }
    public string? Treasury { get; set; }
    public int BudgetYear { get; set; }
    public string? Content { get; set; }
    public string? Note { get; set; }

    /// <summary>The entry that takes this one back, dated on <paramref name="day"/>.</summary>
    public LedgerEntry Reverse(DateOnly day) =>
        new(LedgerKind.Reversal, Fund, day, Amount, Tranche) { Voucher = Voucher, Treasury = Treasury, BudgetYear = BudgetYear };
}

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
    public Money? Adjusted { get; set; }
    public Money? Cancelled { get; set; }
    public Money? CarriedOut { get; set; }
    public string? DecisionNumber { get; set; }
    public string? Note { get; set; }
}
