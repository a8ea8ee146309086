using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Features.Accounts;

/// <summary>The work of someone who leaves goes to a colleague: tasks followed as officer, and what was lent to
/// them.</summary>
public sealed class Handover(AppDb db, TimeProvider clock)
{
    /// <summary>Tasks are loaded whole, so not all at once.</summary>
    private const int Many = 100;

    public Task<int> CountAsync(Account account, CancellationToken cancellation) =>
        account.PersonId is { } person ? Of(person).CountAsync(cancellation) : Task.FromResult(0);

    /// <summary>Who has an account and follows tasks under a name of the register.</summary>
    public async Task<IReadOnlyList<ColleagueChoice>> ColleaguesAsync(
        Account account,
        CancellationToken cancellation
    ) =>
        await db
            .Users.AsNoTracking()
            .Where(a =>
                a.Id != account.Id
                && !a.Disabled
                && a.PersonId != null
                && a.PersonId != account.PersonId
                && (a.Roles & (Roles.Officer | Roles.DivisionHead)) != Roles.None
            )
            .OrderBy(a => a.DisplayName)
            .Select(a => new ColleagueChoice(a.Id, a.DisplayName))
            .ToListAsync(cancellation);

    /// <exception cref="RefusedException">Nobody was chosen who may take it over.</exception>
    public async Task PassAsync(Account from, int? to, CancellationToken cancellation)
    {
        var colleagues = await ColleaguesAsync(from, cancellation);
        if (from.PersonId is not { } person || colleagues.All(c => c.Id != to))
            throw new RefusedException(new Refusal("account.no-successor"));
        var successor = await db.Users.Where(a => a.Id == to).Select(a => a.Person).SingleAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        while (
            await Of(person).OrderBy(t => t.Id).Take(Many).WithEverything().ToListAsync(cancellation)
                is { Count: > 0 } tasks
        )
        {
            foreach (var task in tasks)
                task.Assign(successor);
            await db.SaveChangesAsync(cancellation);
        }
        var today = clock.Today();
        foreach (
            var lent in await db
                .StandIns.Where(s => s.ById == from.Id && s.Ended == null && s.To >= today)
                .ToListAsync(cancellation)
        )
            lent.Ended = today;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private IQueryable<ResearchTask> Of(int person) => db.Tasks.Where(t => t.OfficerId == person);
}
