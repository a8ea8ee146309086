using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Rules;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Rights;

/// <summary>A rule as the program keeps it.</summary>
/// <param name="Values">Terms, limits, months, as words.</param>
/// <param name="Regimes">Codes of those it holds in; empty where it holds in all.</param>
public sealed record RuleLine(
    string Name,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Regimes,
    string Basis,
    bool Confirmed
);

public sealed record RuleSection(string Name, IReadOnlyList<RuleLine> Rules);

public sealed record RulesPage(IReadOnlyList<Regime> Regimes, IReadOnlyList<RuleSection> Sections, bool Unconfirmed);

/// <summary>Every rule that judges or counts, with its source, as it stands in <c>database/reference</c>.</summary>
[May(Act.Permissions)]
public sealed class RulesController(RuleBook rules, Wording words) : Controller
{
    /// <param name="unconfirmed">Only those whose text nobody has confirmed.</param>
    [HttpGet("/rules")]
    public IActionResult Index(bool unconfirmed = false)
    {
        ViewData["Title"] = words["Rules in force"];
        var sections = Sections()
            .Select(s => s with { Rules = [.. s.Rules.Where(r => !unconfirmed || !r.Confirmed)] })
            .ToList();
        return View("Rules", new RulesPage(rules.Regimes, sections, unconfirmed));
    }

    private IEnumerable<RuleSection> Sections() =>
        [
            new(
                words["Deadlines"],
                [
                    .. rules.DeadlineRules.Select(r => new RuleLine(
                        words.Of(r.Kind),
                        [
                            words.Of(r.Term),
                            .. r.EveryMonths is { } every ? [words["every {0} months", every]] : Array.Empty<string>(),
                            words.Of(r.Party),
                        ],
                        r.Regimes,
                        r.LegalBasis,
                        r.Confirmed
                    )),
                ]
            ),
            new(
                words["Release of money"],
                [
                    .. rules.GateRules.Select(r => new RuleLine(
                        words[$"Gate.{r.Code}"],
                        [
                            .. Limit(r.Code, r.Limit, null),
                            r.Overridable
                                ? words["Leadership may set it aside with a reason"]
                                : words["Nobody sets it aside"],
                        ],
                        r.Regimes,
                        r.LegalBasis,
                        r.Confirmed
                    )),
                ]
            ),
            new(
                words["Change requests"],
                [
                    .. rules.ChangeRules.Select(r => new RuleLine(
                        words[$"Gate.{r.Code}"],
                        [
                            string.Join(", ", r.Kinds.Select(k => words.Of(k))),
                            .. Limit(r.Code, r.Limit, r.Of),
                            .. r.Boundary is { } months
                                ? [words["at {0} months: {1}; above: {2}", months, r.AtBoundary, r.Above]]
                                : Array.Empty<string>(),
                        ],
                        r.Regimes,
                        r.LegalBasis,
                        r.Confirmed
                    )),
                ]
            ),
            new(
                words["Terms of steps"],
                [
                    .. rules.Limits.Select(r => new RuleLine(
                        words[$"Limit.{r.Code}"],
                        [words.Of(r.Term)],
                        r.Regimes,
                        r.LegalBasis,
                        r.Confirmed
                    )),
                ]
            ),
            new(
                words["Backlog"],
                [
                    .. rules.BacklogTerms.Values.Select(r => new RuleLine(
                        $"{r.Kind}: {words.Of(r.Kind)}",
                        [.. r.Terms.Select(t => words.Of(t)), words.Of(r.Party)],
                        [],
                        r.LegalBasis,
                        true
                    )),
                ]
            ),
            new(
                words["Age of open advances"],
                [
                    .. rules.AgeingBorders.Select(r => new RuleLine(
                        words["{0} months", r.Months],
                        [],
                        [],
                        r.LegalBasis,
                        true
                    )),
                ]
            ),
            new(
                words["Decisions delegated to the department"],
                [
                    .. rules.Delegations.Select(r => new RuleLine(
                        string.Join(", ", r.Kinds.Select(k => words.Of(k))),
                        [words["from {0}", r.From]],
                        [],
                        r.Document,
                        true
                    )),
                ]
            ),
        ];

    private IEnumerable<string> Limit(string code, int? limit, int? of) =>
        limit is { } n ? [words[$"Limit.{code}", n, of]] : [];
}
