using Microsoft.AspNetCore.Identity;
using SciTasks.Domain.People;

namespace SciTasks.Data;

/// <summary>What a person may be in the system; the columns of the permission table. One account may hold
/// several.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Lead = 1,
    Host = 2,
    Officer = 4,
    Clerk = 8,
    Accountant = 16,
    DivisionHead = 32,
    Leadership = 64,
    OtherUnit = 128,
    Reader = 256,
    Administrator = 512,
}

/// <summary>A sign-in. It may stand for a person or a host of the register; the link is made by an administrator,
/// never by name.</summary>
public sealed class Account : IdentityUser<int>
{
    public string DisplayName { get; set; } = "";
    public string? Position { get; set; }
    public Roles Roles { get; set; }

    /// <summary>Among leadership, the director; the others are deputies.</summary>
    public bool IsDirector { get; set; }
    public int? PersonId { get; set; }
    public Person? Person { get; set; }
    public int? OrganizationId { get; set; }
    public Organization? Organization { get; set; }

    /// <summary>A named person of the demo story; may sign in with one click while demo mode is on.</summary>
    public bool IsDemo { get; set; }
    public bool Disabled { get; set; }

    /// <summary>When it was last shut; null where it never was.</summary>
    public DateTime? DisabledAt { get; set; }
    public DateTime CreatedAt { get; set; }

    /// <summary>When its holder last signed in; null before the first time.</summary>
    public DateTime? LastSeenAt { get; set; }

    /// <summary>When an administrator last confirmed that it is still needed as it is.</summary>
    public DateTime? ReviewedAt { get; set; }

    /// <summary>Roles for a time only, beside <see cref="Roles"/>.</summary>
    public List<RoleTerm> Terms { get; } = [];

    /// <summary>The roles held on a day: those without an end, and those whose time it is.</summary>
    public Roles RolesOn(DateOnly day) =>
        Terms.Where(t => t.Holds(day)).Aggregate(Roles, (all, term) => all | term.Role);

    /// <summary>How pages look to this person: light, dark, or null as their machine says.</summary>
    public string? Theme { get; set; }

    /// <summary>Of mails to this person, vi or en: the one last chosen on screen.</summary>
    public string Language { get; set; } = "vi";
}

/// <summary>A role from a day to a day, for example while someone is away.</summary>
/// <param name="from">First day.</param>
/// <param name="to">Last day.</param>
public sealed class RoleTerm(Roles role, DateOnly from, DateOnly to)
{
    public int Id { get; private set; }
    public int AccountId { get; private set; }
    public Roles Role { get; private set; } = role;
    public DateOnly From { get; private set; } = from;
    public DateOnly To { get; private set; } = to;

    public bool Holds(DateOnly day) => From <= day && day <= To;
}
