using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.People;
using SciTasks.Web.Names;

namespace SciTasks.Web.Features.Accounts;

/// <summary>Whom of the register an account may stand for. Names only propose; a number decides.</summary>
public sealed class RegisterCandidates(AppDb db, NameDesk names)
{
    /// <summary>Who it stands for now, then those whose names hold the words looked for.</summary>
    public async Task<IReadOnlyList<Candidate>> PeopleAsync(Account account, string q, CancellationToken cancellation)
    {
        var ids = await IdsAsync(account.PersonId, names.SuggestPeopleAsync(q, cancellation));
        var found = await db
            .People.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.Name,
                Host = p.Organization!.Name,
                p.Email,
                Tasks = db.Tasks.Count(t => t.LeadId == p.Id || t.OfficerId == p.Id),
                Others = db
                    .Users.Where(a => a.PersonId == p.Id && a.Id != account.Id)
                    .OrderBy(a => a.Id)
                    .Select(a => a.Email!)
                    .ToList(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. found
                .OrderBy(p => ids.IndexOf(p.Id))
                .Select(p => new Candidate(p.Id, p.Name, p.Host, p.Email, p.Tasks, p.Others)),
        ];
    }

    /// <summary>The same of organisations.</summary>
    public async Task<IReadOnlyList<Candidate>> OrganizationsAsync(
        Account account,
        string q,
        CancellationToken cancellation
    )
    {
        var ids = await IdsAsync(account.OrganizationId, names.SuggestOrganizationsAsync(q, cancellation));
        var found = await db
            .Organizations.AsNoTracking()
            .Where(o => ids.Contains(o.Id))
            .Select(o => new
            {
                o.Id,
                o.Name,
                o.Address,
                o.Email,
                Tasks = db.Tasks.Count(t => t.HostId == o.Id),
                Others = db
                    .Users.Where(a => a.OrganizationId == o.Id && a.Id != account.Id)
                    .OrderBy(a => a.Id)
                    .Select(a => a.Email!)
                    .ToList(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. found
                .OrderBy(o => ids.IndexOf(o.Id))
                .Select(o => new Candidate(o.Id, o.Name, o.Address, o.Email, o.Tasks, o.Others)),
        ];
    }

    /// <summary>How pages name whom an account stands for.</summary>
    /// <param name="fact">Which of the two links of an account it is.</param>
    /// <returns>Null of any other fact, and where there is nobody of that number.</returns>
    public async Task<string?> NameAsync(string fact, int? id, CancellationToken cancellation) =>
        fact switch
        {
            nameof(Account.PersonId)
                when await db
                    .People.AsNoTracking()
                    .Include(p => p.Organization)
                    .SingleOrDefaultAsync(p => p.Id == id, cancellation)
                    is { } person => NameDesk.Label(person),
            nameof(Account.OrganizationId) => await db
                .Organizations.Where(o => o.Id == id)
                .Select(o => o.Name)
                .SingleOrDefaultAsync(cancellation),
            _ => null,
        };

    /// <param name="chosen">A number of the register, <see cref="NameDesk.AddsNew"/>, or nothing.</param>
    /// <returns>Null where nobody was chosen.</returns>
    /// <exception cref="RefusedException">There is nobody of that number any more.</exception>
    public async Task<Person?> PersonAsync(Account account, string? chosen, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(chosen))
            return null;
        if (chosen == NameDesk.AddsNew)
            return db.People.Add(new Person(account.DisplayName, account.Email)).Entity;
        return Number(chosen) is { } id && await db.People.FindAsync([id], cancellation) is { } person
            ? person
            : throw Unknown(chosen);
    }

    /// <inheritdoc cref="PersonAsync"/>
    public async Task<Organization?> OrganizationAsync(string? chosen, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(chosen))
            return null;
        return Number(chosen) is { } id && await db.Organizations.FindAsync([id], cancellation) is { } organization
            ? organization
            : throw Unknown(chosen);
    }

    private static async Task<List<int>> IdsAsync(int? now, Task<IReadOnlyList<NameChoice>> near)
    {
        List<int> ids = now is { } held ? [held] : [];
        ids.AddRange((await near).Select(n => n.Id));
        return [.. ids.Distinct()];
    }

    private static int? Number(string chosen) =>
        int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static RefusedException Unknown(string chosen) => new(new Refusal("account.register-unknown", chosen));
}
