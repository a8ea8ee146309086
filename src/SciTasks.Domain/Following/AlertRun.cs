namespace SciTasks.Domain.Following;

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
