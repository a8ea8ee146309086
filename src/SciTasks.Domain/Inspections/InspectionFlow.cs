using System.Globalization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Inspections;

/// <summary>A finding as the minutes state it.</summary>
public sealed record StatedFinding(string Text, string? Owner, DateOnly? FixBy);

/// <summary>What the minutes say.</summary>
public sealed record StatedMinutes(
    string? Number,
    string Team,
    string? Text,
    Conclusion? Conclusion,
    bool? ContinueFunding,
    IReadOnlyList<StatedFinding> Findings
);

/// <summary>An inspection from plan to confirmed fixes. What a rule does not allow throws
/// <see cref="RefusedException"/> and changes nothing.</summary>
public sealed class InspectionFlow(ResearchTask task, Inspection inspection)
{
    /// <summary>Puts an inspection of the task into the plan of a quarter.</summary>
    /// <param name="reason">The rule that asks for it, or why it is planned without one.</param>
    public static Inspection Plan(
        ResearchTask task,
        int year,
        int quarter,
        InspectionKind kind,
        string? reason,
        Step step
    )
    {
        new Verdict([
            .. new Refusal?[]
            {
                quarter is >= 1 and <= 4 ? null : new("inspection.quarter"),
                task.Inspections.Exists(i =>
                    i.PlannedYear == year
                    && i.PlannedQuarter == quarter
                    && i.State is InspectionState.Planned or InspectionState.Notified
                )
                    ? new("inspection.planned-already", quarter, year)
                    : null,
            }.OfType<Refusal>(),
        ]).Guard();
        var inspection = new Inspection(task.NextInspection())
        {
            Kind = kind,
            PlannedYear = year,
            PlannedQuarter = quarter,
            PlannedReason = reason,
        };
        task.Inspections.Add(inspection);
        task.Record(WorkMoveKind.PlanInspection, inspection.Key, step);
        return inspection;
    }

    /// <summary>Tells the host when it will be held. Fewer working days ahead than the rule asks is refused, but for
    /// an inspection on short notice
    /// (đột xuất), which is announced when it begins.</summary>
    /// <param name="rule">The term of notice of the task's regime, or null where there is none.</param>
    public void Notify(Step step, DateOnly? day, string? team, string? scope, LimitRule? rule, WorkingCalendar calendar)
    {
        Guard(
            inspection.State is InspectionState.Planned or InspectionState.Notified
                ? null
                : new("inspection.not-open", inspection.State),
            day is null || day < step.Day ? new("inspection.day-needed") : null,
            string.IsNullOrWhiteSpace(team) ? new("inspection.team-needed") : null,
            day is { } on
            && rule is { Confirmed: true }
            && inspection.Kind != InspectionKind.AdHoc
            && calendar.End(step.Day, rule.Term) is var earliest
            && earliest > on
                ? new("inspection.notice-too-short", rule.Term, earliest, rule.LegalBasis)
                : null
        );
        (inspection.NoticedFor, inspection.Team, inspection.Scope) = (day, team, scope);
        inspection.Notice = step.Document is { } paper
            ? paper with
            {
                Day = paper.Day ?? step.Day,
            }
            : new(null, step.Day);
        task.Record(WorkMoveKind.NotifyInspection, inspection.Key, step).Until = day;
    }

    /// <summary>Records that it was held, on the day of the minutes, which may be earlier than today.</summary>
    public void Hold(Step step, StatedMinutes minutes)
    {
        Guard(
            inspection.State is InspectionState.Planned or InspectionState.Notified
                ? null
                : new("inspection.not-open", inspection.State),
            task.Inspections.Exists(i => i.Day == step.Day) ? new("inspection.day-taken", step.Day) : null,
            string.IsNullOrWhiteSpace(minutes.Team) ? new("inspection.team-needed") : null,
            minutes.Conclusion is null ? new("inspection.conclusion-needed") : null,
            minutes.ContinueFunding is null ? new("inspection.recommendation-needed") : null,
            minutes.Conclusion == Conclusion.PassWithFindings && minutes.Findings.Count == 0
                ? new("inspection.findings-needed")
                : null,
            minutes.Findings.Any(f => f.FixBy is null || f.FixBy < step.Day) ? new("inspection.fix-day-needed") : null
        );
        (inspection.Day, inspection.MinutesNumber, inspection.Team, inspection.Minutes) = (
            step.Day,
            minutes.Number,
            minutes.Team,
            minutes.Text
        );
        (inspection.Conclusion, inspection.ConclusionText, inspection.ContinueFunding) = (
            minutes.Conclusion,
            null,
            minutes.ContinueFunding
        );
        foreach (var finding in minutes.Findings)
            inspection.Findings.Add(
                new(inspection.Findings.Count + 1, finding.Text) { Owner = finding.Owner, FixBy = finding.FixBy }
            );
        task.Record(WorkMoveKind.RecordInspection, inspection.Key, step);
    }

    public void Cancel(Step step)
    {
        Guard(
            inspection.State is InspectionState.Planned or InspectionState.Notified
                ? null
                : new("inspection.not-open", inspection.State),
            Missing(step.Reason) ? new("inspection.reason-needed") : null
        );
        inspection.Cancelled = step.Day;
        task.Record(WorkMoveKind.CancelInspection, inspection.Key, step);
    }

    /// <summary>The owner reports a finding put right, and says how it shows.</summary>
    public void ReportFix(Step step, int number, string? proof)
    {
        var finding = Of(number);
        Guard(
            finding.Fixed is null ? null : new("finding.confirmed-already", number),
            Missing(proof) ? new("finding.proof-needed") : null
        );
        (finding.FixReported, finding.Proof) = (step.Day, proof);
        task.Record(WorkMoveKind.ReportFix, inspection.Key, step).Category = Text(number);
    }

    /// <summary>Someone other than who reported it confirms that it is put right.</summary>
    public void ConfirmFix(Step step, int number)
    {
        var finding = Of(number);
        Guard(
            finding is { FixReported: not null, Fixed: null } ? null : new("finding.not-reported", number),
            Independent(step, number)
        );
        finding.Fixed = finding.FixReported;
        task.Record(WorkMoveKind.ConfirmFix, inspection.Key, step).Category = Text(number);
    }

    /// <summary>The proof does not do; the finding is open again.</summary>
    public void RejectFix(Step step, int number)
    {
        var finding = Of(number);
        Guard(
            finding is { FixReported: not null, Fixed: null } ? null : new("finding.not-reported", number),
            Missing(step.Reason) ? new("inspection.reason-needed") : null,
            Independent(step, number)
        );
        finding.FixReported = null;
        task.Record(WorkMoveKind.RejectFix, inspection.Key, step).Category = Text(number);
    }

    private Refusal? Independent(Step step, int number) =>
        task.MovesOn(inspection)
            .LastOrDefault(m => m.Kind == WorkMoveKind.ReportFix && m.Category == Text(number))
            ?.MadeBy(step.By) == true
            ? new("finding.same-person", step.By.Name)
            : null;

    private Finding Of(int number) =>
        inspection.Findings.Find(f => f.Number == number)
        ?? throw new RefusedException(new Refusal("finding.unknown", number));

    private static void Guard(params Refusal?[] refusals) => new Verdict([.. refusals.OfType<Refusal>()]).Guard();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool Missing(string? text) => string.IsNullOrWhiteSpace(text);
}
