using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Names;

/// <summary>Says that two names of the register are one, and takes it back: whatever pointed to the one points to the other, in
/// one transaction, with its reason in the history of each task. Whoever signs in is never merged away, so that nobody's rights
/// change hands by it.</summary>
public sealed class MergeDesk(AppDb db, TimeProvider clock)
{
    private const string Host = "host",
        Lead = "lead",
        Officer = "officer",
        Member = "member";

    /// <summary>Tasks are loaded whole, so not all at once.</summary>
    private const int Many = 100;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <exception cref="RefusedException">The same one, not there any more, an account stands for it, or no reason.</exception>
    public async Task MergeAsync(MergedKind kind, int from, int into, string? reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(new Refusal("tranche.reason-needed"));
        if (
            await db.Users.AnyAsync(
                a => kind == MergedKind.Person ? a.PersonId == from : a.OrganizationId == from,
                cancellation
            )
        )
            throw new RefusedException(new Refusal("name.merge-account"));
        db.Reason = reason;
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        var moved = await ReferencesAsync(kind, from, cancellation);
        await PointAsync(moved, kind, from, into, cancellation);
        var merge =
            kind == MergedKind.Organization
                ? NameMerge.Of(
                    await FindAsync(db.Organizations, from, cancellation),
                    await FindAsync(db.Organizations, into, cancellation),
                    db.Author,
                    Now,
                    reason
                )
                : NameMerge.Of(
                    await FindAsync(db.People, from, cancellation),
                    await FindAsync(db.People, into, cancellation),
                    db.Author,
                    Now,
                    reason
                );
        merge.Note(moved);
        db.NameMerges.Add(merge);
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
    }

    /// <summary>What was moved and still stands where it was moved to goes back.</summary>
    /// <returns>How many references stand elsewhere by now and stay there.</returns>
    /// <exception cref="RefusedException">Undone already, or what it was merged into was itself merged since.</exception>
    public async Task<int> UndoAsync(int id, string? reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(new Refusal("tranche.reason-needed"));
        db.Reason = reason;
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        var merge = await FindAsync(db.NameMerges, id, cancellation);
        if (merge.UndoneAt is not null)
            throw new RefusedException(new Refusal("name.merge-undone"));
        if (await IsMergedAsync(merge.Kind, merge.IntoId, cancellation))
            throw new RefusedException(new Refusal("name.merge-later-first"));
        var standing = (await ReferencesAsync(merge.Kind, merge.IntoId, cancellation)).ToHashSet();
        var moved = merge.References();
        if (merge.Kind == MergedKind.Organization)
            merge.Undo(
                await FindAsync(db.Organizations.IgnoreQueryFilters(), merge.FromId, cancellation),
                db.Author,
                Now
            );
        else
            merge.Undo(await FindAsync(db.People.IgnoreQueryFilters(), merge.FromId, cancellation), db.Author, Now);
        await db.SaveChangesAsync(cancellation);
        await PointAsync([.. moved.Where(standing.Contains)], merge.Kind, merge.IntoId, merge.FromId, cancellation);
        await whole.CommitAsync(cancellation);
        return moved.Count(m => !standing.Contains(m));
    }

    private async Task<List<MovedReference>> ReferencesAsync(MergedKind kind, int id, CancellationToken cancellation)
    {
        async Task<IEnumerable<MovedReference>> Of(string place, IQueryable<int> ids) =>
            (await ids.ToListAsync(cancellation)).Select(i => new MovedReference(place, i));
        return kind == MergedKind.Organization
            ?
            [
                .. await Of(Host, db.Tasks.Where(t => t.HostId == id).Select(t => t.Id)),
                .. await Of(
                    Member,
                    db.People.IgnoreQueryFilters().Where(p => p.OrganizationId == id).Select(p => p.Id)
                ),
            ]
            :
            [
                .. await Of(Lead, db.Tasks.Where(t => t.LeadId == id).Select(t => t.Id)),
                .. await Of(Officer, db.Tasks.Where(t => t.OfficerId == id).Select(t => t.Id)),
            ];
    }

    private async Task PointAsync(
        IReadOnlyList<MovedReference> references,
        MergedKind kind,
        int from,
        int into,
        CancellationToken cancellation
    )
    {
        var host = kind == MergedKind.Organization ? await FindAsync(db.Organizations, into, cancellation) : null;
        var person = kind == MergedKind.Person ? await FindAsync(db.People, into, cancellation) : null;
        // A task may name the same one in two places, of which only one was moved.
        var places = references.Where(r => r.Place != Member).ToLookup(r => r.Id, r => r.Place);
        foreach (var chunk in places.Select(p => p.Key).Chunk(Many))
        {
            foreach (
                var task in await db.Tasks.Where(t => chunk.Contains(t.Id)).WithEverything().ToListAsync(cancellation)
            )
                foreach (var place in places[task.Id])
                    Point(task, place, from, host, person);
            await db.SaveChangesAsync(cancellation);
            db.ForgetTasks();
        }
        var members = references.Where(r => r.Place == Member).Select(r => r.Id).ToList();
        foreach (
            var member in await db
                .People.IgnoreQueryFilters()
                .Where(p => members.Contains(p.Id))
                .ToListAsync(cancellation)
        )
            member.Organization = host;
        await db.SaveChangesAsync(cancellation);
    }

    private static void Point(ResearchTask task, string place, int from, Organization? host, Person? person)
    {
        switch (place)
        {
            case Host when task.HostId == from:
                task.Place(host);
                break;
            case Lead when task.LeadId == from:
                task.Appoint(person);
                break;
            case Officer when task.OfficerId == from:
                task.Assign(person);
                break;
        }
    }

    private Task<bool> IsMergedAsync(MergedKind kind, int id, CancellationToken cancellation) =>
        kind == MergedKind.Organization
            ? db.Organizations.IgnoreQueryFilters().AnyAsync(o => o.Id == id && o.MergedIntoId != null, cancellation)
            : db.People.IgnoreQueryFilters().AnyAsync(p => p.Id == id && p.MergedIntoId != null, cancellation);

    private static async Task<T> FindAsync<T>(IQueryable<T> among, int id, CancellationToken cancellation)
        where T : class =>
        await among.FirstOrDefaultAsync(x => EF.Property<int>(x, "Id") == id, cancellation)
        ?? throw new RefusedException(new Refusal("name.gone"));
}
