using Microsoft.EntityFrameworkCore;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data.Loading;

public static class TaskLoading
{
    /// <summary>The whole task: people, host, facts and parts.</summary>
    public static IQueryable<ResearchTask> WithEverything(this IQueryable<ResearchTask> tasks) =>
        tasks
            .Include(t => t.Host)
            .Include(t => t.Lead!.Organization)
            .Include(t => t.Officer)
            .Include(t => t.Tranches)
            .Include(t => t.Ledger)
            .Include(t => t.YearBudgets)
            .Include(t => t.Moves)
            .Include(t => t.BudgetChanges)
            .Include(t => t.Extensions)
            .Include(t => t.Reports)
            .Include(t => t.Inspections)
            .Include(t => t.Changes)
            .Include(t => t.WorkMoves)
            .AsSplitQuery();
}
