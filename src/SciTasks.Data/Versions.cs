using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SciTasks.Data.Parts;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data;

/// <summary>Renews the version of whatever is written; a write to a part renews its task's, so two people cannot
/// both win.</summary>
internal static class Versions
{
    public static void Renew(ChangeTracker tracker)
    {
        var changed = tracker
            .Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        foreach (var entry in changed.Where(e => e.Metadata.FindProperty("Version") is not null))
            entry.Property("Version").CurrentValue = Guid.NewGuid();

        var tasks = tracker
            .Entries<ResearchTask>()
            .Where(e => e.State == EntityState.Unchanged)
            .ToDictionary(e => e.Entity.Id);
        foreach (var part in changed.Where(e => TaskParts.IsFact(e.Entity) && !Drafts.IsOnly(e)))
            if (tasks.TryGetValue((int)part.Property("TaskId").CurrentValue!, out var task))
                task.Property(t => t.Version).CurrentValue = Guid.NewGuid();
    }
}
