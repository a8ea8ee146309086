using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>One tranche on its way from request to close, and every turn off it.</summary>
public sealed class Moving_a_tranche
{
    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly Actor Lead = new(1, "Nguyễn Văn Đồng", PersonId: 11), Officer = new(2, "Phạm Thu Hà", PersonId: 12), Accountant = new(3, "Võ Thị Mai"), Head = new(4, "Lê Văn Phúc"), Director = new(5, "Trần Quốc Hùng"), Deputy = new(6, "Nguyễn Thị Lan");
    private static readonly GateVerdict Open = new(Money.Zero, []);
    private static readonly VoucherSlip Slip = new("UNC-1", "KBNN tỉnh");

    private readonly ResearchTask _task = new("SKHCN", "ĐT-01/2026", "Nuôi tôm") { StateBudget = new(1_000) };
    private readonly Tranche _tranche;

    public Moving_a_tranche() => _tranche = new FundingPlan(_task).Add(Fund.State, new(Day, new(400)), By(Officer));

    private TrancheFlow Flow => new(_task, _tranche, new FlowOptions());
    private TrancheMoney Cash => new(_task, _tranche, new FlowOptions());

    private static Step By(Actor actor, string? reason = null, Citation? document = null, int days = 0) => new(actor, Day.AddDays(days), new DateTime(2026, 6, 1, 2, 0, 0, DateTimeKind.Utc), reason, document);

    private void Request(long amount = 400) => Flow.Request(By(Lead), new(amount));

    private void UpToApproval()
    {
        Request();
        Flow.Verify(By(Officer), new(400));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Flow.Approve(By(Director, document: new("1/QĐ", Day)), Open);
    }

    private static void Refused(string code, Action act) => Assert.Contains(code, Assert.Throws<RefusedException>(act).Refusals.Select(r => r.Code));

    [Fact]
    public void The_whole_way_passes_every_state()
    {
        var seen = new List<TrancheState> { Flow.State };
        void Do(Action step)
        {
            step();
            seen.Add(Flow.State);
        }
        Do(() => Request());
        Do(() => Flow.Verify(By(Officer), new(400)));
        Do(() => Flow.Check(By(Accountant)));
        Do(() => Flow.Endorse(By(Head)));
        Do(() => Flow.Approve(By(Director, document: new("1/QĐ", Day)), Open));
        Do(() => Cash.Pay(By(Accountant), LedgerKind.Advance, new(300), Slip, Open));
        Do(() => Cash.Pay(By(Accountant), LedgerKind.Advance, new(100), new("UNC-2", "KBNN tỉnh"), Open));
        Do(() => Cash.Settle(By(Accountant), new(400), new("HU-1", null)));
        Do(() => Cash.Close(By(Accountant)));
        Assert.Equal(
            [TrancheState.Planned, TrancheState.Requested, TrancheState.Verified, TrancheState.Checked, TrancheState.Endorsed, TrancheState.Approved, TrancheState.PartlyPaid, TrancheState.Paid, TrancheState.Settled, TrancheState.Closed],
            seen);
        Assert.Equal(Enumerable.Range(1, _task.Moves.Count), _task.Moves.Select(m => m.Sequence));
    }

    [Fact]
    public void Every_state_and_move_has_its_place_in_the_table()
    {
        foreach (var move in Enum.GetValues<MoveKind>().Where(m => m != MoveKind.Plan)) Assert.Contains(Enum.GetValues<TrancheState>(), s => MoveTable.Allows(move, s));
        foreach (var state in Enum.GetValues<TrancheState>().Where(s => s != TrancheState.Cancelled)) Assert.Contains(Enum.GetValues<MoveKind>(), m => MoveTable.Allows(m, state));
    }

    [Fact]
    public void The_officer_may_confirm_less_only_with_a_reason()
    {
        Request();
        Refused("tranche.reason-for-less", () => Flow.Verify(By(Officer), new(350)));
        Refused("tranche.verified-above-requested", () => Flow.Verify(By(Officer), new(401)));
        Flow.Verify(By(Officer, "Chưa đủ khối lượng"), new(350));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Flow.Approve(By(Director, document: new("1/QĐ", Day)), Open);
        Assert.Equal(new Money(350), _tranche.ApprovedAmount);
    }

