using System.Globalization;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Domain.Inspections;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Register;

/// <summary>The deadlines of a task, computed from the facts decided by a day.</summary>
/// <param name="on">Facts after this day are not known yet.</param>
/// <param name="goLive">From when the source is followed here; null means always.</param>
public sealed class DeadlinePlan(ResearchTask task, DateOnly on, RuleBook rules, DateOnly? goLive = null)
{
    private readonly string _regime = rules.RegimeOf(task.RegimeCode, task.RegimeDay).Code;
    private readonly DateOnly? _end = TaskStatus.EffectiveEnd(task, on);
    private readonly Finish? _finish = TaskStatus.FinishOf(task) is { } f && f.Day <= on ? f : null;

    private readonly List<(DateOnly From, DateOnly? To)> _suspensions = [.. TaskStatus.Suspensions(task)];

    private DateOnly? HandedIn => Earliest(Known(task.DossierSubmitted), _finish?.Day);

    /// <summary>Every deadline of the task, met or not, earliest first. A closed file has none.</summary>
    public IReadOnlyList<PlannedDeadline> All()
    {
        if (TaskStatus.IsClosed(task, on) || TaskStatus.StartOf(task) is null)
            return [];
        return
        [
            .. Reports()
                .Concat(AroundTheEnd())
                .Concat(AfterAcceptance())
                .Concat(Inspections())
                .Concat(Findings())
                .Concat(Answers())
                .Select(Pause)
                .OrderBy(d => d.Due)
                .ThenBy(d => d.Kind.Place()),
        ];
    }

    private IEnumerable<PlannedDeadline> AroundTheEnd()
    {
        if (_end is { } end)
        {
            if (Rule(TaskDeadline.ExtensionWindow) is { } window && rules.LastDayToExtend(end, _regime) is { } last)
                yield return new(window, "", last.Day, HandedIn, Provisional: last.Provisional);
            if (Rule(TaskDeadline.ContractEnd) is { } contract)
                yield return new(contract, "", end, HandedIn);
            if (Rule(TaskDeadline.Dossier) is { } dossier)
                yield return Counted(dossier, "", end, HandedIn);
        }
        if (TaskStatus.WorkEnd(task, on) is { } day && Rule(TaskDeadline.Settlement) is { } settlement)
            yield return Counted(settlement, "", day, Earliest(Known(task.Settled), Known(task.Liquidated)));
    }

    private IEnumerable<PlannedDeadline> AfterAcceptance()
    {
        if (
            _finish is { Kind: FinishKind.Accepted, Inferred: false }
            && Rule(TaskDeadline.Registration) is { } registration
        )
            yield return Counted(registration, "", _finish.Day, Known(task.Registration.Day));
        if (Known(task.Registration.Day) is { } registered && Rule(TaskDeadline.Recognition) is { } recognition)
            yield return Counted(recognition, "", registered, Known(task.Recognition.Day));
        if (
            Known(task.Recognition.Day) is { } recognised
            && Known(task.Settled) is { } settled
            && Rule(TaskDeadline.Liquidation) is { } liquidation
        )
            yield return Counted(liquidation, "", recognised > settled ? recognised : settled, Known(task.Liquidated));
    }

    /// <summary>The reporting periods until the end known on the day, with those that have data; without start and
    /// end only the latter.</summary>
    public IReadOnlyList<ReportPeriod> Periods() => PeriodsUntil(_end);

    /// <summary>The days by which reports are due by the rule if the contract ends on a day.</summary>
    internal IEnumerable<DateOnly> ReportDueDays(DateOnly end) =>
        Rule(TaskDeadline.ProgressReport) is not { } rule
            ? []
            : PeriodsUntil(end)
                .Select(p => rules.Calendar.End(p.To, rule.Term))
                .Concat(
                    _suspensions.Where(s => s.To is not null).Select(s => rules.Calendar.End(s.To!.Value, rule.Term))
                );

    private IReadOnlyList<ReportPeriod> PeriodsUntil(DateOnly? last) =>
        Rule(TaskDeadline.ProgressReport) is not { } rule
        || TaskStatus.StartOf(task) is not { } start
        || last is not { } end
            ? [.. task.Reports.Select(r => new ReportPeriod(r.From, r.To, r, false))]
            : ReportPeriods.Of(
                task,
                start,
                end,
                new(
                    task.ReportEveryMonths ?? rule.EveryMonths ?? 6,
                    task.ReportAlignment ?? ReportAlignment.FromStart,
                    rule.ShortestMonths ?? 1
                )
            );

