using SciTasks.Domain.Basics;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>What the flow needs to know of the department.</summary>
/// <param name="Endorsed">The head endorses before leadership approves.</param>
public sealed record FlowOptions(bool Endorsed = true);

/// <summary>The way of a tranche of state money from request to decision (docs/rules/funding.md): ask first, then
/// tell. A move that the table or a rule does not allow throws <see cref="RefusedException"/> and
/// changes nothing.</summary>
public sealed class TrancheFlow(ResearchTask task, Tranche tranche, FlowOptions options)
{
    /// <summary>Counterpart and other money is planned and recorded as contributed; it is not asked for or approved
    /// here.</summary>
    private static readonly MoveKind[] ForOtherFunds =
    [
        MoveKind.Replan,
        MoveKind.Cancel,
        MoveKind.RecordPayment,
        MoveKind.Settle,
        MoveKind.GiveBack,
        MoveKind.Reverse,
        MoveKind.Close,
    ];

    public TrancheState State => TrancheStates.Of(task, tranche, DateOnly.MaxValue);

    /// <summary>By the table and by who did what before; the sums are asked when the move is made.</summary>
    public Verdict May(MoveKind move, Actor by)
    {
        var state = State;
        if (tranche.Fund != Fund.State && !ForOtherFunds.Contains(move))
            return new([new("tranche.state-only", tranche.Fund)]);
        // A payment may be known before the approval it was made on.
        var late =
            move == MoveKind.RecordApproval
            && tranche.Approved is null
            && task.Ledger.PaidUnder(tranche, DateOnly.MaxValue) > Money.Zero;
        if (!late && !MoveTable.Allows(move, state, options.Endorsed))
            return new([new("tranche.move-not-allowed", move, tranche.Number, state)]);
        return FourEyes.Check(task, tranche, move, by) is { } same ? new([same]) : new([]);
    }

    /// <summary>Why, by what they did before, someone may not make a move, whatever the state; null where they
    /// may.</summary>
    public Refusal? Bar(MoveKind move, Actor by) => FourEyes.Check(task, tranche, move, by);

    /// <summary>The host asks for money.</summary>
    /// <param name="amount">In đồng.</param>
    /// <param name="asker">Signatory of the host's letter where someone else enters it; then the step cites the
    /// letter.</param>
    public void Request(Step step, Money amount, string? asker = null, int? askerPersonId = null)
    {
        // On paper it is the signatory who asks, not the one who types.
        Guard(
            MoveKind.Request,
            asker is null ? step : step with { By = Actor.OnPaper(asker, askerPersonId) },
            amount > Money.Zero ? null : new("tranche.amount-positive"),
            asker is not null && step.Document is not { Number: not null, Day: not null }
                ? new("tranche.letter-needed")
                : null
        );
        (tranche.Requested, tranche.RequestedAmount, tranche.VerifiedAmount) = (step.Day, amount, null);
        var move = Add(MoveKind.Request, step, amount);
        (move.Asker, move.AskerPersonId) = (asker, askerPersonId);
    }

    /// <summary>The officer confirms the volume of work; may find it worth less, with a reason.</summary>
    public void Verify(Step step, Money amount)
    {
        var asked = tranche.RequestedAmount ?? Money.Zero;
        Guard(
            MoveKind.Verify,
            step,
            amount > Money.Zero ? null : new("tranche.amount-positive"),
            amount > asked ? new("tranche.verified-above-requested", amount, asked) : null,
            amount < asked && Missing(step.Reason) ? new("tranche.reason-for-less", asked - amount) : null
        );
        tranche.VerifiedAmount = amount;
        Add(MoveKind.Verify, step, amount);
    }

    /// <summary>The accountant has looked at budget and advances.</summary>
    public void Check(Step step) => Pass(MoveKind.Check, step);

    /// <summary>The head of division endorses.</summary>
    public void Endorse(Step step) => Pass(MoveKind.Endorse, step);

