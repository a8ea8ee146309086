using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SciTasks.Data.Parts;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data;

/// <summary>Brings the rows derived from facts into line with them, for every task the save touches: spans,
/// deadlines, words, totals.</summary>
internal sealed class Derivation(AppDb db, RuleBook rules, DateOnly today)
{
    private const int ChunkSize = 400;

    /// <returns>Rows of tasks that are new: they are written as they are, once the tasks have their numbers.</returns>
    public async Task<IReadOnlyList<RowOfTask>> RefreshAsync(CancellationToken cancellation)
    {
        var tasks = Touched().Union(await NamedOtherwiseAsync(cancellation)).ToList();
        var apart = new List<RowOfTask>();
        if (tasks.Count == 0)
            return apart;
        var goLive = (await db.Sources.ToListAsync(cancellation))
            .Concat(db.Sources.Local)
            .DistinctBy(s => s.Name)
            .ToDictionary(s => s.Name, s => s.GoLiveDay);
        foreach (var chunk in tasks.Chunk(ChunkSize))
        {
            var stored = chunk.Where(t => db.Entry(t).State != EntityState.Added).ToHashSet();
            await LoadAsync([.. stored], cancellation);
            foreach (var task in chunk)
            {
                DateOnly? followed = goLive.TryGetValue(task.Source, out var day) ? day : null;
                if (stored.Contains(task))
                    task.Derive(today, rules, followed);
                else
                    apart.AddRange(task.DeriveApart(today, rules, followed).Select(row => new RowOfTask(task, row)));
            }
        }
        return apart;
    }

    /// <summary>Tasks of a host or lead that is called otherwise now: search finds them by the new name.</summary>
    private async Task<List<ResearchTask>> NamedOtherwiseAsync(CancellationToken cancellation)
    {
        var hosts = db
            .ChangeTracker.Entries<Organization>()
            .Where(e => e.State == EntityState.Modified && e.Property(o => o.Name).IsModified)
            .Select(e => e.Entity.Id)
            .ToList();
        var leads = db
            .ChangeTracker.Entries<Person>()
            .Where(e => e.State == EntityState.Modified && e.Property(p => p.Name).IsModified)
            .Select(e => e.Entity.Id)
            .ToList();
        if (hosts.Count + leads.Count == 0)
            return [];
        return await db
            .Tasks.Where(t => hosts.Contains(t.HostId!.Value) || leads.Contains(t.LeadId!.Value))
            .ToListAsync(cancellation);
    }

    /// <summary>Derives the tasks as a save would and says which stored rows would change. Nothing is saved.</summary>
    public async Task<IReadOnlyList<Drift>> DriftAsync(List<ResearchTask> tasks, CancellationToken cancellation)
    {
        var goLive = await db.Sources.AsNoTracking().ToDictionaryAsync(s => s.Name, s => s.GoLiveDay, cancellation);
        await LoadAsync(tasks, cancellation);
        foreach (var task in tasks)
            task.Derive(today, rules, goLive.TryGetValue(task.Source, out var day) ? day : null);
        db.ChangeTracker.DetectChanges();
        var byId = tasks.ToDictionary(t => t.Id);
        return
        [
            .. db
                .ChangeTracker.Entries()
                .Where(e => e.State is not (EntityState.Unchanged or EntityState.Detached))
                .Select(e =>
                    (Task: e.Entity as ResearchTask ?? byId.GetValueOrDefault(OwnerOf(e)), Part: PartOf(e.Entity))
                )
                .Where(x => x.Task is not null)
                .Distinct()
                .Select(x => new Drift(x.Task!.Source, x.Task.Code, x.Part)),
        ];
    }

    private static int OwnerOf(EntityEntry entry) =>
        entry.Metadata.FindProperty("TaskId") is null
            ? 0
            : (
                entry.State == EntityState.Deleted
                    ? entry.Property("TaskId").OriginalValue
                    : entry.Property("TaskId").CurrentValue
            ) as int?
                ?? 0;

    private static DerivedPart PartOf(object row) =>
        row switch
        {
            StatusSpan => DerivedPart.Status,
            Deadline => DerivedPart.Deadlines,
            TaskWord => DerivedPart.Words,
            _ => DerivedPart.Totals,
        };

    private List<ResearchTask> Touched()
    {
        var parts = db
            .ChangeTracker.Entries()
            .Where(e => e.State != EntityState.Unchanged && TaskParts.IsFact(e.Entity) && !Drafts.IsOnly(e))
            .Select(e => (int)e.Property("TaskId").CurrentValue!)
            .ToHashSet();
        return
        [
            .. db
                .ChangeTracker.Entries<ResearchTask>()
                .Where(e =>
                    e.State is EntityState.Added or EntityState.Modified
                    || (e.State == EntityState.Unchanged && parts.Contains(e.Property(t => t.Id).CurrentValue))
                )
                .Select(e => e.Entity),
        ];
    }

    private async Task LoadAsync(List<ResearchTask> tasks, CancellationToken cancellation)
    {
        if (tasks.Count == 0)
            return;
        var ids = tasks.ConvertAll(t => t.Id);
        foreach (var part in TaskParts.All)
            await part.LoadAsync(db, tasks, ids, cancellation);
        await db
            .Organizations.Where(o => db.Tasks.Any(t => ids.Contains(t.Id) && t.HostId == o.Id))
            .LoadAsync(cancellation);
        await db.People.Where(p => db.Tasks.Any(t => ids.Contains(t.Id) && t.LeadId == p.Id)).LoadAsync(cancellation);
    }
}
