using CsCheck;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Tests;

/// <summary>Whatever is tried, by whomever, in whatever order and on whatever day: what is refused changes nothing,
/// and what is done breaks
/// no invariant.</summary>
public sealed class Any_sequence_of_moves
{
    private static readonly RuleBook Rules = Reference.Load(Reference.DefaultFolder);
    private static readonly DateOnly Start = new(2024, 1, 15);
    private static readonly Actor[] People =
    [
        .. Enumerable.Range(1, 5).Select(n => new Actor(n, $"Người {n}", PersonId: 100 + n)),
        new(6, "Người 6", 106, new Actor(2, "Người 2", 102)),
    ];

    private static readonly MoveKind[] Common =
    [
        MoveKind.Request,
        MoveKind.Verify,
        MoveKind.Check,
        MoveKind.Endorse,
        MoveKind.Approve,
        MoveKind.Pay,
        MoveKind.Settle,
    ];
    private static readonly long[] Sums = [100, 150, 300, 400];

    private sealed record Try(
        MoveKind Move,
        int Tranche,
        int Person,
        long Amount,
        int Days,
        int Flags
    );

    private static readonly Gen<Try> Tries =
        from move in Gen.Frequency(
            (
                3,
                Gen.Int[0, Enum.GetValues<MoveKind>().Length - 1]
                    .Select(i => Enum.GetValues<MoveKind>()[i])
            ),
            (7, Gen.Int[0, Common.Length - 1].Select(i => Common[i]))
        )
        from tranche in Gen.Int[1, 3]
        from person in Gen.Int[0, 5]
        from amount in Gen.Frequency(
            (1, Gen.Long[-5, 5]),
            (6, Gen.Int[0, 3].Select(i => Sums[i])),
            (2, Gen.Long[1, 1200])
        )
        from days in Gen.Int[0, 25]
        from flags in Gen.Int[0, 15]
        select new Try(move, tranche, person, amount, days, flags);

    [Fact]
    public void Breaks_no_invariant_and_the_ledger_gives_the_stored_balances() =>
        Assert.NotEmpty(Reached.Value);

    [Fact]
    public void Reaches_every_state() => // or the law above says little
        Assert.Empty(Enum.GetValues<TrancheState>().Except(Reached.Value));

    /// <summary>The states met on the way by the sequences that are held against the law; fails where one breaks
    /// it.</summary>
    private static readonly Lazy<HashSet<TrancheState>> Reached = new(() =>
    {
        var reached = new HashSet<TrancheState>();
        Tries.Array[10, 90].Sample(tries => HoldsThroughout(tries, reached), iter: 3_000);
        return reached;
    });

    private static bool HoldsThroughout(Try[] tries, HashSet<TrancheState> reached)
    {
        var task = NewTask();
        var (on, before) = (Start, Snapshot(task));
        foreach (var one in tries)
        {
            on = on.AddDays(one.Days);
            try
            {
                Do(task, one, on);
            }
            catch (RefusedException)
            {
                // The same as before holds as before; all of it is asked again after the next move that is done, and
                // at the end.
                if (Snapshot(task) != before)
                    return false;
                continue;
            }
            lock (reached)
                reached.UnionWith(task.Tranches.Select(t => TrancheStates.Of(task, t, on)));
            task.Refresh(Start);
            if (!Holds(task))
                return false;
            before = Snapshot(task);
        }
        task.Refresh(Start);
        return Holds(task);
    }

    private static ResearchTask NewTask()
    {
        var task = new ResearchTask("SKHCN", "ĐT-01/2024", "Nuôi tôm")
            .Restate(
                new TaskApprovals
                {
                    Approval = new("1/QĐ", Start.AddDays(-20)),
                    Contract = new("1/HĐ", Start),
                }
            )
            .Restate(new TaskTerm { Start = Start, End = Start.AddYears(6) })
            .Restate(new TaskBudget { StateBudget = new(1_000) });
        foreach (var amount in new[] { 400, 300, 300 })
            new FundingPlan(task).Add(
                Fund.State,
                new(Start, new(amount)),
                new Step(People[0], Start, DateTime.UnixEpoch)
            );
        return task;
    }

