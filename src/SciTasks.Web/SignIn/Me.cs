using System.Globalization;
using System.Security.Claims;
using SciTasks.Data;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.SignIn;

/// <summary>The one who is signed in.</summary>
public sealed record Me(int AccountId, string Name, string? Email, Roles Roles, int? PersonId, int? OrganizationId)
{
    public const string RolesClaim = "scitasks:roles",
        PersonClaim = "scitasks:person",
        OrganizationClaim = "scitasks:organization",
        NameClaim = "scitasks:name",
        SessionClaim = "scitasks:session",
        ThemeClaim = "scitasks:theme";

    /// <summary>How pages look to whoever reads them: light unless they chose otherwise.</summary>
    public static string ThemeOf(ClaimsPrincipal user) => user.HasClaim(ThemeClaim, Dark) ? Dark : "light";

    public const string Dark = "dark";

    public bool May(Act act, Access least = Access.Own) => Permissions.Of(act, Roles) >= least;

    public static Me Of(ClaimsPrincipal user) =>
        new(
            Number(user, ClaimTypes.NameIdentifier) ?? 0,
            user.FindFirstValue(NameClaim) ?? "",
            user.FindFirstValue(ClaimTypes.Email),
            Enum.TryParse<Roles>(user.FindFirstValue(RolesClaim), out var roles) ? roles : Roles.None,
            Number(user, PersonClaim),
            Number(user, OrganizationClaim)
        );

    private static int? Number(ClaimsPrincipal user, string claim) =>
        int.TryParse(user.FindFirstValue(claim), CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What is found only through what the person may see.</summary>
public static class Visibility
{
    /// <summary>All tasks, or those the person leads, follows or hosts.</summary>
    public static IQueryable<ResearchTask> VisibleTo(this IQueryable<ResearchTask> tasks, Me me) =>
        Permissions.Of(Act.Tasks, me.Roles) switch
        {
            Access.None => tasks.Where(t => false),
            Access.Own => tasks.Where(t =>
                (me.PersonId != null && (t.LeadId == me.PersonId || t.OfficerId == me.PersonId))
                || (me.OrganizationId != null && t.HostId == me.OrganizationId)
            ),
            _ => tasks,
        };

    /// <summary>Tasks the person leads or hosts, whatever else they may see.</summary>
    public static IQueryable<ResearchTask> OwnedBy(this IQueryable<ResearchTask> tasks, Me me) =>
        tasks.Where(t =>
            (me.PersonId != null && t.LeadId == me.PersonId)
            || (me.OrganizationId != null && t.HostId == me.OrganizationId)
        );

    /// <summary>Papers of the tasks one sees; those of no single task only for who reads the whole registry.</summary>
    public static IQueryable<OfficialDocument> VisibleTo(
        this IQueryable<OfficialDocument> documents,
        Me me,
        IQueryable<ResearchTask> all
    )
    {
        var tasks = all.VisibleTo(me);
        return me.May(Act.Documents, Access.Read)
            ? documents.Where(d => d.TaskId == null || tasks.Any(t => t.Id == d.TaskId))
            : documents.Where(d => tasks.Any(t => t.Id == d.TaskId));
    }
}
