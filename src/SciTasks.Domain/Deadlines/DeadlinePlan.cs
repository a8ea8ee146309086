using System.Globalization;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Status;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Deadlines;

/// <summary>The deadlines of a task, computed from the facts decided by a day.</summary>
/// <param name="on">Facts after this day are not known yet.</param>
/// <param name="goLive">From when the source is followed here; null means always.</param>
public sealed class DeadlinePlan(ResearchTask task, DateOnly on, RuleBook rules, DateOnly? goLive = null)
{
    private readonly string _regime = rules.RegimeOf(task.RegimeCode, task.RegimeDay).Code;
    private readonly DateOnly? _end = TaskStatus.EffectiveEnd(task, on);
    private readonly Finish? _finish = TaskStatus.FinishOf(task) is { } f && f.Day <= on ? f : null;

    private DateOnly? HandedIn => Earliest(Known(task.DossierSubmitted), _finish?.Day);

    /// <summary>Every deadline of the task, met or not, earliest first. A closed file has none.</summary>
    public IReadOnlyList<PlannedDeadline> All()
    {
        if (TaskStatus.IsClosed(task, on) || TaskStatus.StartOf(task) is null) return [];
        return [.. Reports().Concat(AroundTheEnd()).Concat(AfterAcceptance()).Select(Pause).OrderBy(d => d.Due).ThenBy(d => d.Kind)];
    }

    private IEnumerable<PlannedDeadline> AroundTheEnd()
    {
        if (_end is { } end)
        {
            if (Rule(DeadlineKind.ExtensionWindow) is { } window)
                yield return new(window, "", end.AddDays(-window.Term.Length), HandedIn);
            if (Rule(DeadlineKind.ContractEnd) is { } contract) yield return new(contract, "", end, HandedIn);
            if (Rule(DeadlineKind.Dossier) is { } dossier) yield return new(dossier, "", rules.Calendar.End(end, dossier.Term), HandedIn);
        }
        var last = _finish?.Kind == FinishKind.Terminated ? _finish.Day : _end;
        if (last is { } day && Rule(DeadlineKind.Settlement) is { } settlement)
            yield return new(settlement, "", rules.Calendar.End(day, settlement.Term), Earliest(Known(task.Settled), Known(task.Liquidated)));
    }

    private IEnumerable<PlannedDeadline> AfterAcceptance()
    {
        if (_finish is { Kind: FinishKind.Accepted, Inferred: false } && Rule(DeadlineKind.Registration) is { } registration)
            yield return new(registration, "", rules.Calendar.End(_finish.Day, registration.Term), Known(task.Registration.Day));
        if (Known(task.Registration.Day) is { } registered && Rule(DeadlineKind.Recognition) is { } recognition)
            yield return new(recognition, "", rules.Calendar.End(registered, recognition.Term), Known(task.Recognition.Day));
        if (Known(task.Recognition.Day) is { } recognised && Known(task.Settled) is { } settled && Rule(DeadlineKind.Liquidation) is { } liquidation)
            yield return new(liquidation, "", rules.Calendar.End(recognised > settled ? recognised : settled, liquidation.Term), Known(task.Liquidated));
    }

    private IEnumerable<PlannedDeadline> Reports()
    {
        if (Rule(DeadlineKind.ProgressReport) is not { } rule) return [];
        var recorded = task.Reports.Where(r => r.Review != Review.NotRequired).Select(r =>
            new PlannedDeadline(rule, Period(r.From, r.To), r.Due ?? rules.Calendar.End(r.To, rule.Term), r.Review == Review.Returned ? null : Known(r.Submitted), IsTracked(r.To, r)));
        var expected = ExpectedPeriods(rule.EveryMonths ?? 6)
            .Where(p => !task.Reports.Any(r => r.From <= p.To && r.To >= p.From))
            .Select(p => new PlannedDeadline(rule, Period(p.From, p.To), rules.Calendar.End(p.To, rule.Term), null, IsTracked(p.To, null)));
        // Once the dossier is in or the task is over, its evaluation takes the place of the reports still owed.
        return recorded.Concat(expected).Where(d => d.Fulfilled is not null || HandedIn is null);
    }

    /// <summary>Whole periods from the start until the end, the dossier or the finish, whichever comes first.</summary>
    private IEnumerable<(DateOnly From, DateOnly To)> ExpectedPeriods(int months)
    {
        if (_end is not { } last) yield break;
        var stop = Earliest(last, HandedIn)!.Value;
        var start = TaskStatus.StartOf(task)!.Value;
        for (var n = 0; start.AddMonths((n + 1) * months).AddDays(-1) is var to && to <= stop; n++)
            yield return (start.AddMonths(n * months), to);
    }

    private bool IsTracked(DateOnly periodEnd, ProgressReport? report) => goLive is null || periodEnd >= goLive || report?.Submitted is not null;

    private PlannedDeadline Pause(PlannedDeadline deadline) =>
        deadline.Rule.Party is Party.Lead or Party.Host && TaskStatus.IsSuspended(task, on) ? deadline with { Paused = true } : deadline;

    private DeadlineRule? Rule(DeadlineKind kind) => rules.Rule(kind, _regime);

    private DateOnly? Known(DateOnly? day) => day <= on ? day : null;

    private static DateOnly? Earliest(DateOnly? a, DateOnly? b) => a is null ? b : b is null ? a : a < b ? a : b;

    private static string Period(DateOnly from, DateOnly to) =>
        string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}/{to:yyyy-MM-dd}");
}
