using SciTasks.Domain.Basics;
using SciTasks.Domain.Changes;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Register;

/// <summary>What an approved change does to the facts of its task. Deadlines, report periods and spans follow from
/// them; open planned tranches
/// are planned anew by the same step.</summary>
public static class ChangeEffect
{
    /// <summary>The effect with the parties the decision names.</summary>
    public static TakesEffect With(ChangeParties parties) => (task, change, step) => Apply(task, change, step, parties);

    /// <param name="step">Its day is the day of the decision.</param>
    private static void Apply(ResearchTask task, ChangeRequest change, Step step, ChangeParties parties)
    {
        var day = change.Effective ?? step.Day;
        switch (change.Kind)
        {
            case ChangeKind.Extension or ChangeKind.Shortening:
                MoveEnd(task, change, step);
                break;
            case ChangeKind.Lead:
                task.Appoint(parties.Lead);
                break;
            case ChangeKind.Host:
                task.Place(parties.Host);
                break;
            case ChangeKind.Suspension:
                Suspend(task, change, day);
                break;
            case ChangeKind.Resumption:
                Resume(task, change, step, day);
                break;
            case ChangeKind.Termination:
                Terminate(task, change, step, day);
                break;
        }
    }

    private static void MoveEnd(ResearchTask task, ChangeRequest change, Step step)
    {
        var (before, after) = (TaskStatus.EffectiveEnd(task, step.Day), change.NewEnd!.Value);
        var number = task.Extensions.Count == 0 ? 1 : task.Extensions.Max(e => e.Number) + 1;
        task.Extensions.Add(
            new(number, after)
            {
                Requested = change.Requested,
                Decision = change.Decision,
                Reason = change.Reason,
                StatedOutcome = Outcome.Approved,
                Shortens = change.Kind == ChangeKind.Shortening ? true : null,
                ChangeNumber = change.Number,
            }
        );
        if (before is not { } end)
            return;
        if (after > end)
            MoveTranches(task, change, step, day => day >= step.Day, day => Later(day, end, after));
        else
            MoveTranches(task, change, step, day => day > after, _ => after);
    }

    /// <summary>An earlier suspension that came in as a fact is kept as two decided changes, so that past days stay
    /// as they were.</summary>
    private static void Suspend(ResearchTask task, ChangeRequest change, DateOnly day)
    {
        if (
            task is { Suspension.Day: { } before, Resumed: { } resumed }
            && !task.Changes.Exists(c =>
                c.Kind == ChangeKind.Suspension
                && c.State == ChangeState.Approved
                && c != change
                && (c.Effective ?? c.Decision.Day) == before
            )
        )
            foreach (var (kind, from) in new[] { (ChangeKind.Suspension, before), (ChangeKind.Resumption, resumed) })
                task.Changes.Add(
                    new(task.Changes.Max(c => c.Number) + 1, kind)
                    {
                        State = ChangeState.Approved,
                        Effective = from,
                        Decision = new(kind == ChangeKind.Suspension ? task.Suspension.Number : null, from),
                        Answered = from,
                    }
                );
        task.Suspend(new(change.Decision.Number, day));
    }

    private static void Resume(ResearchTask task, ChangeRequest change, Step step, DateOnly day)
    {
        task.Resume(day);
        if (task.Suspension.Day is { } since)
            MoveTranches(
                task,
                change,
                step,
                planned => planned >= since,
                planned => planned.AddDays(day.DayNumber - since.DayNumber)
            );
    }

    private static void Terminate(ResearchTask task, ChangeRequest change, Step step, DateOnly day)
    {
        task.Terminate(new(change.Decision.Number, day), change.Granted);
        if (change.RefundDue is { } refund && refund > Money.Zero)
            task.OweBack(refund, step.Day);
        foreach (var tranche in Open(task))
            new TrancheFlow(task, tranche, new()).Cancel(Because(step, change));
    }

    /// <summary>By as many whole months as the end moves, the rest in days.</summary>
    private static DateOnly Later(DateOnly day, DateOnly before, DateOnly after)
    {
        var months = 0;
        while (before.AddMonths(months + 1) <= after)
            months++;
        return day.AddMonths(months).AddDays(after.DayNumber - before.AddMonths(months).DayNumber);
    }

    private static void MoveTranches(
        ResearchTask task,
        ChangeRequest change,
        Step step,
        Func<DateOnly, bool> which,
        Func<DateOnly, DateOnly> to
    )
    {
        var plan = new FundingPlan(task);
        foreach (var tranche in Open(task))
        {
            if (tranche.PlannedDay is not { } day || !which(day))
                continue;
            var moved = new PlannedTranche(
                to(day),
                tranche.PlannedAmount ?? Money.Zero,
                tranche.Conditions,
                tranche.Final == true,
                tranche.Equipment == true
            );
            if (plan.May(tranche.Fund, moved, tranche).Allowed)
                plan.Change(tranche, moved, Because(step, change));
        }
    }

    /// <summary>Planned and not on its way.</summary>
    private static List<Tranche> Open(ResearchTask task) =>
        [
            .. task
                .Tranches.Where(t =>
                    t.Fund == Fund.State && TrancheStates.Of(task, t, DateOnly.MaxValue) == TrancheState.Planned
                )
                .OrderBy(t => t.Number),
        ];

    private static Step Because(Step step, ChangeRequest change) =>
        step with
        {
            Reason = string.IsNullOrWhiteSpace(step.Reason) ? change.Reason : step.Reason,
            Document = change.Decision,
        };
}
