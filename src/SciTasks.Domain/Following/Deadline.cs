using SciTasks.Domain.Basics.Calendar;

namespace SciTasks.Domain.Following;

/// <summary>Who has to act: the lead, the host, or the department (its officer in charge).</summary>
public enum Party
{
    Lead,
    Host,
    Department,
    Accountant,
}

/// <summary>A rule that makes deadlines. Data of <c>database/reference/deadline-rules.json</c>.</summary>
/// <param name="Code">Stable code, for example <c>DOSSIER-30D</c>.</param>
/// <param name="Version">Raised when the rule changes; a stored due day moves only by a fact or a new version.</param>
/// <param name="Regimes">Codes of the regimes it applies to.</param>
/// <param name="Term">Counted from the trigger of the kind; for the extension window, counted back from the end.
/// Whatever else asks for the day
/// (a rule of changes, of the gate, of the backlog) reads this term.</param>
/// <param name="EveryMonths">Length of a reporting period, for progress reports; of the span in which an inspection
/// is due.</param>
/// <param name="ShortestMonths">For progress reports: a rest of the contract shorter than this joins the period
/// before it.</param>
/// <param name="RemindsOnly">Nothing is overdue afterwards: the day merely passes.</param>
/// <param name="Confirmed">False while the text of the law has not been seen.</param>
public sealed record DeadlineRule(
    string Code,
    int Version,
    DeadlineKind Kind,
    IReadOnlyList<string> Regimes,
    Term Term,
    Party Party,
    string LegalBasis,
    int? EveryMonths = null,
    int? ShortestMonths = null,
    bool RemindsOnly = false,
    bool Confirmed = true
)
{
    /// <summary>The deadline at the end of the rule's term, counted from a day.</summary>
    public PlannedDeadline Counted(
        WorkingCalendar calendar,
        string subject,
        DateOnly from,
        DateOnly? fulfilled,
        bool tracked = true
    )
    {
        var due = calendar.Due(from, Term);
        return new(this, subject, due.Day, fulfilled, tracked, Provisional: due.Provisional);
    }
}

/// <summary>A deadline as the facts of a day give it.</summary>
/// <param name="Subject">What it is about within the task: the period of a report, else empty.</param>
/// <param name="Fulfilled">Day it was met, on or before the day asked about.</param>
/// <param name="Tracked">False for reporting periods that ended before go-live without data (không theo dõi).</param>
/// <param name="Paused">The task is suspended and this is not the department's to do.</param>
/// <param name="Provisional">Its day rests on days off that are not announced yet (dự kiến).</param>
public sealed record PlannedDeadline(
    DeadlineRule Rule,
    string Subject,
    DateOnly Due,
    DateOnly? Fulfilled,
    bool Tracked = true,
    bool Paused = false,
    bool Provisional = false
)
{
    public DeadlineKind Kind => Rule.Kind;

    /// <summary>Still to be done on that day.</summary>
    public bool IsOpen(DateOnly on) => Tracked && !Paused && Fulfilled is null && !(Rule.RemindsOnly && on > Due);

    /// <summary>Calendar days past the due day, zero when met, not yet due or only a reminder.</summary>
    public int DaysLate(DateOnly on) => IsOpen(on) && on > Due ? on.DayNumber - Due.DayNumber : 0;
}

/// <summary>A deadline as stored: the plan of today.</summary>
public sealed class Deadline
{
    private Deadline() { }

    public Deadline(PlannedDeadline planned) => Take(planned);

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    public DeadlineKind Kind { get; private set; }
    public string Subject { get; private set; } = "";
    public DateOnly Due { get; private set; }
    public DateOnly? Fulfilled { get; private set; }
    public bool Tracked { get; private set; }
    public bool Paused { get; private set; }
    public bool RemindsOnly { get; private set; }

    /// <summary>The due day rests on days off that are not announced yet (dự kiến).</summary>
    public bool Provisional { get; private set; }
    public Party Party { get; private set; }
    public string Rule { get; private set; } = "";
    public int RuleVersion { get; private set; }
    public string LegalBasis { get; private set; } = "";

    public void Take(PlannedDeadline planned)
    {
        (Kind, Subject, Due, Fulfilled) = (planned.Kind, planned.Subject, planned.Due, planned.Fulfilled);
        (Tracked, Paused, RemindsOnly, Provisional) = (
            planned.Tracked,
            planned.Paused,
            planned.Rule.RemindsOnly,
            planned.Provisional
        );
        (Party, Rule, RuleVersion, LegalBasis) = (
            planned.Rule.Party,
            planned.Rule.Code,
            planned.Rule.Version,
            planned.Rule.LegalBasis
        );
    }
}
