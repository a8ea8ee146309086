using SciTasks.Domain.Basics;

namespace SciTasks.Domain.Tasks;

/// <summary>Outcome of a request: chấp thuận, từ chối, or still pending.</summary>
public enum Outcome
{
    Pending,
    Approved,
    Refused,
}

/// <summary>An extension of the end of a task (gia hạn).</summary>
public sealed class Extension
{
    private Extension() { }

    public Extension(int number, DateOnly newEnd) => (Number, NewEnd) = (number, newEnd);

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    public int Number { get; private set; }
    public DateOnly? Requested { get; set; }
    public Citation Decision { get; set; } = Citation.None;
    public DateOnly NewEnd { get; set; }
    public string? Reason { get; set; }

    /// <summary>As written; null where the paper gives none.</summary>
    public Outcome? StatedOutcome { get; set; }

    /// <summary>Moves the end forward (rút ngắn): it counts for the end, not among the extensions.</summary>
    public bool? Shortens { get; set; }

    /// <summary>Number of the change request it was decided on here.</summary>
    public int? ChangeNumber { get; set; }
    public string? Note { get; set; }

    /// <summary>The stated outcome; without one a decision number or day means approved, neither means
    /// pending.</summary>
    public Outcome Outcome => StatedOutcome ?? (Decision.IsKnown ? Outcome.Approved : Outcome.Pending);

    /// <summary>The day an approved extension counts from: the decision, else the request, else the end it extends
    /// (<paramref name="endBefore"/>). Null while not approved.</summary>
    public DateOnly? CountsFrom(DateOnly? endBefore) =>
        Outcome == Outcome.Approved ? Decision.Day ?? Requested ?? endBefore ?? NewEnd : null;
}