    /// <summary>Every reason why leadership may not approve: table, persons, and each failed rule of the
    /// gate.</summary>
    /// <param name="reason">Sets aside the rules that leadership may override.</param>
    public Verdict MayApprove(Actor by, GateVerdict gate, string? reason) =>
        new([
            .. May(MoveKind.Approve, by).Refusals,
            .. gate.Failed.Where(f => !f.Overridable).Select(f => new Refusal("tranche.gate-never", f)),
            .. gate
                .Failed.Where(f => f.Overridable && Missing(reason))
                .Select(f => new Refusal("tranche.gate-needs-reason", f)),
        ]);

    /// <summary>Leadership approves the amount the officer confirmed. The step's reason sets failed rules aside
    /// where that is allowed; its document
    /// is the decision, whose number may follow before the payment.</summary>
    public void Approve(Step step, GateVerdict gate)
    {
        MayApprove(step.By, gate, step.Reason).Guard();
        var amount = tranche.VerifiedAmount ?? tranche.RequestedAmount!.Value;
        (tranche.Approved, tranche.ApprovedAmount, tranche.ApprovalNumber) = (step.Day, amount, step.Document?.Number);
        Add(MoveKind.Approve, step, amount).FailedRules = GateRecord.Write(gate.Failed);
    }

    /// <summary>An approval that exists on paper is recorded as it is, on its own day, with the rules it
    /// failed.</summary>
    /// <param name="judge">The gate on the day of the paper, with the amount it approves.</param>
    /// <param name="registered">The cited paper stands in the registry under its number and day.</param>
    public void RecordApproval(Step step, Money amount, Func<GateVerdict> judge, bool registered = true)
    {
        Guard(
            MoveKind.RecordApproval,
            step,
            amount > Money.Zero ? null : new("tranche.amount-positive"),
            step.Document is not { Number: not null, Day: not null }
                ? new("tranche.decision-needed")
                : NotRegistered(step, registered)
        );
        (tranche.Approved, tranche.ApprovedAmount, tranche.ApprovalNumber) = (
            step.Document!.Day,
            amount,
            step.Document.Number
        );
        Add(MoveKind.RecordApproval, step, amount).FailedRules = GateRecord.Write(judge().Failed);
    }

    /// <summary>Sent back to the asker, who may ask again.</summary>
    public void Return(Step step, ReturnReason? category)
    {
        Guard(
            MoveKind.Return,
            step,
            Missing(step.Reason) ? new("tranche.reason-needed") : null,
            category is null ? new("tranche.category-needed") : null
        );
        Rest();
        Add(MoveKind.Return, step, null).Category = category;
    }

    /// <summary>Leadership says no; only a new plan opens it again.</summary>
    public void Refuse(Step step) => Stop(MoveKind.Refuse, step);

    /// <summary>The asker takes the request back.</summary>
    public void Withdraw(Step step) => Stop(MoveKind.Withdraw, step);

    /// <summary>Nothing of it will be paid. An approval that was given stays on record and promises no more
    /// money.</summary>
    public void Cancel(Step step)
    {
        Guard(MoveKind.Cancel, step, Missing(step.Reason) ? new Refusal("tranche.reason-needed") : null);
        tranche.Cancelled = step.Day;
        Add(MoveKind.Cancel, step, null);
    }

    internal static Refusal? NotRegistered(Step step, bool registered) =>
        registered || step.Document is not { } paper
            ? null
            : new("tranche.paper-not-registered", paper.Number, paper.Day);

    private void Pass(MoveKind move, Step step)
    {
        Guard(move, step);
        Add(move, step, tranche.VerifiedAmount);
    }

    private void Stop(MoveKind move, Step step)
    {
        Guard(move, step, Missing(step.Reason) ? new Refusal("tranche.reason-needed") : null);
        Rest();
        Add(move, step, null);
    }

    private void Rest() => (tranche.Requested, tranche.RequestedAmount, tranche.VerifiedAmount) = (null, null, null);

    private void Guard(MoveKind move, Step step, params Refusal?[] further) =>
        new Verdict([.. May(move, step.By).Refusals, .. further.OfType<Refusal>()]).Guard();

    private TrancheMove Add(MoveKind move, Step step, Money? amount) => task.Record(tranche, move, step, amount);

    private static bool Missing(string? text) => string.IsNullOrWhiteSpace(text);
}
