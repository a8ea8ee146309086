using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SciTasks.Domain.Deadlines;
using SciTasks.Domain.Text;

namespace SciTasks.Domain.Alerts;

/// <summary>Who hears at a rung of the ladder.</summary>
public enum Audience { Responsible, Officer, DivisionHead, DeputyDirector, Director }

/// <summary>A rung: reached so many days after the due day (negative: before).</summary>
/// <param name="RepeatDays">From this rung on, again every so many days; null for once.</param>
public sealed record Rung(int Days, IReadOnlyList<Audience> To, int? RepeatDays = null);

/// <summary>The ladder of alerts, read from <c>database/reference/alert-ladder.json</c>.</summary>
public static class Ladder
{
    /// <summary>The rung a deadline stands on: the last one reached, so that a missed day is caught up by one alert, not by many.
    /// The number returned is the day offset, which grows with each repetition.</summary>
    public static (Rung Rung, int Offset)? Reached(this IReadOnlyList<Rung> ladder, DateOnly due, DateOnly on)
    {
        var distance = on.DayNumber - due.DayNumber;
        var rung = ladder.Where(r => r.Days <= distance).MaxBy(r => r.Days);
        if (rung is null) return null;
        var offset = rung.RepeatDays is { } every ? rung.Days + (distance - rung.Days) / every * every : rung.Days;
        return (rung, offset);
    }
}

/// <summary>One alert about one deadline to one recipient. Its key makes it unique: running twice creates it once.</summary>
public sealed class Alert
{
    public const string OpeningRung = "opening";

    private Alert() { }

    public Alert(int taskId, PlannedDeadline deadline, string rung, Recipient recipient, DateOnly on)
    {
        (TaskId, Kind, Subject, Due, LegalBasis) = (taskId, deadline.Kind, deadline.Subject, deadline.Due, deadline.Rule.LegalBasis);
        (Rung, RecipientKey, RecipientName, On) = (rung, recipient.Key, recipient.Name, on);
        Key = KeyOf(taskId, deadline, rung, recipient);
        Provisional = deadline.Provisional;
    }

    public int Id { get; private set; }
    public string Key { get; private set; } = "";
    public int TaskId { get; private set; }
    public DeadlineKind Kind { get; private set; }
    public string Subject { get; private set; } = "";
    public DateOnly Due { get; private set; }
    public string LegalBasis { get; private set; } = "";
    public string Rung { get; private set; } = "";
    public string RecipientKey { get; private set; } = "";
    public string RecipientName { get; private set; } = "";
    public DateOnly On { get; private set; }
    public int? MailId { get; private set; }
    public OutboxMail? Mail { get; set; }
    public DateTime? ReadAt { get; set; }
    /// <summary>The day rests on days off that are not announced yet. Known while the alert is made and worded, not stored.</summary>
    public bool Provisional { get; }

    public static string KeyOf(int taskId, PlannedDeadline d, string rung, Recipient to) =>
        string.Create(CultureInfo.InvariantCulture, $"{taskId}|{d.Kind}|{d.Subject}|{d.Due:yyyy-MM-dd}|{rung}|{to.Key}");
}

/// <summary>Someone who is told. Without an address the alert is kept in the inbox and in the run log only.</summary>
/// <param name="Key">The e-mail address in lower case, else <c>person:ID</c>.</param>
/// <param name="OnBehalf">Told because the one meant has no address, or an account that was shut (báo giúp).</param>
public sealed record Recipient(string Key, string Name, string? Email, bool OnBehalf = false)
{
    /// <param name="email">What is no single address ("chưa có", two addresses) counts as none.</param>
    public static Recipient Of(string name, string? email, int id) => email?.Trim() is { } address
        && EmailText.IsAddress(address)
        ? new(address.ToLowerInvariant(), name, address)
        : new($"person:{id.ToString(CultureInfo.InvariantCulture)}", name, null);
}

public enum MailState { Queued, Sent, Failed }

