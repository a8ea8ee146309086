using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;

namespace SciTasks.Web.Mail;

/// <summary>Who can be written to. Nothing goes to someone whose account was shut, whether by its link to the register
/// or by its address; the head of division hears instead.</summary>
/// <param name="accounts">All, the shut ones too.</param>
/// <param name="today">The day whose roles count.</param>
internal sealed class AddressBook(IReadOnlyList<Account> accounts, DateOnly today)
{
    /// <summary>The head of division, else leadership, in place of someone who cannot be reached.</summary>
    public Recipient? Head =>
        InRole(Roles.DivisionHead).Concat(InRole(Roles.Leadership)).FirstOrDefault(r => r.Email is not null) is { } head
            ? head with
            {
                OnBehalf = true,
            }
            : null;

    /// <summary>Null where the person has no address; the head where their account was shut.</summary>
    public Recipient? Of(Person? person) =>
        person is null ? null
        : IsShut(a => a.PersonId == person.Id, person.Email) ? Head
        : Reached(Recipient.Of(person.Name, person.Email, person.Id));

    /// <summary>Null where the organisation has no address; the head where its account was shut.</summary>
    public Recipient? Of(Organization? organization) =>
        organization is null ? null
        : IsShut(a => a.OrganizationId == organization.Id && a.RolesOn(today).HasFlag(Roles.Host), organization.Email)
            ? Head
        : Reached(Recipient.Of(organization.Name, organization.Email, organization.Id));

    public IEnumerable<Recipient> InRole(Roles role) => Those(a => a.RolesOn(today).HasFlag(role));

    public IEnumerable<Recipient> Those(Func<Account, bool> which) =>
        accounts.Where(a => !a.Disabled && which(a)).Select(a => Recipient.Of(a.DisplayName, a.Email, -a.Id));

    /// <summary>The open account with an address, or the number of one.</summary>
    public Account? Find(string? email, int? id = null) =>
        accounts.FirstOrDefault(a =>
            !a.Disabled
            && (a.Id == id || (email is not null && string.Equals(a.Email, email, StringComparison.OrdinalIgnoreCase)))
        );

    private static Recipient? Reached(Recipient recipient) => recipient.Email is null ? null : recipient;

    private bool IsShut(Func<Account, bool> linked, string? email)
    {
        var theirs = accounts
            .Where(a =>
                linked(a)
                || (
                    !string.IsNullOrWhiteSpace(email)
                    && string.Equals(a.Email, email.Trim(), StringComparison.OrdinalIgnoreCase)
                )
            )
            .ToList();
        return theirs.Count > 0 && theirs.TrueForAll(a => a.Disabled);
    }
}
