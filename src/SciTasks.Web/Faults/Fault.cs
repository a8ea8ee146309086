namespace SciTasks.Web.Faults;

/// <summary>What a fault means for the one who met it.</summary>
internal enum FaultKind
{
    /// <summary>Someone else was faster; nothing of this save was kept.</summary>
    Lost,

    /// <summary>The database was busy for too long; the same again may do.</summary>
    Busy,

    /// <summary>A constraint of the database said no.</summary>
    Refused,

    /// <summary>Disk, rights, file or server; what was typed is not at fault.</summary>
    Machine,
}

/// <summary>A fault met outside the rules of the trade: a stable code, worded as <c>Fault.code</c> in both
/// languages.</summary>
/// <param name="Numbers">What goes into the wording.</param>
internal sealed record Fault(string Code, FaultKind Kind = FaultKind.Machine, params object?[] Numbers)
{
    /// <summary>What the system itself said, with the name of a constraint; for those who run the machine, never for a
    /// page.</summary>
    public string Said { get; init; } = "";

    /// <summary>The HTTP status of the page that tells of it.</summary>
    public int Status =>
        Kind == FaultKind.Machine ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status409Conflict;

    /// <summary>Whether the database named this constraint, index or column. Each database writes names in its own
    /// case.</summary>
    public bool Names(string constraint) => Said.Contains(constraint, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A fault this program found by itself before the system could.</summary>
internal sealed class FaultException(Fault fault) : Exception(fault.Code)
{
    public Fault Fault { get; } = fault;
}
