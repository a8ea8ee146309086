using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Changes;
using SciTasks.Domain.Following;
using SciTasks.Domain.Funding;
using SciTasks.Domain.People;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>The rules of changes (docs/rules/work.md: EXT-1…3, CHG-1…2), each failed and cured, and what a decision
/// does.</summary>
public sealed class Changing_a_task
{
    private static readonly RuleBook Rules = Reference.Load(Reference.DefaultFolder);
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly Actor Lead = new(1, "Nguyễn Văn Đồng", 11),
        Officer = new(2, "Phạm Thu Hà"),
        Director = new(5, "Trần Quốc Hùng");
    private readonly ResearchTask _task = new ResearchTask("SKHCN", "ĐT-01/2024", "Nuôi tôm")
        .Restate(new TaskTerm { Start = new(2024, 1, 15), End = new(2026, 7, 14) })
        .Restate(
            new TaskApprovals
            {
                Contract = new("1/HĐ", new(2024, 1, 10)),
                Approval = new("1/QĐ", new(2024, 1, 5)),
            }
        )
        .Restate(new TaskBudget { StateBudget = new(1_000) })
        .Appoint(new Person("Nguyễn Văn Đồng"))
        .Place(new Organization("Trường Đại học Bạc Liêu"));

    private static Step By(
        Actor actor,
        string? reason = null,
        string? number = null,
        int days = 0
    ) =>
        new(
            actor,
            Day.AddDays(days),
            Day.ToDateTime(new(2, 0), DateTimeKind.Utc),
            reason,
            number is null ? null : new(number, null)
        );

    private static AskedChange Until(DateOnly end, string? exception = null) =>
        new("Thiên tai", "disaster", NewEnd: end, Exception: exception);

    private ChangeRequest Ask(ChangeKind kind, AskedChange asked, int days = 0) =>
        ChangeFlow.Request(
            _task,
            kind,
            asked,
            By(Lead, days: days),
            "Nguyễn Văn Đồng",
            onPaper: false,
            Rules
        );

    private ChangeFlow Flow(ChangeRequest change) => new(_task, change, Rules);

    private ChangeRequest Examined(ChangeKind kind, AskedChange asked, int days = 0)
    {
        var change = Ask(kind, asked, days);
        Flow(change)
            .Examine(By(Officer, days: days), Day.AddDays(days), "Đề nghị chấp thuận", true, []);
        return change;
    }

    private void Approve(
        ChangeRequest change,
        ChangeParties? parties = null,
        string? reason = null,
        string? number = "20/QĐ-SKHCN",
        int days = 0
    ) =>
        Flow(change)
            .Approve(
                By(Director, reason, number, days),
                Rules.DelegationOf(change.Kind, Day),
                ChangeEffect.With(parties ?? ChangeParties.None)
            );

    private static IReadOnlyList<Refusal> Refused(string code, string? rule, Action act)
    {
        var refusals = Assert.Throws<RefusedException>(act).Refusals;
        Assert.Contains(
            refusals,
            r => r.Code == code && (rule is null || (r.Numbers[0] as GateFinding)?.Code == rule)
        );
        return refusals;
    }

    [Fact]
    public void Asked_a_month_before_the_end_or_not_at_all()
    {
        Assert.Equal(
            ChangeState.Requested,
            Ask(ChangeKind.Extension, Until(new(2027, 1, 14)), days: 104).State
        ); // 14/6/2026, the last day
        _task.Changes.Clear();
        Refused(
            "change.rule-refuses",
            "change-window",
            () => Ask(ChangeKind.Extension, Until(new(2027, 1, 14)), days: 105)
        );
        Assert.Empty(_task.Changes);
    }

    [Fact]
    public void Asked_too_late_leadership_may_make_an_exception_with_reason_and_number()
    {
        var change = Examined(ChangeKind.Extension, Until(new(2027, 1, 14), "Bão số 7"), days: 110);
        Refused("change.rule-needs-reason", "change-window", () => Approve(change, days: 112));
        Refused(
            "change.rule-needs-reason",
            "change-window",
            () => Approve(change, reason: "Bất khả kháng", number: null, days: 112)
        );
        Approve(change, reason: "Bất khả kháng", days: 112);
        Assert.Equal(new DateOnly(2027, 1, 14), TaskStatus.EffectiveEnd(_task, Day.AddDays(112)));
        Assert.Contains(
            "change-window",
            GateRecord.Read(_task.WorkMoves[^1].FailedRules).Select(f => f.Code)
        );
    }

