using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.People;

namespace SciTasks.Web.Names;

/// <summary>Someone or some body of the register, as a list of choices names them.</summary>
public sealed record NameChoice(int Id, string Label);

/// <summary>What a typed name came to: one of the register, or those it might mean.</summary>
/// <param name="Found">Null where the person has to choose, or to confirm a new name.</param>
public sealed record NameAnswer<T>(T? Found, IReadOnlyList<NameChoice> Near)
    where T : class;

/// <summary>Forms choose people and organisations from the register. A name that is not there is never added by
/// typing it: almost the same
/// names are offered first, and adding is a choice of its own.</summary>
public sealed class NameDesk(AppDb db)
{
    /// <summary>The choice that adds the name as typed.</summary>
    public const string AddsNew = "new";

    private const int Offered = 8;

    /// <summary>So many names that share a word are looked at for what is meant.</summary>
    private const int Considered = 400;

    /// <summary>Of what a choice comes back as: an id, the bar, and a person with their host as typed.</summary>
    public const int LongestChoice = 20 + Person.LongestName + Organization.LongestName;

    /// <summary>A choice as a form carries it: it holds for the name it was made for, and for no other typed over it
    /// since.</summary>
    /// <param name="chosen">An id, or <see cref="AddsNew"/>.</param>
    public static string ChoiceFor(string chosen, string typed) => $"{chosen}|{typed}";

    /// <summary>A person with their host, since names are shared.</summary>
    public static string Label(Person person) =>
        person.Organization is { } host ? $"{person.Name} ({host.Name})" : person.Name;

    public async Task<NameAnswer<Organization>> OrganizationAsync(
        string typed,
        string? choice,
        CancellationToken cancellation
    )
    {
        var chosen = Chosen(choice, typed);
        if (Id(chosen) is { } id)
            return new(await db.Organizations.FindAsync([id], cancellation), []);
        var (folded, identity) = (Folding.Fold(typed), Folding.Identity(typed));
        var alike = await db.Organizations.Where(o => o.NameKey == folded).OrderBy(o => o.Id).ToListAsync(cancellation);
        var found = alike.Find(o => Folding.Identity(o.Name) == identity);
        found ??= await FormerlyAsync(folded, identity, cancellation);
        // Two bodies of one name could not be told apart, so that one is never added twice.
        if (found is null && chosen == AddsNew)
            found = db.Organizations.Add(new(typed)).Entity;
        return new(found, found is null ? await SuggestOrganizationsAsync(typed, cancellation) : []);
    }

    /// <summary>The one that was called so before, or that one of that name was merged into.</summary>
    private async Task<Organization?> FormerlyAsync(string folded, string identity, CancellationToken cancellation)
    {
        var all = db.Organizations.IgnoreQueryFilters();
        var former = await db.FormerNames.Where(n => n.NameKey == folded).ToListAsync(cancellation);
        var merged = await all.Where(o => o.NameKey == folded && o.MergedIntoId != null).ToListAsync(cancellation);
        var id = former.Find(n => Folding.Identity(n.Name) == identity)?.OrganizationId
            ?? merged.Find(o => Folding.Identity(o.Name) == identity)?.MergedIntoId;
        while (id is not null)
        {
            var found = await all.SingleAsync(o => o.Id == id, cancellation);
            if (found.MergedIntoId is null)
                return found;
            id = found.MergedIntoId;
        }
        return null;
    }

    /// <param name="host">Where someone new belongs, and who is meant first among those of one name.</param>
    public async Task<NameAnswer<Person>> PersonAsync(
        string typed,
        string? choice,
        Organization? host,
        CancellationToken cancellation
    )
    {
        var chosen = Chosen(choice, typed);
        if (chosen == AddsNew)
            return new(db.People.Add(new(typed, organization: host)).Entity, []);
        if (Id(chosen) is { } id)
            return new(
                await db.People.Include(p => p.Organization).SingleOrDefaultAsync(p => p.Id == id, cancellation),
                []
            );
        var named = await NamedAsync(typed, cancellation);
        if (named.Where(p => Folding.Identity(Label(p)) == Folding.Identity(typed)).Take(2).ToList() is [var labelled])
            return new(labelled, []);
        if (host is not null && named.Where(p => p.OrganizationId == host.Id).Take(2).ToList() is [var hosted])
            return new(hosted, []);
        if (named is [var only])
            return new(only, []);
        return new(null, named.Count > 0 ? [.. named.Select(Choice)] : await SuggestPeopleAsync(typed, cancellation));
    }

