using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Rules;

/// <summary>A term that a step has to keep. Data of <c>database/reference/limits.json</c>.</summary>
/// <param name="Code">For example <c>inspection-notice</c>.</param>
/// <param name="Confirmed">False while the text of the law has not been seen: it then warns and does not
/// refuse.</param>
public sealed record LimitRule(
    string Code,
    IReadOnlyList<string> Regimes,
    Term Term,
    string LegalBasis,
    bool Confirmed = true
);

/// <summary>A heading of the budget (mục chi), as reports and budget changes name it.</summary>
public sealed record BudgetHeading(string Code, string Vietnamese, string English);

/// <summary>A paper that a step asks for. Data of <c>database/reference/dossiers.json</c>.</summary>
/// <param name="Step">For example <c>report</c> or <c>change.Extension</c>.</param>
/// <param name="Category">Code of a file category.</param>
public sealed record DossierItem(string Step, string Category, bool Required, string LegalBasis);

/// <summary>What a file is, and who sees it. Data of <c>database/reference/file-categories.json</c>.</summary>
/// <param name="Audience">Everyone who sees the task; the department only; only those who read the ledger; or, for
/// papers about a person, the lead and host
/// themselves and those who examine and decide.</param>
public sealed record FileCategory(string Code, string Vietnamese, string English, FileAudience Audience);

public enum FileAudience
{
    Task,
    Department,
    Money,
    Personal,
}

/// <summary>A ground on which a change may be asked for. Data of
/// <c>database/reference/change-grounds.json</c>.</summary>
public sealed record ChangeGround(
    string Code,
    IReadOnlyList<ChangeKind> Kinds,
    string Vietnamese,
    string English,
    string LegalBasis
);

/// <summary>What the competent authority lets the department decide. Data of
/// <c>database/reference/delegations.json</c>.</summary>
/// <param name="Document">The paper that delegates, as decisions cite it.</param>
public sealed record DelegationRule(
    IReadOnlyList<ChangeKind> Kinds,
    DateOnly From,
    string Document,
    DateOnly? To = null
);
