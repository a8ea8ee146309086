namespace SciTasks.Domain.Basics;

/// <summary>Why something is refused: a stable code, worded in the resources in both languages, with the numbers
/// that go into the wording.</summary>
public sealed record Refusal(string Code, params object?[] Numbers)
{
    public bool Equals(Refusal? other) =>
        other is not null && Code == other.Code && Numbers.SequenceEqual(other.Numbers);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The answer to a question "may this be done": allowed when no rule refuses.</summary>
public sealed record Verdict(IReadOnlyList<Refusal> Refusals)
{
    public bool Allowed => Refusals.Count == 0;

    /// <exception cref="RefusedException">A rule refuses.</exception>
    public void Guard()
    {
        if (!Allowed)
            throw new RefusedException(Refusals);
    }
}

/// <summary>A rule said no. One filter turns it into a message for the page, the API or the command line.</summary>
public sealed class RefusedException(IReadOnlyList<Refusal> refusals)
    : Exception(string.Join("; ", refusals.Select(r => $"{r.Code} {string.Join(", ", r.Numbers)}".TrimEnd())))
{
    public RefusedException(Refusal refusal)
        : this([refusal]) { }

    public IReadOnlyList<Refusal> Refusals { get; } = refusals;
}
