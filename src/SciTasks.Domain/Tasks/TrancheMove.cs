using SciTasks.Domain.Basics;
using SciTasks.Domain.Following;

namespace SciTasks.Domain.Tasks;

/// <summary>What can be done to a tranche.</summary>
public enum MoveKind
{
    Plan,
    Replan,
    Request,
    Verify,
    Check,
    Endorse,
    Approve,
    RecordApproval,
    Return,
    Refuse,
    Withdraw,
    Cancel,
    Pay,
    RecordPayment,
    FailPayment,
    Settle,
    GiveBack,
    Recover,
    Close,
    Reverse,
}

/// <summary>Why a request was sent back.</summary>
public enum ReturnReason
{
    Documents,
    WorkVolume,
    Reports,
    Settlement,
    Budget,
    Other,
}

/// <summary>One thing done to a tranche: who, for whom, when, why, on which paper. Only ever added to.</summary>
public sealed class TrancheMove : Move
{
    private TrancheMove() { }

    internal TrancheMove(int sequence, Tranche tranche, MoveKind kind, Step step)
        : base(sequence, step) => (Tranche, Fund, Kind) = (tranche.Number, tranche.Fund, kind);

    public int TaskId { get; private set; }
    public int Tranche { get; private set; }
    public Fund Fund { get; private set; }
    public MoveKind Kind { get; private set; }

    /// <summary>Who asked, where someone else entered the request: the signatory of the host's letter.</summary>
    public string? Asker { get; internal set; }
    public int? AskerPersonId { get; internal set; }
    public Money? Amount { get; internal set; }
    public DateOnly? PlannedDay { get; internal set; }
    public ReturnReason? Category { get; internal set; }

    public override (string Name, int? PersonId)? Signatory => Asker is { } name ? (name, AskerPersonId) : null;
}