/// <summary>A mail waiting to go out or gone. The row is the truth; the queue is only a nudge.</summary>
public sealed class OutboxMail
{
    /// <summary>Minutes to wait after each failed attempt; after the last the mail is given up and shown.</summary>
    private static readonly int[] BackOffMinutes = [1, 5, 15, 60, 240, 720, 1440];

    private OutboxMail() { }

    public OutboxMail(string to, string toName, string subject, string text, string html, DateTime now, IEnumerable<string> alertKeys)
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

    public void WentOut(DateTime now) => (State, SentAt, Attempts, LastError) = (MailState.Sent, now, Attempts + 1, null);

    public void CouldNotGo(string error, DateTime now)
    {
        Attempts++;
        LastError = error.Length > 500 ? error[..500] : error;
        if (Attempts > BackOffMinutes.Length) State = MailState.Failed;
        else NextAttemptAt = now.AddMinutes(BackOffMinutes[Attempts - 1]);
    }

    /// <summary>Puts a failed mail back into the queue.</summary>
    public void TryAgain(DateTime now) => (State, Attempts, NextAttemptAt) = (MailState.Queued, 0, now);

    private static string MessageIdOf(string to, IEnumerable<string> alertKeys)
    {
        var text = $"{to}\n{string.Join('\n', alertKeys.Order(StringComparer.Ordinal))}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32] + "@scitasks";
    }
}

/// <summary>What a digest counted and did not list: how many alerts to one person, and a fingerprint of each, so that
/// none is told again and opening a large register does not write a row for every deadline.</summary>
public sealed class AlertRest
{
    private const int Width = 8;

    private AlertRest() { }

    public AlertRest(Recipient to, DateOnly on, IReadOnlyCollection<string> alertKeys)
    {
        (RecipientKey, On, Count) = (to.Key, on, alertKeys.Count);
        Fingerprints = new byte[alertKeys.Count * Width];
        var at = 0;
        foreach (var key in alertKeys) BinaryPrimitives.WriteUInt64LittleEndian(Fingerprints.AsSpan(Width * at++),
            FingerprintOf(key));
    }

    public int Id { get; private set; }
    public string RecipientKey { get; private set; } = "";
    public DateOnly On { get; private set; }
    public int Count { get; private set; }
    public byte[] Fingerprints { get; private set; } = [];
    public int? MailId { get; private set; }
    public OutboxMail? Mail { get; set; }

    public static IEnumerable<ulong> Read(byte[] fingerprints) => Enumerable.Range(0, fingerprints.Length / Width)
        .Select(i => BinaryPrimitives.ReadUInt64LittleEndian(fingerprints.AsSpan(Width * i)));

    /// <summary>Eight bytes of the SHA-256 of an alert's key; among a million alerts two agree once in 37 million
    /// registers.</summary>
    public static ulong FingerprintOf(string alertKey) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(alertKey)));
}

/// <summary>One run of the alert job, kept for ever.</summary>
public sealed class AlertRun
{
    /// <summary>The error of a run whose process ended before it did.</summary>
    public const string CutShort = "cut short";

    private AlertRun() { }

    /// <param name="runner">The process it runs in, by which a later one sees that it is gone.</param>
    public AlertRun(DateOnly on, DateTime startedAt, string author, string? runner = null) =>
        (On, StartedAt, Author, Runner) = (on, startedAt, author, runner);

    public int Id { get; private set; }
    public DateOnly On { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime? FinishedAt { get; set; }
    public string Author { get; private set; } = "";
    public string? Runner { get; private set; }
    /// <summary>Open deadlines that day.</summary>
    public int Considered { get; set; }
    /// <summary>Open deadlines on or past their day.</summary>
    public int Due { get; set; }
    /// <summary>Rows written: an alert for each deadline a digest lists, and one for the rest that it counts.</summary>
    public int Created { get; set; }
    public int Queued { get; set; }
    public int Sent { get; set; }
    public int Failed { get; set; }
    /// <summary>Alerts that went to someone else, or to nobody, because the one meant has no address or an account that
    /// was shut.</summary>
    public int WithoutAddress { get; set; }
    public string? Error { get; set; }
}
