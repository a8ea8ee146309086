using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Steps;

/// <summary>Who someone acts as: themself where the right is theirs, else the one they stand in for today.</summary>
public sealed class Authority(AppDb db, TimeProvider clock)
{
    public DateOnly Today => clock.Today();

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="taskId">The task it is about: who asks only for their own must lead or host it.</param>
    /// <returns>Null where the right is neither theirs nor lent to them.</returns>
    public async Task<Actor?> ForAsync(Me me, Act act, int taskId, CancellationToken cancellation = default)
    {
        var self = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == me.AccountId, cancellation);
        if (self is null or { Disabled: true })
            return null;
        var access = Permissions.Of(act, self.RolesOn(Today));
        if (
            access >= MoveActs.Least(act)
            && (access > Access.Own || await db.Tasks.OwnedBy(me).AnyAsync(t => t.Id == taskId, cancellation))
        )
            return Of(self);
        var lent = await LentToAsync(me, cancellation);
        return lent.Find(a => Permissions.Of(act, a.RolesOn(Today)) == Access.Write) is { } represented
            ? Of(self) with
            {
                For = Of(represented),
            }
            : null;
    }

    /// <summary>Those the person stands in for today. What is lent is the steps of staff, never an administrator's
    /// or a lead's right.</summary>
    public async Task<List<Account>> LentToAsync(Me me, CancellationToken cancellation = default)
    {
        // Who makes accounts moves no money, whatever was lent to them before.
        if (me.Roles.HasFlag(Roles.Administrator))
            return [];
        var today = Today;
        return await db
            .StandIns.Where(s =>
                s.ById == me.AccountId && s.From <= today && s.To >= today && (s.Ended == null || s.Ended > today)
            )
            .Join(db.Users.Where(a => !a.Disabled), s => s.ForId, a => a.Id, (_, a) => a)
            .AsNoTracking()
            .ToListAsync(cancellation);
    }

    private static Actor Of(Account account) =>
        new(
            account.Id,
            string.IsNullOrWhiteSpace(account.Position)
                ? account.DisplayName
                : $"{account.Position} {account.DisplayName}",
            account.PersonId
        );
}
