namespace SciTasks.Data;

/// <summary>What an access line tells of.</summary>
public enum AccessKind
{
    SignedIn,
    SignedOut,

    /// <summary>Address, password or second factor were wrong.</summary>
    SignInFailed,

    /// <summary>A try that was not looked at, because too many had failed.</summary>
    SignInSlowed,

    /// <summary>Something was asked for that the person may not do or see.</summary>
    Refused,

    /// <summary>Personal data were shown whole.</summary>
    PersonalDataRead,

    /// <summary>A dossier or a file was taken away.</summary>
    FileTaken,

    PasswordChanged,
    SecondFactorChanged,
    InvitationSent,
    AddressChanged,
    PasskeysChanged,
}

/// <summary>Who came in from where, and what was read: the access log that the level asks for. Carries no secret; kept
/// for the months that the setting says.</summary>
public sealed class AccessLine
{
    private AccessLine() { }

    public AccessLine(DateTime at, AccessKind kind, int? accountId, string? name, string? address, string? what) =>
        (At, Kind, AccountId, Name, Address, What) = (
            at,
            kind,
            accountId,
            Cut(name, 300),
            Cut(address, 60),
            Cut(what, 300)
        );

    public int Id { get; private set; }
    public DateTime At { get; private set; }
    public AccessKind Kind { get; private set; }
    public int? AccountId { get; private set; }

    /// <summary>Of the person, or the address that was typed.</summary>
    public string? Name { get; private set; }

    /// <summary>Network address it came from.</summary>
    public string? Address { get; private set; }

    /// <summary>The page, or the record.</summary>
    public string? What { get; private set; }

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
