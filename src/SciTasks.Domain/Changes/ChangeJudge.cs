using SciTasks.Domain.Basics;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Changes;

/// <summary>What one rule says of a change, and who may set it aside.</summary>
public sealed record ChangeFinding(GateFinding Rule, ExceptionBy Exception);

/// <summary>Every rule that speaks to a change, met or not.</summary>
public sealed record ChangeVerdict(IReadOnlyList<ChangeFinding> Findings)
{
    public IEnumerable<ChangeFinding> Failed => Findings.Where(f => !f.Rule.Passed);

    public bool Allowed => Findings.All(f => f.Rule.Passed);

    /// <summary>What not even an exception reaches.</summary>
    public IEnumerable<ChangeFinding> Never => Failed.Where(f => f.Exception == ExceptionBy.Nobody);

    /// <summary>What is beyond leadership and needs the decision of the competent authority.</summary>
    public IEnumerable<ChangeFinding> BeyondLeadership => Failed.Where(f => f.Exception == ExceptionBy.Authority);
}

/// <summary>Whether a change may be asked for and decided: one pure verdict over the facts known on a day.</summary>
/// <param name="asked">The day it was asked: the window is counted from it.</param>
/// <param name="on">The day it is judged; facts after it are not known.</param>
public sealed class ChangeJudge(ResearchTask task, ChangeRequest change, DateOnly asked, DateOnly on, RuleBook rules)
{
    private readonly string _regime = rules.RegimeOf(task.RegimeCode, task.RegimeDay).Code;

    /// <summary>The end without what the change itself decided.</summary>
    private readonly DateOnly? _end =
        TaskStatus
            .Approved(task)
            .Where(e => e.From <= on && e.Extension.ChangeNumber != change.Number)
            .OrderBy(e => e.From)
            .ThenBy(e => e.Extension.Number)
            .LastOrDefault()
            ?.Extension.NewEnd
        ?? task.End;

    public ChangeVerdict Judge() =>
        new([
            .. new[]
            {
                State(),
                Later(),
                Earlier(),
                Window(),
                Count(),
                Length(),
                Boundary(),
                Done(),
                Ground(),
                ContentOfLumpSum(),
                Total(),
            }.OfType<ChangeFinding>(),
        ]);

    /// <summary>A finished or unstarted task is not changed; a suspended one only resumed or terminated, and only a
    /// suspended one resumed.</summary>
    private ChangeFinding? State()
    {
        var suspended = TaskStatus.IsSuspended(task, on);
        var (holds, why) =
            !TaskStatus.IsActive(task, on) ? (false, "not-active")
            : change.Kind == ChangeKind.Resumption ? (suspended, suspended ? "passed" : "not-suspended")
            : change.Kind == ChangeKind.Suspension ? (!suspended, suspended ? "suspended" : "passed")
            : (true, "passed");
        return Say(ChangeCode.State, holds, why);
    }

    private ChangeFinding? Later() =>
        Say(ChangeCode.Later, change.NewEnd > _end, ("end", _end), ("newEnd", change.NewEnd));

    private ChangeFinding? Earlier() =>
        Say(ChangeCode.Earlier, change.NewEnd < _end && change.NewEnd >= on, ("end", _end), ("newEnd", change.NewEnd));

    private ChangeFinding? Window() =>
        _end is not { } end || rules.LastDayToExtend(end, _regime) is not { } last
            ? null
            : Say(
                ChangeCode.Window,
                asked <= last.Day,
                ("term", rules.Rule(TaskDeadline.ExtensionWindow, _regime)!.Term),
                ("lastDay", last.Day),
                ("requested", asked),
                ("end", end)
            );

    private ChangeFinding? Count()
    {
        var had = TaskStatus
            .Approved(task)
            .Count(e => e.From <= on && e.Extension.Shortens != true && e.Extension.ChangeNumber != change.Number);
        return Rule(ChangeCode.Count) is not { Limit: { } limit }
            ? null
            : Say(ChangeCode.Count, had < limit, ("had", had), ("limit", limit));
    }