    /// <summary>The deadline of every required period. Once the dossier is in or the task is over, its evaluation
    /// takes the place of what is still owed.</summary>
    public IEnumerable<PlannedDeadline> Reports() =>
        Rule(TaskDeadline.ProgressReport) is not { } rule
            ? []
            : Periods()
                .Where(p =>
                    p.Report is { } r
                        ? ReportStates.On(task, r, on) != ReportState.NotRequired && !(r.IsDraft && p.From > _end)
                        : p.IsRequired && !(p.To > HandedIn) && !WithinSuspension(p)
                )
                .Select(p => Report(rule, p))
                .Where(d => d.Fulfilled is not null || HandedIn is null)
                .Select(Pause);

    private PlannedDeadline Report(DeadlineRule rule, ReportPeriod period)
    {
        var (handedIn, due) = period.Report is { } report
            ? (ReportStates.HandedIn(task, report, on), ReportStates.DueDay(task, report, on))
            : (null, null);
        var day = due is { } set ? new(set, false) : AfterSuspension(rules.Calendar.Due(period.To, rule.Term), rule);
        return new(
            rule,
            period.Key,
            day.Day,
            handedIn,
            goLive is null || period.To >= goLive || period.Report?.Submitted is not null,
            Provisional: day.Provisional
        );
    }

    /// <summary>Nothing could be done in the whole period.</summary>
    private bool WithinSuspension(ReportPeriod period) =>
        _suspensions.Exists(s => s.From <= period.From && s.From <= on && !(s.To <= period.To));

    /// <summary>A day that fell into a suspension comes again so many days after it ended.</summary>
    private DueDay AfterSuspension(DueDay due, DeadlineRule rule) =>
        _suspensions.Where(s => s.From <= due.Day && due.Day <= s.To && s.To <= on).Max(s => s.To) is { } ended
            ? rules.Calendar.Due(ended, rule.Term)
            : due;

    private IEnumerable<PlannedDeadline> Inspections()
    {
        if (_end is not { } end || Rule(TaskDeadline.Inspection) is not { EveryMonths: { } months } rule)
            yield break;
        foreach (var period in InspectionPeriods.Until(task, Earliest(end, HandedIn)!.Value, months))
        {
            var held = InspectionPeriods.HeldFor(task, period, on);
            if (held is not null || HandedIn is null)
                yield return Counted(
                    rule,
                    ProgressReport.KeyOf(period.From, period.To),
                    period.To,
                    held,
                    goLive is null || period.To >= goLive
                );
        }
    }

    private IEnumerable<PlannedDeadline> Findings() =>
        Rule(TaskDeadline.Finding) is not { } rule
            ? []
            : task
                .Inspections.Where(i => i.Day <= on)
                .SelectMany(i => i.Findings, (i, f) => (Inspection: i, Finding: f))
                .Where(x => x.Finding.FixBy is not null && (HandedIn is null || x.Finding.Fixed <= on))
                // What is reported put right waits for the department; the owner has done their part unless it is
                // not confirmed.
                .Select(x => new PlannedDeadline(
                    rule,
                    string.Create(CultureInfo.InvariantCulture, $"{x.Inspection.Number}.{x.Finding.Number}"),
                    x.Finding.FixBy!.Value,
                    Known(x.Finding.Fixed ?? x.Finding.FixReported)
                ));

    /// <summary>The department answers a valid dossier in time.</summary>
    private IEnumerable<PlannedDeadline> Answers() =>
        Rule(TaskDeadline.ChangeAnswer) is not { } rule
            ? []
            : task
                .Changes.Where(c =>
                    c.DossierDay <= on && c.State is not (ChangeState.Withdrawn or ChangeState.Returned)
                )
                .Select(c => Counted(rule, c.Key, c.DossierDay!.Value, Known(c.Answered)));

    private PlannedDeadline Counted(
        DeadlineRule rule,
        string subject,
        DateOnly from,
        DateOnly? fulfilled,
        bool tracked = true
    ) => rule.Counted(rules.Calendar, subject, from, fulfilled, tracked);

    private PlannedDeadline Pause(PlannedDeadline deadline) =>
        deadline.Rule.Party is Party.Lead or Party.Host && TaskStatus.IsSuspended(task, on)
            ? deadline with
            {
                Paused = true,
            }
            : deadline;

    private DeadlineRule? Rule(DeadlineKind kind) => rules.Rule(kind, _regime);

    private DateOnly? Known(DateOnly? day) => day <= on ? day : null;

    private static DateOnly? Earliest(DateOnly? a, DateOnly? b) =>
        a is null ? b
        : b is null ? a
        : a < b ? a
        : b;
}