    /// <summary>Organisations whose names hold every word typed; without any, those that share most words.</summary>
    public async Task<IReadOnlyList<NameChoice>> SuggestOrganizationsAsync(
        string? typed,
        CancellationToken cancellation
    )
    {
        var words = Folding.Words(typed);
        var all = await db
            .Organizations.HoldingAll(words)
            .OrderBy(o => o.SortKey)
            .ThenBy(o => o.Id)
            .Take(Offered)
            .ToListAsync(cancellation);
        if (all.Count == 0)
            all = Nearest(
                await db
                    .Organizations.HoldingAny(words)
                    .OrderBy(o => o.SortKey)
                    .ThenBy(o => o.Id)
                    .Take(Considered)
                    .ToListAsync(cancellation),
                o => o.NameKey,
                words
            );
        return [.. all.Select(o => new NameChoice(o.Id, o.Name))];
    }

    /// <summary>The same of people.</summary>
    public async Task<IReadOnlyList<NameChoice>> SuggestPeopleAsync(string? typed, CancellationToken cancellation)
    {
        var words = Folding.Words(typed);
        var people = db.People.Include(p => p.Organization);
        var all = await people
            .HoldingAll(words)
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Take(Offered)
            .ToListAsync(cancellation);
        if (all.Count == 0)
            all = Nearest(
                await people
                    .HoldingAny(words)
                    .OrderBy(p => p.SortKey)
                    .ThenBy(p => p.Id)
                    .Take(Considered)
                    .ToListAsync(cancellation),
                p => p.NameKey,
                words
            );
        return [.. all.Select(Choice)];
    }

    /// <summary>Organisations that may be the same as this one: they share most words of its name.</summary>
    public async Task<IReadOnlyList<NameChoice>> NearAsync(Organization one, CancellationToken cancellation)
    {
        var words = Folding.Words(one.Name);
        var sharing = await db
            .Organizations.HoldingAny(words)
            .Where(o => o.Id != one.Id)
            .OrderBy(o => o.SortKey)
            .ThenBy(o => o.Id)
            .Take(Considered)
            .ToListAsync(cancellation);
        return [.. Nearest(sharing, o => o.NameKey, words).Select(o => new NameChoice(o.Id, o.Name))];
    }

    /// <summary>People who may be the same as this one: called the same but for accents, or with a title before the name.</summary>
    public async Task<IReadOnlyList<NameChoice>> NearAsync(Person one, CancellationToken cancellation)
    {
        var words = NearNames<Person>.Bare(one.Name);
        var sharing = await db
            .People.Include(p => p.Organization)
            .HoldingAll(words)
            .Where(p => p.Id != one.Id)
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Take(Considered)
            .ToListAsync(cancellation);
        return [.. Nearest(sharing, p => p.NameKey, words).Select(Choice)];
    }

    /// <summary>People whose name, with or without their host, is the one typed.</summary>
    private async Task<List<Person>> NamedAsync(string typed, CancellationToken cancellation)
    {
        var bracket = typed.LastIndexOf('(');
        var (whole, bare) = (Folding.Fold(typed), bracket > 0 ? Folding.Fold(typed[..bracket]) : "");
        var alike = await db
            .People.Include(p => p.Organization)
            .Where(p => p.NameKey == whole || p.NameKey == bare)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellation);
        var identity = Folding.Identity(typed);
        return alike.FindAll(p => Folding.Identity(p.Name) == identity || Folding.Identity(Label(p)) == identity);
    }

    private static List<T> Nearest<T>(List<T> considered, Func<T, string> key, IReadOnlyList<string> words)
    {
        double Shared(T item) =>
            key(item).Split(' ') is var own
                ? (double)own.Intersect(words).Count() / Math.Max(own.Length, words.Count)
                : 0;
        return [.. considered.Where(i => Shared(i) >= 0.5).OrderByDescending(Shared).Take(Offered)];
    }

    private static NameChoice Choice(Person person) => new(person.Id, Label(person));

    /// <returns>Null where the choice was made for another name.</returns>
    private static string? Chosen(string? choice, string typed) =>
        choice?.Split('|', 2) switch
        {
            [var chosen, var meant] => Folding.Identity(meant) == Folding.Identity(typed) ? chosen : null,
            [var chosen] => chosen,
            _ => null,
        };

    private static int? Id(string? choice) =>
        int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
