using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Features.Organizations;

/// <summary>A lead who leaves hands over in one step: every task that is not over is led by someone else, with one reason in the
/// history of each.</summary>
public sealed class LeadHandover(AppDb db)
{
    /// <summary>Tasks are loaded whole, so not all at once.</summary>
    private const int Many = 100;

    public static IQueryable<ResearchTask> NotOver(IQueryable<ResearchTask> tasks) =>
        tasks.Where(t => t.Accepted == null && t.Termination.Day == null && t.Liquidated == null && t.Closed == null);

    /// <returns>How many tasks changed hands.</returns>
    /// <exception cref="RefusedException">To themselves, without a reason, or nothing to hand over.</exception>
    public async Task<int> PassAsync(int from, Person to, string? reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(new Refusal("tranche.reason-needed"));
        if (to.Id == from)
            throw new RefusedException(new Refusal("name.handover-self"));
        db.Reason = reason;
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        // Someone just added gets their number first.
        await db.SaveChangesAsync(cancellation);
        var count = 0;
        while (
            await NotOver(db.Tasks.Where(t => t.LeadId == from))
                .OrderBy(t => t.Id)
                .Take(Many)
                .WithEverything()
                .ToListAsync(cancellation)
                is { Count: > 0 } tasks
        )
        {
            foreach (var task in tasks)
                task.Appoint(to);
            await db.SaveChangesAsync(cancellation);
            db.ForgetTasks();
            count += tasks.Count;
        }
        if (count == 0)
            throw new RefusedException(new Refusal("name.nothing-to-hand-over"));
        await whole.CommitAsync(cancellation);
        return count;
    }
}
