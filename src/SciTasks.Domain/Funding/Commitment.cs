using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>State money of a task promised and paid by a day, with one tranche looked at apart.</summary>
/// <param name="on">Facts after this day are not known yet.</param>
internal sealed class Commitment(ResearchTask task, Tranche tranche, DateOnly on)
{
    private readonly List<LedgerEffect> _effects = [.. task.Ledger.Effects().Where(e => e.Entry.Fund == Fund.State && e.Day <= on)];
    private readonly HashSet<int?> _equipment = [.. task.Tranches.Where(t => t.Fund == Fund.State && t.Equipment == true).Select(t => (int?)t.Number)];

    /// <summary>What the tranche would take: the amount approved, else verified, else asked for, else planned; what is paid where that is more.</summary>
    public Money Amount => Larger(tranche.Amount ?? Money.Zero, task.Ledger.PaidUnder(tranche, on));

    /// <summary>Paid, or approved and not yet paid, apart from the tranche itself.</summary>
    public Money Others => _effects.Where(e => e.Entry.Tranche != tranche.Number).Total(Net) + OtherTranches.Total(t => Unpaid(t));

    /// <summary>The same for one budget year: paid in it, or approved in it and not yet paid.</summary>
    public Money OthersOf(int year) =>
        _effects.Where(e => e.Entry.Tranche != tranche.Number && e.Entry.BudgetYear == year).Total(Net)
        + OtherTranches.Where(t => t.Approved!.Value.Year == year).Total(t => Unpaid(t));

    /// <summary>No state money was approved or paid before.</summary>
    public bool IsFirst => !OtherTranches.Any(t => !(t.Cancelled <= on)) && _effects.Where(e => e.Entry.Tranche != tranche.Number).Total(Net) <= Money.Zero;

    /// <summary>Advances of other tranches, less returns and recoveries; equipment is left out.</summary>
    public Money Advanced => ToSettle.Total(e => e.Kind switch
    {
        LedgerKind.Advance => e.Amount,
        LedgerKind.Return or LedgerKind.Recovery => -e.Amount,
        _ => Money.Zero,
    });

    /// <summary>Settlements of those advances.</summary>
    public Money Settled => ToSettle.Where(e => e.Kind == LedgerKind.Settlement).Total(e => e.Amount);

    /// <summary>Promised or paid by other tranches since a day.</summary>
    public Money OthersSince(DateOnly day) => OtherTranches.Where(t => t.Approved >= day).Total(t => Larger(task.Ledger.PaidUnder(t, on), t.Released <= on ? Money.Zero : t.ApprovedAmount ?? Money.Zero));

    private IEnumerable<LedgerEffect> ToSettle => _effects.Where(e => e.Entry.Tranche != tranche.Number && !_equipment.Contains(e.Entry.Tranche));

    private IEnumerable<Tranche> OtherTranches => task.Tranches.Where(t => t.Fund == Fund.State && t.Number != tranche.Number && t.Approved <= on);

    private Money Unpaid(Tranche other) => other.Released <= on ? Money.Zero : Larger((other.ApprovedAmount ?? Money.Zero) - task.Ledger.PaidUnder(other, on), Money.Zero);

    private static Money? Net(LedgerEffect e) => e.Kind switch
    {
        LedgerKind.Advance or LedgerKind.Payment => e.Amount,
        LedgerKind.Return or LedgerKind.Recovery => -e.Amount,
        _ => Money.Zero,
    };

    private static Money Larger(Money a, Money b) => a > b ? a : b;
}
