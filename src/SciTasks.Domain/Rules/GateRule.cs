namespace SciTasks.Domain.Rules;

/// <summary>The codes of the funding gate (docs/rules/gate.md).</summary>
public static class GateCode
{
    public const string Total = "total",
        Year = "year",
        FirstAdvance = "first-advance",
        Settled = "settled",
        Reports = "reports",
        TwoMissed = "two-missed",
        Inspection = "inspection",
        Findings = "findings",
        Contract = "contract",
        Final = "final";
}

/// <summary>A rule of the funding gate in some regimes. Data of <c>database/reference/gate-rules.json</c>.</summary>
/// <param name="Code">One of <see cref="GateCode"/>.</param>
/// <param name="Limit">Per cent for <c>first-advance</c> and <c>settled</c>, reports for <c>two-missed</c>, months
/// for <c>inspection</c> where the regime has no deadline of inspections to read them from.</param>
/// <param name="Overridable">Leadership may set it aside with a written reason.</param>
/// <param name="Confirmed">False while the text of the law has not been seen: the rule then warns and does not
/// refuse.</param>
public sealed record GateRule(
    string Code,
    IReadOnlyList<string> Regimes,
    bool Overridable,
    string LegalBasis,
    int? Limit = null,
    bool Confirmed = true
);

/// <summary>What one rule says of one tranche on one day.</summary>
/// <param name="Holds">The facts meet the rule, or it does not apply.</param>
/// <param name="Passed">It holds, or it is unconfirmed and only warns.</param>
/// <param name="Why">Key of the wording <c>Gate.{code}.{why}</c>.</param>
/// <param name="Numbers">What was compared, by name, in the order of the wording: <see cref="Money"/>, days,
/// counts.</param>
public sealed record GateFinding(
    string Code,
    bool Holds,
    bool Passed,
    bool Overridable,
    string LegalBasis,
    string Why,
    IReadOnlyDictionary<string, object?> Numbers
);
