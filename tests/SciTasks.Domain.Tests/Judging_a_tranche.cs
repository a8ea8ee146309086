using CsCheck;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>Each rule of the funding gate, failed and cured. The task: one billion of state funds, contract of two
/// years from
/// 15/01/2024 under R2013; tranche 2 is judged after tranche 1 was advanced and settled.</summary>
public sealed class Judging_a_tranche
{
    private static readonly RuleBook Rules = Reference.Load(Reference.DefaultFolder);
    private static readonly DateOnly Day = new(2024, 10, 1);

    private readonly ResearchTask _task = new ResearchTask("SKHCN", "ĐT-01/2024", "Nuôi tôm")
        .Restate(
            new TaskApprovals
            {
                Approval = new("1/QĐ", new(2023, 12, 20)),
                Contract = new("1/HĐ", new(2024, 1, 15)),
            }
        )
        .Restate(new TaskTerm { Start = new(2024, 1, 15), End = new(2026, 1, 14) })
        .Restate(new TaskBudget { StateBudget = new(1_000_000_000) });

    private readonly Tranche _second = new(2, Fund.State) { RequestedAmount = new(300_000_000) };

    public Judging_a_tranche()
    {
        _task.Tranches.Add(
            new Tranche(1, Fund.State)
            {
                Approved = new(2024, 2, 1),
                ApprovedAmount = new(400_000_000),
            }
        );
        _task.Tranches.Add(_second);
        Pay(LedgerKind.Advance, new(2024, 2, 10), 400_000_000, 1);
        Pay(LedgerKind.Settlement, new(2024, 8, 10), 200_000_000, 1);
        _task.Reports.Add(
            new ProgressReport(new(2024, 1, 15), new(2024, 7, 14)) { Submitted = new(2024, 7, 20) }
        );
    }

    private void Pay(LedgerKind kind, DateOnly day, long amount, int? tranche) =>
        _task.Ledger.Add(new LedgerEntry(kind, Fund.State, day, new(amount), tranche));

    private GateVerdict Verdict(
        DateOnly? on = null,
        DateOnly? goLive = null,
        Tranche? tranche = null
    ) => new FundingGate(_task, tranche ?? _second, on ?? Day, Rules, goLive).Judge();

    private void Fails(string code, bool overridable, DateOnly? on = null, Tranche? tranche = null)
    {
        var verdict = Verdict(on, tranche: tranche);
        var failed = Assert.Single(verdict.Findings, f => !f.Passed);
        Assert.Equal((code, overridable), (failed.Code, failed.Overridable));
        Assert.False(verdict.Allowed);
        Assert.NotEmpty(failed.LegalBasis);
    }

    private void Passes(DateOnly? on = null, Tranche? tranche = null) =>
        Assert.DoesNotContain(Verdict(on, tranche: tranche).Findings, f => !f.Passed);

    [Fact]
    public void Every_rule_is_listed_passed_or_not() =>
        Assert.Equal(
            [
                "total",
                "year",
                "first-advance",
                "settled",
                "reports",
                "two-missed",
                "inspection",
                "findings",
                "contract",
                "final",
            ],
            Verdict().Findings.Select(f => f.Code)
        );

    [Fact]
    public void Total_may_not_be_exceeded()
    {
        // Marked as not final would still reach the total; acceptance keeps the other rules out of the way.
        _task.Restate(
            _task.Results with
            {
                DossierSubmitted = new(2024, 9, 1),
                Accepted = new(2024, 9, 20),
                Grade = Grade.Pass,
            }
        );
        _second.RequestedAmount = new(600_000_001);
        Fails("total", overridable: false);
        _second.RequestedAmount = new(600_000_000);
        Passes();
    }

    [Fact]
    public void Total_must_be_known()
    {
        _task.Restate(_task.Budgets with { StateBudget = null });
        Fails("total", overridable: false);
        _task.Restate(_task.Budgets with { StateBudget = new(1_000_000_000) });
        Passes();
    }

    [Fact]
    public void Total_counts_what_is_approved_and_not_yet_paid()
    {
        var third = new Tranche(3, Fund.State)
        {
            Approved = new(2024, 9, 1),
            ApprovedAmount = new(350_000_000),
        };
        _task.Tranches.Add(third);
        _second.Final = false;
        Assert.Contains(Verdict().Findings, f => f is { Code: "total", Passed: false });
        third.Approved = null;
        Passes();
    }

    [Fact]
    public void Year_budget_may_not_be_exceeded_where_one_is_recorded()
    {
        var budget = new YearBudget(2024, Fund.State)
        {
            Assigned = new(600_000_000),
            CarriedIn = new(50_000_000),
        };
        _task.YearBudgets.Add(budget);
        Fails("year", overridable: true);
        budget.Adjusted = new(50_000_000);
        Passes();
    }

    [Fact]
    public void First_advance_is_limited_to_its_share()
    {
        var first = new Tranche(9, Fund.State) { RequestedAmount = new(500_000_001) };
        _task.Tranches.Clear();
        _task.Ledger.Clear();
        _task.Tranches.Add(first);
        Fails("first-advance", overridable: true, tranche: first);
        first.RequestedAmount = new(500_000_000);
        Passes(tranche: first);
    }

