using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Changes;
using SciTasks.Domain.Following;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>The day a person is shown is the last day on which the rule that judges it still holds.</summary>
public sealed class The_day_that_is_shown
{
    private static readonly RuleBook Rules = Reference.Load(Reference.DefaultFolder);

    private static IEnumerable<DateOnly> EveryDay(int from, int to) =>
        Enumerable
            .Range(0, new DateOnly(to, 12, 31).DayNumber - new DateOnly(from, 1, 1).DayNumber + 1)
            .Select(new DateOnly(from, 1, 1).AddDays);

    private static ResearchTask Task(string regime, DateOnly start, DateOnly? end) =>
        new ResearchTask("SKHCN", "ĐT-01", "Nuôi tôm")
            .Restate(new TaskProfile { Title = "Nuôi tôm", RegimeCode = regime })
            .Restate(new TaskTerm { Start = start, End = end })
            .Restate(new TaskApprovals { Contract = new("1/HĐ", start) });

    private static DateOnly Due(ResearchTask task, DeadlineKind kind, DateOnly on) =>
        new DeadlinePlan(task, on, Rules).All().Single(d => d.Kind == kind).Due;

    [Theory]
    [InlineData("R2013")]
    [InlineData("R2025")]
    public void For_an_extension_is_the_last_day_on_which_it_may_be_asked_for(string regime)
    {
        foreach (var end in EveryDay(2010, 2035))
        {
            var task = Task(regime, end.AddYears(-2), end);
            var shown = Due(task, TaskDeadline.ExtensionWindow, end.AddMonths(-6));
            Assert.Equal(
                (true, false),
                (MayBeAsked(task, shown), MayBeAsked(task, shown.AddDays(1)))
            );
        }
    }

    [Fact]
    public void For_an_extension_of_a_contract_until_new_years_eve_is_the_last_of_november() =>
        Assert.Equal(
            new DateOnly(2026, 11, 30),
            Due(
                Task("R2013", new(2024, 1, 1), new(2026, 12, 31)),
                TaskDeadline.ExtensionWindow,
                new(2026, 1, 1)
            )
        );

    private static bool MayBeAsked(ResearchTask task, DateOnly asked)
    {
        var change = new ChangeRequest(1, ChangeKind.Extension)
        {
            NewEnd = task.End!.Value.AddMonths(3),
        };
        return new ChangeJudge(task, change, asked, asked, Rules)
            .Judge()
            .Findings.Single(f => f.Rule.Code == ChangeCode.Window)
            .Rule.Holds;
    }

    [Fact]
    public void For_a_window_comes_from_the_only_term_there_is()
    {
        Assert.All(
            Rules.ChangeRules.Where(r => r.Code == ChangeCode.Window),
            r => Assert.Null(r.Limit)
        );
        Assert.All(
            Rules.ChangeRules.Where(r => r.Code == ChangeCode.Window).SelectMany(r => r.Regimes),
            r => Assert.NotNull(Rules.LastDayToExtend(new(2026, 12, 31), r))
        );
    }

    [Theory]
    [InlineData(nameof(TaskDeadline.Registration), BacklogKind.B4)]
    [InlineData(nameof(TaskDeadline.Recognition), BacklogKind.B4)]
    [InlineData(nameof(TaskDeadline.Settlement), BacklogKind.B5)]
    [InlineData(nameof(TaskDeadline.Liquidation), BacklogKind.B6)]
    public void For_a_step_after_the_contract_is_the_day_before_its_backlog_begins(
        string name,
        BacklogKind backlog
    )
    {
        var deadline = TaskDeadline.Find(name)!.Value;
        foreach (var trigger in EveryDay(2012, 2032).Where((_, n) => n % 3 == 0))
        {
            var task = Stuck(deadline, trigger);
            var shown = Due(task, deadline, trigger);
            Assert.DoesNotContain(backlog, BacklogRules.On(task, shown, Rules));
            Assert.Contains(backlog, BacklogRules.On(task, shown.AddDays(1), Rules));
        }
    }

