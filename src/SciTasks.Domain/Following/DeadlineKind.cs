namespace SciTasks.Domain.Following;

/// <summary>What a deadline is about, by its stable name. Each kind of record names its own; the engine knows none
/// of them.</summary>
public readonly record struct DeadlineKind(string Name)
{
    public override string ToString() => Name;
}
