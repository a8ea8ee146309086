using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>What happens to the money after the approval: payments, facts on paper, what comes back, cuts and
/// years.</summary>
public sealed class Paying_a_tranche : OneTranche
{
    [Fact]
    public void Payments_stay_within_the_approval()
    {
        UpToApproval();
        Refused(
            "tranche.paid-above-approved",
            () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(401), Slip, Open)
        );
        Refused(
            "ledger.voucher-needed",
            () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), new(" ", null), Open)
        );
        Refused(
            "tranche.paid-before-approval",
            () => Cash.Pay(By(Accountant, days: -1), LedgerKind.Advance, new(1), Slip, Open)
        );
        Refused(
            "tranche.amount-positive",
            () => Cash.Pay(By(Accountant), LedgerKind.Advance, Money.Zero, Slip, Open)
        );
        Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        Assert.Equal(Money.Zero, Cash.Payable);
    }

    [Fact]
    public void A_failed_payment_is_taken_back_and_may_be_made_again()
    {
        UpToApproval();
        var payment = Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        Refused("tranche.reason-needed", () => Cash.FailPayment(By(Accountant), payment));
        Cash.FailPayment(By(Accountant, "Sai số tài khoản", days: 2), payment);
        Assert.Equal(
            (TrancheState.PaymentFailed, Money.Zero),
            (Flow.State, Task.Ledger.NetPaid(Fund.State))
        );
        Cash.Pay(
            By(Accountant, days: 3),
            LedgerKind.Advance,
            new(400),
            new("UNC-9", "KBNN tỉnh"),
            Open
        );
        Assert.Equal(TrancheState.Paid, Flow.State);
        Refused(
            "ledger.already-reversed",
            () => Cash.FailPayment(By(Accountant, "x", days: 4), payment)
        );
    }

    [Fact]
    public void What_comes_back_never_exceeds_what_was_paid()
    {
        UpToApproval();
        var payment = Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        Refused(
            "ledger.settled-above-advanced",
            () => Cash.Settle(By(Accountant), new(401), new("HU-1", null))
        );
        Cash.Settle(By(Accountant), new(250), new("HU-1", null));
        Refused("tranche.move-not-allowed", () => Cash.Close(By(Accountant)));
        Refused("ledger.reversed-under-settled", () => Cash.Reverse(By(Accountant, "x"), payment));
        Cash.GiveBack(By(Accountant), new(150), new("NT-1", "KBNN tỉnh"));
        Assert.Equal(TrancheState.Settled, Flow.State);
        Refused(
            "ledger.returned-above-paid",
            () => Cash.Recover(By(Accountant), new(251), new("TH-1", null))
        );
        Cash.Recover(By(Accountant), new(250), new("TH-1", null));
        Assert.Equal(
            (TrancheState.Recovered, Money.Zero),
            (Flow.State, Task.Ledger.NetPaid(Fund.State))
        );
    }

    [Fact]
    public void A_cut_below_what_is_paid_makes_a_refund_due_and_does_not_fail()
    {
        UpToApproval();
        Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        Task.ChangeBudget(Fund.State, new(250), new("8/QĐ", Day.AddDays(10)), "Cắt giảm");
        Assert.True(Task.Check(Day.AddDays(11)).Allowed);
        Task.Refresh();
        var total = Assert.Single(Task.FundTotals, t => t.Fund == Fund.State);
        Assert.Equal(
            (new Money(250), new Money(400), new Money(150)),
            (total.Approved, total.Paid, total.Owed)
        );
        Assert.Equal(
            (Money.Zero, new Money(150)),
            (Task.RefundOwed(Day.AddDays(9)), Task.RefundOwed(Day.AddDays(10)))
        );
        Assert.Equal(
            (new Money(1_000), new Money(250)),
            (Task.BudgetOn(Fund.State, Day), Task.BudgetOn(Fund.State, Day.AddDays(10)))
        );
        Cash.GiveBack(By(Accountant, days: 20), new(150), new("NT-1", null));
        Assert.Equal(Money.Zero, Task.RefundOwed(Day.AddDays(20)));
    }

    [Fact]
    public void What_a_year_leaves_unspent_goes_on_to_the_next()
    {
        Task.YearBudgets.Add(new YearBudget(2026, Fund.State) { Assigned = new(500) });
        UpToApproval();
        Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        Assert.Equal(
            "tranche.year-not-over",
            Assert.Single(Task.MayCarryOver(2026, Fund.State, new(2026, 12, 31)).Refusals).Code
        );
        Assert.Equal(new Money(100), Task.CarryOn(2026, Fund.State, new(2027, 1, 4), "5/QĐ-STC"));
        Assert.Equal(
            (new Money(400), new Money(100)),
            (Task.YearBudgets[0].Available, Task.YearBudgets[1].Available)
        );
        Assert.False(Task.MayCarryOver(2026, Fund.State, new(2027, 1, 4)).Allowed);
        Assert.Equal(
            "tranche.no-year-budget",
            Task.MayCarryOver(2020, Fund.State, Day).Refusals[0].Code
        );
    }

    [Fact]
    public void Who_recorded_a_paper_approval_does_not_pay_on_it()
    {
        Flow.RecordApproval(By(Accountant, document: new("9/QĐ", Day)), new(400), () => Open);
        Refused(
            "tranche.same-person",
            () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open)
        );
        Cash.Pay(By(Officer), LedgerKind.Advance, new(400), Slip, Open);
    }

    [Fact]
    public void A_payment_waits_for_the_number_of_the_decision_and_stops_when_the_contract_does()
    {
        Request();
        Flow.Verify(By(Officer), new(400));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Flow.Approve(By(Director), Open);
        Refused(
            "tranche.approval-number-needed",
            () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), Slip, Open)
        );
        Tranche.ApprovalNumber = "1/QĐ";
        Refused(
            "ledger.treasury-needed",
            () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), new("UNC-1", null), Open)
        );
        var stopped = new GateVerdict(
            new(400),
            [
                new(
                    GateCode.Contract,
                    false,
                    false,
                    false,
                    "HĐ",
                    "suspended",
                    new Dictionary<string, object?> { ["day"] = Day }
                ),
            ]
        );
        Refused(
            "tranche.gate-never",
            () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), Slip, stopped)
        );
    }

    [Fact]
    public void What_can_be_paid_on_the_approval_is_not_recorded_as_a_fact()
    {
        UpToApproval();
        Refused(
            "tranche.pay-on-approval",
            () => Cash.RecordPayment(By(Accountant), LedgerKind.Advance, new(400), Slip, _ => Open)
        );
        Cash.RecordPayment(By(Accountant, days: -5), LedgerKind.Advance, new(100), Slip, _ => Open); // before the approval: it happened
        Assert.Equal(TrancheState.PartlyPaid, Flow.State);
    }

    [Fact]
    public void Taking_back_a_return_never_lifts_what_is_paid_above_the_total()
    {
        UpToApproval();
        Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        var back = Cash.GiveBack(By(Accountant), new(300), new("NT-1", null));
        Task.Ledger.Add(new LedgerEntry(LedgerKind.Advance, Fund.State, Day, new(800), 9));
        Refused("ledger.paid-above-approved", () => Cash.Reverse(By(Accountant, "Nhầm"), back));
    }

    [Fact]
    public void A_mistake_found_after_the_close_opens_the_tranche_again()
    {
        UpToApproval();
        Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        var settled = Cash.Settle(By(Accountant), new(400), new("HU-1", null));
        Cash.Close(By(Accountant));
        Cash.Reverse(By(Accountant, "Chứng từ không hợp lệ"), settled);
        Assert.Equal(TrancheState.Paid, Flow.State);
        Cash.Settle(By(Accountant), new(400), new("HU-2", null));
    }

    [Fact]
    public void A_voucher_taken_back_may_be_entered_again()
    {
        UpToApproval();
        var wrong = Cash.Pay(By(Accountant), LedgerKind.Advance, new(300), Slip, Open);
        Task.Refresh(Day.AddDays(-1));
        Assert.NotNull(wrong.VoucherKey);
        Cash.Reverse(By(Accountant, "Sai số tiền"), wrong);
        var right = Cash.Pay(By(Accountant), LedgerKind.Advance, new(350), Slip, Open);
        Task.Refresh(Day.AddDays(-1));
        Assert.Null(wrong.VoucherKey);
        Assert.Equal("kbnntinh|2026|UNC-1|1", right.VoucherKey);
    }

    [Fact]
    public void Money_recovered_though_settled_does_not_settle_another_tranche()
    {
        void Entry(LedgerKind kind, long amount, int tranche) =>
            Task.Ledger.Add(new LedgerEntry(kind, Fund.State, Day, new(amount), tranche));
        Entry(LedgerKind.Advance, 400, 1);
        Entry(LedgerKind.Settlement, 250, 1);
        Entry(LedgerKind.Recovery, 400, 1);
        Entry(LedgerKind.Advance, 300, 2);
        Assert.Equal(new Money(300), Task.Ledger.UnsettledAdvances(Day));
        Entry(LedgerKind.Payment, 100, 2);
        Entry(LedgerKind.Return, 100, 2); // taken from the direct payment first
        Assert.Equal(new Money(300), Task.Ledger.UnsettledAdvances(Day));
        Task.Ledger.Add(new LedgerEntry(LedgerKind.Settlement, Fund.State, Day, new(120))); // names no tranche
        Assert.Equal(new Money(180), Task.Ledger.UnsettledAdvances(Day));
    }

    [Fact]
    public void A_cut_entered_late_remembers_the_total_of_its_day_and_what_was_paid()
    {
        UpToApproval();
        Cash.Pay(By(Accountant, days: 20), LedgerKind.Advance, new(400), Slip, Open);
        Task.ChangeBudget(Fund.State, new(900), new("2/QĐ", Day.AddDays(30)), "Giảm");
        Task.ChangeBudget(Fund.State, new(300), new("1/QĐ", Day.AddDays(10)), "Giảm, nhập muộn");
        Assert.Equal(
            (new Money(1_000), new Money(300), new Money(900)),
            (
                Task.BudgetOn(Fund.State, Day),
                Task.BudgetOn(Fund.State, Day.AddDays(10)),
                Task.StateBudget
            )
        );
        Task.ChangeBudget(Fund.State, new(350), new("3/QĐ", Day.AddDays(40)), "Giảm nữa");
        Task.Refresh();
        Assert.Equal(new Money(50), Task.FundTotals.Single(f => f.Fund == Fund.State).Owed);
        Task.Ledger.Add(
            new LedgerEntry(LedgerKind.Advance, Fund.State, Day.AddDays(50), new(10), 1)
        );
        Assert.True(Task.PaidTooMuch(Fund.State)); // what the cut found paid is forgiven, nothing after it
    }

    [Fact]
    public void A_payment_that_cannot_be_made_here_is_still_recorded_where_it_happened()
    {
        Flow.RecordApproval(By(Head, document: new("9/QĐ", Day)), new(400), () => Open);
        var stopped = new GateVerdict(
            new(400),
            [
                new(
                    GateCode.Contract,
                    false,
                    false,
                    false,
                    "HĐ",
                    "suspended",
                    new Dictionary<string, object?> { ["day"] = Day }
                ),
            ]
        );
        Cash.RecordPayment(
            By(Accountant),
            LedgerKind.Advance,
            new(100),
            new("UNC-2", "KBNN tỉnh"),
            _ => stopped
        );
        Refused(
            "tranche.pay-on-approval",
            () =>
                Cash.RecordPayment(
                    By(Deputy),
                    LedgerKind.Advance,
                    new(100),
                    new("UNC-3", "KBNN tỉnh"),
                    _ => Open
                )
        );
        Assert.Equal(new Money(100), Task.Ledger.NetPaid(Fund.State));
    }

    [Fact]
    public void What_came_on_paper_is_recorded_by_two_people_whichever_came_first()
    {
        Flow.RecordApproval(By(Accountant, document: new("9/QĐ", Day)), new(400), () => Open);
        Refused(
            "tranche.same-person",
            () => Cash.RecordPayment(By(Accountant), LedgerKind.Advance, new(450), Slip, _ => Open)
        );
        Cash.RecordPayment(By(Head), LedgerKind.Advance, new(450), Slip, _ => Open);

        var other = new FundingPlan(Task).Add(Fund.State, new(Day, new(50)), By(Officer));
        new TrancheMoney(Task, other, new()).RecordPayment(
            By(Accountant),
            LedgerKind.Advance,
            new(10),
            new("UNC-9", "KBNN tỉnh"),
            _ => Open
        );
        var flow = new TrancheFlow(Task, other, new());
        Refused(
            "tranche.same-person",
            () =>
                flow.RecordApproval(
                    By(Accountant, document: new("10/QĐ", Day)),
                    new(50),
                    () => Open
                )
        );
        flow.RecordApproval(By(Head, document: new("10/QĐ", Day)), new(50), () => Open);
    }

    [Fact]
    public void A_paper_that_is_in_no_registry_approves_nothing()
    {
        Refused(
            "tranche.paper-not-registered",
            () =>
                Flow.RecordApproval(
                    By(Accountant, document: new("9/QĐ", Day)),
                    new(400),
                    () => Open,
                    registered: false
                )
        );
        Assert.Null(Tranche.Approved);
    }

    [Fact]
    public void Two_accounts_of_one_person_count_as_one()
    {
        Flow.RecordApproval(By(Accountant, document: new("9/QĐ", Day)), new(400), () => Open); // an account linked to nobody
        var second = new Actor(33, "Kế toán viên Võ Thị Mai", PersonId: 13);
        Refused(
            "tranche.same-person",
            () => Cash.Pay(By(second), LedgerKind.Advance, new(400), Slip, Open)
        );
        Refused(
            "tranche.same-person",
            () =>
                Cash.Pay(
                    By(Officer with { For = second }),
                    LedgerKind.Advance,
                    new(400),
                    Slip,
                    Open
                )
        );
        Cash.Pay(By(new Actor(34, "Võ Thị Mai Anh")), LedgerKind.Advance, new(400), Slip, Open);
    }

    [Fact]
    public void Who_records_an_approval_is_told_which_steps_they_lock_themself_out_of()
    {
        Assert.Equal(
            [MoveKind.Pay, MoveKind.RecordPayment],
            FourEyes.LockedBy(MoveKind.RecordApproval, Tranche)
        );
        Assert.Equal([MoveKind.RecordApproval], FourEyes.LockedBy(MoveKind.RecordPayment, Tranche));
        Assert.Equal([MoveKind.Approve, MoveKind.Pay], FourEyes.LockedBy(MoveKind.Verify, Tranche));
        Assert.Empty(FourEyes.LockedBy(MoveKind.Check, Tranche));
    }

    [Fact]
    public void A_payment_known_before_its_approval_gets_it_later()
    {
        Cash.RecordPayment(By(Accountant), LedgerKind.Advance, new(100), Slip, _ => Open);
        Flow.RecordApproval(
            By(Head, document: new("9/QĐ", Day.AddDays(-3)), days: -3),
            new(300),
            () => Open
        );
        Assert.Equal(TrancheState.PartlyPaid, Flow.State);
    }

    [Fact]
    public void After_a_cut_a_mistaken_return_can_be_taken_back()
    {
        UpToApproval();
        Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        Task.ChangeBudget(Fund.State, new(300), new("8/QĐ", Day.AddDays(1)), "Cắt giảm");
        var wrong = Cash.GiveBack(By(Accountant, days: 2), new(100), new("NT-1", null));
        Cash.Reverse(By(Accountant, "Nhập nhầm số", days: 3), wrong);
        Assert.Equal(new Money(100), Task.OwedByCut(Fund.State));
    }

    [Fact]
    public void An_amount_without_a_day_of_approval_promises_nothing()
    {
        Tranche.ApprovedAmount = new(1);
        Request();
        Flow.Verify(By(Officer), new(400));
        Assert.Equal(new Money(400), Tranche.Amount);
    }
}
