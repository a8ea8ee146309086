using SciTasks.Domain.Basics;

namespace SciTasks.Domain.Tasks;

/// <summary>A planned part of the funding (đợt cấp). What was done to it, by whom, stands in
/// <see cref="TrancheMove"/>.</summary>
public sealed class Tranche
{
    private Tranche() { }

    public Tranche(int number, Fund fund) => (Number, Fund) = (number, fund);

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    public int Number { get; private set; }
    public Fund Fund { get; private set; }
    public bool? Final { get; set; }

    /// <summary>An advance for equipment; left out of the share of advances that must be settled (TTLT 27/2015
    /// Đ.13).</summary>
    public bool? Equipment { get; set; }
    public DateOnly? PlannedDay { get; set; }
    public Money? PlannedAmount { get; set; }

    /// <summary>What the contract asks for before this tranche is paid (điều kiện cấp).</summary>
    public string? Conditions { get; set; }
    public DateOnly? Requested { get; set; }
    public Money? RequestedAmount { get; set; }

    /// <summary>What the officer found the work worth; never above the amount asked for.</summary>
    public Money? VerifiedAmount { get; set; }
    public DateOnly? Approved { get; set; }
    public Money? ApprovedAmount { get; set; }
    public string? ApprovalNumber { get; set; }

    /// <summary>From this day nothing of it is planned or promised any more.</summary>
    public DateOnly? Cancelled { get; set; }

    /// <summary>From this day what was not paid is no longer promised.</summary>
    public DateOnly? Closed { get; set; }
    public string? Note { get; set; }

    // Derived from facts, moves and ledger, written in the same save.
    public TrancheState State { get; private set; }

    /// <summary>Advances and payments under it, less reversals.</summary>
    public Money Paid { get; private set; }

    /// <summary>The part of it that was decided here. The database itself refuses it above the approved
    /// amount.</summary>
    public Money PaidHere { get; private set; }

    /// <summary>The day from which it promises no further money.</summary>
    public DateOnly? Released => Cancelled ?? Closed;

    /// <summary>The amount approved; an amount without a day of approval promises nothing.</summary>
    public Money? Promised => Approved is null ? null : ApprovedAmount;

    /// <summary>What it is about: the amount approved, else found by the officer, else asked for, else
    /// planned.</summary>
    public Money? Amount => Promised ?? VerifiedAmount ?? RequestedAmount ?? PlannedAmount;

    internal void Take(TrancheState state, Money paid, Money paidHere) =>
        (State, Paid, PaidHere) = (state, paid, paidHere);
}
