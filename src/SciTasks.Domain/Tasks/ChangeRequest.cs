using System.Globalization;
using SciTasks.Domain.Basics;

namespace SciTasks.Domain.Tasks;

/// <summary>What is to be changed in a task after its approval (điều chỉnh).</summary>
public enum ChangeKind
{
    Extension,
    Shortening,
    Lead,
    Host,
    Content,
    Headings,
    Suspension,
    Resumption,
    Termination,
}

/// <summary>How far a request has come. Agreed to submit: leadership lets it go to the authority that decides (đồng
/// ý trình).</summary>
public enum ChangeState
{
    Requested,
    Returned,
    Withdrawn,
    Examined,
    AgreedToSubmit,
    Approved,
    Refused,
}

/// <summary>What a change of content touches; the lump-sum mode decides which of it may be changed.</summary>
[Flags]
public enum ContentScope
{
    None = 0,
    Method = 1,
    Name = 2,
    Goal = 4,
    Product = 8,
}

/// <summary>A request to change a task, from the host's letter to the decision. Only a decision takes effect.</summary>
public sealed class ChangeRequest : IWorkSubject
{
    private ChangeRequest() { }

    public ChangeRequest(int number, ChangeKind kind) => (Number, Kind) = (number, kind);

    public int Id { get; private set; }
    public int TaskId { get; private set; }

    /// <summary>1-based within the task.</summary>
    public int Number { get; private set; }
    public ChangeKind Kind { get; private set; }
    public ChangeState State { get; set; }
    public DateOnly? Requested { get; set; }

    /// <summary>Who asks: the signatory of the host's letter.</summary>
    public string Asker { get; set; } = "";
    public Citation Letter { get; set; } = Citation.None;
    public string? Reason { get; set; }

    /// <summary>Code of <c>database/reference/change-grounds.json</c>.</summary>
    public string? Ground { get; set; }

    /// <summary>The asker knows a rule is not met and asks for an exception, giving the reason.</summary>
    public string? ExceptionReason { get; set; }
    public DateOnly? NewEnd { get; set; }
    public string? NewName { get; set; }
    public string? NewEmail { get; set; }
    public ContentScope Scope { get; set; }

    /// <summary>Whether the name, the goal or the products change, the core of the content (TT 04/2015/TT-BKHCN
    /// Đ.13–14).</summary>
    public bool TouchesCore => (Scope & ~ContentScope.Method) != ContentScope.None;

    /// <summary>What stood before, as it was when asked: the end, the lead, the host, or the text.</summary>
    public string? Before { get; set; }
    public string? After { get; set; }

    /// <summary>From when a suspension, resumption or termination holds; else the day of the decision.</summary>
    public DateOnly? Effective { get; set; }

    /// <summary>State money a termination still grants for work done, in đồng.</summary>
    public Money? Granted { get; set; }

    /// <summary>State money a termination asks back, in đồng.</summary>
    public Money? RefundDue { get; set; }
    public List<HeadingChange> Headings { get; private set; } = [];

    /// <summary>The day on which the dossier was complete; the term for the answer runs from it.</summary>
    public DateOnly? DossierDay { get; set; }
    public string? Opinion { get; set; }
    public bool? Supported { get; set; }

    /// <summary>The paper that lets leadership decide, where it decided.</summary>
    public string? Delegation { get; set; }
    public Citation Decision { get; set; } = Citation.None;

    /// <summary>The day the asker was answered: approved or refused.</summary>
    public DateOnly? Answered { get; set; }

    public bool IsOpen => State is ChangeState.Requested or ChangeState.Examined or ChangeState.AgreedToSubmit;

    public string Key => Number.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<WorkMoveKind> Kinds => WorkMoves.OfChanges;
}

/// <summary>A heading of the budget before and after, in đồng.</summary>
public sealed class HeadingChange
{
    private HeadingChange() { }

    public HeadingChange(string heading, Money before, Money after) =>
        (Heading, Before, After) = (heading, before, after);

    public int Id { get; private set; }
    public int ChangeId { get; private set; }
    public string Heading { get; private set; } = "";
    public Money Before { get; private set; }
    public Money After { get; private set; }
}
