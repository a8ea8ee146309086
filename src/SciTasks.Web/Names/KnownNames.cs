using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.People;

namespace SciTasks.Web.Names;

/// <summary>How a name and an address were found to be someone of the register.</summary>
/// <param name="Person">Known before, or added by this.</param>
/// <param name="NameBefore">The name until now, where the same address corrects its accents.</param>
/// <param name="NewAddress">They have another address than before.</param>
/// <param name="AddressBefore">The address until now, if there was one.</param>
/// <param name="Near">For someone added: who is called almost alike.</param>
internal sealed record FoundPerson(
    Person Person,
    string? NameBefore = null,
    bool NewAddress = false,
    string? AddressBefore = null,
    IReadOnlyList<string>? Near = null
);

/// <summary>A name a file brings that the register does not know, with the nearest it does know.</summary>
internal sealed record NewName(string Name, IReadOnlyList<string> Near);

/// <summary>A name as a file writes it, with the address beside it.</summary>
internal readonly record struct WrittenName(string Name, string? Email);

/// <summary>Organisations and people the register knows, and those a file or form adds. A name is its clean text
/// with accents
/// (<see cref="Folding.Identity"/>); whoever is only called almost alike is proposed and never taken.</summary>
internal sealed class KnownNames(AppDb db)
{
    private readonly List<Organization> _newOrganizations = [];
    private readonly List<Person> _newPeople = [];
    private readonly HashSet<(string Address, string Identity)> _written = [];
    private readonly NearNames<Organization> _organizations = new(o => o.Name);
    private readonly NearNames<Person> _people = new(p => p.Name);
    private readonly Dictionary<string, List<Person>> _byAddress = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Organization> _formerly = [];
    private readonly Dictionary<string, List<(Person From, Person Into)>> _merged = [];
    private HashSet<int> _withAccount = [];

    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var organization in await db.Organizations.OrderBy(o => o.Id).ToListAsync(cancellation))
            _organizations.Add(organization);
        foreach (var person in await db.People.OrderBy(p => p.Id).ToListAsync(cancellation))
            Remember(person);
        await LoadAliasesAsync(cancellation);
        _withAccount =
        [
            .. await db.Users.Where(a => a.PersonId != null).Select(a => a.PersonId!.Value).ToListAsync(cancellation),
        ];
    }

    /// <summary>What someone has said to be another name of one of the register: merged into it, or what it was called
    /// before.</summary>
    private async Task LoadAliasesAsync(CancellationToken cancellation)
    {
        var organizations = await db.Organizations.IgnoreQueryFilters().ToDictionaryAsync(o => o.Id, cancellation);
        foreach (var former in await db.FormerNames.AsNoTracking().OrderBy(n => n.Id).ToListAsync(cancellation))
            _formerly[Folding.Identity(former.Name)] = Last(organizations[former.OrganizationId]);
        foreach (var merged in organizations.Values.Where(o => o.MergedIntoId is not null).OrderBy(o => o.Id))
            _formerly[Folding.Identity(merged.Name)] = Last(merged);
        var people = await db.People.IgnoreQueryFilters().ToDictionaryAsync(p => p.Id, cancellation);
        foreach (var merged in people.Values.Where(p => p.MergedIntoId is not null).OrderBy(p => p.Id))
        {
            var into = merged;
            while (into.MergedIntoId is { } next)
                into = people[next];
            var key = Folding.Identity(merged.Name);
            if (!_merged.TryGetValue(key, out var same))
                _merged[key] = same = [];
            same.Add((merged, into));
        }

        Organization Last(Organization organization)
        {
            while (organization.MergedIntoId is { } next)
                organization = organizations[next];
            return organization;
        }
    }

    /// <summary>The names a whole file writes, known before its first row is judged: two spellings beside one
    /// address are two people.</summary>
    public void Read(IEnumerable<WrittenName> names)
    {
        foreach (var (name, email) in names)
            if (email is not null)
                _written.Add((email.ToLowerInvariant(), Folding.Identity(name)));
    }

    public Organization? FindOrganization(string name) =>
        _organizations.Find(name).FirstOrDefault() ?? _formerly.GetValueOrDefault(Folding.Identity(name));

    /// <summary>The organisation of exactly that name, added where there is none yet.</summary>
    public Organization Organization(string name, out IReadOnlyList<string> near)
    {
        near = [];
        if (FindOrganization(name) is { } known)
            return known;
        near = [.. _organizations.AlmostAlike(name).Select(o => o.Name)];
        var added = new Organization(name);
        db.Organizations.Add(added);
        _newOrganizations.Add(added);
        _organizations.Add(added);
        return added;
    }

    /// <summary>By address where the name agrees (accents aside), else who it was until now or someone of exactly
    /// that name at that
    /// organisation, else someone new.</summary>
    /// <param name="email">A valid address, or null. One address may serve several people.</param>
    /// <param name="stored">Who stood there until now.</param>
    public FoundPerson Person(string name, string? email, Organization? organization, Person? stored = null)
    {
        var identity = Folding.Identity(name);
        var sharing = email is null ? [] : _byAddress.GetValueOrDefault(email, []);
        var isStored = stored is not null && Folding.Identity(stored.Name) == identity;
        // Another address never takes a task from someone who has an account.
        if (isStored && _withAccount.Contains(stored!.Id))
            return WithAddress(stored, email);
        if (sharing.Find(p => Folding.Identity(p.Name) == identity) is { } addressed)
            return new(addressed);
        if (isStored)
            return WithAddress(stored!, email);
        if (email is not null && Corrected(name, email, sharing) is { } corrected)
            return corrected;
        if (_people.Find(name).FirstOrDefault(p => p.Organization == organization) is { } known)
            return WithAddress(known, email);
        // The address beside a merged spelling is as old as the spelling.
        if (Merged(identity, organization) is { } merged)
            return merged.Email is null ? WithAddress(merged, email) : new(merged);
        return Added(name, email, organization);
    }

    /// <summary>Who someone of that name at that organisation was found to be.</summary>
    private Person? Merged(string identity, Organization? organization) =>
        _merged.TryGetValue(identity, out var same)
            ? same.Find(m => m.From.OrganizationId == organization?.Id || m.Into.Organization == organization).Into
            : null;

    /// <summary>Whoever alone has the address, where nothing else is known of them.</summary>
    public Person? ByAddressAlone(string email) =>
        _byAddress.TryGetValue(email, out var sharing) && sharing.Count == 1 ? sharing[0] : null;

    public IReadOnlyList<Organization> AddedOrganizations => _newOrganizations;

    public IReadOnlyList<Person> AddedPeople => _newPeople;

    public IReadOnlyList<NewName> NewOrganizations() =>
        [.. _newOrganizations.Select(n => new NewName(n.Name, [.. _organizations.Similar(n).Select(o => o.Name)]))];

    public IReadOnlyList<NewName> NewPeople() =>
        [
            .. _newPeople.Select(n => new NewName(
                n.Name,
                [.. _people.SameOrAlmost(n.Name).Where(p => p != n).Select(NameDesk.Label)]
            )),
        ];

    /// <summary>The same person with the address a file gives: a first one, or a change of the one they had.</summary>
    private FoundPerson WithAddress(Person person, string? email)
    {
        if (email is null || string.Equals(person.Email, email, StringComparison.OrdinalIgnoreCase))
            return new(person);
        var before = person.Email;
        person.Email = email;
        Remember(person, email);
        return new(person, NewAddress: true, AddressBefore: before);
    }

    /// <summary>Accents of a name are corrected where its address is the same and nobody writes the old name beside
    /// it any more.</summary>
    private FoundPerson? Corrected(string name, string email, List<Person> sharing)
    {
        var folded = Folding.Fold(name);
        var alike = sharing
            .Where(p =>
                Folding.Fold(p.Name) == folded
                && !_written.Contains((email.ToLowerInvariant(), Folding.Identity(p.Name)))
            )
            .ToList();
        return alike.Count == 1 ? Renamed(alike[0], name) : null;
    }

    private FoundPerson Renamed(Person person, string name)
    {
        var before = person.Name;
        person.Rename(name);
        _people.Add(person);
        return new(person, NameBefore: before);
    }

    private FoundPerson Added(string name, string? email, Organization? organization)
    {
        var near = _people.AlmostAlike(name).Select(NameDesk.Label).ToList();
        var person = new Person(name, email, organization);
        db.People.Add(person);
        _newPeople.Add(person);
        Remember(person);
        return new(person, Near: near);
    }

    private void Remember(Person person)
    {
        _people.Add(person);
        if (person.Email is { } email)
            Remember(person, email);
    }

    private void Remember(Person person, string email)
    {
        if (!_byAddress.TryGetValue(email, out var sharing))
            _byAddress[email] = sharing = [];
        if (!sharing.Contains(person))
            sharing.Add(person);
    }
}