    [Fact]
    public void A_second_extension_only_by_the_decision_of_the_authority()
    {
        Approve(Examined(ChangeKind.Extension, Until(new(2026, 12, 14))));
        Refused(
            "change.rule-refuses",
            "extension-count",
            () => Ask(ChangeKind.Extension, Until(new(2027, 3, 14)), days: 1)
        );
        var second = Examined(
            ChangeKind.Extension,
            Until(new(2027, 3, 14), "Cần thêm một vụ"),
            days: 1
        );
        Refused(
            "change.rule-authority",
            "extension-count",
            () => Approve(second, reason: "Đặc biệt", days: 2)
        );
        Flow(second).AgreeToSubmit(By(Director, days: 2));
        Assert.Equal(new DateOnly(2026, 12, 14), TaskStatus.EffectiveEnd(_task, Day.AddDays(30)));
        Refused(
            "change.decision-needed",
            null,
            () =>
                Flow(second)
                    .RecordDecision(
                        By(Officer, days: 20),
                        true,
                        ChangeEffect.With(ChangeParties.None)
                    )
        );
        Flow(second)
            .RecordDecision(
                new(Officer, Day.AddDays(20), default, null, new("900/QĐ-UBND", Day.AddDays(18))),
                true,
                ChangeEffect.With(ChangeParties.None)
            );
        Assert.Equal(new DateOnly(2027, 3, 14), TaskStatus.EffectiveEnd(_task, Day.AddDays(30)));
        Assert.Equal("900/QĐ-UBND", _task.Extensions[^1].Decision.Number);
    }

    [Theory]
    [InlineData("2026-07-14", "2027-07-14", true)] // 30 months: twelve months at most
    [InlineData("2026-07-14", "2027-07-15", false)]
    [InlineData("2025-12-14", "2026-06-14", true)] // 23 months: six months at most
    [InlineData("2025-12-14", "2026-06-15", false)]
    [InlineData("2026-01-14", "2026-07-14", true)] // exactly 24 months: six by TT 04/2015, and a warning
    [InlineData("2026-01-14", "2026-07-15", false)]
    [InlineData("2026-01-15", "2026-07-15", true)]
    public void How_long_follows_the_base_duration(string end, string newEnd, bool holds)
    {
        _task.Restate(
            _task.Term with
            {
                End = DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
            }
        );
        var change = new ChangeRequest(1, ChangeKind.Extension)
        {
            NewEnd = DateOnly.Parse(newEnd, System.Globalization.CultureInfo.InvariantCulture),
        };
        var verdict = new ChangeJudge(
            _task,
            change,
            new(2025, 6, 2),
            new(2025, 6, 2),
            Rules
        ).Judge();
        Assert.Equal(
            holds,
            verdict.Findings.Single(f => f.Rule.Code == "extension-length").Rule.Passed
        );
        Assert.Equal(
            end.StartsWith("2026-01", StringComparison.Ordinal),
            verdict.Findings.Any(f =>
                f.Rule is { Code: "extension-boundary", Holds: false, Passed: true }
            )
        );
    }

    [Fact]
    public void A_shortening_needs_two_thirds_of_the_work_done_and_is_no_extension()
    {
        Refused(
            "change.rule-refuses",
            "shortening-done",
            () => Ask(ChangeKind.Shortening, Until(new(2026, 5, 14)))
        );
        _task.Reports.Add(
            new(new(2025, 7, 15), new(2026, 1, 14))
            {
                Submitted = new(2026, 1, 20),
                PercentDone = 80,
                Review = Review.Accepted,
            }
        );
        _task
            .Reports[^1]
            .Adjustments.Add(
                new(1, new(2026, 1, 25), "Officer", "counted twice") { PercentDone = 45 }
            );
        Refused(
            "change.rule-refuses",
            "shortening-done",
            () => Ask(ChangeKind.Shortening, Until(new(2026, 5, 14)))
        ); // the corrected figure counts
        _task
            .Reports[^1]
            .Adjustments.Add(
                new(2, new(2026, 1, 26), "Officer", "the smallest share that is two thirds")
                {
                    PercentDone = 67,
                }
            );
        Approve(Examined(ChangeKind.Shortening, Until(new(2026, 5, 14))));
        Assert.Equal(new DateOnly(2026, 5, 14), TaskStatus.EffectiveEnd(_task, Day));
        Assert.True(_task.Extensions[0].Shortens);
        Refused(
            "change.rule-never",
            "end-earlier",
            () => Ask(ChangeKind.Shortening, Until(new(2026, 8, 14), "x"))
        );
    }

