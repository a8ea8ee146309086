namespace SciTasks.Testing;

/// <summary>A clock that began on a day of the demo story when the tests did, so that its deadlines stand as they
/// were written, whatever day it is.</summary>
public sealed class StoryClock : TimeProvider
{
    public static readonly StoryClock Instance = new();

    internal static DateTimeOffset Begin => new(2026, 11, 26, 2, 0, 0, TimeSpan.Zero);

    private readonly TimeSpan _apart = Begin - System.GetUtcNow();

    private StoryClock() { }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _apart;
}
