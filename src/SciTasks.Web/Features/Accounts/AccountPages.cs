using System.ComponentModel.DataAnnotations;
using SciTasks.Data;
using SciTasks.Web.Mvc;
using SciTasks.Web.Names;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts;

public sealed record AccountLine(
    int Id,
    string Name,
    string? Position,
    string? Email,
    Roles Roles,
    int Terms,
    bool Disabled,
    bool SecondFactor,
    bool HasPassword,
    bool IsDemo,
    DateTime? LastSeenAt
);

public sealed record AccountsPage(string? Q, AccountFilter Show, IReadOnlyList<AccountLine> Rows, Paging Paging);

/// <summary>An invitation as typed.</summary>
public sealed record InvitationForm
{
    [Required(ErrorMessage = "Form.required"), StringLength(300, ErrorMessage = "Form.too-long")]
    public string? Name { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(254, ErrorMessage = "Form.too-long")]
    public string? Email { get; init; }

    [StringLength(300, ErrorMessage = "Form.too-long")]
    public string? Position { get; init; }
    public Roles[] Roles { get; init; } = [];
    public bool Director { get; init; }

    /// <summary>Of the mails to this person, vi or en.</summary>
    [StringLength(5, ErrorMessage = "Form.too-long")]
    public string? Language { get; init; }

    public Roles Sum => Roles.Aggregate(Data.Roles.None, (all, one) => all | one);
}

public sealed record TermLine(int Id, Roles Role, DateOnly From, DateOnly To, bool Holds);

/// <summary>One account.</summary>
/// <param name="Own">The reader's own: its roles are another administrator's to change.</param>
/// <param name="Tasks">Open tasks its person follows as officer.</param>
/// <param name="Colleagues">Who may take these over.</param>
public sealed record AccountPage(
    int Id,
    string Name,
    string? Position,
    string? Email,
    string Language,
    Roles Roles,
    bool IsDirector,
    bool Disabled,
    DateTime? DisabledAt,
    DateTime? CreatedAt,
    DateTime? LastSeenAt,
    DateTime? ReviewedAt,
    bool HasPassword,
    bool SecondFactor,
    string? Person,
    string? Organization,
    IReadOnlyList<TermLine> Terms,
    int Tasks,
    IReadOnlyList<ColleagueChoice> Colleagues,
    IReadOnlyList<AccountChange> Changes,
    bool Own,
    bool IsDemo,
    string? Stamp
)
{
    /// <summary>Its roles reach only what is its own, and nothing is.</summary>
    public bool Unjoined =>
        Person is null
        && Organization is null
        && Roles != Roles.None
        && Permissions.Of(Act.Tasks, Roles & ~Roles.Administrator) == Access.Own;
}

/// <summary>Someone, or some body, of the register whom an account may stand for.</summary>
/// <param name="Tasks">Led, followed or hosted.</param>
/// <param name="Others">Accounts that stand for the same.</param>
public sealed record Candidate(
    int Id,
    string Name,
    string? Detail,
    string? Email,
    int Tasks,
    IReadOnlyList<string> Others
)
{
    /// <summary>Whether the register knows the very address of the account, which says more than a name.</summary>
    public bool HasAddress(string? email) =>
        Email is not null && string.Equals(Email, email, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Choosing whom of the register an account stands for.</summary>
/// <param name="Q">What was looked for; the name of the account where nothing was typed.</param>
/// <param name="Person">Chosen so far: a number, <see cref="NameDesk.AddsNew"/> or nothing.</param>
public sealed record RegisterPage(
    int Id,
    string Name,
    string? Email,
    string Q,
    IReadOnlyList<Candidate> People,
    IReadOnlyList<Candidate> Organizations,
    string? Person,
    string? Organization
);

public sealed record ColleagueChoice(int Id, string Name);

/// <summary>What was done to an account, by whom and why.</summary>
public sealed record AccountChange(DateTime At, string Author, IReadOnlyList<string> Facts, string? Reason);

public sealed record AccessRow(DateTime At, AccessKind Kind, string? Name, string? Address, string? What);

public sealed record AccessPage(string? Q, AccessKind? Kind, IReadOnlyList<AccessRow> Rows, Paging Paging);