    [Fact]
    public void An_extension_must_move_the_end_later() =>
        Refused(
            "change.rule-never",
            "end-later",
            () => Ask(ChangeKind.Extension, Until(new(2026, 7, 14), "x"))
        );

    [Fact]
    public void A_lead_changes_only_on_a_ground_and_access_moves_with_the_decision()
    {
        Refused(
            "change.rule-refuses",
            "change-ground",
            () => Ask(ChangeKind.Lead, new("Chuyển công tác", NewName: "Trần Thị Thúy"))
        );
        Refused(
            "change.new-name-needed",
            null,
            () => Ask(ChangeKind.Lead, new("Chuyển công tác", "away"))
        );
        var change = Examined(
            ChangeKind.Lead,
            new("Chuyển công tác", "away", NewName: "Trần Thị Thúy")
        );
        Assert.Equal("Nguyễn Văn Đồng", _task.Lead!.Name);
        Approve(change, new(Lead: new Person("Trần Thị Thúy")));
        Assert.Equal(("Trần Thị Thúy", "Nguyễn Văn Đồng"), (_task.Lead.Name, change.Before));
    }

    [Fact]
    public void A_host_changes_only_on_merger_split_or_dissolution_and_not_by_delegation()
    {
        Refused(
            "change.rule-refuses",
            "change-ground",
            () => Ask(ChangeKind.Host, new("Đổi", "away", NewName: "Trường mới"))
        );
        var change = Examined(ChangeKind.Host, new("Sáp nhập", "merger", NewName: "Trường mới"));
        Refused("change.not-delegated", null, () => Approve(change));
    }

    [Fact]
    public void With_a_lump_sum_to_the_final_product_its_name_goal_and_products_stay()
    {
        _task.Restate(_task.Profile with { LumpSum = LumpSum.ToFinalProduct });
        Refused(
            "change.rule-never",
            "content-lump-sum",
            () =>
                Ask(
                    ChangeKind.Content,
                    new(
                        "Đổi",
                        "content",
                        Scope: ContentScope.Method | ContentScope.Goal,
                        After: "Mới",
                        Exception: "x"
                    )
                )
        );
        Ask(ChangeKind.Content, new("Đổi", "content", Scope: ContentScope.Method, After: "Mới"));
    }

    [Fact]
    public void Money_moves_between_headings_without_changing_the_total()
    {
        Refused(
            "change.rule-never",
            "headings-total",
            () =>
                Ask(
                    ChangeKind.Headings,
                    new(
                        "Giá tăng",
                        "content",
                        Headings:
                        [
                            new("labour", new(600), new(500)),
                            new("materials", new(400), new(501)),
                        ]
                    )
                )
        );
        Approve(
            Examined(
                ChangeKind.Headings,
                new(
                    "Giá tăng",
                    "content",
                    Headings:
                    [
                        new("labour", new(600), new(500)),
                        new("materials", new(400), new(500)),
                    ]
                )
            )
        );
        Assert.Equal(
            new Money(500),
            _task.HeadingsOn(Day).Single(h => h.Heading == "materials").After
        );
    }

    [Fact]
    public void A_suspended_task_is_resumed_and_an_earlier_suspension_is_not_forgotten()
    {
        Refused(
            "change.rule-never",
            "task-state",
            () => Ask(ChangeKind.Resumption, new("x", "other"))
        );
        for (var round = 0; round < 2; round++)
        {
            Approve(
                Examined(ChangeKind.Suspension, new("Thiên tai", "disaster"), days: round * 40),
                days: round * 40
            );
            Refused(
                "change.rule-never",
                "task-state",
                () => Ask(ChangeKind.Suspension, new("x", "disaster"), days: round * 40 + 1)
            );
            Approve(
                Examined(
                    ChangeKind.Resumption,
                    new("Đã khắc phục", "other"),
                    days: round * 40 + 20
                ),
                days: round * 40 + 20
            );
        }
        bool[] suspended =
        [
            .. new[] { 0, 19, 20, 39, 40, 59, 60 }.Select(d =>
                TaskStatus.IsSuspended(_task, Day.AddDays(d))
            ),
        ];
        Assert.Equal([true, true, false, false, true, true, false], suspended);
    }