    [Fact]
    public void First_advance_takes_several_approvals_together_until_one_is_paid()
    {
        _task.Ledger.Clear();
        _task.Tranches[0].ApprovedAmount = new(300_000_000);
        _second.RequestedAmount = new(200_000_001);
        Fails("first-advance", overridable: true);
        _second.RequestedAmount = new(200_000_000);
        Passes();
    }

    [Fact]
    public void Year_budget_also_carries_what_was_approved_earlier_and_not_yet_paid()
    {
        _task.YearBudgets.Add(new YearBudget(2025, Fund.State) { CarriedIn = new(300_000_000) });
        _task.Tranches.Add(
            new Tranche(3, Fund.State) { Approved = new(2024, 12, 1), ApprovedAmount = new(1) }
        );
        Assert.Contains(
            Verdict(new(2025, 1, 10)).Findings,
            f => f is { Code: "year", Passed: false }
        );
        _task.Tranches[2].Cancelled = new(2025, 1, 5);
        Assert.Contains(
            Verdict(new(2025, 1, 10)).Findings,
            f => f is { Code: "year", Passed: true }
        );
    }

    [Fact]
    public void Settled_must_reach_its_share_of_what_was_advanced()
    {
        _task.Ledger.RemoveAll(e => e.Kind == LedgerKind.Settlement);
        Pay(LedgerKind.Settlement, new(2024, 8, 10), 199_999_999, 1);
        Fails("settled", overridable: true);
        Pay(LedgerKind.Settlement, new(2024, 9, 10), 1, 1);
        Passes();
    }

    [Fact]
    public void Settled_leaves_out_what_was_returned()
    {
        _task.Ledger.RemoveAll(e => e.Kind == LedgerKind.Settlement);
        Pay(LedgerKind.Settlement, new(2024, 8, 10), 100_000_000, 1);
        Fails("settled", overridable: true);
        Pay(LedgerKind.Return, new(2024, 9, 1), 200_000_000, 1);
        Passes();
    }

    [Fact]
    public void Settled_leaves_out_advances_for_equipment()
    {
        _task.Ledger.RemoveAll(e => e.Kind == LedgerKind.Settlement);
        Fails("settled", overridable: true);
        _task.Tranches[0].Equipment = true;
        Passes();
    }

    [Fact]
    public void Total_is_the_one_approved_on_that_day()
    {
        _second.Final = false;
        _task.ChangeBudget(Fund.State, new(600_000_000), new("3/QĐ", Day.AddDays(10)), "Cắt giảm");
        Passes();
        Assert.Contains(
            Verdict(Day.AddDays(10)).Findings,
            f => f is { Code: "total", Passed: false }
        );
    }

    [Fact]
    public void Total_no_longer_counts_what_was_cancelled_or_closed_unpaid()
    {
        var third = new Tranche(3, Fund.State)
        {
            Approved = new(2024, 9, 1),
            ApprovedAmount = new(350_000_000),
        };
        _task.Tranches.Add(third);
        _second.Final = false;
        Assert.Contains(Verdict().Findings, f => f is { Code: "total", Passed: false });
        third.Cancelled = Day;
        Passes();
        (third.Cancelled, third.Closed) = (null, Day.AddDays(1));
        Assert.Contains(Verdict().Findings, f => f is { Code: "total", Passed: false });
    }

    [Fact]
    public void Reports_overdue_stop_the_tranche_and_one_handed_in_unreviewed_does_not()
    {
        _task.Reports.Clear();
        Fails("reports", overridable: true);
        _task.Reports.Add(
            new ProgressReport(new(2024, 1, 15), new(2024, 7, 14)) { Submitted = Day }
        );
        Passes();
    }

    [Fact]
    public void Two_missed_reports_stop_funding_for_everyone()
    {
        _task.Reports.Clear();
        _task.Inspections.Add(
            new Inspection(1, new DateOnly(2025, 1, 20)) { Conclusion = Conclusion.Pass }
        );
        var verdict = Verdict(new(2025, 3, 1));
        Assert.Equal(
            ["reports", "two-missed"],
            verdict.Findings.Where(f => !f.Passed).Select(f => f.Code)
        );
        Assert.False(verdict.Overridable);
        _task.Reports.Add(
            new ProgressReport(new(2024, 1, 15), new(2024, 7, 14)) { Submitted = new(2025, 2, 1) }
        );
        Fails("reports", overridable: true, on: new(2025, 3, 1));
    }

    [Fact]
    public void Reports_of_periods_before_going_live_are_not_missed()
    {
        _task.Reports.Clear();
        Assert.True(Verdict(goLive: new(2024, 8, 1)).Allowed);
    }

    [Fact]
    public void Inspection_is_due_every_twelve_months()
    {
        _task.Reports.Add(
            new ProgressReport(new(2024, 7, 15), new(2025, 1, 14)) { Submitted = new(2025, 1, 20) }
        );
        var day = new DateOnly(2025, 2, 3);
        Fails("inspection", overridable: true, on: day);
        _task.Inspections.Add(
            new Inspection(1, new DateOnly(2024, 12, 1))
            {
                Conclusion = Conclusion.PassWithFindings,
                ContinueFunding = true,
            }
        );
        Passes(day);
    }

