using SciTasks.Domain.Basics;
using SciTasks.Domain.Changes;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Register;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Changes;

/// <summary>A fact of the task before and after.</summary>
public sealed record BeforeAndAfter(string Label, string? Before, string? After);

/// <summary>A deadline before and after; null where it is not there.</summary>
/// <param name="Provisional">The day after the change rests on days off that are not announced yet.</param>
public sealed record MovedDeadline(
    DeadlineKind Kind,
    string Subject,
    DateOnly? Before,
    DateOnly? After,
    bool Provisional
);

/// <summary>A planned tranche before and after.</summary>
/// <param name="Cancelled">It would be called off.</param>
public sealed record MovedTranche(int Number, Money? Amount, DateOnly? Before, DateOnly? After, bool Cancelled);

/// <summary>What a change would do if it were decided today: shown before it is signed.</summary>
public sealed record ChangePreview(IReadOnlyList<MovedDeadline> Deadlines, IReadOnlyList<MovedTranche> Tranches)
{
    /// <param name="now">The task as it is.</param>
    /// <param name="then">A copy of it that nobody saves.</param>
    public static ChangePreview Of(OpenedTask now, OpenedTask then, int number, DateOnly today, DateTime at)
    {
        var change = then.Task.Changes.Single(c => c.Number == number);
        change.Decision = new(null, today);
        change.State = ChangeState.Approved;
        var parties = new ChangeParties(
            change.Kind == ChangeKind.Lead ? new Person(change.NewName!) : null,
            change.Kind == ChangeKind.Host ? new Organization(change.NewName!) : null
        );
        ChangeEffect.With(parties)(then.Task, change, new Step(new Actor(0, "preview"), today, at, change.Reason));
        return new(MovedDeadlines(now, then, today), MovedTranches(now.Task, then.Task));
    }

    private static List<MovedDeadline> MovedDeadlines(OpenedTask now, OpenedTask then, DateOnly today)
    {
        var (before, after) = (Open(now, today), Open(then, today));
        return
        [
            .. before
                .Keys.Union(after.Keys)
                .Select(k => Moved(k, before.GetValueOrDefault(k), after.GetValueOrDefault(k)))
                .Where(m => m.Before != m.After && m.Kind != TaskDeadline.ChangeAnswer)
                .OrderBy(m => m.After ?? m.Before)
                .ThenBy(m => m.Kind.Place()),
        ];
    }

    private static MovedDeadline Moved(
        (DeadlineKind Kind, string Subject) what,
        PlannedDeadline? before,
        PlannedDeadline? after
    ) => new(what.Kind, what.Subject, before?.Due, after?.Due, after?.Provisional == true);

    private static Dictionary<(DeadlineKind Kind, string Subject), PlannedDeadline> Open(
        OpenedTask opened,
        DateOnly today
    ) =>
        opened
            .Deadlines(today)
            .All()
            .Where(d => d.IsOpen(today))
            .GroupBy(d => (d.Kind, d.Subject))
            .ToDictionary(g => g.Key, g => g.Last());

    private static List<MovedTranche> MovedTranches(ResearchTask now, ResearchTask then) =>
        [
            .. now
                .Tranches.Where(t => t.Fund == Fund.State)
                .Join(
                    then.Tranches.Where(t => t.Fund == Fund.State),
                    t => t.Number,
                    t => t.Number,
                    (b, a) =>
                        new MovedTranche(
                            b.Number,
                            b.PlannedAmount,
                            b.PlannedDay,
                            a.PlannedDay,
                            b.Cancelled is null && a.Cancelled is not null
                        )
                )
                .Where(m => m.Before != m.After || m.Cancelled)
                .OrderBy(m => m.Number),
        ];
}
