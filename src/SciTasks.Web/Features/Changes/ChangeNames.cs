using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Changes;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Names;

namespace SciTasks.Web.Features.Changes;

/// <summary>The new lead or host that a request names by what the host wrote: found in the register, or chosen by
/// who decides.</summary>
public sealed class ChangeNames(AppDb db, NameDesk names)
{
    /// <param name="choice">Who is meant, where the name alone does not say.</param>
    /// <exception cref="RefusedException">The name is not in the register as written and nobody was chosen.</exception>
    public async Task<ChangeParties> PartiesAsync(
        ResearchTask task,
        ChangeRequest change,
        string? choice,
        CancellationToken cancellation
    ) =>
        change.Kind switch
        {
            ChangeKind.Host => new(Host: await HostAsync(change, choice, cancellation)),
            ChangeKind.Lead => new(Lead: await LeadAsync(task, change, choice, cancellation)),
            _ => ChangeParties.None,
        };

    /// <summary>What the name might mean, where it has to be chosen; null where it is clear or the change names
    /// nobody.</summary>
    public async Task<IReadOnlyList<NameChoice>?> ChoicesAsync(
        ResearchTask task,
        ChangeRequest change,
        CancellationToken cancellation
    )
    {
        if (!change.IsOpen || change.NewName is null)
            return null;
        if (change.Kind == ChangeKind.Host)
            return await names.OrganizationAsync(change.NewName, null, cancellation) is { Found: null, Near: var hosts }
                ? hosts
                : null;
        if (change.Kind != ChangeKind.Lead || await KnownLeadAsync(task, change, cancellation) is not null)
            return null;
        return await names.SuggestPeopleAsync(change.NewName, cancellation);
    }

    private async Task<Organization> HostAsync(ChangeRequest change, string? choice, CancellationToken cancellation)
    {
        var host =
            (await names.OrganizationAsync(change.NewName!, choice, cancellation)).Found ?? throw Unknown(change);
        // An address the register knows is not changed by a request.
        if (host.Id == 0)
            host.Email = EmailText.Address(change.NewEmail);
        return host;
    }

    private async Task<Person> LeadAsync(
        ResearchTask task,
        ChangeRequest change,
        string? choice,
        CancellationToken cancellation
    )
    {
        var lead = await KnownLeadAsync(task, change, cancellation);
        if (lead is null && choice is null)
            throw Unknown(change);
        lead ??=
            (await names.PersonAsync(change.NewName!, choice, task.Host, cancellation)).Found ?? throw Unknown(change);
        if (lead.Id == 0)
            lead.Email = EmailText.Address(change.NewEmail);
        if (
            EmailText.Address(change.NewEmail) is null
            && lead.Id != 0
            && await db.Users.AnyAsync(a => a.PersonId == lead.Id, cancellation)
        )
            throw new RefusedException(new Refusal("change.address-needed", lead.Name));
        return lead;
    }

    /// <summary>Access follows the decision: it goes to whom the request names by name and address, else by name at
    /// the host itself, never to
    /// someone who is only called alike.</summary>
    private async Task<Person?> KnownLeadAsync(ResearchTask task, ChangeRequest change, CancellationToken cancellation)
    {
        var (key, identity) = (Folding.Fold(change.NewName), Folding.Identity(change.NewName));
        var alike = await db
            .People.Include(p => p.Organization)
            .Where(p => p.NameKey == key)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellation);
        var named = alike.FindAll(p => Folding.Identity(p.Name) == identity);
        if (EmailText.Address(change.NewEmail) is { } email)
            return named.Find(p => string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase))
                ?? named.Find(p => p.Email is null && p.OrganizationId == task.HostId);
        return named.Where(p => p.OrganizationId == task.HostId).Take(2).ToList() is [var only] ? only : null;
    }

    private static RefusedException Unknown(ChangeRequest change) =>
        new(new Refusal("change.party-unknown", change.NewName));
}
