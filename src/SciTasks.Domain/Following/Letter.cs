namespace SciTasks.Domain.Following;

/// <summary>What someone is told when work passes to them: kept in the inbox, and mailed where they have an
/// address.</summary>
public sealed class Letter
{
    private Letter() { }

    public Letter(int taskId, string occasion, Recipient to, string subject, string link, DateTime at) =>
        (TaskId, Occasion, RecipientKey, RecipientName, Subject, Link, At) = (
            taskId,
            occasion,
            to.Key,
            to.Name,
            subject,
            link,
            at
        );

    public int Id { get; private set; }
    public int TaskId { get; private set; }

    /// <summary>What happened: a code of <c>database/reference/mail-texts.json</c>.</summary>
    public string Occasion { get; private set; } = "";
    public string RecipientKey { get; private set; } = "";
    public string RecipientName { get; private set; } = "";
    public string Subject { get; private set; } = "";

    /// <summary>Address within the site.</summary>
    public string Link { get; private set; } = "";
    public DateTime At { get; private set; }
    public DateTime? ReadAt { get; set; }
    public int? MailId { get; private set; }
    public OutboxMail? Mail { get; set; }
}
