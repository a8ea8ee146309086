using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Inspections;

/// <summary>A span of the contract in which an inspection is due. Both days belong to it.</summary>
public sealed record InspectionPeriod(DateOnly From, DateOnly To);

/// <summary>Every task is inspected at least once in so many months since its contract took effect.</summary>
public static class InspectionPeriods
{
    /// <summary>Whole periods since the contract that end on or before a day, earliest first; empty without a
    /// contract day or start.</summary>
    /// <param name="months">Length of a period, from the rule of the task's regime.</param>
    public static IEnumerable<InspectionPeriod> Until(ResearchTask task, DateOnly last, int months)
    {
        if ((task.Contract.Day ?? task.Start) is not { } start)
            yield break;
        for (var n = 0; start.AddMonths((n + 1) * months).AddDays(-1) is var to && to <= last; n++)
            yield return new(start.AddMonths(n * months), to);
    }

    /// <summary>The last day on which the inspection of a period is in time.</summary>
    public static DueDay Due(InspectionPeriod period, DeadlineRule rule, WorkingCalendar calendar) =>
        calendar.Due(period.To, rule.Term);

    /// <summary>The first inspection held in the period or after it, as known on a day.</summary>
    public static DateOnly? HeldFor(ResearchTask task, InspectionPeriod period, DateOnly on) =>
        task.Inspections.Where(i => i.Day >= period.From && i.Day <= on).Min(i => i.Day);
}

/// <summary>An inspection the rule asks for in a year, not yet held or planned.</summary>
/// <param name="Quarter">1 to 4: the quarter in which the period ends, or the present one where that is past.</param>
public sealed record ProposedInspection(
    ResearchTask Task,
    InspectionPeriod Period,
    int Quarter,
    InspectionKind Kind,
    string LegalBasis
);

/// <summary>The year plan as the rule proposes it.</summary>
public static class InspectionPlan
{
    /// <summary>What to plan for a task in a year, or null where nothing is due or it is planned already. A task
    /// that ends is evaluated instead.</summary>
    public static ProposedInspection? For(
        ResearchTask task,
        int year,
        DateOnly today,
        RuleBook rules,
        DateOnly? goLive = null
    )
    {
        var regime = rules.RegimeOf(task.RegimeCode, task.RegimeDay).Code;
        if (rules.Rule(TaskDeadline.Inspection, regime) is not { EveryMonths: { } months } rule)
            return null;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if (!TaskStatus.IsActive(task, today) || TaskStatus.IsSuspended(task, today) || task.DossierSubmitted <= today)
            return null;
        if (
            task.Inspections.Exists(i =>
                i.PlannedYear == year && i.State is InspectionState.Planned or InspectionState.Notified
            )
        )
            return null;
        var end = TaskStatus.EffectiveEnd(task, today) ?? last;
        var due = InspectionPeriods
            .Until(task, end < last ? end : last, months)
            .Where(p =>
                !(p.To < goLive) && InspectionPeriods.HeldFor(task, p, today) is null && (p.To >= first || p.To < today)
            )
            .LastOrDefault();
        if (due is null)
            return null;
        var day = due.To < first ? first : due.To;
        if (day < today && today.Year == year)
            day = today;
        return new(
            task,
            due,
            (day.Month + 2) / 3,
            rule.Code.StartsWith("INTERIM", StringComparison.Ordinal)
                ? InspectionKind.Interim
                : InspectionKind.Periodic,
            rule.LegalBasis
        );
    }
}