    [Theory]
    [InlineData(Conclusion.Fail, null)]
    [InlineData(Conclusion.Pass, false)]
    public void Inspection_that_failed_or_advises_against_stops_the_tranche(
        Conclusion conclusion,
        bool? goOn
    )
    {
        _task.Inspections.Add(
            new Inspection(1, new DateOnly(2024, 6, 1))
            {
                Conclusion = conclusion,
                ContinueFunding = goOn,
            }
        );
        Fails("inspection", overridable: true);
        _task.Inspections.Add(
            new Inspection(1, new DateOnly(2024, 9, 1)) { Conclusion = Conclusion.Pass }
        );
        Passes();
    }

    [Fact]
    public void Findings_past_their_day_stop_the_tranche()
    {
        var inspection = new Inspection(1, new DateOnly(2024, 6, 1))
        {
            Conclusion = Conclusion.PassWithFindings,
        };
        inspection.Findings.Add(new Finding(1, "Bổ sung nhật ký") { FixBy = Day.AddDays(-1) });
        _task.Inspections.Add(inspection);
        Fails("findings", overridable: true);
        inspection.Findings[0].Fixed = Day;
        Passes();
    }

    [Fact]
    public void Contract_must_not_have_ended()
    {
        _task.Restate(_task.Term with { End = Day.AddDays(-1) });
        Fails("contract", overridable: true);
        _task.Extensions.Add(
            new Extension(1, Day.AddMonths(3)) { Decision = new("9/QĐ", Day.AddDays(-20)) }
        );
        Passes();
    }

    [Fact]
    public void Contract_suspended_or_terminated_is_never_set_aside()
    {
        _task.Restate(_task.Ending with { Suspension = new("5/QĐ", new(2024, 9, 1)) });
        Fails("contract", overridable: false);
        _task.Restate(_task.Ending with { Resumed = new(2024, 9, 30) });
        Passes();
        _task.Restate(_task.Ending with { Termination = new("6/QĐ", new(2024, 9, 30)) });
        Fails("contract", overridable: false);
    }

    [Fact]
    public void Contract_terminated_lets_through_only_the_amount_its_decision_names()
    {
        _task.Restate(_task.Ending with { Termination = new("6/QĐ", Day.AddDays(-1)) });
        _task.Restate(_task.Ending with { TerminationAmount = new(299_999_999) });
        Fails("contract", overridable: false);
        _task.Restate(_task.Ending with { TerminationAmount = new(300_000_000) });
        Passes();
        _task.Tranches.Add(new Tranche(3, Fund.State) { Approved = Day, ApprovedAmount = new(1) });
        Fails("contract", overridable: false);
    }

    [Fact]
    public void Final_tranche_waits_for_acceptance_and_then_reports_and_the_end_day_no_longer_matter()
    {
        _second.Final = true;
        _task.Reports.Clear();
        Pay(LedgerKind.Settlement, new(2025, 12, 1), 200_000_000, 1);
        var day = new DateOnly(2026, 6, 1);
        Fails("final", overridable: false, on: day);
        _task.Restate(
            _task.Results with
            {
                DossierSubmitted = new(2026, 2, 1),
                Accepted = new(2026, 5, 1),
                Grade = Grade.Fail,
            }
        );
        Fails("final", overridable: false, on: day);
        _task.Restate(_task.Results with { Grade = Grade.Pass });
        Passes(day);
        _task.Restate(_task.Ending with { Liquidated = new(2026, 5, 20) });
        Fails("final", overridable: false, on: day);
    }

    [Fact]
    public void An_unconfirmed_rule_warns_and_does_not_refuse()
    {
        _task.Restate(_task.Profile with { RegimeCode = "R2025" });
        _task.Reports.Clear();
        var reports = Assert.Single(Verdict().Findings, f => f.Code == "reports");
        Assert.Equal((false, true), (reports.Holds, reports.Passed));
    }

    [Fact]
    public void What_happens_after_the_day_changes_nothing() =>
        Gen.Int[1, 900]
            .Sample(
                days =>
                {
                    var before = Verdict();
                    Pay(LedgerKind.Advance, Day.AddDays(days), 100_000_000, 3);
                    _task.Inspections.Add(
                        new Inspection(1, Day.AddDays(days)) { Conclusion = Conclusion.Fail }
                    );
                    _task.Restate(_task.Ending with { Termination = new("x", Day.AddDays(days)) });
                    var after = Verdict();
                    _task.Restate(_task.Ending with { Termination = Citation.None });
                    _task.Inspections.RemoveAll(i => i.Day > Day);
                    _task.Ledger.RemoveAll(e => e.Day > Day);
                    return before
                        .Findings.Select(f => (f.Code, f.Passed))
                        .SequenceEqual(after.Findings.Select(f => (f.Code, f.Passed)));
                },
                threads: 1
            );
}
