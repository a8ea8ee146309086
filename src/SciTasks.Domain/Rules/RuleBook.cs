using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Rules;

/// <summary>What every rule of the trade reads: regimes, terms, the day calendar. Loaded from
/// <c>database/reference</c>, never from code.</summary>
public sealed record RuleBook(
    IReadOnlyList<Regime> Regimes,
    IReadOnlyList<DeadlineRule> DeadlineRules,
    IReadOnlyDictionary<BacklogKind, BacklogTerm> BacklogTerms,
    IReadOnlyList<Rung> Ladder,
    WorkingCalendar Calendar,
    IReadOnlyList<GateRule> GateRules,
    IReadOnlyList<AgeingBorder> AgeingBorders
)
{
    /// <summary>Hash of the reference data the book was read from: whatever follows from its rules is written again
    /// when it differs.</summary>
    public string Hash { get; init; } = "";
    public IReadOnlyList<ChangeRule> ChangeRules { get; init; } = [];
    public IReadOnlyList<ChangeGround> ChangeGrounds { get; init; } = [];
    public IReadOnlyList<DelegationRule> Delegations { get; init; } = [];
    public IReadOnlyList<LimitRule> Limits { get; init; } = [];
    public IReadOnlyList<BudgetHeading> BudgetHeadings { get; init; } = [];
    public IReadOnlyList<FileCategory> FileCategories { get; init; } = [];
    public IReadOnlyList<DossierItem> Dossiers { get; init; } = [];
    public IReadOnlyList<ResearchField> Fields { get; init; } = [];

    /// <summary>A book without rules, for tools that never ask one.</summary>
    public static RuleBook Empty =>
        new([], [], new Dictionary<BacklogKind, BacklogTerm>(), [], new WorkingCalendar([], []), [], []);

    /// <summary>The rule of the funding gate by its code in a regime, or null where that regime has none.</summary>
    public GateRule? GateRule(string code, string regime) =>
        GateRules.FirstOrDefault(r => r.Code == code && r.Regimes.Contains(regime));

    /// <summary>The regime of a regime day; without a day the oldest regime.</summary>
    public Regime RegimeOn(DateOnly? day) =>
        Regimes.Where(r => day is { } d && r.From <= d).MaxBy(r => r.From) ?? Regimes.MinBy(r => r.From)!;

    /// <summary>The regime by its code, or the one of the day where the code is empty or unknown.</summary>
    public Regime RegimeOf(string? code, DateOnly? day) => Regimes.FirstOrDefault(r => r.Code == code) ?? RegimeOn(day);

    /// <summary>The rule of a kind of deadline in a regime, or null where that regime has none.</summary>
    public DeadlineRule? Rule(DeadlineKind kind, string regime) =>
        DeadlineRules.FirstOrDefault(r => r.Kind == kind && r.Regimes.Contains(regime));

    /// <summary>The last day on which an extension of a contract may be asked for, or null where the regime has no
    /// such window. The deadline that
    /// is shown and the rule that judges a request both ask here.</summary>
    public DueDay? LastDayToExtend(DateOnly end, string regime) =>
        Rule(TaskDeadline.ExtensionWindow, regime) is { } window ? Calendar.LastDayBefore(end, window.Term) : null;

    /// <summary>The term of a step in a regime, or null where that regime has none.</summary>
    public LimitRule? Limit(string code, string regime) =>
        Limits.FirstOrDefault(r => r.Code == code && r.Regimes.Contains(regime));

    /// <summary>What lets the department decide a kind of change on a day, or null where only the competent
    /// authority may.</summary>
    public DelegationRule? DelegationOf(ChangeKind kind, DateOnly on) =>
        Delegations.FirstOrDefault(d => d.Kinds.Contains(kind) && d.From <= on && !(d.To < on));

    /// <summary>The papers a step asks for, required ones first.</summary>
    public IEnumerable<DossierItem> Dossier(string step) =>
        Dossiers.Where(d => d.Step == step).OrderByDescending(d => d.Required);

    public FileCategory? Category(string code) => FileCategories.FirstOrDefault(c => c.Code == code);
}
