using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Rules;

/// <summary>Who may set a rule of changes aside: nobody, leadership with a written reason and a decision number, or
/// only the competent
/// authority by its own decision.</summary>
public enum ExceptionBy
{
    Nobody,
    Leadership,
    Authority,
}

/// <summary>A rule of changes. Data of <c>database/reference/change-rules.json</c>.</summary>
/// <param name="Code">One of <see cref="ChangeCode"/>.</param>
/// <param name="Limit">Months, times, or the upper part of a share, by code. The window of an extension has none:
/// its term is that of the deadline.</param>
/// <param name="Of">The lower part of a share.</param>
/// <param name="Boundary">For the length of an extension: base duration in months at which the limit changes.</param>
/// <param name="AtBoundary">Months allowed at exactly the boundary; the circulars disagree there.</param>
/// <param name="Above">Months allowed above the boundary; <paramref name="Limit"/> holds below it.</param>
public sealed record ChangeRule(
    string Code,
    IReadOnlyList<ChangeKind> Kinds,
    IReadOnlyList<string> Regimes,
    ExceptionBy Exception,
    string LegalBasis,
    int? Limit = null,
    int? Of = null,
    int? Boundary = null,
    int? AtBoundary = null,
    int? Above = null,
    bool Confirmed = true
);

/// <summary>The codes of the rules of changes (docs/rules/work.md).</summary>
public static class ChangeCode
{
    public const string Window = "change-window",
        Count = "extension-count",
        Length = "extension-length",
        Boundary = "extension-boundary",
        Later = "end-later",
        Earlier = "end-earlier",
        Done = "shortening-done",
        Ground = "change-ground",
        LumpSum = "content-lump-sum",
        Total = "headings-total",
        State = "task-state";
}
