using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;

namespace SciTasks.Domain.Rules;

/// <summary>Why a task is stuck (tồn đọng). What each kind means: docs/rules/backlog.md.</summary>
public enum BacklogKind
{
    B1,
    B2,
    B3,
    B4,
    B5,
    B6,
    B7,
    B8,
}

/// <summary>The terms after which a kind begins, who has to act and the source of the rule.</summary>
/// <param name="Terms">Counted one after the other from the triggering fact.</param>
/// <param name="Deadlines">Instead of terms of its own, the deadlines whose passing begins it, with the terms of the
/// task's regime. B4 has one for
/// registration and one for recognition.</param>
public sealed record BacklogTerm(
    BacklogKind Kind,
    IReadOnlyList<Term> Terms,
    Party Party,
    string LegalBasis,
    IReadOnlyList<DeadlineKind>? Deadlines = null
);
