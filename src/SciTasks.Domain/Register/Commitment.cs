using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Register;

/// <summary>State money of a task promised and paid by a day, with one tranche looked at apart.</summary>
/// <param name="on">Facts after this day are not known yet.</param>
internal sealed class Commitment(ResearchTask task, Tranche tranche, DateOnly on)
{
    private readonly List<LedgerEffect> _effects =
    [
        .. task.Ledger.Effects().Where(e => e.Entry.Fund == Fund.State && e.Day <= on),
    ];
    private readonly HashSet<int?> _equipment =
    [
        .. task.Tranches.Where(t => t.Fund == Fund.State && t.Equipment == true).Select(t => (int?)t.Number),
    ];

    /// <summary>What the tranche would take: the amount approved, else verified, else asked for, else planned; what
    /// is paid where that is more.</summary>
    public Money Amount => Money.Max(tranche.Amount ?? Money.Zero, task.Ledger.PaidUnder(tranche, on));

    /// <summary>Paid, or approved and not yet paid, apart from the tranche itself.</summary>
    public Money Others =>
        _effects.Where(e => e.Entry.Tranche != tranche.Number).Total(e => e.Kept) + OtherTranches.Total(t => Unpaid(t));

    /// <summary>The same for one budget year: paid in it, or approved in it or before and not yet paid.</summary>
    public Money OthersOf(int year) =>
        _effects.Where(e => e.Entry.Tranche != tranche.Number && e.Entry.BudgetYear == year).Total(e => e.Kept)
        + OtherTranches.Where(t => t.Approved!.Value.Year <= year).Total(t => Unpaid(t));

    /// <summary>No state money was paid before: what is approved and not yet paid belongs to the first advance
    /// too.</summary>
    public bool IsFirst => _effects.Where(e => e.Entry.Tranche != tranche.Number).Total(e => e.Kept) <= Money.Zero;

    /// <summary>Advances of other tranches kept, and what of them is settled; equipment is left out.</summary>
    public AdvanceSums Advances =>
        AdvanceSums.Of(_effects.Where(e => e.Entry.Tranche != tranche.Number && !_equipment.Contains(e.Entry.Tranche)));

    /// <summary>Promised or paid by other tranches since a day.</summary>
    public Money OthersSince(DateOnly day) =>
        OtherTranches
            .Where(t => t.Approved >= day)
            .Total(t =>
                Money.Max(task.Ledger.PaidUnder(t, on), t.Released <= on ? Money.Zero : t.ApprovedAmount ?? Money.Zero)
            );

    private IEnumerable<Tranche> OtherTranches =>
        task.Tranches.Where(t => t.Fund == Fund.State && t.Number != tranche.Number && t.Approved <= on);

    private Money Unpaid(Tranche other) =>
        other.Released <= on
            ? Money.Zero
            : Money.Max((other.ApprovedAmount ?? Money.Zero) - task.Ledger.PaidUnder(other, on), Money.Zero);
}
