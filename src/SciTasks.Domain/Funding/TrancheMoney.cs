using SciTasks.Domain.Basics;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>What an entry says beside its sum.</summary>
/// <param name="Line">Line of the voucher, from 1; null takes the next free one.</param>
/// <param name="BudgetYear">Null means the year of the day.</param>
public sealed record VoucherSlip(
    string? Voucher,
    string? Treasury,
    int? Line = null,
    int? BudgetYear = null,
    string? Content = null
);

/// <summary>The money of a tranche after its approval: payments, what failed, settlements, what comes back, the
/// close. Each writes its ledger
/// entry and its move; what a rule does not allow throws <see cref="RefusedException"/> and changes nothing.</summary>
public sealed class TrancheMoney(ResearchTask task, Tranche tranche, FlowOptions options)
{
    private readonly TrancheFlow _flow = new(task, tranche, options);

    private TrancheSums Sums => task.Ledger.SumsOf(tranche, DateOnly.MaxValue);

    /// <summary>What may still be paid under the approval, and under the approved total of the source.</summary>
    public Money Payable
    {
        get
        {
            var under = (tranche.ApprovedAmount ?? Money.Zero) - Sums.Paid;
            var left = task.Budget(tranche.Fund) is { } total ? total - task.Ledger.NetPaid(tranche.Fund) : Money.Zero;
            return Money.Max(Money.Zero, Money.Min(under, left));
        }
    }

    /// <summary>The accountant records a payment made on the approval.</summary>
    /// <param name="kind">Advance, or payment against finished work.</param>
    /// <param name="gate">What the gate says on the day of the payment: a contract suspended or terminated since
    /// stops it.</param>
    public LedgerEntry Pay(Step step, LedgerKind kind, Money amount, VoucherSlip slip, GateVerdict gate)
    {
        var (paid, approved) = (Sums.Paid, tranche.ApprovedAmount ?? Money.Zero);
        Guard(
            MoveKind.Pay,
            step,
            amount,
            step.Day < tranche.Approved ? new("tranche.paid-before-approval", step.Day, tranche.Approved) : null,
            Incomplete(slip),
            task.CoveredByOpening(tranche.Fund, step.Day),
            string.IsNullOrWhiteSpace(tranche.ApprovalNumber) ? new("tranche.approval-number-needed") : null,
            Stop(gate) is { } stopped ? new("tranche.gate-never", stopped) : null,
            task.Budget(tranche.Fund) is null ? new("tranche.plan-without-budget", tranche.Fund) : null,
            paid + amount > approved ? new("tranche.paid-above-approved", amount, paid, approved) : null,
            AboveTotal(amount)
        );
        return Enter(MoveKind.Pay, step, kind, amount, slip, here: true);
    }

    /// <summary>A payment that has already happened is recorded as it is, marked with the rules it failed on its
    /// day; only the approved total of
    /// the source holds. What could be paid on the approval is paid there, under its rules.</summary>
    /// <param name="judge">The gate on a day: that of the payment, then that of the approval where there is one,
    /// once the payment is entered.</param>
    /// <param name="registered">The paper it cites, where it cites one, stands in the registry under its number and
    /// day.</param>
    public LedgerEntry RecordPayment(
        Step step,
        LedgerKind kind,
        Money amount,
        VoucherSlip slip,
        Func<DateOnly, GateVerdict> judge,
        bool registered = true
    )
    {
        var payable =
            tranche.Fund == Fund.State
            && step.Day >= tranche.Approved
            && amount <= Payable
            && _flow.May(MoveKind.Pay, step.By).Allowed
            && Stop(judge(step.Day)) is null;
        Guard(
            MoveKind.RecordPayment,
            step,
            amount,
            Incomplete(slip),
            task.CoveredByOpening(tranche.Fund, step.Day),
            AboveTotal(amount),
            payable ? new("tranche.pay-on-approval") : null,
            TrancheFlow.NotRegistered(step, registered)
        );
        var entry = Enter(MoveKind.RecordPayment, step, kind, amount, slip, here: false);
        tranche.Closed = null;
        task.Moves[^1].FailedRules =
            tranche.Fund == Fund.State ? GateRecord.Write(judge(tranche.Approved ?? step.Day).Failed) : null;
        return entry;
    }

    /// <summary>The contract was suspended or terminated: what no reason sets aside.</summary>
    private static GateFinding? Stop(GateVerdict gate) =>
        gate.Failed.FirstOrDefault(f => f is { Code: GateCode.Contract, Overridable: false });

    /// <summary>The treasury sent a payment back: it is taken back and may be made again.</summary>
    public LedgerEntry FailPayment(Step step, LedgerEntry payment) =>
        TakeBack(
            MoveKind.FailPayment,
            step,
            payment,
            payment.Kind is LedgerKind.Advance or LedgerKind.Payment ? null : new("ledger.not-a-payment")
        );

    /// <summary>A mistaken entry is taken back; the right one is entered beside it.</summary>
    public LedgerEntry Reverse(Step step, LedgerEntry entry) => TakeBack(MoveKind.Reverse, step, entry, null);

