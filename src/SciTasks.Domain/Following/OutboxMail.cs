using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SciTasks.Domain.Following;

public enum MailState
{
    Queued,
    Sent,
    Failed,
}

/// <summary>A mail waiting to go out or gone. The row is the truth; the queue is only a nudge.</summary>
public sealed partial class OutboxMail
{
    /// <summary>Minutes to wait after each failed attempt; after the last the mail is given up and shown.</summary>
    private static readonly int[] BackOffMinutes = [1, 5, 15, 60, 240, 720, 1440];

    private OutboxMail() { }

    public OutboxMail(
        string to,
        string toName,
        string subject,
        string text,
        string html,
        DateTime now,
        IEnumerable<string> alertKeys
    )
    {
        (To, ToName, Subject, Text, Html, CreatedAt, NextAttemptAt) = (to, toName, subject, text, html, now, now);
        MessageId = MessageIdOf(to, alertKeys);
    }

    public int Id { get; private set; }

    /// <summary>Stable for the same recipient and alerts, so a repetition after a kill can be recognised.</summary>
    public string MessageId { get; private set; } = "";
    public string To { get; private set; } = "";
    public string ToName { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Html { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public MailState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTime NextAttemptAt { get; private set; }
    public DateTime? SentAt { get; private set; }

    /// <summary>Who is sending it now: a process, and its round. Nobody else sends it until <see
    /// cref="ClaimedUntil"/>.</summary>
    public string? ClaimedBy { get; private set; }
    public DateTime? ClaimedUntil { get; private set; }
    public string? LastError { get; private set; }

    /// <summary>What was sent is kept, but no token in it: whoever reads the outbox later opens nothing with
    /// it.</summary>
    public void WentOut(DateTime now)
    {
        (State, SentAt, Attempts, LastError) = (MailState.Sent, now, Attempts + 1, null);
        (Text, Html) = (Token().Replace(Text, "token=…"), Token().Replace(Html, "token=…"));
    }

    /// <summary>It carries a link that works once and only for a time.</summary>
    public bool HoldsALink => Token().IsMatch(Text);

    [GeneratedRegex("""token=[^\s"&<]+""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    public void CouldNotGo(string error, DateTime now)
    {
        Attempts++;
        LastError = error.Length > 500 ? error[..500] : error;
        if (Attempts > BackOffMinutes.Length)
            State = MailState.Failed;
        else
            NextAttemptAt = now.AddMinutes(BackOffMinutes[Attempts - 1]);
    }

    /// <summary>Puts a failed mail back into the queue.</summary>
    public void TryAgain(DateTime now) => (State, Attempts, NextAttemptAt) = (MailState.Queued, 0, now);

    private static string MessageIdOf(string to, IEnumerable<string> alertKeys)
    {
        var text = $"{to}\n{string.Join('\n', alertKeys.Order(StringComparer.Ordinal))}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32] + "@scitasks";
    }
}
