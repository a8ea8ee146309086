using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Names;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Organizations;

/// <summary>What became of the tasks of a host or lead, as far as the reader sees them.</summary>
/// <param name="Refunds">State money to be given back by decision, in đồng.</param>
public sealed record TrackRecord(
    int Tasks,
    int Running,
    int Late,
    int Accepted,
    int Failed,
    int Extensions,
    int OpenFindings,
    Money Refunds
);

public sealed record RecordTask(int Id, string Code, string Title, DateOnly? Start, DateOnly? End, bool Late);

public sealed record MergeLine(
    int Id,
    string From,
    string Author,
    DateTime At,
    string Reason,
    DateTime? UndoneAt,
    string? UndoneBy
);

public sealed record RecordPage(
    NameKind Kind,
    int Id,
    string Name,
    string? Detail,
    string? Email,
    TrackRecord Record,
    IReadOnlyList<RecordTask> Tasks,
    int ToHandOver,
    IReadOnlyList<(string Name, DateOnly Until)> Former,
    IReadOnlyList<NameChoice> Near,
    IReadOnlyList<MergeLine> Merges,
    bool MayEdit
)
{
    /// <summary>The newest tasks are shown; the others are a link away.</summary>
    public const int TasksShown = 20;

    public RecordForm Typed { get; init; } = new();

    /// <summary>Which form was sent.</summary>
    public string? Sent { get; init; }
}

internal sealed class RecordPages(AppDb db, NameDesk names, DateOnly today)
{
    /// <returns>Null where there is no such one, or it was merged into another.</returns>
    public async Task<RecordPage?> OfAsync(NameKind kind, int id, Me me, CancellationToken cancellation)
    {
        var visible = db.Tasks.AsNoTracking().VisibleTo(me);
        var mayEdit = me.May(Act.CoreFacts, Access.Write);
        if (kind == NameKind.Person)
        {
            var person = await db
                .People.AsNoTracking()
                .Include(p => p.Organization)
                .SingleOrDefaultAsync(p => p.Id == id, cancellation);
            if (person is null)
                return null;
            var led = visible.Where(t => t.LeadId == id);
            return new(
                kind,
                id,
                person.Name,
                person.Organization?.Name,
                person.Email,
                await RecordAsync(led, cancellation),
                await TasksAsync(led, cancellation),
                await LeadHandover.NotOver(led).CountAsync(cancellation),
                [],
                mayEdit ? await names.NearAsync(person, cancellation) : [],
                await MergesAsync(MergedKind.Person, id, cancellation),
                mayEdit
            );
        }
        var organization = await db
            .Organizations.AsNoTracking()
            .Include(o => o.FormerNames)
            .SingleOrDefaultAsync(o => o.Id == id, cancellation);
        if (organization is null)
            return null;
        var hosted = visible.Where(t => t.HostId == id);
        return new(
            kind,
            id,
            organization.Name,
            organization.Address,
            organization.Email,
            await RecordAsync(hosted, cancellation),
            await TasksAsync(hosted, cancellation),
            0,
            [.. organization.FormerNames.OrderByDescending(n => n.Until).Select(n => (n.Name, n.Until))],
            mayEdit ? await names.NearAsync(organization, cancellation) : [],
            await MergesAsync(MergedKind.Organization, id, cancellation),
            mayEdit
        );
    }

    private async Task<TrackRecord> RecordAsync(IQueryable<ResearchTask> tasks, CancellationToken cancellation)
    {
        Task<int> Holding(SpanKind kind) =>
            tasks.CountAsync(t => t.Spans.Any(s => s.Kind == kind && s.From <= today && s.To > today), cancellation);
        return new(
            await tasks.CountAsync(cancellation),
            await Holding(SpanKind.Active),
            await Holding(SpanKind.Late),
            await tasks.CountAsync(t => t.Accepted != null && t.Grade != Grade.Fail, cancellation),
            await tasks.CountAsync(t => t.Grade == Grade.Fail || t.Termination.Day != null, cancellation),
            // Approved as Extension.Outcome says it, and no shortening.
            await tasks
                .SelectMany(t => t.Extensions)
                .CountAsync(
                    e =>
                        e.Shortens != true
                        && (
                            e.StatedOutcome == Outcome.Approved
                            || (e.StatedOutcome == null && (e.Decision.Number != null || e.Decision.Day != null))
                        ),
                    cancellation
                ),
            await tasks
                .SelectMany(t => t.Inspections)
                .SelectMany(i => i.Findings)
                .CountAsync(f => f.Fixed == null, cancellation),
            new(await tasks.Where(t => t.RefundDue != null).SumAsync(t => (long)t.RefundDue!.Value, cancellation))
        );
    }

    private Task<List<RecordTask>> TasksAsync(IQueryable<ResearchTask> tasks, CancellationToken cancellation) =>
        tasks
            .OrderByDescending(t => t.Start)
            .ThenByDescending(t => t.Id)
            .Take(RecordPage.TasksShown)
            .Select(t => new RecordTask(
                t.Id,
                t.Code,
                t.Title,
                t.Start,
                t.End,
                t.Spans.Any(s => s.Kind == SpanKind.Late && s.From <= today && s.To > today)
            ))
            .ToListAsync(cancellation);

    private async Task<List<MergeLine>> MergesAsync(MergedKind kind, int into, CancellationToken cancellation)
    {
        var merges = await db
            .NameMerges.AsNoTracking()
            .Where(m => m.Kind == kind && m.IntoId == into)
            .OrderByDescending(m => m.Id)
            .ToListAsync(cancellation);
        var ids = merges.ConvertAll(m => m.FromId);
        var called =
            kind == MergedKind.Person
                ? await db
                    .People.IgnoreQueryFilters()
                    .Where(p => ids.Contains(p.Id))
                    .ToDictionaryAsync(p => p.Id, p => p.Name, cancellation)
                : await db
                    .Organizations.IgnoreQueryFilters()
                    .Where(o => ids.Contains(o.Id))
                    .ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        return merges.ConvertAll(m => new MergeLine(
            m.Id,
            called[m.FromId],
            m.Author,
            m.At,
            m.Reason,
            m.UndoneAt,
            m.UndoneBy
        ));
    }
}