    [Fact]
    public void A_termination_names_what_is_granted_and_asked_back_and_calls_open_tranches_off()
    {
        new FundingPlan(_task).Add(Fund.State, new(Day.AddMonths(2), new(400)), By(Officer));
        var change = Examined(
            ChangeKind.Termination,
            new("Không thể tiếp tục", "disaster", Granted: new(50), RefundDue: new(30))
        );
        Refused("change.not-delegated", null, () => Approve(change));
        Flow(change)
            .RecordDecision(
                new(Officer, Day.AddDays(9), default, null, new("77/QĐ-UBND", Day.AddDays(8))),
                true,
                ChangeEffect.With(ChangeParties.None)
            );
        Assert.Equal(
            (Day.AddDays(8), new Money(50), new Money(30)),
            (_task.Termination.Day, _task.TerminationAmount, _task.RefundDue)
        );
        Assert.Equal(
            TrancheState.Cancelled,
            TrancheStates.Of(_task, _task.Tranches[0], DateOnly.MaxValue)
        );
    }

    [Fact]
    public void An_extension_plans_deadlines_periods_and_tranches_anew()
    {
        new FundingPlan(_task).Add(Fund.State, new(new(2026, 2, 1), new(300)), By(Officer));
        new FundingPlan(_task).Add(Fund.State, new(new(2026, 6, 1), new(400)), By(Officer));
        var before = new DeadlinePlan(_task, Day, Rules).All();
        Approve(Examined(ChangeKind.Extension, Until(new(2027, 1, 14))));
        var after = new DeadlinePlan(_task, Day, Rules).All();
        DateOnly Dossier(IEnumerable<PlannedDeadline> plan) =>
            plan.Single(d => d.Kind == TaskDeadline.Dossier).Due;
        Assert.Equal(
            (new DateOnly(2026, 8, 13), new DateOnly(2027, 2, 15)),
            (Dossier(before), Dossier(after))
        ); // 13/2/2027 is a Saturday
        Assert.Equal(
            before.Count(d => d.Kind == TaskDeadline.ProgressReport) + 1,
            after.Count(d => d.Kind == TaskDeadline.ProgressReport)
        );
        Assert.Equal(
            [new DateOnly(2026, 2, 1), new DateOnly(2026, 12, 1)],
            _task.Tranches.Select(t => t.PlannedDay!.Value)
        );
        Assert.Equal(MoveKind.Replan, _task.Moves[^1].Kind);
    }

    [Fact]
    public void A_request_left_lying_is_judged_again_on_the_day_it_is_decided()
    {
        var first = Ask(ChangeKind.Extension, Until(new(2027, 1, 14)));
        Flow(first).Return(By(Officer, "Thiếu"));
        Approve(Examined(ChangeKind.Extension, Until(new(2026, 12, 14)), days: 2), days: 3);
        Flow(first)
            .AskAgain(
                Until(new(2027, 1, 14), "Cần thêm"),
                By(Lead, days: 4),
                "Nguyễn Văn Đồng",
                false
            );
        Flow(first).Examine(By(Officer, days: 4), Day.AddDays(4), "Tốt", true, []);
        Refused(
            "change.rule-authority",
            "extension-count",
            () => Approve(first, reason: "x", days: 5)
        );
        _task.Restate(_task.Ending with { Suspension = new("1/TB", Day.AddDays(6)) });
        _task.Restate(_task.Ending with { Termination = new("2/QĐ", Day.AddDays(8)) });
        Refused(
            "change.rule-never",
            "task-state",
            () => Flow(first).AgreeToSubmit(By(Director, days: 9))
        );
    }

    [Fact]
    public void What_the_authority_decided_differently_is_what_takes_effect()
    {
        var change = Examined(ChangeKind.Extension, Until(new(2027, 1, 14)));
        Flow(change)
            .RecordDecision(
                new(Officer, Day.AddDays(9), default, null, new("77/QĐ-UBND", Day.AddDays(8))),
                true,
                ChangeEffect.With(ChangeParties.None),
                new(NewEnd: new(2026, 10, 14))
            );
        Assert.Equal(new DateOnly(2026, 10, 14), TaskStatus.EffectiveEnd(_task, Day.AddDays(10)));
    }

