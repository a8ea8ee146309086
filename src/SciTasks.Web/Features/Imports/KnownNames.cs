using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.People;
using SciTasks.Domain.Text;

namespace SciTasks.Web.Features.Imports;

/// <summary>Organisations and people the register knows, and those a file adds.</summary>
internal sealed class KnownNames(AppDb db)
{
    private readonly List<Organization> _newOrganizations = [];
    private readonly List<Person> _newPeople = [];
    private Dictionary<string, Organization> _organizations = [];
    private Dictionary<string, Person> _byEmail = [];
    private ILookup<string, Person> _byName = Array.Empty<Person>().ToLookup(_ => "");

    public async Task LoadAsync(CancellationToken cancellation)
    {
        _organizations = (await db.Organizations.ToListAsync(cancellation)).GroupBy(o => o.NameKey).ToDictionary(g => g.Key, g => g.First());
        var people = await db.People.ToListAsync(cancellation);
        _byEmail = people.Where(p => p.Email is not null).GroupBy(p => p.Email!.ToLowerInvariant()).ToDictionary(g => g.Key, g => g.First());
        _byName = people.ToLookup(p => p.NameKey);
    }

    public Organization Organization(string name)
    {
        var key = Folding.Fold(name);
        if (_organizations.TryGetValue(key, out var known)) return known;
        var added = new Organization(name);
        db.Organizations.Add(added);
        _newOrganizations.Add(added);
        return _organizations[key] = added;
    }

    /// <summary>By e-mail, else by name and organisation. A person of that name without an organisation yet is taken too.</summary>
    public Person Person(string name, string? email, Organization? organization)
    {
        if (email is not null && _byEmail.TryGetValue(email.ToLowerInvariant(), out var known)) return known;
        var key = Folding.Fold(name);
        var person = _byName[key].Concat(_newPeople.Where(p => p.NameKey == key))
            .FirstOrDefault(p => (p.Organization == organization || p.Organization is null) && (email is null || p.Email is null || string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase)));
        if (person is null)
        {
            person = new Person(name, email, organization);
            db.People.Add(person);
            _newPeople.Add(person);
        }
        if (email is not null) _byEmail[email.ToLowerInvariant()] = person;
        return person;
    }

    public IReadOnlyList<NewName> NewOrganizations() =>
        [.. _newOrganizations.Take(500).Select(n => new NewName(n.Name, Near(n.NameKey, _organizations.Values.Except(_newOrganizations).Select(o => (o.Name, o.NameKey)))))];

    public IReadOnlyList<NewName> NewPeople() =>
        [.. _newPeople.Take(500).Select(n => new NewName(n.Name, [.. _byName[n.NameKey].Take(3).Select(p => p.Organization is { } o ? $"{p.Name} ({o.Name})" : p.Name)]))];

    /// <summary>Names that share at least two thirds of their words.</summary>
    private static List<string> Near(string key, IEnumerable<(string Name, string Key)> known)
    {
        var words = key.Split(' ').ToHashSet();
        return [.. known.Select(k => (k.Name, Shared: k.Key.Split(' ') is var other ? (double)other.Count(words.Contains) / Math.Max(other.Length, words.Count) : 0))
            .Where(k => k.Shared >= 0.66).OrderByDescending(k => k.Shared).Take(3).Select(k => k.Name)];
    }
}
