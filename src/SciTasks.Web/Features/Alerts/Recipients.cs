using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Mail;

namespace SciTasks.Web.Features.Alerts;

/// <summary>Who hears about a deadline at a rung.</summary>
internal sealed class Recipients(AddressBook book, DateOnly today)
{
    public static async Task<Recipients> LoadAsync(AppDb db, DateOnly today, CancellationToken cancellation) =>
        new(new AddressBook(await db.Users.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancellation), today), today);

    public IEnumerable<Recipient> Of(ResearchTask task, DeadlineRule rule, IEnumerable<Audience> to) =>
        to.SelectMany(a => Of(task, rule, a)).DistinctBy(r => r.Key);

    private IEnumerable<Recipient> Of(ResearchTask task, DeadlineRule rule, Audience audience) =>
        audience switch
        {
            Audience.Responsible => Responsible(task, rule.Party),
            Audience.Officer => task.Officer is { } officer ? [book.Of(officer) ?? book.Head ?? To(officer)] : [],
            Audience.DivisionHead => book.InRole(Roles.DivisionHead),
            Audience.DeputyDirector => book.Those(a => a.RolesOn(today).HasFlag(Roles.Leadership) && !a.IsDirector),
            _ => book.Those(a => a.RolesOn(today).HasFlag(Roles.Leadership) && a.IsDirector),
        };

    /// <summary>The one who has to act. Without an address the host, then the officer passes it on (báo giúp), and
    /// where nobody has one the head of division; the head too where the account of the one who has to act was
    /// shut.</summary>
    private IEnumerable<Recipient> Responsible(ResearchTask task, Party party)
    {
        Recipient?[] line = party switch
        {
            Party.Lead => [book.Of(task.Lead), book.Of(task.Host), book.Of(task.Officer)],
            Party.Host => [book.Of(task.Host), book.Of(task.Lead), book.Of(task.Officer)],
            Party.Accountant => [book.InRole(Roles.Accountant).FirstOrDefault(), book.Of(task.Officer)],
            _ => [book.Of(task.Officer), .. book.InRole(Roles.DivisionHead)],
        };
        if ((line.OfType<Recipient>().FirstOrDefault() ?? book.Head) is { } reached)
            return [reached with { OnBehalf = reached.OnBehalf || reached != line[0] }];
        return (task.Lead ?? task.Officer) is { } unreachable ? [To(unreachable)] : [];
    }

    private static Recipient To(Person person) => Recipient.Of(person.Name, null, person.Id);
}
