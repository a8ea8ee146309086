using Microsoft.EntityFrameworkCore;
using SciTasks.Data.Parts;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data.Loading;

public static class TaskLoading
{
    /// <summary>The whole task: people, host, facts and parts. What is derived from them is not loaded.</summary>
    public static IQueryable<ResearchTask> WithEverything(this IQueryable<ResearchTask> tasks) =>
        TaskParts
            .All.Where(p => !p.IsDerived)
            .Aggregate(
                tasks.Include(t => t.Host).Include(t => t.Lead!.Organization).Include(t => t.Officer),
                (IQueryable<ResearchTask> with, TaskPart part) => part.Include(with)
            )
            .AsSplitQuery();
}
