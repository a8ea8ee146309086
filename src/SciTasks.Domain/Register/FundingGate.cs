using SciTasks.Domain.Basics;
using SciTasks.Domain.Following;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Inspections;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Register;

/// <summary>Whether a tranche of state money may be approved on a day (docs/rules/gate.md): one pure verdict over
/// the facts known that day.
/// Counterpart and other money is recorded as contributed and never asked here.</summary>
/// <param name="goLive">Reporting and inspection periods that ended earlier without data are not followed, never
/// missed.</param>
public sealed class FundingGate(
    ResearchTask task,
    Tranche tranche,
    DateOnly on,
    RuleBook rules,
    DateOnly? goLive = null
)
{
    private readonly Commitment _money = new(task, tranche, on);
    private readonly string _regime = rules.RegimeOf(task.RegimeCode, task.RegimeDay).Code;
    private readonly Money? _budget = task.BudgetOn(Fund.State, on);
    private readonly Finish? _finish = TaskStatus.FinishOf(task) is { } f && f.Day <= on ? f : null;

    /// <summary>Marked as the last one, or reaching the approved total.</summary>
    public bool IsFinal =>
        tranche.Final == true
        || (_budget is { } total && _money.Amount > Money.Zero && _money.Others + _money.Amount >= total);

    /// <summary>Every rule of the task's regime, passed or not.</summary>
    public GateVerdict Judge()
    {
        GateFinding?[] findings =
        [
            Total(),
            Year(),
            FirstAdvance(),
            Settled(),
            UnlessFinal(GateCode.Reports, Reports),
            UnlessFinal(GateCode.TwoMissed, TwoMissed),
            UnlessFinal(GateCode.Inspection, Inspection),
            OverdueFindings(),
            Contract(),
            Final(),
        ];
        return new(_money.Amount, [.. findings.OfType<GateFinding>()]) { Before = _money.Others };
    }

    private GateFinding? Total() =>
        _money.Amount <= Money.Zero ? Say(GateCode.Total, false, "no-amount")
        : _budget is not { } approved ? Say(GateCode.Total, false, "unknown", ("amount", _money.Amount))
        : Say(
            GateCode.Total,
            _money.Others + _money.Amount <= approved,
            ("approved", approved),
            ("committed", _money.Others),
            ("amount", _money.Amount)
        );

    private GateFinding? Year()
    {
        if (task.YearBudgets.Find(y => y.Fund == Fund.State && y.Year == on.Year) is not { } budget)
            return NotAsked(GateCode.Year);
        var used = _money.OthersOf(on.Year);
        return Say(
            GateCode.Year,
            used + _money.Amount <= budget.Available,
            ("year", on.Year),
            ("available", budget.Available),
            ("committed", used),
            ("amount", _money.Amount)
        );
    }

    private GateFinding? FirstAdvance() =>
        Rule(GateCode.FirstAdvance) is not { Limit: { } percent }
        || _budget is not { } approved
        || IsFinal
        || !_money.IsFirst
            ? NotAsked(GateCode.FirstAdvance)
            : Say(
                GateCode.FirstAdvance,
                _money.Others + _money.Amount <= Share(approved, percent),
                ("percent", percent),
                ("limit", Share(approved, percent)),
                ("amount", _money.Others + _money.Amount)
            );

    private GateFinding? Settled()
    {
        var advances = _money.Advances;
        if (Rule(GateCode.Settled) is not { Limit: { } percent } || advances.Kept <= Money.Zero)
            return NotAsked(GateCode.Settled);
        // Compared as whole products, so that no rounding decides.
        var holds = (Int128)advances.Settled.Dong * 100 >= (Int128)advances.Kept.Dong * percent;
        return Say(
            GateCode.Settled,
            holds,
            ("percent", percent),
            ("advanced", advances.Kept),
            ("settled", advances.Settled)
        );
    }

    private GateFinding? Reports()
    {
        var owed = Missed();
        return Say(
            GateCode.Reports,
            owed.Count == 0,
            ("overdue", owed.Count),
            ("oldestDue", owed.Count == 0 ? null : owed[0].Due)
        );
    }

    private GateFinding? TwoMissed() =>
        Rule(GateCode.TwoMissed) is not { Limit: { } limit }
            ? NotAsked(GateCode.TwoMissed)
            : Say(GateCode.TwoMissed, Missed().Count < limit, ("missed", Missed().Count), ("limit", limit));

    private GateFinding? Inspection()
    {
        var rule = rules.Rule(TaskDeadline.Inspection, _regime);
        if ((rule?.EveryMonths ?? Rule(GateCode.Inspection)?.Limit) is not { } months)
            return NotAsked(GateCode.Inspection);
        var latest = task.Inspections.Where(i => i.Day <= on).MaxBy(i => i.Day);
        if (latest?.Conclusion == Conclusion.Fail)
            return Say(GateCode.Inspection, false, "not-passed", ("day", latest.Day));
        if (latest?.ContinueFunding == false)
            return Say(GateCode.Inspection, false, "stop", ("day", latest.Day));
        // The last one whose deadline has passed.
        var due = InspectionPeriods
            .Until(task, on.AddDays(-1), months)
            .LastOrDefault(p => rule is null || InspectionPeriods.Due(p, rule, rules.Calendar).Day < on);
        var owed = due is { } period && !(latest?.Day >= period.From) && !(period.To < goLive);
        return owed
            ? Say(GateCode.Inspection, false, "missing", ("from", due!.From), ("to", due.To))
            : Say(GateCode.Inspection, true, "passed", ("day", latest?.Day));
    }

    private GateFinding? OverdueFindings()
    {
        var open = task
            .Inspections.Where(i => i.Day <= on)
            .SelectMany(i => i.Findings)
            .Where(f => f.FixBy < on && !(f.Fixed <= on))
            .OrderBy(f => f.FixBy)
            .ToList();
        return Say(
            GateCode.Findings,
            open.Count == 0,
            ("overdue", open.Count),
            ("oldestDue", open.Count == 0 ? null : open[0].FixBy)
        );
    }

    private GateFinding? Contract()
    {
        if (task.Termination.Day <= on)
            return Terminated(task.Termination.Day.Value);
        if (TaskStatus.IsSuspended(task, on))
            return Never(Say(GateCode.Contract, false, "suspended", ("day", task.Suspension.Day)));
        if (!((task.Contract.Day ?? task.Start) <= on))
            return Say(GateCode.Contract, false, "none", ("day", task.Contract.Day ?? task.Start));
        var end = TaskStatus.EffectiveEnd(task, on);
        return Say(GateCode.Contract, IsFinal || !(end < on), ("end", end), ("day", on));
    }

    /// <summary>After termination only the amount named in its decision, all tranches approved since taken
    /// together.</summary>
    private GateFinding? Terminated(DateOnly day)
    {
        if (task.TerminationAmount is not { } named || named <= Money.Zero)
            return Never(Say(GateCode.Contract, false, "terminated", ("day", day)));
        var since = _money.OthersSince(day);
        return Never(
            Say(
                GateCode.Contract,
                since + _money.Amount <= named,
                since + _money.Amount <= named ? "winding-up" : "above-termination",
                ("day", day),
                ("named", named),
                ("committed", since),
                ("amount", _money.Amount)
            )
        );
    }

    private static GateFinding? Never(GateFinding? finding) =>
        finding is { } found ? found with { Overridable = false } : null;

    private GateFinding? Final()
    {
        if (!IsFinal)
            return NotAsked(GateCode.Final);
        if (task.Liquidated <= on)
            return Say(GateCode.Final, false, "liquidated", ("day", task.Liquidated));
        return Say(
            GateCode.Final,
            _finish is { Kind: FinishKind.Accepted } && task.Grade != Grade.Fail,
            ("accepted", _finish?.Kind == FinishKind.Accepted ? _finish.Day : null),
            ("grade", task.Grade)
        );
    }

    private GateFinding? UnlessFinal(string code, Func<GateFinding?> ask) => IsFinal ? NotAsked(code) : ask();

    private IReadOnlyList<PlannedDeadline> Missed() => MissedReports.On(task, on, rules, goLive);

    private GateFinding? NotAsked(string code) => Say(code, true, "not-asked");

    private GateFinding? Say(string code, bool holds, params (string Name, object? Value)[] numbers) =>
        Say(code, holds, holds ? "passed" : "failed", numbers);

    private GateFinding? Say(string code, bool holds, string why, params (string Name, object? Value)[] numbers) =>
        Rule(code) is { } rule
            ? new(
                code,
                holds,
                holds || !rule.Confirmed,
                rule.Overridable,
                rule.LegalBasis,
                why,
                new OrderedDictionary<string, object?>(numbers.Select(n => KeyValuePair.Create(n.Name, n.Value)))
            )
            : null;

    private GateRule? Rule(string code) => rules.GateRule(code, _regime);

    private static Money Share(Money amount, int percent) => new((long)((Int128)amount.Dong * percent / 100));
}
