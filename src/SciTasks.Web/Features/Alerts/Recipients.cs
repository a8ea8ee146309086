using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Alerts;
using SciTasks.Domain.Deadlines;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Features.Alerts;

/// <summary>Who hears about a deadline at a rung.</summary>
internal sealed class Recipients(IReadOnlyList<Account> accounts)
{
    public static async Task<Recipients> LoadAsync(AppDb db, CancellationToken cancellation) =>
        new(await db.Users.AsNoTracking().Where(a => !a.Disabled).ToListAsync(cancellation));

    public IEnumerable<Recipient> Of(ResearchTask task, DeadlineRule rule, IEnumerable<Audience> to) =>
        to.SelectMany(a => Of(task, rule, a)).DistinctBy(r => r.Key);

    private IEnumerable<Recipient> Of(ResearchTask task, DeadlineRule rule, Audience audience) => audience switch
    {
        Audience.Responsible => Responsible(task, rule.Party),
        Audience.Officer => task.Officer is { } officer ? [To(officer)] : [],
        Audience.DivisionHead => InRole(Roles.DivisionHead),
        Audience.DeputyDirector => accounts.Where(a => a.Roles.HasFlag(Roles.Leadership) && !a.IsDirector).Select(To),
        _ => accounts.Where(a => a.Roles.HasFlag(Roles.Leadership) && a.IsDirector).Select(To),
    };

    /// <summary>The one who has to act; without an address the host, then the officer, who passes it on (báo giúp).</summary>
    private IEnumerable<Recipient> Responsible(ResearchTask task, Party party)
    {
        Recipient?[] line = party switch
        {
            Party.Lead => [Mailed(task.Lead), Mailed(task.Host), Mailed(task.Officer)],
            Party.Host => [Mailed(task.Host), Mailed(task.Lead), Mailed(task.Officer)],
            Party.Accountant => [InRole(Roles.Accountant).FirstOrDefault(), Mailed(task.Officer)],
            _ => [Mailed(task.Officer), .. InRole(Roles.DivisionHead)],
        };
        if (line.OfType<Recipient>().FirstOrDefault() is { } reached) return [reached with { OnBehalf = reached != line[0] }];
        return (task.Lead ?? task.Officer) is { } unreachable ? [To(unreachable)] : [];
    }

    private IEnumerable<Recipient> InRole(Roles role) => accounts.Where(a => a.Roles.HasFlag(role)).Select(To);

    private static Recipient? Mailed(Person? person) => person?.Email is { Length: > 0 } ? To(person) : null;

    private static Recipient? Mailed(Organization? organization) =>
        organization?.Email is { Length: > 0 } ? Recipient.Of(organization.Name, organization.Email, organization.Id) : null;

    private static Recipient To(Person person) => Recipient.Of(person.Name, person.Email, person.Id);

    private static Recipient To(Account account) => Recipient.Of(account.DisplayName, account.Email, -account.Id);
}
