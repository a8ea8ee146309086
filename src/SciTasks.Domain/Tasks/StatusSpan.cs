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

/// <summary>What a <see cref="StatusSpan"/> says: one of the stages, or what can hold beside a stage.</summary>
public enum SpanKind
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

    /// <summary>Started and not finished: counted as in progress by the annual summary.</summary>
    Active,
    Suspended,

    /// <summary>Active, not suspended, effective end passed, no dossier (chậm tiến độ).</summary>
    Late,

    /// <summary>Two reports missed: no state money until they are in (TT 09/2014 Đ.9).</summary>
    FundingStopped,

    /// <summary>The kinds of backlog; what each means stands in docs/rules/backlog.md.</summary>
    B1,
    B2,
    B3,
    B4,
    B5,
    B6,
    B7,
    B8,
}

/// <summary>Groups of span kinds; they are stored by name, so that nothing is told from their order.</summary>
public static class SpanKinds
{
    private static readonly Dictionary<Stage, SpanKind> OfStage = Enum.GetValues<Stage>()
        .ToDictionary(s => s, s => Enum.Parse<SpanKind>(s.ToString()));

    private static readonly Dictionary<SpanKind, Stage> StageOfKind = OfStage.ToDictionary(p => p.Value, p => p.Key);

    public static readonly IReadOnlyList<SpanKind> Stages = [.. OfStage.Values];

    public static readonly IReadOnlyList<SpanKind> Backlog =
    [
        SpanKind.B1,
        SpanKind.B2,
        SpanKind.B3,
        SpanKind.B4,
        SpanKind.B5,
        SpanKind.B6,
        SpanKind.B7,
        SpanKind.B8,
    ];

    public static SpanKind Of(Stage stage) => OfStage[stage];

    /// <summary>The stage a kind says; unknown where it says none.</summary>
    public static Stage StageOf(SpanKind? kind) => StageOfKind.GetValueOrDefault(kind ?? SpanKind.Unknown);
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
