using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>The state of a tranche: facts decide first (cancelled, closed, approved and what the ledger holds), then
/// the last move.</summary>
public static class TrancheStates
{
    /// <summary>The state on a day, from what was known by then.</summary>
    public static TrancheState Of(ResearchTask task, Tranche tranche, DateOnly on)
    {
        if (tranche.Cancelled <= on)
            return TrancheState.Cancelled;
        if (tranche.Closed <= on)
            return TrancheState.Closed;
        if (tranche.Approved <= on || task.Ledger.PaidUnder(tranche, on) > Money.Zero)
            return ByMoney(task, tranche, on);
        var last = task.MovesOf(tranche).LastOrDefault(m => m.Day <= on && MoveTable.To(m.Kind) is not null);
        var state = last is null ? TrancheState.Planned : MoveTable.To(last.Kind)!.Value;
        // A request that came in by import has no move.
        return state == TrancheState.Planned && tranche.Requested <= on ? TrancheState.Requested : state;
    }

    /// <summary>The moves of one tranche in the order they were made.</summary>
    public static IEnumerable<TrancheMove> MovesOf(this ResearchTask task, Tranche tranche) =>
        task.Moves.Where(m => m.Tranche == tranche.Number && m.Fund == tranche.Fund).OrderBy(m => m.Sequence);

    /// <summary>The request it now stands on: the last one, where the round is not over.</summary>
    public static TrancheMove? RequestOf(this ResearchTask task, Tranche tranche) =>
        task.MovesOf(tranche).LastOrDefault(m => m.Kind == MoveKind.Request);

    private static TrancheState ByMoney(ResearchTask task, Tranche tranche, DateOnly on)
    {
        var sums = task.Ledger.SumsOf(tranche, on);
        if (sums.Paid == Money.Zero)
            return task.MovesOf(tranche).LastOrDefault(m => m.Day <= on)?.Kind == MoveKind.FailPayment
                ? TrancheState.PaymentFailed
                : TrancheState.Approved;
        if (sums.Paid < tranche.ApprovedAmount)
            return TrancheState.PartlyPaid;
        if (sums.CameBack >= sums.Paid)
            return TrancheState.Recovered;
        return sums.Open <= Money.Zero ? TrancheState.Settled : TrancheState.Paid;
    }
}

/// <summary>Which move is allowed from which state, and where it leads. A move without a target leaves the state to
/// the facts.</summary>
public static class MoveTable
{
    private static readonly TrancheState[] InFlight =
    [
        TrancheState.Requested,
        TrancheState.Verified,
        TrancheState.Checked,
        TrancheState.Endorsed,
    ];
    private static readonly TrancheState[] Asleep =
    [
        TrancheState.Planned,
        TrancheState.Returned,
        TrancheState.Withdrawn,
        TrancheState.Refused,
    ];
    private static readonly TrancheState[] Payable =
    [
        TrancheState.Approved,
        TrancheState.PartlyPaid,
        TrancheState.PaymentFailed,
    ];
    private static readonly TrancheState[] WithMoney =
    [
        TrancheState.PartlyPaid,
        TrancheState.Paid,
        TrancheState.Settled,
    ];

    private static readonly Dictionary<MoveKind, (TrancheState[] From, TrancheState? To)> Moves = new()
    {
        [MoveKind.Replan] = (Asleep, TrancheState.Planned),
        [MoveKind.Request] = (
            [TrancheState.Planned, TrancheState.Returned, TrancheState.Withdrawn],
            TrancheState.Requested
        ),
        [MoveKind.Verify] = ([TrancheState.Requested], TrancheState.Verified),
        [MoveKind.Check] = ([TrancheState.Verified], TrancheState.Checked),
        [MoveKind.Endorse] = ([TrancheState.Checked], TrancheState.Endorsed),
        [MoveKind.Approve] = ([TrancheState.Endorsed], TrancheState.Approved),
        [MoveKind.RecordApproval] = ([.. Asleep, .. InFlight], TrancheState.Approved),
        [MoveKind.Return] = (InFlight, TrancheState.Returned),
        [MoveKind.Refuse] = ([TrancheState.Checked, TrancheState.Endorsed], TrancheState.Refused),
        [MoveKind.Withdraw] = (InFlight, TrancheState.Withdrawn),
        [MoveKind.Cancel] = ([.. Asleep, TrancheState.Approved, TrancheState.PaymentFailed], TrancheState.Cancelled),
        [MoveKind.Pay] = (Payable, null),
        [MoveKind.RecordPayment] = (
            [
                .. Asleep,
                .. InFlight,
                .. Payable,
                TrancheState.Paid,
                TrancheState.Settled,
                TrancheState.Recovered,
                TrancheState.Closed,
                TrancheState.Cancelled,
            ],
            null
        ),
        [MoveKind.FailPayment] = ([.. WithMoney], null),
        [MoveKind.Settle] = ([TrancheState.PartlyPaid, TrancheState.Paid, TrancheState.Cancelled], null),
        [MoveKind.GiveBack] = ([.. WithMoney, TrancheState.Closed, TrancheState.Cancelled], null),
        [MoveKind.Recover] = ([.. WithMoney, TrancheState.Closed, TrancheState.Cancelled], null),
        [MoveKind.Reverse] = (
            [.. WithMoney, TrancheState.Recovered, TrancheState.Closed, TrancheState.Cancelled],
            null
        ),
        [MoveKind.Close] = (
            [TrancheState.PartlyPaid, TrancheState.Settled, TrancheState.Recovered],
            TrancheState.Closed
        ),
    };

    /// <param name="endorsed">The head's step is switched on; without it leadership decides on what the accountant
    /// has checked.</param>
    public static bool Allows(MoveKind move, TrancheState from, bool endorsed = true) =>
        move switch
        {
            MoveKind.Plan => false,
            MoveKind.Endorse when !endorsed => false,
            MoveKind.Approve when !endorsed && from == TrancheState.Checked => true,
            MoveKind.Refuse when endorsed && from == TrancheState.Checked => false,
            _ => Moves[move].From.Contains(from),
        };

    /// <summary>Where a move leads; null where sums decide.</summary>
    public static TrancheState? To(MoveKind move) => move == MoveKind.Plan ? TrancheState.Planned : Moves[move].To;
}