    /// <summary>A task that waits for a step since a day.</summary>
    private static ResearchTask Stuck(DeadlineKind step, DateOnly since)
    {
        var task = Task(
            "R2013",
            since.AddYears(-3),
            step == TaskDeadline.Settlement ? since : since.AddYears(-1)
        );
        task.Restate(task.Budgets with { StateBudget = new(1_000) });
        task.Ledger.Add(
            new LedgerEntry(LedgerKind.Advance, Fund.State, since.AddYears(-2), new(400), 1)
        );
        if (step == TaskDeadline.Settlement)
            return task;
        task.Restate(
            task.Results with
            {
                Accepted = step == TaskDeadline.Registration ? since : since.AddMonths(-6),
            }
        );
        if (step == TaskDeadline.Registration)
            return task;
        task.Restate(
            task.Results with
            {
                Registration = new(
                    "1/GCN",
                    step == TaskDeadline.Recognition ? since : since.AddMonths(-5)
                ),
            }
        );
        if (step == TaskDeadline.Recognition)
            return task;
        task.Restate(task.Results with { Recognition = new("1/QĐ", since.AddMonths(-1)) });
        task.Restate(task.Ending with { Settled = since });
        return task;
    }

    [Theory]
    [InlineData("R2013")]
    [InlineData("R2025")]
    public void For_an_inspection_is_the_last_day_before_the_gate_asks_for_it(string regime)
    {
        foreach (var start in EveryDay(2022, 2023))
        {
            var task = Task(regime, start, start.AddYears(2).AddDays(-1));
            var shown = new DeadlinePlan(task, start, Rules)
                .All()
                .First(d => d.Kind == TaskDeadline.Inspection)
                .Due;
            Assert.Equal(
                (true, false),
                (IsInspected(task, shown), IsInspected(task, shown.AddDays(1)))
            );
        }
    }

    private static bool IsInspected(ResearchTask task, DateOnly on) =>
        new FundingGate(task, new Tranche(1, Fund.State) { RequestedAmount = new(1) }, on, Rules)
            .Judge()
            .Findings.Single(f => f.Code == GateCode.Inspection)
            .Holds;

    [Fact]
    public void Is_marked_where_it_rests_on_days_off_nobody_has_announced()
    {
        var task = Task("R2013", new(2025, 1, 1), new(2027, 12, 31));
        var plan = new DeadlinePlan(task, new(2026, 11, 26), Rules).All();
        Assert.Equal(
            new DateOnly(2028, 5, 3),
            plan.Single(d => d.Kind == TaskDeadline.Settlement).Due
        );
        DeadlineKind[] marked = [.. plan.Where(d => d.Provisional).Select(d => d.Kind).Distinct()];
        Assert.Equal(
            [TaskDeadline.ProgressReport, TaskDeadline.Dossier, TaskDeadline.Settlement],
            marked
        );
        Assert.All(
            plan.Where(d =>
                d.Kind == TaskDeadline.ContractEnd || d.Kind == TaskDeadline.ExtensionWindow
            ),
            d => Assert.False(d.Provisional)
        );
        Assert.True(new Deadline(plan.Single(d => d.Kind == TaskDeadline.Settlement)).Provisional);
    }

    [Fact]
    public void Is_kept_with_a_refused_request_as_a_term_and_older_records_still_read_as_months()
    {
        var task = Task("R2013", new(2024, 1, 1), new(2026, 12, 31));
        var change = new ChangeRequest(1, ChangeKind.Extension) { NewEnd = new(2027, 3, 31) };
        var finding = new ChangeJudge(task, change, new(2026, 12, 1), new(2026, 12, 1), Rules)
            .Judge()
            .Findings.Single(f => f.Rule.Code == ChangeCode.Window)
            .Rule;
        var kept = GateRecord.Write([finding])!;
        Assert.Equal(finding.Numbers, GateRecord.Read(kept)[0].Numbers);
        var older = kept.Replace("\"t1 Months\"", "\"n1\"", StringComparison.Ordinal);
        Assert.NotEqual(kept, older);
        Assert.Equal(finding.Numbers["term"], GateRecord.Read(older)[0].Numbers["term"]);
    }
}