    private static void Do(ResearchTask task, Try t, DateOnly on)
    {
        var tranche = task.Tranches[t.Tranche - 1];
        var by = People[t.Person];
        var step = new Step(
            by,
            on,
            DateTime.UnixEpoch,
            (t.Flags & 1) != 0 ? "Có lý do" : null,
            (t.Flags & 2) != 0 ? new("1/CV", on.AddDays(-t.Flags)) : null
        );
        var (flow, cash, amount) = (
            new TrancheFlow(task, tranche, new((t.Flags & 4) == 0)),
            new TrancheMoney(task, tranche, new()),
            new Money(t.Amount)
        );
        var slip = new VoucherSlip($"V{task.Ledger.Count}", "KBNN");
        var entry =
            task.Ledger.Count == 0
                ? null
                : task
                    .Ledger.Where(e => e.Tranche == tranche.Number)
                    .ElementAtOrDefault(t.Flags % task.Ledger.Count);
        GateVerdict Gate() => new FundingGate(task, tranche, on, Rules, on).Judge();
        switch (t.Move)
        {
            case MoveKind.Plan:
                new FundingPlan(task).Add(Fund.State, new(on, amount), step);
                break;
            case MoveKind.Replan:
                new FundingPlan(task).Change(
                    tranche,
                    new(on, amount, Final: (t.Flags & 8) != 0),
                    step
                );
                break;
            case MoveKind.Request when (t.Flags & 8) != 0:
                flow.Request(step, amount, "Người 1", 101);
                break;
            case MoveKind.Request:
                flow.Request(step, amount);
                break;
            case MoveKind.Verify:
                flow.Verify(step, amount);
                break;
            case MoveKind.Check:
                flow.Check(step);
                break;
            case MoveKind.Endorse:
                flow.Endorse(step);
                break;
            case MoveKind.Approve:
                flow.Approve(step with { Document = new("1/QĐ", on) }, Gate());
                break;
            case MoveKind.RecordApproval:
                flow.RecordApproval(step, amount, Gate);
                break;
            case MoveKind.Return:
                flow.Return(step, ReturnReason.Other);
                break;
            case MoveKind.Refuse:
                flow.Refuse(step);
                break;
            case MoveKind.Withdraw:
                flow.Withdraw(step);
                break;
            case MoveKind.Cancel:
                flow.Cancel(step);
                break;
            case MoveKind.Pay:
                cash.Pay(
                    step,
                    (t.Flags & 8) != 0 ? LedgerKind.Payment : LedgerKind.Advance,
                    amount,
                    slip,
                    Gate()
                );
                break;
            case MoveKind.RecordPayment:
                cash.RecordPayment(step, LedgerKind.Advance, amount, slip, _ => Gate());
                break;
            case MoveKind.FailPayment when entry is not null:
                cash.FailPayment(step, entry);
                break;
            case MoveKind.Reverse when entry is not null:
                cash.Reverse(step, entry);
                break;
            case MoveKind.Settle:
                cash.Settle(step, amount, slip);
                break;
            case MoveKind.GiveBack:
                cash.GiveBack(step, amount, slip);
                break;
            case MoveKind.Recover:
                cash.Recover(step, amount, slip);
                break;
            case MoveKind.Close:
                cash.Close(step);
                break;
        }
    }

    private static string Snapshot(ResearchTask task) =>
        string.Join(
            '|',
            task.Moves.Count,
            task.Ledger.Count,
            task.Tranches.Count,
            string.Join(
                ';',
                task.Tranches.Select(t =>
                    string.Join(
                        ',',
                        t.PlannedAmount,
                        t.PlannedDay,
                        t.Requested,
                        t.RequestedAmount,
                        t.VerifiedAmount,
                        t.Approved,
                        t.ApprovedAmount,
                        t.ApprovalNumber,
                        t.Cancelled,
                        t.Closed,
                        t.Paid,
                        t.PaidHere
                    )
                )
            )
        );

