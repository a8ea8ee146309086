using Microsoft.EntityFrameworkCore;
using SciTasks.Data.Parts;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data.Loading;

public static class TaskLoading
{
    /// <summary>Tasks and their parts are no longer tracked; hosts, people and sources are. After a save, before the next of
    /// many.</summary>
    public static void ForgetTasks(this AppDb db)
    {
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in db.ChangeTracker.Entries().ToList())
            if (entry.Entity is not (Organization or Person or SourceSystem))
                entry.State = EntityState.Detached;
        db.ChangeTracker.AutoDetectChangesEnabled = detects;
    }

    /// <summary>The whole task: people, host, facts and parts. What is derived from them is not loaded.</summary>
    public static IQueryable<ResearchTask> WithEverything(this IQueryable<ResearchTask> tasks) =>
        TaskParts
            .All.Where(p => !p.IsDerived)
            .Aggregate(
                tasks.Include(t => t.Host!.FormerNames).Include(t => t.Lead!.Organization).Include(t => t.Officer),
                (IQueryable<ResearchTask> with, TaskPart part) => part.Include(with)
            )
            .AsSplitQuery();
}
