using SciTasks.Domain.Basics;

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
public sealed class TrancheMove
{
    private TrancheMove() { }

    internal TrancheMove(int sequence, Tranche tranche, MoveKind kind, Step step)
    {
        (Sequence, Tranche, Fund, Kind, Day, At) = (sequence, tranche.Number, tranche.Fund, kind, step.Day, step.At);
        (ActorId, Actor, ActorPersonId) = (step.By.AccountId, step.By.Name, step.By.PersonId);
        (ForId, For) = (step.By.For?.AccountId, step.By.For?.Name);
        (Reason, DocumentNumber, DocumentDay) = (step.Reason, step.Document?.Number, step.Document?.Day);
    }

    public int Id { get; private set; }
    public int TaskId { get; private set; }

    /// <summary>1-based order within the task.</summary>
    public int Sequence { get; private set; }
    public int Tranche { get; private set; }
    public Fund Fund { get; private set; }
    public MoveKind Kind { get; private set; }

    /// <summary>The day it counts from: the day of the paper where one is cited, else the day it was done.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>When it was entered.</summary>
    public DateTime At { get; private set; }
    public int ActorId { get; private set; }
    public string Actor { get; private set; } = "";
    public int? ActorPersonId { get; private set; }

    /// <summary>The account a stand-in acted for.</summary>
    public int? ForId { get; private set; }
    public string? For { get; private set; }

    /// <summary>Who asked, where someone else entered the request: the signatory of the host's letter.</summary>
    public string? Asker { get; internal set; }
    public int? AskerPersonId { get; internal set; }
    public Money? Amount { get; internal set; }
    public DateOnly? PlannedDay { get; internal set; }
    public ReturnReason? Category { get; internal set; }
    public string? Reason { get; private set; }
    public string? DocumentNumber { get; private set; }
    public DateOnly? DocumentDay { get; private set; }

    /// <summary>The rules of the gate that failed when it was done, as <see cref="GateRecord"/> writes them.</summary>
    public string? FailedRules { get; internal set; }

    /// <summary>Entered by someone other than the one who asked, on the paper cited.</summary>
    public bool OnPaper => Asker is not null;
}
