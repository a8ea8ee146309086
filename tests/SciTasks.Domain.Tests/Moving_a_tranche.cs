using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>One tranche on its way from request to close, and every turn off it.</summary>
public sealed class Moving_a_tranche : OneTranche
{
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
        Do(() =>
            Cash.Pay(By(Accountant), LedgerKind.Advance, new(100), new("UNC-2", "KBNN tỉnh"), Open)
        );
        Do(() => Cash.Settle(By(Accountant), new(400), new("HU-1", null)));
        Do(() => Cash.Close(By(Accountant)));
        Assert.Equal(
            [
                TrancheState.Planned,
                TrancheState.Requested,
                TrancheState.Verified,
                TrancheState.Checked,
                TrancheState.Endorsed,
                TrancheState.Approved,
                TrancheState.PartlyPaid,
                TrancheState.Paid,
                TrancheState.Settled,
                TrancheState.Closed,
            ],
            seen
        );
        Assert.Equal(Enumerable.Range(1, Task.Moves.Count), Task.Moves.Select(m => m.Sequence));
    }

    [Fact]
    public void Every_state_and_move_has_its_place_in_the_table()
    {
        foreach (var move in Enum.GetValues<MoveKind>().Where(m => m != MoveKind.Plan))
            Assert.Contains(Enum.GetValues<TrancheState>(), s => MoveTable.Allows(move, s));
        foreach (
            var state in Enum.GetValues<TrancheState>().Where(s => s != TrancheState.Cancelled)
        )
            Assert.Contains(Enum.GetValues<MoveKind>(), m => MoveTable.Allows(m, state));
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
        Assert.Equal(new Money(350), Tranche.ApprovedAmount);
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
        Refused(
            "tranche.same-person",
            () => Cash.Pay(By(Director), LedgerKind.Advance, new(1), Slip, Open)
        );
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
        Refused(
            "tranche.letter-needed",
            () => Flow.Request(By(Officer), new(400), "Nguyễn Văn Đồng", 11)
        );
        Flow.Request(By(Officer, document: new("12/CV", Day)), new(400), "Nguyễn Văn Đồng", 11);
        Refused(
            "tranche.same-person",
            () => Flow.Verify(By(new Actor(77, "Nguyễn Văn Đồng", PersonId: 11)), new(400))
        );
        Flow.Verify(By(Officer), new(400));
        Flow.Return(By(Accountant, "Thiếu chứng từ"), ReturnReason.Documents);
        Refused(
            "tranche.same-person",
            () =>
                Flow.Request(
                    By(Head, document: new("13/CV", Day)),
                    new(400),
                    "Phạm Thu Hà",
                    Officer.PersonId
                )
        );
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
        Refused(
            "tranche.same-person",
            () => Flow.Approve(By(Officer with { For = Director }), Open)
        );
        Flow.Approve(By(Deputy with { For = Director }, document: new("1/QĐ", Day)), Open);
        Assert.Equal(
            ("Nguyễn Thị Lan", "Trần Quốc Hùng"),
            (Task.Moves[^1].Actor, Task.Moves[^1].For)
        );
        Refused(
            "tranche.same-person",
            () => Cash.Pay(By(Director), LedgerKind.Advance, new(1), Slip, Open)
        );
    }

    [Fact]
    public void Without_the_heads_step_leadership_decides_on_what_is_checked()
    {
        var flow = new TrancheFlow(Task, Tranche, new FlowOptions(Endorsed: false));
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
        static GateVerdict Failing(bool overridable) =>
            new(
                new(400),
                [
                    new(
                        "year",
                        false,
                        false,
                        overridable,
                        "QĐ",
                        "failed",
                        new Dictionary<string, object?>
                        {
                            ["year"] = 2026,
                            ["available"] = new Money(5),
                            ["committed"] = Money.Zero,
                            ["amount"] = new Money(400),
                        }
                    ),
                ]
            );
        Request();
        Flow.Verify(By(Officer), new(400));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Refused("tranche.gate-never", () => Flow.Approve(By(Director, "Cần gấp"), Failing(false)));
        Refused("tranche.gate-needs-reason", () => Flow.Approve(By(Director), Failing(true)));
        Flow.Approve(By(Director, "Cần gấp"), Failing(true));
        var kept = Assert.Single(GateRecord.Read(Task.Moves[^1].FailedRules));
        Assert.Equal(
            ("year", "failed", new Money(5), 2026),
            (kept.Code, kept.Why, kept.Numbers["available"], kept.Numbers["year"])
        );
    }

    [Fact]
    public void A_paper_approval_is_recorded_judged_and_marked_never_refused()
    {
        var failed = new GateVerdict(
            new(900),
            [
                new(
                    "year",
                    false,
                    false,
                    false,
                    "QĐ",
                    "failed",
                    new Dictionary<string, object?> { ["on"] = Day }
                ),
            ]
        );
        Flow.RecordApproval(
            By(Head, document: new("9/QĐ", Day.AddDays(-40)), days: -40),
            new(900),
            () => failed
        );
        Assert.Equal(
            (TrancheState.Approved, Day.AddDays(-40), "9/QĐ"),
            (Flow.State, Tranche.Approved, Tranche.ApprovalNumber)
        );
        Assert.Equal(Day, Assert.Single(GateRecord.Read(Task.Moves[^1].FailedRules)).Numbers["on"]);
        Cash.RecordPayment(By(Accountant), LedgerKind.Advance, new(950), Slip, _ => failed);
        Task.Refresh();
        Assert.Equal((new Money(950), Money.Zero), (Tranche.Paid, Tranche.PaidHere));
        Refused(
            "ledger.paid-above-approved",
            () => Cash.RecordPayment(By(Accountant), LedgerKind.Advance, new(51), Slip, _ => failed)
        );
    }

    [Fact]
    public void A_returned_request_may_be_asked_again_and_a_refused_one_only_after_a_new_plan()
    {
        Request();
        Refused("tranche.reason-needed", () => Flow.Return(By(Officer), ReturnReason.Reports));
        Flow.Return(By(Officer, "Nợ báo cáo"), ReturnReason.Reports);
        Assert.Equal((TrancheState.Returned, null), (Flow.State, Tranche.Requested));
        Request(300);
        Flow.Withdraw(By(Lead, "Tính lại"));
        Assert.Equal(TrancheState.Withdrawn, Flow.State);
        Request(300);
        Flow.Verify(By(Officer), new(300));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Flow.Refuse(By(Director, "Chưa cần"));
        Refused("tranche.move-not-allowed", () => Request());
        new FundingPlan(Task).Change(
            Tranche,
            new(Day.AddMonths(3), new(200)),
            By(Officer, "Giảm khối lượng")
        );
        Assert.Equal(TrancheState.Planned, Flow.State);
        Assert.Equal(
            [new Money(400), new Money(200)],
            Task.Moves.Where(m => m.Kind is MoveKind.Plan or MoveKind.Replan)
                .Select(m => m.Amount!.Value)
        );
    }

    [Fact]
    public void A_cancelled_approval_promises_no_more_money()
    {
        UpToApproval();
        Assert.Throws<RefusedException>(() =>
            new FundingPlan(Task).Add(Fund.State, new(Day, new(700)), By(Officer))
        );
        Flow.Cancel(By(Director, "Dừng nội dung 2"));
        Assert.Equal(TrancheState.Cancelled, Flow.State);
        new FundingPlan(Task).Add(Fund.State, new(Day, new(1_000)), By(Officer));
        Refused(
            "tranche.move-not-allowed",
            () => Cash.Pay(By(Accountant), LedgerKind.Advance, new(1), Slip, Open)
        );
    }

    [Fact]
    public void The_plan_may_not_exceed_the_approved_budget_of_its_source()
    {
        var plan = new FundingPlan(Task);
        Refused(
            "tranche.plan-above-budget",
            () => plan.Add(Fund.State, new(Day, new(601)), By(Officer))
        );
        Refused(
            "tranche.plan-without-budget",
            () => plan.Add(Fund.Counterpart, new(Day, new(1)), By(Officer))
        );
        plan.Add(Fund.State, new(Day, new(600), Final: true), By(Officer));
        Refused(
            "tranche.plan-above-budget",
            () => plan.Change(Tranche, new(Day, new(401)), By(Officer, "x"))
        );
        plan.Change(
            Tranche,
            new(Day, new(400), "Có biên bản kiểm tra"),
            By(Officer, "Thêm điều kiện")
        );
    }

    [Fact]
    public void A_signatory_the_register_does_not_know_is_compared_by_name()
    {
        Flow.Request(By(Officer, document: new("12/CV", Day)), new(400), "TS. Nguyễn Thị Lan");
        Flow.Verify(By(Officer), new(400));
        Flow.Check(By(Accountant));
        Flow.Endorse(By(Head));
        Refused(
            "tranche.same-person",
            () => Flow.Approve(By(Deputy with { Name = "Phó Giám đốc Nguyễn Thị Lan" }), Open)
        );
        Flow.Approve(By(Director), Open);
    }
}