    private ChangeFinding? Length()
    {
        if (
            Rule(ChangeCode.Length) is not { } rule
            || _end is not { } end
            || change.NewEnd is not { } newEnd
            || Base(rule) is not { } size
        )
            return null;
        var months =
            size < 0 ? rule.Limit
            : size > 0 ? rule.Above
            : rule.AtBoundary;
        return months is not { } allowed
            ? null
            : Say(
                ChangeCode.Length,
                newEnd <= end.AddMonths(allowed),
                ("months", allowed),
                ("latest", end.AddMonths(allowed)),
                ("newEnd", newEnd),
                ("boundary", rule.Boundary)
            );
    }

    /// <summary>At exactly the boundary the circulars disagree: it says so and does not refuse.</summary>
    private ChangeFinding? Boundary() =>
        Rule(ChangeCode.Length) is { } rule && Base(rule) == 0 && Rule(ChangeCode.Boundary) is not null
            ? Say(
                ChangeCode.Boundary,
                false,
                ("boundary", rule.Boundary),
                ("months", rule.AtBoundary),
                ("above", rule.Above)
            )
            : null;

    /// <summary>The base duration against the boundary: −1 below, 0 exactly there, 1 above. An end on the same day
    /// number or the day before is exact.</summary>
    private int? Base(ChangeRule rule)
    {
        if (rule.Boundary is not { } months || TaskStatus.StartOf(task) is not { } start || task.End is not { } end)
            return null;
        var border = start.AddMonths(months);
        return end == border || end == border.AddDays(-1) ? 0 : end.CompareTo(border);
    }

    private ChangeFinding? Done()
    {
        if (Rule(ChangeCode.Done) is not { Limit: { } part, Of: { } of })
            return null;
        var percent =
            task.Reports.Where(r => ReportStates.On(task, r, on) == ReportState.Accepted)
                .MaxBy(r => r.To)
                ?.PercentOn(on)
            ?? 0;
        return Say(
            ChangeCode.Done,
            (long)percent * of >= 100L * part,
            ("percent", percent),
            ("part", part),
            ("of", of)
        );
    }

    private ChangeFinding? Ground()
    {
        var known = rules.ChangeGrounds.Any(g => g.Code == change.Ground && g.Kinds.Contains(change.Kind));
        return Say(ChangeCode.Ground, known);
    }

    private ChangeFinding? ContentOfLumpSum() =>
        task.LumpSum != LumpSum.ToFinalProduct ? null : Say(ChangeCode.LumpSum, !change.TouchesCore);

    private ChangeFinding? Total()
    {
        var (before, after) = (change.Headings.Total(h => h.Before), change.Headings.Total(h => h.After));
        var stands = task.HeadingsOn(on).ToDictionary(h => h.Heading, h => h.After);
        var known =
            stands.Count == 0
                ? !(before > task.TotalBudget)
                : change.Headings.TrueForAll(h => stands.GetValueOrDefault(h.Heading) == h.Before);
        return Say(
            ChangeCode.Total,
            change.Headings.Count > 0
                && known
                && before == after
                && change.Headings.TrueForAll(h => h.Before >= Money.Zero && h.After >= Money.Zero),
            ("before", before),
            ("after", after)
        );
    }

    private ChangeFinding? Say(string code, bool holds, params (string Name, object? Value)[] numbers) =>
        Say(code, holds, holds ? "passed" : "failed", numbers);

    private ChangeFinding? Say(string code, bool holds, string why, params (string Name, object? Value)[] numbers) =>
        Rule(code) is { } rule
            ? new(
                new(
                    code,
                    holds,
                    holds || !rule.Confirmed,
                    rule.Exception == ExceptionBy.Leadership,
                    rule.LegalBasis,
                    why,
                    new OrderedDictionary<string, object?>(numbers.Select(n => KeyValuePair.Create(n.Name, n.Value)))
                ),
                rule.Exception
            )
            : null;

    private ChangeRule? Rule(string code) =>
        rules.ChangeRules.FirstOrDefault(r =>
            r.Code == code && r.Kinds.Contains(change.Kind) && r.Regimes.Contains(_regime)
        );
}
