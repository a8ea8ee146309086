using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>Opening balances: paid before the ledger was kept here, and counted once.</summary>
public sealed class What_was_paid_before
{
    private static readonly DateOnly End2020 = new(2020, 12, 31),
        End2021 = new(2021, 12, 31);

    private static ResearchTask Task(params LedgerEntry[] entries)
    {
        var task = new ResearchTask("SKHCN", "ĐT-01", "Nuôi tôm").Restate(new TaskBudget { StateBudget = new(1_000) });
        task.Ledger.AddRange(entries);
        return task;
    }

    private static string CodeOf(Action act) => Assert.Throws<RefusedException>(act).Refusals[0].Code;

    private static LedgerEntry? State(ResearchTask task, DateOnly? from, DateOnly to, long amount) =>
        task.StateOpening(Fund.State, from, to, new(amount), "danh mục");

    [Fact]
    public void It_counts_as_paid_and_in_no_year()
    {
        var task = Task();
        Assert.NotNull(State(task, null, End2021, 300));
        Assert.Equal(new Money(300), task.Ledger.NetPaid(Fund.State));
        Assert.Equal(Money.Zero, task.Ledger.NetPaid(Fund.State, new(2021, 12, 30)));
        Assert.Equal(Money.Zero, task.Ledger.Disbursed(Fund.State, new(2021, 1, 1), End2021));
        Assert.Equal(Money.Zero, task.SpentOf(2021, Fund.State));
        // Nobody knows whether it was an advance, so nothing waits to be settled.
        Assert.Equal(Money.Zero, task.Ledger.UnsettledAdvances(End2021));
    }

    [Fact]
    public void Said_again_it_changes_nothing_and_said_anew_it_is_taken_back_first()
    {
        var task = Task();
        State(task, null, End2021, 300);
        Assert.Null(State(task, null, End2021, 300));
        State(task, null, End2021, 350);
        Assert.Equal(3, task.Ledger.Count);
        Assert.Equal(new Money(350), task.Ledger.NetPaid(Fund.State));
    }

    [Fact]
    public void A_later_balance_holds_what_the_one_before_does_not_say()
    {
        var task = Task();
        State(task, null, End2020, 100);
        var later = State(task, null, End2021, 300)!;
        Assert.Equal((new Money(200), (DateOnly?)null), (later.Amount, later.From));
        Assert.Equal(new Money(100), task.Ledger.NetPaid(Fund.State, End2020));
        Assert.Null(State(task, null, End2021, 300));
        State(task, null, End2021, 350);
        Assert.Equal(new Money(350), task.Ledger.NetPaid(Fund.State));
        Assert.Equal("opening.less-than-before", CodeOf(() => State(task, null, End2021, 90)));
        Assert.Equal("opening.meets-another", CodeOf(() => State(task, null, new(2021, 6, 30), 150)));
    }

    [Fact]
    public void Years_stand_beside_each_other_and_add_up()
    {
        var task = Task();
        State(task, new(2020, 1, 1), End2020, 100);
        State(task, new(2021, 1, 1), End2021, 200);
        Assert.Equal(new Money(300), task.Ledger.NetPaid(Fund.State));
        Assert.Null(State(task, null, End2021, 300));
        // What was paid before the first of the years is of no known year, and said again all of it stays as it is.
        State(task, null, End2021, 350);
        Assert.Equal(new Money(350), task.Ledger.NetPaid(Fund.State));
        Assert.Null(State(task, new(2020, 1, 1), End2020, 100));
        Assert.Null(State(task, new(2021, 1, 1), End2021, 200));
        Assert.Null(State(task, null, End2021, 350));
        Assert.NotNull(task.CoveredByOpening(Fund.State, new(2016, 5, 1)));
    }

    [Fact]
    public void A_span_that_ends_before_it_begins_is_refused() =>
        Assert.Equal("opening.from-after-to", CodeOf(() => State(Task(), new(2022, 1, 1), End2021, 10)));

    [Fact]
    public void It_never_stands_beside_vouchers_of_the_same_days()
    {
        var advance = new LedgerEntry(LedgerKind.Advance, Fund.State, new(2021, 3, 1), new(300), 1);
        var task = Task(advance);
        Assert.Null(State(task, null, End2021, 300));
        Assert.Equal("opening.ledger-differs", CodeOf(() => State(task, null, End2021, 400)));
        State(task, null, End2020, 50);
        Assert.Equal(new Money(350), task.Ledger.NetPaid(Fund.State));
        Assert.Null(task.CoveredByOpening(Fund.State, new(2021, 1, 1)));
        Assert.Null(task.CoveredByOpening(Fund.Counterpart, new(2020, 1, 1)));
        Assert.Equal("opening.covers", task.CoveredByOpening(Fund.State, new(2020, 5, 1))!.Code);
        Assert.Equal(
            "opening.covers",
            CodeOf(() =>
            {
                var other = Task().Restate(new TaskBudget { CounterpartBudget = new(1_000) });
                other.StateOpening(Fund.Counterpart, null, End2020, new(10), null);
                Contributions.Record(other, Fund.Counterpart, new(2020, 2, 1), new(5), new(null, null));
            })
        );
    }

    [Fact]
    public void Taken_back_it_is_gone_whatever_day_it_is_taken_back_on()
    {
        var task = Task();
        var entry = State(task, null, End2021, 300)!;
        Contributions.Reverse(task, entry, new(2026, 11, 27), "sai nguồn");
        Assert.Equal(Money.Zero, task.Ledger.NetPaid(Fund.State));
        Assert.NotNull(State(task, null, End2021, 300));
        Assert.Equal(new Money(300), task.Ledger.NetPaid(Fund.State));
    }

    [Fact]
    public void What_is_left_of_a_year_it_speaks_of_is_not_carried_over()
    {
        var task = Task();
        task.YearBudgets.Add(new YearBudget(2021, Fund.State) { Assigned = new(500) });
        State(task, new(2021, 3, 1), new(2021, 6, 30), 300);
        Assert.Contains(task.MayCarryOver(2021, Fund.State, new(2022, 2, 1)).Refusals, r =>
            r.Code == "tranche.year-in-opening"
        );
    }
}
