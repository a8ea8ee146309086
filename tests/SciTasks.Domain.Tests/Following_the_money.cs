using CsCheck;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>What the ledger says afterwards: how old open advances are, what the treasury knows, what was planned
/// against paid.</summary>
public sealed class Following_the_money
{
    private static readonly RuleBook Rules = Reference.Load(Reference.DefaultFolder);
    private static readonly DateOnly End = new(2025, 1, 31);

    private static ResearchTask Task(params LedgerEntry[] entries)
    {
        var task = new ResearchTask("SKHCN", "ĐT-01", "Nuôi tôm")
            .Restate(new TaskTerm { Start = new(2023, 1, 1), End = End })
            .Restate(new TaskBudget { StateBudget = new(1_000) });
        task.Ledger.AddRange(entries);
        return task;
    }

    private static LedgerEntry Entry(
        LedgerKind kind,
        DateOnly day,
        long amount,
        string? voucher = null
    ) => new(kind, Fund.State, day, new(amount), 1) { Voucher = voucher };

    [Theory]
    [InlineData("2025-01-31", 0)]
    [InlineData("2025-02-01", 1)]
    [InlineData("2025-05-30", 1)]
    [InlineData("2025-05-31", 2)] // four months
    [InlineData("2025-07-31", 3)] // six
    [InlineData("2026-01-31", 4)] // twelve
    public void An_open_advance_grows_older_from_the_end_of_the_task(string on, int band)
    {
        var open = Assert.Single(
            Ageing.Of(
                [
                    Task(
                        Entry(LedgerKind.Advance, new(2023, 2, 1), 300),
                        Entry(LedgerKind.Settlement, new(2024, 2, 1), 100)
                    ),
                ],
                DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture),
                Rules
            )
        );
        Assert.Equal((band, new Money(200)), (open.Band, open.Open));
    }

    [Fact]
    public void A_termination_counts_from_its_own_day_and_a_settled_task_is_not_listed()
    {
        var task = Task(Entry(LedgerKind.Advance, new(2023, 2, 1), 300));
        task.Restate(task.Ending with { Termination = new("1/QĐ", new(2024, 6, 1)) });
        Assert.Equal(
            new DateOnly(2024, 6, 1),
            Assert.Single(Ageing.Of([task], new(2024, 7, 1), Rules)).Ended
        );
        task.Ledger.Add(Entry(LedgerKind.Return, new(2024, 6, 15), 300));
        Assert.Empty(Ageing.Of([task], new(2024, 7, 1), Rules));
    }

    [Fact]
    public void A_statement_is_matched_by_voucher_then_by_day_and_amount_and_the_rest_is_on_one_side_only()
    {
        var day = new DateOnly(2026, 3, 2);
        LedgerEntry[] entries =
        [
            Entry(LedgerKind.Advance, day, 100, "UNC-1"),
            Entry(LedgerKind.Advance, day, 40, "UNC-2"),
            Entry(LedgerKind.Payment, day, 60, "UNC-2"),
            Entry(LedgerKind.Advance, day.AddDays(1), 70, "UNC-3"),
            Entry(LedgerKind.Advance, day, 80, "UNC-4"),
            Entry(LedgerKind.Return, day, 55, "khác"),
            Entry(LedgerKind.Settlement, day, 500, "HU-1"),
            Entry(LedgerKind.Advance, day, 9, "UNC-9"),
            Entry(LedgerKind.Advance, day.AddDays(30), 11, "UNC-10"),
        ];
        StatementLine[] lines =
        [
            new(2, "unc 1", day, new(100), null),
            new(3, "UNC-2", day, new(100), null),
            new(4, "UNC-3", day, new(70), null),
            new(5, "UNC-4", day, new(81), null),
            new(6, null, day, new(-55), null),
            new(7, "LẠ", day, new(1), null),
        ];
        var result = Reconciliation.Of(
            new TreasuryStatement("a.csv", "KBNN", "x", DateTime.UnixEpoch, lines),
            entries
        );
        Assert.Equal(
            [
                MatchKind.Exact,
                MatchKind.Exact,
                MatchKind.DayDiffers,
                MatchKind.AmountDiffers,
                MatchKind.VoucherDiffers,
            ],
            result.Matches.Select(m => m.Kind)
        );
        Assert.Equal(new Money(1), result.Matches[3].Difference);
        Assert.Equal("LẠ", Assert.Single(result.OnlyTreasury).Voucher);
        Assert.Equal("UNC-9", Assert.Single(result.OnlyLedger).Voucher); // settling moves no money, and the last is outside the period
    }

    [Fact]
    public void Every_line_and_every_entry_of_the_period_stands_in_exactly_one_place() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 4], Gen.Long[1, 3])
            .Array[1, 12]
            .Select(Gen.Select(Gen.Int[0, 6], Gen.Int[0, 4], Gen.Long[1, 3]).Array[0, 12])
            .Sample(
                (left, right) =>
                {
                    var day = new DateOnly(2026, 3, 2);
                    var lines = left.Select(
                            (l, i) =>
                                new StatementLine(
                                    i,
                                    l.Item1 == 0 ? null : $"V{l.Item1}",
                                    day.AddDays(l.Item2),
                                    new(l.Item3),
                                    null
                                )
                        )
                        .ToList();
                    var entries = right
                        .Select(r =>
                            Entry(
                                LedgerKind.Advance,
                                day.AddDays(r.Item2),
                                r.Item3,
                                r.Item1 == 0 ? null : $"V{r.Item1}"
                            )
                        )
                        .ToList();
                    var statement = new TreasuryStatement("a", "b", "c", DateTime.UnixEpoch, lines);
                    var result = Reconciliation.Of(statement, entries);
                    var seenLines = result
                        .Matches.SelectMany(m => m.Lines)
                        .Concat(result.OnlyTreasury)
                        .ToList();
                    var seenEntries = result
                        .Matches.SelectMany(m => m.Entries)
                        .Concat(result.OnlyLedger)
                        .ToList();
                    return seenLines.Count == lines.Count
                        && seenLines.Distinct().Count() == lines.Count
                        && seenEntries.Distinct().Count() == seenEntries.Count
                        && entries
                            .Where(e => statement.From <= e.Day && e.Day <= statement.To)
                            .All(seenEntries.Contains)
                        && result
                            .Matches.Where(m => m.Kind != MatchKind.AmountDiffers)
                            .All(m => m.Difference == Money.Zero);
                }
            );

    [Fact]
    public void The_curve_cumulates_by_quarter_and_says_nothing_of_days_to_come()
    {
        var task = Task(
            Entry(LedgerKind.Advance, new(2025, 2, 10), 300),
            Entry(LedgerKind.Settlement, new(2025, 8, 1), 120)
        );
        task.Tranches.Add(
            new Tranche(1, Fund.State) { PlannedDay = new(2025, 2, 1), PlannedAmount = new(300) }
        );
        task.Tranches.Add(
            new Tranche(2, Fund.State) { PlannedDay = new(2025, 12, 1), PlannedAmount = new(700) }
        );
        var curve = FundingCurve.Of(task, new(2025, 8, 15));
        Assert.Equal([300, 300, 300, 1_000], curve.Select(c => c.Planned.Dong));
        Assert.Equal([300, 300, 300, null], curve.Select(c => c.Paid?.Dong));
        Assert.Equal([0, 0, 120, null], curve.Select(c => c.Settled?.Dong));
    }

    [Fact]
    public void A_paper_of_the_gate_reads_back_as_it_was_written()
    {
        var task = Task();
        var verdict = new FundingGate(
            task,
            new Tranche(1, Fund.State) { RequestedAmount = new(2_000), Final = true },
            new(2025, 3, 1),
            Rules
        ).Judge();
        var read = GateRecord.Read(GateRecord.Write(verdict.Failed));
        Assert.True(read.Count >= 2);
        Assert.Equal(
            verdict.Failed.Select(f => (f.Code, f.Why, f.LegalBasis, f.Overridable)),
            read.Select(f => (f.Code, f.Why, f.LegalBasis, f.Overridable))
        );
        Assert.Equal(verdict.Failed.SelectMany(f => f.Numbers), read.SelectMany(f => f.Numbers));
    }
}
