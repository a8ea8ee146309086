namespace SciTasks.Domain.Tasks;

/// <summary>How far a task has come, by the furthest fact known on a day. The table is in
/// <c>docs/rules/stages.md</c>.</summary>
public enum Stage
{
    Unknown,
    Proposed,
    Listed,
    Approved,
    Contracted,
    InProgress,
    AwaitingAcceptance,
    Accepted,
    Failed,
    Terminated,
    Registered,
    Recognised,
    Settled,
    Liquidated,
    Closed,
}

/// <summary>What a <see cref="StatusSpan"/> says. Values below 100 are the stages; the others can hold beside a
/// stage.</summary>
public enum SpanKind
{
    StageFirst = 0,
    StageLast = 99,

    /// <summary>Started and not finished: counted as in progress by the annual summary.</summary>
    Active = 100,
    Suspended = 101,

    /// <summary>Active, not suspended, effective end passed, no dossier (chậm tiến độ).</summary>
    Late = 102,

    /// <summary>Two reports missed: no state money until they are in (TT 09/2014 Đ.9).</summary>
    FundingStopped = 103,
    B1 = 201,
    B2,
    B3,
    B4,
    B5,
    B6,
    B7,
    B8,
}

/// <summary>From a day on (inclusive) until another (exclusive) something holds of a task. Derived from facts,
/// written in the same save.</summary>
public sealed class StatusSpan
{
    private StatusSpan() { }

    public StatusSpan(SpanKind kind, DateOnly from, DateOnly to) => (Kind, From, To) = (kind, from, to);

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    public SpanKind Kind { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>First day on which it no longer holds; <see cref="DateOnly.MaxValue"/> while no fact ends it.</summary>
    public DateOnly To { get; private set; }

    public bool Holds(DateOnly day) => From <= day && day < To;
}
