using System.Security.Cryptography;
using System.Text;

namespace SciTasks.Data;

/// <summary>Someone signed in on one device. The row is the session: once it is gone, no copy of the cookie opens
/// anything, on any node.</summary>
public sealed class Session
{
    private Session() { }

    /// <param name="ticket">What the cookie carries.</param>
    /// <param name="outside">The session at the directory it came from; null for a local account.</param>
    public Session(int accountId, DateTime startedAt, string ticket, string? outside = null) =>
        (AccountId, StartedAt, Key, Outside) = (accountId, startedAt, KeyOf(ticket), outside);

    /// <summary>Random; in the hands of the browser only.</summary>
    public static string NewTicket() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>What is kept of a ticket: who reads the database, or a copy of it, cannot make a cookie of
    /// it.</summary>
    public static string KeyOf(string ticket) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)));

    public int Id { get; private set; }

    /// <summary>The digest of the ticket that the cookie carries.</summary>
    public string Key { get; private set; } = "";
    public int AccountId { get; private set; }
    public DateTime StartedAt { get; private set; }

    /// <summary>The session at the directory, by which it is ended from there.</summary>
    public string? Outside { get; private set; }
}
