using SciTasks.Domain.Basics;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>A report from draft to acceptance, and who may take which step.</summary>
public sealed class Handing_in_a_report
{
    private static readonly DateOnly Day = new(2026, 6, 10);
    private static readonly Actor Lead = new(1, "Nguyễn Văn Đồng", 11),
        Officer = new(2, "Phạm Thu Hà");
    private readonly ResearchTask _task = new("SKHCN", "ĐT-01/2026", "Nuôi tôm");
    private readonly ProgressReport _report;
    private readonly ReportFlow _flow;

    public Handing_in_a_report()
    {
        _report = ReportFlow.Open(_task, new(2025, 12, 2), new(2026, 6, 1));
        _flow = new ReportFlow(_task, _report);
    }

    private static Step By(Actor actor, string? reason = null, Citation? paper = null) =>
        new(actor, Day, Day.ToDateTime(new(2, 0), DateTimeKind.Utc), reason, paper);

    private static void Refused(string code, Action act) =>
        Assert.Contains(code, Assert.Throws<RefusedException>(act).Refusals.Select(r => r.Code));

    private void Write(
        int? percent = 40,
        string? work = "Đã thả giống",
        string? difficulties = null,
        bool nothing = false
    ) =>
        _flow.Write(
            new(
                percent,
                null,
                work,
                null,
                null,
                [("labour", new(70)), ("materials", new(30))],
                difficulties,
                null,
                nothing
            ),
            By(Lead)
        );

    private void Submit()
    {
        Write();
        _flow.Submit(By(Lead));
    }

    [Fact]
    public void Spending_by_heading_adds_up()
    {
        Write();
        Assert.Equal(new Money(100), _report.Spent);
        Assert.True(_report.IsDraft);
    }

    [Fact]
    public void A_report_needs_its_percentage_and_its_work()
    {
        Write(percent: null, work: null);
        Refused("report.percent-needed", () => _flow.Submit(By(Lead)));
        Refused("report.work-needed", () => _flow.Submit(By(Lead)));
        Assert.Empty(_task.WorkMoves);
    }

    [Fact]
    public void Nothing_to_report_is_an_answer_with_a_reason()
    {
        Write(work: null, nothing: true);
        Refused("report.nothing-needs-reason", () => _flow.Submit(By(Lead)));
        Write(work: null, nothing: true, difficulties: "Chờ mùa khô");
        _flow.Submit(By(Lead));
        Assert.Equal(ReportState.Submitted, ReportStates.On(_task, _report, Day));
    }

    [Fact]
    public void Who_handed_it_in_does_not_review_it_but_who_entered_a_paper_does()
    {
        Submit();
        Refused("report.same-person", () => _flow.Accept(By(Lead)));
        Refused(
            "report.same-person",
            () => _flow.Accept(By(new Actor(9, "Người khác", For: Lead)))
        );
        _flow.Return(By(Officer, "Thiếu bảng kê"), ReviewReason.Spending, Day.AddDays(10));
        Write();
        Refused("report.paper-needed", () => _flow.Submit(By(Officer), "Nguyễn Văn Đồng"));
        _flow.Submit(By(Officer, paper: new("12/CV", Day)), "TS. Nguyễn Văn Đồng");
        Refused("report.same-person", () => _flow.Accept(By(Lead)));
        _flow.Accept(By(Officer));
        Assert.Equal(
            [
                WorkMoveKind.SubmitReport,
                WorkMoveKind.ReturnReport,
                WorkMoveKind.SubmitReport,
                WorkMoveKind.AcceptReport,
            ],
            _task.WorkMoves.Select(m => m.Kind)
        );
    }

    [Fact]
    public void A_return_needs_a_category_a_reason_and_a_day()
    {
        Submit();
        Refused("report.category-needed", () => _flow.Return(By(Officer, "x"), null, Day));
        Refused("report.reason-needed", () => _flow.Return(By(Officer), ReviewReason.Other, Day));
        Refused(
            "report.until-needed",
            () => _flow.Return(By(Officer, "x"), ReviewReason.Other, Day.AddDays(-1))
        );
        Assert.Equal(ReportState.Submitted, ReportStates.On(_task, _report, Day));
    }

    [Fact]
    public void An_accepted_report_is_closed_and_corrected_beside()
    {
        Submit();
        Refused(
            "report.only-accepted-is-adjusted",
            () => _flow.Adjust(By(Lead, "Nhầm"), 45, null, null)
        );
        _flow.Accept(By(Officer));
        Refused("report.not-open", () => Write());
        Refused("report.not-open", () => _flow.Excuse(By(Officer, "x")));
        Refused("report.adjustment-empty", () => _flow.Adjust(By(Lead, "Nhầm"), null, null, " "));
        _flow.Adjust(By(Lead, "Nhầm"), 45, new(120), null);
        Assert.Equal(
            (40, 45, new Money(100), new Money(120)),
            (_report.PercentDone, _report.PercentNow, _report.Spent, _report.SpentNow)
        );
    }

    [Fact]
    public void What_is_written_after_a_return_stands_beside_what_was_handed_in()
    {
        Submit();
        _flow.Return(By(Officer, "Thiếu"), ReviewReason.Other, Day);
        Assert.True(_flow.WritesBeside);
        _flow.WriteBeside("{}", By(Lead));
        Assert.Equal(("Đã thả giống", "{}"), (_report.Work, _report.Redraft));
        Write(work: "Đã bổ sung");
        _flow.Submit(By(Lead));
        Assert.Equal(("Đã bổ sung", null), (_report.Work, _report.Redraft));
    }

    [Fact]
    public void A_report_that_is_not_required_is_no_longer_owed()
    {
        Refused("report.reason-needed", () => _flow.Excuse(By(Officer)));
        _flow.Excuse(By(Officer, "Chưa giải ngân"));
        Assert.Equal(ReportState.NotRequired, ReportStates.On(_task, _report, Day));
    }

    [Fact]
    public void A_report_of_a_period_to_come_is_refused()
    {
        var future = ReportFlow.Open(_task, Day.AddDays(1), Day.AddMonths(6));
        var flow = new ReportFlow(_task, future);
        flow.Write(new(50, null, "x", null, null, [], null, null, false), By(Lead));
        Refused("report.period-not-begun", () => flow.Submit(By(Lead)));
    }
}
