using CsCheck;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Register;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>Periods tile the contract, and one with data is never touched.</summary>
public sealed class Planning_report_periods
{
    private static readonly RuleBook Rules = Reference.Load(Reference.DefaultFolder);
    private static readonly DateOnly Start = new(2024, 3, 15),
        Today = new(2026, 6, 1);
    private static readonly Actor Lead = new(1, "Nguyễn Văn Đồng");

    private static ResearchTask Task(DateOnly end) =>
        new ResearchTask("SKHCN", "ĐT-01/2024", "Nuôi tôm")
            .Restate(new TaskTerm { Start = Start, End = end })
            .Restate(new TaskApprovals { Approval = new("1/QĐ", new(2024, 3, 1)) });

    private static List<(DateOnly From, DateOnly To)> Days(ResearchTask task) =>
        [.. new DeadlinePlan(task, Today, Rules).Periods().Select(p => (p.From, p.To))];

    private static Step By(DateOnly day) =>
        new(Lead, day, day.ToDateTime(new(2, 0), DateTimeKind.Utc), "Lý do");

    [Fact]
    public void Six_months_each_and_the_rest_is_the_final_report() =>
        Assert.Equal(
            [
                (new(2024, 3, 15), new(2024, 9, 14)),
                (new(2024, 9, 15), new(2025, 3, 14)),
                (new(2025, 3, 15), new(2025, 6, 30)),
            ],
            Days(Task(new(2025, 6, 30)))
        );

    [Fact]
    public void A_rest_of_less_than_a_month_joins_the_period_before_it() =>
        Assert.Equal(
            [(new(2024, 3, 15), new(2024, 9, 14)), (new(2024, 9, 15), new(2025, 3, 15))],
            Days(Task(new(2025, 3, 15)))
        );

    [Fact]
    public void Periods_may_follow_the_calendar()
    {
        var task = Task(new(2025, 12, 31));
        task.Restate(task.Term with { ReportAlignment = ReportAlignment.Calendar });
        Assert.Equal(
            [
                (new(2024, 3, 15), new(2024, 6, 30)),
                (new(2024, 7, 1), new(2024, 12, 31)),
                (new(2025, 1, 1), new(2025, 6, 30)),
                (new(2025, 7, 1), new(2025, 12, 31)),
            ],
            Days(task)
        );
    }

    [Fact]
    public void Only_the_last_period_is_final()
    {
        var periods = new DeadlinePlan(Task(new(2025, 6, 30)), Today, Rules).Periods();
        Assert.Equal([false, false, true], periods.Select(p => p.IsFinal));
    }

    /// <summary>Drafts, submissions and returns of random periods between random moves of the end, changes of
    /// cadence and of alignment.</summary>
    [Fact]
    public void Whatever_the_order_no_period_with_data_is_lost_or_doubled_and_periods_tile_the_contract() =>
        Gen.Select(Gen.Int[2, 50], Gen.Int[0, 5].Array[1, 14], Gen.Int[0, 10_000].Array[14])
            .Sample(
                (months, acts, picks) =>
                {
                    var task = Task(Start.AddMonths(months).AddDays(picks[0] % 20 - 10));
                    var kept = new List<(DateOnly From, DateOnly To)>();
                    for (var n = 0; n < acts.Length; n++)
                    {
                        Act(task, acts[n], picks[n], kept);
                        if (!Holds(task, kept))
                            return false;
                    }
                    return true;
                },
                iter: 3_000,
                threads: 1
            );

    private static void Act(
        ResearchTask task,
        int act,
        int pick,
        List<(DateOnly From, DateOnly To)> kept
    )
    {
        switch (act)
        {
            case 0:
                task.Extensions.Add(
                    new Extension(task.Extensions.Count + 1, Start.AddDays(40 + pick % 1_500))
                    {
                        Decision = new("2/QĐ", Today),
                    }
                );
                break;
            case 1:
                task.Restate(task.Term with { ReportEveryMonths = 1 + pick % 12 });
                break;
            case 2:
                task.Restate(
                    task.Term with
                    {
                        ReportAlignment = pick % 2 == 0 ? ReportAlignment.Calendar : null,
                    }
                );
                break;
            default:
                var periods = new DeadlinePlan(task, Today, Rules).Periods();
                var period = periods[pick % periods.Count];
                var report = ReportFlow.Open(task, period.From, period.To);
                var flow = new ReportFlow(task, report);
                if (flow.MayWrite)
                    flow.Write(
                        new(50, null, "Đã làm", null, null, [], null, null, false),
                        By(period.To)
                    );
                if (act == 4 && flow.MayWrite)
                    flow.Submit(By(period.To.AddDays(3)));
                if (!kept.Contains((period.From, period.To)))
                    kept.Add((period.From, period.To));
                break;
        }
    }