    [Fact]
    public void The_signatory_of_a_letter_asked_and_who_typed_it_in_does_not_record_the_decision()
    {
        var change = ChangeFlow.Request(
            _task,
            ChangeKind.Extension,
            Until(new(2027, 1, 14)),
            new(Officer, Day, default, null, new("5/CV", Day)),
            "PGS.TS. Trần Quốc Hùng",
            onPaper: true,
            Rules
        );
        Flow(change).Examine(By(Officer), Day, "Tốt", true, []);
        Refused(
            "change.same-person",
            null,
            () =>
                Flow(change)
                    .Approve(
                        By(Director, number: "1/QĐ"),
                        Rules.DelegationOf(ChangeKind.Extension, Day),
                        ChangeEffect.With(ChangeParties.None)
                    )
        );
        Refused(
            "change.same-person",
            null,
            () =>
                Flow(change)
                    .RecordDecision(
                        new(Officer, Day, default, null, new("9/QĐ", Day)),
                        true,
                        ChangeEffect.With(ChangeParties.None)
                    )
        );
    }

    [Fact]
    public void Nothing_holds_from_before_the_task_began()
    {
        Refused(
            "change.effective-day",
            null,
            () => Ask(ChangeKind.Termination, new("x", "other", Effective: new(2016, 3, 1)))
        );
        Approve(Examined(ChangeKind.Suspension, new("Thiên tai", "disaster")));
        Refused(
            "change.effective-day",
            null,
            () => Ask(ChangeKind.Resumption, new("x", "other", Effective: Day.AddDays(-1)), days: 5)
        );
    }

    [Fact]
    public void Nobody_decides_what_they_asked_for_or_examined()
    {
        var change = Ask(ChangeKind.Extension, Until(new(2027, 1, 14)));
        Refused(
            "change.same-person",
            null,
            () => Flow(change).Examine(By(Lead), Day, "Tốt", true, [])
        );
        Flow(change).Examine(By(Officer), Day, "Tốt", true, []);
        Refused(
            "change.same-person",
            null,
            () =>
                Flow(change)
                    .Approve(
                        By(Officer),
                        Rules.DelegationOf(ChangeKind.Extension, Day),
                        ChangeEffect.With(ChangeParties.None)
                    )
        );
        Refused("change.same-person", null, () => Flow(change).AgreeToSubmit(By(Lead)));
    }

    [Fact]
    public void A_dossier_that_lacks_a_paper_is_not_complete()
    {
        var change = Ask(ChangeKind.Extension, Until(new(2027, 1, 14)));
        Refused(
            "change.dossier-incomplete",
            null,
            () => Flow(change).Examine(By(Officer), Day, "Tốt", true, ["Công văn đề nghị"])
        );
        Refused(
            "change.open-already",
            null,
            () => Ask(ChangeKind.Extension, Until(new(2027, 1, 14)))
        );
    }

    [Fact]
    public void The_department_answers_a_complete_dossier_in_thirty_days()
    {
        var change = Examined(ChangeKind.Extension, Until(new(2027, 1, 14)));
        var answer = new DeadlinePlan(_task, Day, Rules)
            .All()
            .Single(d => d.Kind == TaskDeadline.ChangeAnswer);
        Assert.Equal((new DateOnly(2026, 4, 1), Party.Department), (answer.Due, answer.Rule.Party));
        Approve(change, days: 3);
        Assert.Equal(
            Day.AddDays(3),
            new DeadlinePlan(_task, Day.AddDays(5), Rules)
                .All()
                .Single(d => d.Kind == TaskDeadline.ChangeAnswer)
                .Fulfilled
        );
    }

    [Fact]
    public void What_was_returned_is_asked_again_and_what_was_withdrawn_is_over()
    {
        var change = Ask(ChangeKind.Extension, Until(new(2027, 1, 14)));
        Flow(change).Return(By(Officer, "Thiếu lý do"));
        Flow(change)
            .AskAgain(Until(new(2026, 12, 14)), By(Lead, days: 2), "Nguyễn Văn Đồng", false);
        Assert.Equal(
            (ChangeState.Requested, new DateOnly(2026, 12, 14), Day.AddDays(2)),
            (change.State, change.NewEnd, change.Requested)
        );
        Flow(change).Withdraw(By(Lead, "Không cần nữa"));
        Refused(
            "change.not-open",
            null,
            () =>
                Flow(change).AskAgain(Until(new(2026, 12, 14)), By(Lead), "Nguyễn Văn Đồng", false)
        );
    }
}
