namespace SciTasks.Domain.Following;

/// <summary>The text of a mail as the department wants it, in place of the one that comes with the system.</summary>
public sealed class MailText
{
    private MailText() { }

    public MailText(string occasion, string language) => (Occasion, Language) = (occasion, language);

    public int Id { get; private set; }
    public Guid Version { get; set; }
    public string Occasion { get; private set; } = "";

    /// <summary>vi or en.</summary>
    public string Language { get; private set; } = "";
    public string Subject { get; set; } = "";
    public string Body { get; set; } = "";
}