    private static bool Holds(ResearchTask task, List<(DateOnly From, DateOnly To)> kept)
    {
        var (days, end) = (Days(task), TaskStatus.EffectiveEnd(task, Today)!.Value);
        if (kept.Exists(k => days.Count(d => d == k) != 1) || days.Exists(d => d.To < d.From))
            return false;
        // Each day of the contract lies in exactly one period, and no two periods meet anywhere.
        for (var (day, n) = (Start, 0); day <= end; day = day.AddDays(1))
        {
            if (n < days.Count && day > days[n].To)
                n++;
            if (n >= days.Count || day < days[n].From || day > days[n].To)
                return false;
        }
        return days.Zip(days.Skip(1)).All(p => p.First.To < p.Second.From);
    }

    [Fact]
    public void A_period_wholly_suspended_is_not_asked_for_and_a_day_within_comes_again_after_it()
    {
        var task = Task(new(2026, 3, 14));
        task.Restate(task.Ending with { Suspension = new("1/TB", new(2024, 9, 20)) });
        task.Restate(task.Ending with { Resumed = new(2025, 4, 1) });
        var owed = new DeadlinePlan(task, Today, Rules)
            .Reports()
            .ToDictionary(d => d.Subject, d => d.Due);
        // Due on 30/9/2024 within the suspension: fifteen days after it ended. The second period began before it.
        Assert.Equal(new DateOnly(2025, 4, 16), owed["2024-03-15/2024-09-14"]);
        Assert.Equal(new DateOnly(2025, 4, 16), owed["2024-09-15/2025-03-14"]);
        task.Restate(task.Ending with { Suspension = new("1/TB", new(2024, 9, 10)) });
        Assert.DoesNotContain(
            new DeadlinePlan(task, Today, Rules).Reports(),
            d => d.Subject == "2024-09-15/2025-03-14"
        );
    }

    [Fact]
    public void A_returned_report_is_owed_again_by_the_day_it_was_given_and_the_past_stays_as_it_was()
    {
        var task = Task(new(2025, 12, 31));
        var report = ReportFlow.Open(task, new(2024, 3, 15), new(2024, 9, 14));
        var (flow, officer) = (new ReportFlow(task, report), new Actor(2, "Phạm Thu Hà"));
        flow.Write(
            new(30, null, "Đã làm", null, null, [], null, null, false),
            By(new(2024, 9, 20))
        );
        flow.Submit(By(new(2024, 9, 20)));
        flow.Return(
            By(new(2024, 9, 25)) with
            {
                By = officer,
            },
            ReviewReason.Spending,
            new(2024, 10, 5)
        );
        Assert.Equal((new DateOnly(2024, 10, 5), null), Due(new(2024, 9, 26)));
        Assert.Equal((new DateOnly(2024, 9, 30), new DateOnly(2024, 9, 20)), Due(new(2024, 9, 22))); // 29/9 is a Sunday
        flow.Write(
            new(35, null, "Đã bổ sung", null, null, [], null, null, false),
            By(new(2024, 10, 2))
        );
        flow.Submit(By(new(2024, 10, 2)));
        flow.Accept(By(new(2024, 10, 3)) with { By = officer });
        Assert.Equal(new DateOnly(2024, 10, 2), Due(new(2024, 10, 3)).Fulfilled);
        Assert.Null(Due(new(2024, 9, 28)).Fulfilled);

        (DateOnly Due, DateOnly? Fulfilled) Due(DateOnly on)
        {
            var deadline = new DeadlinePlan(task, on, Rules)
                .Reports()
                .Single(d => d.Subject == report.Key);
            return (deadline.Due, deadline.Fulfilled);
        }
    }
}
