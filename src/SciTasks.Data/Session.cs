using System.Security.Cryptography;

namespace SciTasks.Data;

/// <summary>Someone signed in on one device. The row is the session: once it is gone, no copy of the cookie opens
/// anything, on any node.</summary>
public sealed class Session
{
    /// <summary>However busy, after this long one signs in again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private Session() { }

    public Session(int accountId, DateTime startedAt) =>
        (AccountId, StartedAt, Key) = (accountId, startedAt, RandomNumberGenerator.GetHexString(32, lowercase: true));

    public int Id { get; private set; }
    /// <summary>Random; what the cookie names the session by.</summary>
    public string Key { get; private set; } = "";
    public int AccountId { get; private set; }
    public DateTime StartedAt { get; private set; }
}
