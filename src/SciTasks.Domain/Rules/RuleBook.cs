using SciTasks.Domain.Backlog;
using SciTasks.Domain.Calendar;
using SciTasks.Domain.Deadlines;

namespace SciTasks.Domain.Rules;

/// <summary>A body of law that governs tasks approved in its time. Which one applies follows the task's regime day.</summary>
/// <param name="Code">For example <c>R2013</c>.</param>
/// <param name="From">First approval day it governs; <see cref="DateOnly.MinValue"/> for the oldest.</param>
/// <param name="Texts">The laws, decrees and circulars, as cited on screen.</param>
public sealed record Regime(string Code, DateOnly From, string Texts);

/// <summary>What every rule of the trade reads: regimes, terms, the day calendar. Loaded from <c>database/reference</c>, never from code.</summary>
public sealed record RuleBook(
    IReadOnlyList<Regime> Regimes,
    IReadOnlyList<DeadlineRule> DeadlineRules,
    IReadOnlyDictionary<BacklogKind, BacklogTerm> BacklogTerms,
    IReadOnlyList<Alerts.Rung> Ladder,
    WorkingCalendar Calendar,
    IReadOnlyList<Funding.GateRule> GateRules,
    IReadOnlyList<Funding.AgeingBorder> AgeingBorders)
{
    /// <summary>A book without rules, for tools that never ask one.</summary>
    public static RuleBook Empty => new([], [], new Dictionary<BacklogKind, BacklogTerm>(), [], new WorkingCalendar(new Dictionary<DateOnly, DayKind>()), [], []);

    /// <summary>The rule of the funding gate by its code in a regime, or null where that regime has none.</summary>
    public Funding.GateRule? GateRule(string code, string regime) => GateRules.FirstOrDefault(r => r.Code == code && r.Regimes.Contains(regime));

    /// <summary>The regime of a regime day; without a day the oldest regime.</summary>
    public Regime RegimeOn(DateOnly? day) => Regimes.Where(r => day is { } d && r.From <= d).MaxBy(r => r.From) ?? Regimes.MinBy(r => r.From)!;

    /// <summary>The regime by its code, or the one of the day where the code is empty or unknown.</summary>
    public Regime RegimeOf(string? code, DateOnly? day) => Regimes.FirstOrDefault(r => r.Code == code) ?? RegimeOn(day);

    /// <summary>The rule of a kind of deadline in a regime, or null where that regime has none.</summary>
    public DeadlineRule? Rule(DeadlineKind kind, string regime) => DeadlineRules.FirstOrDefault(r => r.Kind == kind && r.Regimes.Contains(regime));
}
