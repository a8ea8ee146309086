using System.Collections.Concurrent;
using System.Net;

namespace SciTasks.Web.SignIn;

/// <summary>Counts failed sign-ins by the address they come from, on this node. Five wrong tries lock one account; this
/// slows who tries many accounts. A whole office may sit behind one address, so only failures count and the border is
/// wide.</summary>
public sealed class WrongTries(TimeProvider clock)
{
    public const int Most = 50;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private const int Remembered = 10_000;

    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Count)> _tries = new();

    /// <summary>No further try is looked at until the window is over.</summary>
    public bool TooMany(IPAddress? from) =>
        _tries.TryGetValue(KeyOf(from), out var tries) && IsOpen(tries.Since) && tries.Count >= Most;

    public void Count(IPAddress? from)
    {
        if (_tries.Count > Remembered)
            foreach (var old in _tries.Where(t => !IsOpen(t.Value.Since)))
                _tries.TryRemove(old);
        _tries.AddOrUpdate(
            KeyOf(from),
            _ => (clock.GetUtcNow(), 1),
            (_, t) => IsOpen(t.Since) ? (t.Since, t.Count + 1) : (clock.GetUtcNow(), 1)
        );
    }

    private bool IsOpen(DateTimeOffset since) => clock.GetUtcNow() - since < Window;

    private static string KeyOf(IPAddress? from) => from?.ToString() ?? "";
}