    /// <summary>Part of the advance is settled against vouchers (thanh toán tạm ứng).</summary>
    public LedgerEntry Settle(Step step, Money amount, VoucherSlip slip)
    {
        Guard(
            MoveKind.Settle,
            step,
            amount,
            amount > Sums.Open ? new Refusal("ledger.settled-above-advanced", amount, Sums.Open) : null
        );
        return Enter(MoveKind.Settle, step, LedgerKind.Settlement, amount, slip, here: true);
    }

    /// <summary>The host gives money back (nộp trả).</summary>
    public LedgerEntry GiveBack(Step step, Money amount, VoucherSlip slip) =>
        ComeBack(MoveKind.GiveBack, step, LedgerKind.Return, amount, slip);

    /// <summary>Money is recovered by decision (thu hồi).</summary>
    public LedgerEntry Recover(Step step, Money amount, VoucherSlip slip) =>
        ComeBack(MoveKind.Recover, step, LedgerKind.Recovery, amount, slip);

    /// <summary>Nothing more will be paid under it, and nothing is left to settle.</summary>
    public void Close(Step step)
    {
        var open = Sums.Open;
        new Verdict([
            .. _flow.May(MoveKind.Close, step.By).Refusals,
            .. (Refusal[])(open > Money.Zero ? [new("tranche.close-with-open-advance", open)] : []),
        ]).Guard();
        tranche.Closed = step.Day;
        task.Record(tranche, MoveKind.Close, step, null);
    }

    private LedgerEntry ComeBack(MoveKind move, Step step, LedgerKind kind, Money amount, VoucherSlip slip)
    {
        var kept = Sums.Paid - Sums.CameBack;
        Guard(move, step, amount, amount > kept ? new Refusal("ledger.returned-above-paid", amount, kept) : null);
        return Enter(move, step, kind, amount, slip, here: true);
    }

    private LedgerEntry TakeBack(MoveKind move, Step step, LedgerEntry entry, Refusal? further)
    {
        new Verdict([
            .. _flow.May(move, step.By).Refusals,
            .. new[]
            {
                further,
                task.Ledger.Standing().Contains(entry) ? null : new("ledger.already-reversed"),
                step.Day < entry.Day ? new("ledger.reversed-before", step.Day, entry.Day) : null,
                string.IsNullOrWhiteSpace(step.Reason) ? new("tranche.reason-needed") : null,
                entry.Kind is LedgerKind.Return or LedgerKind.Recovery ? Contributions.AboveTotal(task, entry) : null,
                LeavesTooLittle(entry),
            }.OfType<Refusal>(),
        ]).Guard();
        var reversal = entry.Reverse(step.Day);
        task.Ledger.Add(reversal);
        // A mistake found after the close opens the tranche again.
        tranche.Closed = null;
        task.Record(tranche, move, step, entry.Amount);
        return reversal;
    }

    /// <summary>Without the payment, more would be settled or have come back than was paid.</summary>
    private Refusal? LeavesTooLittle(LedgerEntry entry)
    {
        var rest = entry.Kind switch
        {
            LedgerKind.Advance => Sums with { Advanced = Sums.Advanced - entry.Amount },
            LedgerKind.Payment => Sums with { Direct = Sums.Direct - entry.Amount },
            _ => null,
        };
        return rest is not null && (rest.CameBack > rest.Paid || rest.Open < Money.Zero)
            ? new("ledger.reversed-under-settled", rest.Settled + rest.CameBack, rest.Paid)
            : null;
    }

    private LedgerEntry Enter(MoveKind move, Step step, LedgerKind kind, Money amount, VoucherSlip slip, bool here)
    {
        var entry = new LedgerEntry(kind, tranche.Fund, step.Day, amount, tranche.Number)
        {
            Voucher = slip.Voucher?.Trim(),
            Treasury = slip.Treasury?.Trim(),
            Content = slip.Content,
            Line = slip.Line ?? 1,
            BudgetYear = slip.BudgetYear ?? step.Day.Year,
            Here = here,
        };
        task.Ledger.Add(entry);
        task.Record(tranche, move, step, amount);
        return entry;
    }

    private static Refusal? Incomplete(VoucherSlip slip) =>
        string.IsNullOrWhiteSpace(slip.Voucher) ? new("ledger.voucher-needed")
        : string.IsNullOrWhiteSpace(slip.Treasury) ? new("ledger.treasury-needed")
        : null;

    private Refusal? AboveTotal(Money amount) =>
        task.Budget(tranche.Fund) is { } total && task.Ledger.NetPaid(tranche.Fund) is var paid && paid + amount > total
            ? new("ledger.paid-above-approved", tranche.Fund, paid + amount, total)
            : null;

    private void Guard(MoveKind move, Step step, Money amount, params Refusal?[] further) =>
        new Verdict([
            .. _flow.May(move, step.By).Refusals,
            .. (Refusal[])(amount > Money.Zero ? [] : [new("tranche.amount-positive")]),
            .. further.OfType<Refusal>(),
        ]).Guard();
}
