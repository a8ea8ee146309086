using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Inspections;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>An inspection from the plan to the last confirmed fix.</summary>
public sealed class Holding_an_inspection
{
    private static readonly RuleBook Rules = Reference.Load(Reference.DefaultFolder);
    private static readonly DateOnly Day = new(2026, 8, 20); // the working week ends on a swapped Saturday, 22/8
    private static readonly Actor Lead = new(1, "Nguyễn Văn Đồng", 11),
        Officer = new(2, "Phạm Thu Hà"),
        Colleague = new(3, "Đỗ Minh Khang");
    private readonly ResearchTask _task = new ResearchTask("SKHCN", "ĐT-01/2024", "Nuôi tôm")
        .Restate(new TaskTerm { Start = new(2024, 8, 1), End = new(2027, 7, 31) })
        .Restate(
            new TaskApprovals
            {
                Contract = new("1/HĐ", new(2024, 8, 1)),
                Approval = new("1/QĐ", new(2024, 7, 1)),
            }
        );
    private readonly Inspection _inspection;

    public Holding_an_inspection() =>
        _inspection = InspectionFlow.Plan(
            _task,
            2026,
            3,
            InspectionKind.Periodic,
            "TT 04/2015",
            By(Officer)
        );

    private InspectionFlow Flow => new(_task, _inspection);

    private static LimitRule? Notice => Rules.Limit("inspection-notice", "R2013");

    private static Step By(Actor actor, string? reason = null, int days = 0) =>
        new(actor, Day.AddDays(days), Day.ToDateTime(new(2, 0), DateTimeKind.Utc), reason);

    private static void Refused(string code, Action act) =>
        Assert.Contains(code, Assert.Throws<RefusedException>(act).Refusals.Select(r => r.Code));

    private static StatedMinutes Minutes(params StatedFinding[] findings) =>
        new(
            "12/BB",
            "Lê Văn Phúc",
            "Tốt",
            findings.Length > 0 ? Conclusion.PassWithFindings : Conclusion.Pass,
            true,
            findings
        );

    [Fact]
    public void Notice_is_given_five_working_days_ahead()
    {
        Refused(
            "inspection.notice-too-short",
            () => Flow.Notify(By(Officer), new(2026, 8, 25), "Đoàn", null, Notice, Rules.Calendar)
        );
        Flow.Notify(By(Officer), new(2026, 8, 26), "Đoàn", null, Notice, Rules.Calendar);
        Assert.Equal(InspectionState.Notified, _inspection.State);
    }

    [Fact]
    public void An_inspection_on_short_notice_is_told_when_it_begins()
    {
        _inspection.Kind = InspectionKind.AdHoc;
        Flow.Notify(By(Officer), Day, "Đoàn", null, Notice, Rules.Calendar);
    }

    [Fact]
    public void Minutes_need_conclusion_recommendation_and_a_day_for_each_finding()
    {
        Refused(
            "inspection.conclusion-needed",
            () => Flow.Hold(By(Officer), new(null, "Đoàn", null, null, null, []))
        );
        Refused(
            "inspection.recommendation-needed",
            () => Flow.Hold(By(Officer), new(null, "Đoàn", null, Conclusion.Pass, null, []))
        );
        Refused(
            "inspection.findings-needed",
            () =>
                Flow.Hold(
                    By(Officer),
                    new(null, "Đoàn", null, Conclusion.PassWithFindings, true, [])
                )
        );
        Refused(
            "inspection.fix-day-needed",
            () => Flow.Hold(By(Officer), Minutes(new StatedFinding("Bổ sung nhật ký", null, null)))
        );
        Flow.Hold(
            By(Officer),
            Minutes(new StatedFinding("Bổ sung nhật ký", "Kỹ thuật viên", Day.AddDays(20)))
        );
        Assert.Equal((InspectionState.Held, Day), (_inspection.State, _inspection.Day));
        Refused("inspection.not-open", () => Flow.Cancel(By(Officer, "x")));
    }

    [Fact]
    public void A_fix_is_confirmed_by_someone_other_than_who_reported_it()
    {
        Flow.Hold(
            By(Officer),
            Minutes(new StatedFinding("Bổ sung nhật ký", null, Day.AddDays(20)))
        );
        Refused("finding.not-reported", () => Flow.ConfirmFix(By(Officer, days: 1), 1));
        Refused("finding.proof-needed", () => Flow.ReportFix(By(Officer, days: 1), 1, " "));
        Flow.ReportFix(By(Officer, days: 5), 1, "Nhật ký đủ 12 tháng");
        Refused("finding.same-person", () => Flow.ConfirmFix(By(Officer, days: 6), 1));
        Flow.RejectFix(By(Colleague, "Thiếu tháng 3", days: 6), 1);
        Assert.Null(_inspection.Findings[0].FixReported);
        Flow.ReportFix(By(Lead, days: 8), 1, "Đã thêm tháng 3");
        Flow.ConfirmFix(By(Colleague, days: 9), 1);
        Assert.Equal(Day.AddDays(8), _inspection.Findings[0].Fixed);
        Refused("finding.confirmed-already", () => Flow.ReportFix(By(Lead, days: 10), 1, "Lại"));
    }

    [Fact]
    public void The_rule_proposes_what_is_due_and_neither_held_nor_planned()
    {
        Assert.Null(InspectionPlan.For(_task, 2026, Day, Rules)); // planned above
        Flow.Cancel(By(Officer, "Dời"));
        var due = InspectionPlan.For(_task, 2026, Day, Rules);
        Assert.Equal(
            (3, InspectionKind.Periodic, new InspectionPeriod(new(2025, 8, 1), new(2026, 7, 31))),
            (due!.Quarter, due.Kind, due.Period)
        );
        _task.Inspections.Add(new Inspection(9, new(2026, 2, 1)) { Conclusion = Conclusion.Pass });
        Assert.Null(InspectionPlan.For(_task, 2026, Day, Rules));
        Assert.Equal(3, InspectionPlan.For(_task, 2027, Day, Rules)!.Quarter);
    }

    [Fact]
    public void What_is_due_of_inspections_and_findings_are_deadlines()
    {
        Flow.Hold(
            By(Officer),
            Minutes(new StatedFinding("Bổ sung nhật ký", null, Day.AddDays(20)))
        );
        var all = new DeadlinePlan(_task, Day, Rules).All();
        Assert.Equal(
            [
                new DateOnly(2025, 7, 31),
                new DateOnly(2026, 7, 31),
                new DateOnly(2027, 7, 31).AddDays(2),
            ],
            all.Where(d => d.Kind == TaskDeadline.Inspection).Select(d => d.Due)
        ); // 31/7/2027 is a Saturday
        Assert.Equal(
            [Day, Day, Day],
            all.Where(d => d.Kind == TaskDeadline.Inspection).Select(d => d.Fulfilled)
        );
        var finding = Assert.Single(all, d => d.Kind == TaskDeadline.Finding);
        Assert.Equal(
            ("1.1", Day.AddDays(20), null),
            (finding.Subject, finding.Due, finding.Fulfilled)
        );
    }
}
