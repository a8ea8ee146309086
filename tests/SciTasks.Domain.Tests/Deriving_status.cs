using CsCheck;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>Laws that hold for any task, whatever its facts say.</summary>
public sealed class Deriving_status
{
    private static readonly RuleBook Rules = Reference.Load(Reference.DefaultFolder);
    private static readonly DateOnly First = new(2018, 1, 1);

    private static readonly Gen<DateOnly?> AnyDay = Gen.Int[-1200, 3000]
        .Select(n => n < 0 ? (DateOnly?)null : First.AddDays(n));

    private static readonly Gen<ResearchTask> AnyTask = Gen.Select(
            AnyDay.Array[12],
            Gen.Int[0, 3],
            Gen.Int[0, 1000]
        )
        .Select(
            (days, grade, n) =>
            {
                var task = new ResearchTask("S", $"T-{n}", "Nhiệm vụ")
                    .Restate(new TaskTerm { Start = days[0], End = days[1] })
                    .Restate(
                        new TaskResults
                        {
                            DossierSubmitted = days[2],
                            Accepted = days[3],
                            Grade = grade == 3 ? null : (Grade)grade,
                            Registration = new(null, days[4]),
                            Recognition = new(null, days[5]),
                        }
                    )
                    .Restate(
                        new TaskEnding
                        {
                            Settled = days[6],
                            Liquidated = days[7],
                            Suspension = new(null, days[8]),
                            Resumed = days[9],
                            Termination = new(null, days[10]),
                        }
                    )
                    .Restate(new TaskBudget { StateBudget = new Money(n * 1_000_000L) });
                if (days[11] is { } newEnd)
                    task.Extensions.Add(new Extension(1, newEnd) { Decision = new("1", days[1]) });
                if (days[3] is { } handedIn)
                    task.Reports.Add(
                        new(First.AddDays(n), First.AddDays(n + 181))
                        {
                            Submitted = handedIn,
                            Review = n % 3 == 0 ? Review.Returned : null,
                            Due = days[4],
                        }
                    );
                if (days[0] is { } paid)
                    task.Ledger.Add(
                        new LedgerEntry(LedgerKind.Advance, Fund.State, paid, new Money(500))
                    );
                return task;
            }
        );

    [Fact]
    public void Spans_say_of_every_day_what_the_facts_say() =>
        AnyTask.Sample(
            task =>
            {
                var spans = StatusSpans.Of(task, Rules);
                for (var day = First.AddDays(-5); day < First.AddDays(3400); day = day.AddDays(1))
                    if (
                        !StatusSpans
                            .On(task, day, Rules)
                            .SetEquals(spans.Where(s => s.Holds(day)).Select(s => s.Kind))
                    )
                        return false;
                return true;
            },
            iter: 60
        );

    [Fact]
    public void What_goes_in_comes_out_in_every_year_and_group() =>
        AnyTask
            .Array[0, 30]
            .Sample(
                tasks =>
                    Enumerable
                        .Range(2017, 11)
                        .All(year =>
                        {
                            var summary = AnnualSummary.Compute(
                                SummaryPeriod.OfYear(year),
                                tasks,
                                Rules
                            );
                            return summary.Figures().Conserved
                                && summary
                                    .By(t => t.Grade?.ToString() ?? "")
                                    .Values.All(g => g.Figures().Conserved);
                        }),
                iter: 200
            );

    [Fact]
    public void What_goes_in_comes_out_on_every_day_of_a_year_that_is_not_over() =>
        Gen.Select(AnyTask.Array[0, 20], Gen.Int[-800, 3000])
            .Sample(
                (tasks, days) =>
                    Enumerable
                        .Range(2017, 11)
                        .All(year =>
                            AnnualSummary.Compute(
                                SummaryPeriod.OfYear(year).On(First.AddDays(days)),
                                tasks,
                                Rules
                            )
                                is var summary
                            && summary.Figures().Conserved
                            && summary
                                .By(t => t.Grade?.ToString() ?? "")
                                .Values.All(g => g.Figures().Conserved)
                        ),
                iter: 200
            );

    [Fact]
    public void A_year_that_is_not_over_knows_nothing_of_the_days_to_come()
    {
        var today = new DateOnly(2026, 11, 26);
        var ends = new ResearchTask("S", "A", "Hết hạn tháng 12")
            .Restate(new TaskTerm { Start = new(2025, 1, 1), End = new(2026, 12, 10) })
            .Restate(new TaskBudget { StateBudget = new(100) });
        var begins = new ResearchTask("S", "B", "Bắt đầu tháng 12")
            .Restate(new TaskTerm { Start = new(2026, 12, 1), End = new(2027, 12, 1) })
            .Restate(new TaskBudget { StateBudget = new(100) });
        SummaryFigures Of(SummaryPeriod period) =>
            AnnualSummary.Compute(period, [ends, begins], Rules).Figures();
        var (year, running) = (SummaryPeriod.OfYear(2026), SummaryPeriod.OfYear(2026).On(today));
        Assert.Equal((0, 0, 1), (Of(running).Late, Of(running).New, Of(running).CarriedOut));
        Assert.Equal(
            (1, 1, 2),
            (Of(running.Whole).Late, Of(running.Whole).New, Of(running.Whole).CarriedOut)
        );
        Assert.Equal(
            (1, 0, 1),
            (
                Of(SummaryPeriod.OfYear(2027).On(today)).CarriedIn,
                Of(SummaryPeriod.OfYear(2027).On(today)).New,
                Of(SummaryPeriod.OfYear(2027).On(today)).CarriedOut
            )
        );
        Assert.Equal(year, SummaryPeriod.OfYear(2026).On(new(2027, 1, 1)));
        Assert.True(SummaryPeriod.OfYear(2027).On(today).Ahead);
    }

    [Fact]
    public void A_task_past_its_end_without_a_dossier_is_late_until_the_dossier_comes()
    {
        var task = new ResearchTask("S", "T", "Nhiệm vụ")
            .Restate(new TaskTerm { Start = new(2022, 1, 1), End = new(2023, 12, 31) })
            .Restate(new TaskResults { DossierSubmitted = new(2024, 3, 1) });
        Assert.False(TaskStatus.IsLate(task, new(2023, 12, 31)));
        Assert.True(TaskStatus.IsLate(task, new(2024, 1, 1)));
        Assert.False(TaskStatus.IsLate(task, new(2024, 3, 1)));
    }

    [Fact]
    public void Settling_an_advance_is_not_new_money()
    {
        var task = new ResearchTask("S", "T", "Nhiệm vụ");
        var advance = new LedgerEntry(
            LedgerKind.Advance,
            Fund.State,
            new(2025, 3, 1),
            new Money(100),
            1
        );
        task.Ledger.AddRange([
            advance,
            new(LedgerKind.Settlement, Fund.State, new(2025, 9, 1), new Money(60), 1),
        ]);
        Assert.Equal(
            new Money(100),
            task.Ledger.Disbursed(Fund.State, new(2025, 1, 1), new(2025, 12, 31))
        );
        Assert.Equal(new Money(40), task.Ledger.UnsettledAdvances(new(2025, 12, 31)));
        task.Ledger.Add(advance.Reverse(new(2025, 10, 1)));
        Assert.Equal(
            Money.Zero,
            task.Ledger.Disbursed(Fund.State, new(2025, 1, 1), new(2025, 12, 31))
        );
    }
}
