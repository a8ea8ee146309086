using System.ComponentModel.DataAnnotations;
using SciTasks.Data;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts;

/// <summary>Which accounts a list shows.</summary>
public enum AccountFilter
{
    Open,
    Shut,

    /// <summary>Not used for half of the days after which it is shut, or never.</summary>
    Idle,

    /// <summary>Due for its review.</summary>
    Review,
    All,
}

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
);

public sealed record ColleagueChoice(int Id, string Name);

/// <summary>What was done to an account, by whom and why.</summary>
public sealed record AccountChange(DateTime At, string Author, IReadOnlyList<string> Facts, string? Reason);

public sealed record AccessRow(DateTime At, AccessKind Kind, string? Name, string? Address, string? What);

public sealed record AccessPage(string? Q, AccessKind? Kind, IReadOnlyList<AccessRow> Rows, Paging Paging);
