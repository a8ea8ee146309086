using System.Globalization;

namespace SciTasks.Domain.Following;

/// <summary>One alert about one deadline to one recipient. Its key makes it unique: running twice creates it
/// once.</summary>
public sealed class Alert
{
    public const string OpeningRung = "opening";

    private Alert() { }

    public Alert(FollowedRecord record, PlannedDeadline deadline, string rung, Recipient recipient, DateOnly on)
    {
        (TaskId, Kind, Subject, Due, LegalBasis) = (
            record.Id,
            deadline.Kind,
            deadline.Subject,
            deadline.Due,
            deadline.Rule.LegalBasis
        );
        (Rung, RecipientKey, RecipientName, On) = (rung, recipient.Key, recipient.Name, on);
        Key = KeyOf(record, deadline, rung, recipient);
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

    /// <summary>The day rests on days off that are not announced yet. Known while the alert is made and worded, not
    /// stored.</summary>
    public bool Provisional { get; }

    public static string KeyOf(FollowedRecord record, PlannedDeadline d, string rung, Recipient to) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{record}|{d.Kind}|{d.Subject}|{d.Due:yyyy-MM-dd}|{rung}|{to.Key}"
        );
}