    [Fact]
    public void Nobody_passes_two_of_request_verify_approve_and_pay()
    {
        Request();
        Refused("tranche.same-person", () => Flow.Verify(By(Lead), new(400)));
        Flow.Verify(By(Officer), new(400));
        Flow.Check(By(Officer)); // not one of the four
        Flow.Endorse(By(Head));
        Refused("tranche.same-person", () => Flow.Approve(By(Officer), Open));
        Flow.Approve(By(Director, document: new("1/QĐ", Day)), Open);
        Refused("tranche.same-person", () => Cash.Pay(By(Director), LedgerKind.Advance, new(1), Slip, Open));
        Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), Slip, Open);
    }

    [Fact]
    public void A_new_round_does_not_make_one_forget_who_did_what()
    {
        Request();
        Flow.Verify(By(Officer), new(400));
        Flow.Return(By(Accountant, "Thiếu chứng từ"), ReturnReason.Documents);
        Refused("tranche.same-person", () => Flow.Request(By(Officer), new(400)));
        Request();
        Flow.Verify(By(Officer), new(400));
    }

    [Fact]
    public void The_asker_of_a_paper_request_is_its_signatory_so_the_officer_who_typed_it_may_verify()
    {
        Refused("tranche.letter-needed", () => Flow.Request(By(Officer), new(400), "Nguyễn Văn Đồng", 11));
        Flow.Request(By(Officer, document: new("12/CV", Day)), new(400), "Nguyễn Văn Đồng", 11);
        Refused("tranche.same-person", () => Flow.Verify(By(new Actor(77, "Nguyễn Văn Đồng", PersonId: 11)), new(400)));
        Flow.Verify(By(Officer), new(400));
        Flow.Return(By(Accountant, "Thiếu chứng từ"), ReturnReason.Documents);
        Refused("tranche.same-person", () => Flow.Request(By(Head, document: new("13/CV", Day)), new(400), "Phạm Thu Hà", Officer.PersonId));
        Flow.Request(By(Officer, document: new("13/CV", Day)), new(400), "Nguyễn Văn Đồng", 11);
    }

    [Fact]
    public void A_stand_in_counts_as_both_people()
    {
        Request();
        Flow.Verify(By(Officer), new(400));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Refused("tranche.same-person", () => Flow.Approve(By(Deputy with { For = Officer }), Open));
        Refused("tranche.same-person", () => Flow.Approve(By(Officer with { For = Director }), Open));
        Flow.Approve(By(Deputy with { For = Director }, document: new("1/QĐ", Day)), Open);
        Assert.Equal(("Nguyễn Thị Lan", "Trần Quốc Hùng"), (_task.Moves[^1].Actor, _task.Moves[^1].For));
        Refused("tranche.same-person", () => Cash.Pay(By(Director), LedgerKind.Advance, new(1), Slip, Open));
    }

    [Fact]
    public void Without_the_heads_step_leadership_decides_on_what_is_checked()
    {
        var flow = new TrancheFlow(_task, _tranche, new FlowOptions(Endorsed: false));
        Request();
        flow.Verify(By(Officer), new(400));
        flow.Check(By(Accountant));
        Refused("tranche.move-not-allowed", () => flow.Endorse(By(Head)));
        flow.Approve(By(Director), Open);
        Assert.Equal(TrancheState.Approved, flow.State);
    }

    [Fact]
    public void An_override_needs_a_rule_marked_so_and_a_written_reason()
    {
        static GateVerdict Failing(bool overridable) => new(new(400), [new("year", false, false, overridable, "QĐ", "failed", new Dictionary<string, object?> { ["year"] = 2026, ["available"] = new Money(5), ["committed"] = Money.Zero, ["amount"] = new Money(400) })]);
        Request();
        Flow.Verify(By(Officer), new(400));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Refused("tranche.gate-never", () => Flow.Approve(By(Director, "Cần gấp"), Failing(false)));
        Refused("tranche.gate-needs-reason", () => Flow.Approve(By(Director), Failing(true)));
        Flow.Approve(By(Director, "Cần gấp"), Failing(true));
        var kept = Assert.Single(GateRecord.Read(_task.Moves[^1].FailedRules));
        Assert.Equal(("year", "failed", new Money(5), 2026), (kept.Code, kept.Why, kept.Numbers["available"], kept.Numbers["year"]));
    }

    [Fact]
    public void A_paper_approval_is_recorded_judged_and_marked_never_refused()
    {
        var failed = new GateVerdict(new(900), [new("year", false, false, false, "QĐ", "failed", new Dictionary<string, object?> { ["on"] = Day })]);
        Flow.RecordApproval(By(Accountant, document: new("9/QĐ", Day.AddDays(-40)), days: -40), new(900), () => failed);
        Assert.Equal((TrancheState.Approved, Day.AddDays(-40), "9/QĐ"), (Flow.State, _tranche.Approved, _tranche.ApprovalNumber));
        Assert.Equal(Day, Assert.Single(GateRecord.Read(_task.Moves[^1].FailedRules)).Numbers["on"]);
        Cash.RecordPayment(By(Accountant), LedgerKind.Advance, new(950), Slip, () => failed);
        _task.Refresh();
        Assert.Equal((new Money(950), Money.Zero), (_tranche.Paid, _tranche.PaidHere));
        Refused("ledger.paid-above-approved", () => Cash.RecordPayment(By(Accountant), LedgerKind.Advance, new(51), Slip, () => failed));
    }

    [Fact]
    public void A_returned_request_may_be_asked_again_and_a_refused_one_only_after_a_new_plan()
    {
        Request();
        Refused("tranche.reason-needed", () => Flow.Return(By(Officer), ReturnReason.Reports));
        Flow.Return(By(Officer, "Nợ báo cáo"), ReturnReason.Reports);
        Assert.Equal((TrancheState.Returned, null), (Flow.State, _tranche.Requested));
        Request(300);
        Flow.Withdraw(By(Lead, "Tính lại"));
        Assert.Equal(TrancheState.Withdrawn, Flow.State);
        Request(300);
        Flow.Verify(By(Officer), new(300));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Flow.Refuse(By(Director, "Chưa cần"));
        Refused("tranche.move-not-allowed", () => Request());
        new FundingPlan(_task).Change(_tranche, new(Day.AddMonths(3), new(200)), By(Officer, "Giảm khối lượng"));
        Assert.Equal(TrancheState.Planned, Flow.State);
        Assert.Equal([new Money(400), new Money(200)], _task.Moves.Where(m => m.Kind is MoveKind.Plan or MoveKind.Replan).Select(m => m.Amount!.Value));
    }

    [Fact]
    public void A_cancelled_approval_promises_no_more_money()
    {
        UpToApproval();
        Assert.Throws<RefusedException>(() => new FundingPlan(_task).Add(Fund.State, new(Day, new(700)), By(Officer)));
        Flow.Cancel(By(Director, "Dừng nội dung 2"));
        Assert.Equal(TrancheState.Cancelled, Flow.State);
        new FundingPlan(_task).Add(Fund.State, new(Day, new(1_000)), By(Officer));
        Refused("tranche.move-not-allowed", () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), Slip, Open));
    }

    [Fact]
    public void The_plan_may_not_exceed_the_approved_budget_of_its_source()
    {
        var plan = new FundingPlan(_task);
        Refused("tranche.plan-above-budget", () => plan.Add(Fund.State, new(Day, new(601)), By(Officer)));
        Refused("tranche.plan-without-budget", () => plan.Add(Fund.Counterpart, new(Day, new(1)), By(Officer)));
        plan.Add(Fund.State, new(Day, new(600), Final: true), By(Officer));
        Refused("tranche.plan-above-budget", () => plan.Change(_tranche, new(Day, new(401)), By(Officer, "x")));
        plan.Change(_tranche, new(Day, new(400), "Có biên bản kiểm tra"), By(Officer, "Thêm điều kiện"));
    }

    [Fact]
    public void Payments_stay_within_the_approval()
    {
        UpToApproval();
        Refused("tranche.paid-above-approved", () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(401), Slip, Open));
        Refused("ledger.voucher-needed", () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), new(" ", null), Open));
        Refused("tranche.paid-before-approval", () => Cash.Pay(By(Accountant, days: -1), LedgerKind.Advance, new(1), Slip, Open));
        Refused("tranche.amount-positive", () => Cash.Pay(By(Accountant), LedgerKind.Advance, Money.Zero, Slip, Open));
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
        Assert.Equal((TrancheState.PaymentFailed, Money.Zero), (Flow.State, _task.Ledger.NetPaid(Fund.State)));
        Cash.Pay(By(Accountant, days: 3), LedgerKind.Advance, new(400), new("UNC-9", "KBNN tỉnh"), Open);
        Assert.Equal(TrancheState.Paid, Flow.State);
        Refused("ledger.already-reversed", () => Cash.FailPayment(By(Accountant, "x", days: 4), payment));
    }

    [Fact]
    public void What_comes_back_never_exceeds_what_was_paid()
    {
        UpToApproval();
        var payment = Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        Refused("ledger.settled-above-advanced", () => Cash.Settle(By(Accountant), new(401), new("HU-1", null)));
        Cash.Settle(By(Accountant), new(250), new("HU-1", null));
        Refused("tranche.move-not-allowed", () => Cash.Close(By(Accountant)));
        Refused("ledger.reversed-under-settled", () => Cash.Reverse(By(Accountant, "x"), payment));
        Cash.GiveBack(By(Accountant), new(150), new("NT-1", "KBNN tỉnh"));
        Assert.Equal(TrancheState.Settled, Flow.State);
        Refused("ledger.returned-above-paid", () => Cash.Recover(By(Accountant), new(251), new("TH-1", null)));
        Cash.Recover(By(Accountant), new(250), new("TH-1", null));
        Assert.Equal((TrancheState.Recovered, Money.Zero), (Flow.State, _task.Ledger.NetPaid(Fund.State)));
    }

    [Fact]
    public void A_cut_below_what_is_paid_makes_a_refund_due_and_does_not_fail()
    {
        UpToApproval();
        Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        _task.ChangeBudget(Fund.State, new(250), new("8/QĐ", Day.AddDays(10)), "Cắt giảm");
        Assert.True(_task.Check(Day.AddDays(11)).Allowed);
        _task.Refresh();
        var total = Assert.Single(_task.FundTotals, t => t.Fund == Fund.State);
        Assert.Equal((new Money(250), new Money(400), new Money(150)), (total.Approved, total.Paid, total.Owed));
        Assert.Equal((Money.Zero, new Money(150)), (_task.RefundOwed(Day.AddDays(9)), _task.RefundOwed(Day.AddDays(10))));
        Assert.Equal((new Money(1_000), new Money(250)), (_task.BudgetOn(Fund.State, Day), _task.BudgetOn(Fund.State, Day.AddDays(10))));
        Cash.GiveBack(By(Accountant, days: 20), new(150), new("NT-1", null));
        Assert.Equal(Money.Zero, _task.RefundOwed(Day.AddDays(20)));
    }

    [Fact]
    public void What_a_year_leaves_unspent_goes_on_to_the_next()
    {
        _task.YearBudgets.Add(new YearBudget(2026, Fund.State) { Assigned = new(500) });
        UpToApproval();
        Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        Assert.Equal("tranche.year-not-over", Assert.Single(_task.MayCarryOver(2026, Fund.State, new(2026, 12, 31)).Refusals).Code);
        Assert.Equal(new Money(100), _task.CarryOn(2026, Fund.State, new(2027, 1, 4), "5/QĐ-STC"));
        Assert.Equal((new Money(400), new Money(100)), (_task.YearBudgets[0].Available, _task.YearBudgets[1].Available));
        Assert.False(_task.MayCarryOver(2026, Fund.State, new(2027, 1, 4)).Allowed);
        Assert.Equal("tranche.no-year-budget", _task.MayCarryOver(2020, Fund.State, Day).Refusals[0].Code);
    }

    [Fact]
    public void Who_recorded_a_paper_approval_does_not_pay_on_it()
    {
        Flow.RecordApproval(By(Accountant, document: new("9/QĐ", Day)), new(400), () => Open);
        Refused("tranche.same-person", () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open));
        Cash.Pay(By(Officer), LedgerKind.Advance, new(400), Slip, Open);
    }

    [Fact]
    public void A_signatory_the_register_does_not_know_is_compared_by_name()
    {
        Flow.Request(By(Officer, document: new("12/CV", Day)), new(400), "TS. Nguyễn Thị Lan");
        Flow.Verify(By(Officer), new(400));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Refused("tranche.same-person", () => Flow.Approve(By(Deputy with { Name = "Phó Giám đốc Nguyễn Thị Lan" }), Open));
        Flow.Approve(By(Director), Open);
    }

    [Fact]
    public void A_payment_waits_for_the_number_of_the_decision_and_stops_when_the_contract_does()
    {
        Request();
        Flow.Verify(By(Officer), new(400));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Flow.Approve(By(Director), Open);
        Refused("tranche.approval-number-needed", () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), Slip, Open));
        _tranche.ApprovalNumber = "1/QĐ";
        Refused("ledger.treasury-needed", () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), new("UNC-1", null), Open));
        var stopped = new GateVerdict(new(400), [new(GateCode.Contract, false, false, false, "HĐ", "suspended", new Dictionary<string, object?> { ["day"] = Day })]);
        Refused("tranche.gate-never", () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), Slip, stopped));
    }

    [Fact]
    public void What_can_be_paid_on_the_approval_is_not_recorded_as_a_fact()
    {
        UpToApproval();
        Refused("tranche.pay-on-approval", () => Cash.RecordPayment(By(Accountant), LedgerKind.Advance, new(400), Slip, () => Open));
        Cash.RecordPayment(By(Accountant, days: -5), LedgerKind.Advance, new(100), Slip, () => Open); // before the approval: it happened
        Assert.Equal(TrancheState.PartlyPaid, Flow.State);
    }

    [Fact]
    public void Taking_back_a_return_never_lifts_what_is_paid_above_the_total()
    {
        UpToApproval();
        Cash.Pay(By(Accountant), LedgerKind.Advance, new(400), Slip, Open);
        var back = Cash.GiveBack(By(Accountant), new(300), new("NT-1", null));
        _task.Ledger.Add(new LedgerEntry(LedgerKind.Advance, Fund.State, Day, new(800), 9));
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
        _task.Refresh(Day.AddDays(-1));
        Assert.NotNull(wrong.VoucherKey);
        Cash.Reverse(By(Accountant, "Sai số tiền"), wrong);
        var right = Cash.Pay(By(Accountant), LedgerKind.Advance, new(350), Slip, Open);
        _task.Refresh(Day.AddDays(-1));
        Assert.Null(wrong.VoucherKey);
        Assert.Equal("kbnntinh|2026|UNC-1|1", right.VoucherKey);
    }

    [Fact]
    public void Money_recovered_though_settled_does_not_settle_another_tranche()
    {
        void Entry(LedgerKind kind, long amount, int tranche) => _task.Ledger.Add(new LedgerEntry(kind, Fund.State, Day, new(amount), tranche));
        Entry(LedgerKind.Advance, 400, 1);
        Entry(LedgerKind.Settlement, 250, 1);
        Entry(LedgerKind.Recovery, 400, 1);
        Entry(LedgerKind.Advance, 300, 2);
        Assert.Equal(new Money(300), _task.Ledger.UnsettledAdvances(Day));
        Entry(LedgerKind.Payment, 100, 2);
        Entry(LedgerKind.Return, 100, 2); // taken from the direct payment first
        Assert.Equal(new Money(300), _task.Ledger.UnsettledAdvances(Day));
        _task.Ledger.Add(new LedgerEntry(LedgerKind.Settlement, Fund.State, Day, new(120))); // names no tranche
        Assert.Equal(new Money(180), _task.Ledger.UnsettledAdvances(Day));
    }

    [Fact]
    public void A_cut_entered_late_remembers_the_total_of_its_day_and_what_was_paid()
    {
        UpToApproval();
        Cash.Pay(By(Accountant, days: 20), LedgerKind.Advance, new(400), Slip, Open);
        _task.ChangeBudget(Fund.State, new(900), new("2/QĐ", Day.AddDays(30)), "Giảm");
        _task.ChangeBudget(Fund.State, new(300), new("1/QĐ", Day.AddDays(10)), "Giảm, nhập muộn");
        Assert.Equal((new Money(1_000), new Money(300), new Money(900)), (_task.BudgetOn(Fund.State, Day), _task.BudgetOn(Fund.State, Day.AddDays(10)), _task.StateBudget));
        _task.ChangeBudget(Fund.State, new(350), new("3/QĐ", Day.AddDays(40)), "Giảm nữa");
        _task.Refresh();
        Assert.Equal(new Money(50), _task.FundTotals.Single(f => f.Fund == Fund.State).Owed);
        _task.Ledger.Add(new LedgerEntry(LedgerKind.Advance, Fund.State, Day.AddDays(50), new(10), 1));
        Assert.True(_task.PaidTooMuch(Fund.State)); // what the cut found paid is forgiven, nothing after it
    }
}