    private static bool Holds(ResearchTask task)
    {
        var total = task.FundTotals.Single(f => f.Fund == Fund.State);
        var stored =
            total.Paid == task.Ledger.Replayed()
            && total.Paid <= total.Approved!.Value
            && total.Owed == Money.Zero;
        return stored
            && task.Ledger.TrueForAll(e => e.Amount > Money.Zero)
            && task.Tranches.TrueForAll(t => Holds(task, t));
    }

    private static bool Holds(ResearchTask task, Tranche tranche)
    {
        var sums = task.Ledger.SumsOf(tranche, DateOnly.MaxValue);
        var within = tranche.PaidHere == Money.Zero || tranche.PaidHere <= tranche.ApprovedAmount;
        var positive =
            sums.Settled >= Money.Zero
            && sums.CameBack >= Money.Zero
            && sums.Settled <= sums.Advanced
            && sums.CameBack <= sums.Paid
            && sums.Paid == tranche.Paid;
        return within && positive && FourEyed(task, tranche) && Judged(task, tranche);
    }

    /// <summary>Whoever decided one of the four steps had passed no other before, be it by recording a paper.</summary>
    private static bool FourEyed(ResearchTask task, Tranche tranche)
    {
        var passed = new List<(int Who, string Step)>();
        foreach (var move in task.MovesOf(tranche))
        {
            var (step, fact) = move.Kind switch
            {
                MoveKind.Request or MoveKind.Verify or MoveKind.Approve or MoveKind.Pay => (
                    move.Kind.ToString(),
                    false
                ),
                MoveKind.RecordApproval => ("Approve", true),
                MoveKind.RecordPayment => ("Pay", true),
                _ => ("", true),
            };
            if (step.Length == 0)
                continue;
            // A fact is never refused to someone else; approval and payment of one tranche are never of one person.
            var money = step is "Approve" or "Pay";
            if (
                Who(move)
                    .Any(who =>
                        passed.Exists(p =>
                            p.Who == who
                            && p.Step != step
                            && (!fact || (money && p.Step is ("Approve" or "Pay")))
                        )
                    )
            )
                return false;
            passed.AddRange(Who(move).Select(who => (who, step)));
        }
        return true;
    }

    private static IEnumerable<int> Who(TrancheMove move) =>
        move.OnPaper ? [move.AskerPersonId!.Value - 100]
        : move.ForId is { } represented ? [move.ActorId, represented]
        : [move.ActorId];

    /// <summary>An approval given here failed only rules that may be set aside, and then with a reason.</summary>
    private static bool Judged(ResearchTask task, Tranche tranche) =>
        task.MovesOf(tranche)
            .Where(m => m.Kind == MoveKind.Approve)
            .All(m =>
                GateRecord.Read(m.FailedRules) is var failed
                && failed.All(f => f.Overridable)
                && (failed.Count == 0 || m.Reason is not null)
            );
}

file static class Replay
{
    /// <summary>Written apart from the code it checks: plain additions in the order of entry.</summary>
    public static Money Replayed(this IReadOnlyList<LedgerEntry> entries)
    {
        long sum = 0;
        foreach (var entry in entries)
        {
            var counted = entry.Kind == LedgerKind.Reversal ? entry.Reverses! : entry;
            var sign = counted.Kind switch
            {
                LedgerKind.Advance or LedgerKind.Payment => 1,
                LedgerKind.Return or LedgerKind.Recovery => -1,
                _ => 0,
            };
            sum +=
                sign * (entry.Kind == LedgerKind.Reversal ? -entry.Amount.Dong : entry.Amount.Dong);
        }
        return new(sum);
    }
}
