using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Calendar;
using SciTasks.Domain.Funding;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Funding;

/// <summary>Whose right each move is (product.md §1, §3).</summary>
internal static class MoveActs
{
    public static Act Of(MoveKind move, TrancheState state, bool endorsed) => move switch
    {
        MoveKind.Plan or MoveKind.Replan => Act.PlanFunds,
        MoveKind.Request or MoveKind.Withdraw => Act.RequestTranche,
        MoveKind.Verify => Act.VerifyTranche,
        MoveKind.Check => Act.CheckTranche,
        MoveKind.Endorse => Act.EndorseTranche,
        MoveKind.Approve or MoveKind.Refuse => Act.ApproveTranche,
        MoveKind.Cancel => state is TrancheState.Approved or TrancheState.PaymentFailed ? Act.ApproveTranche : Act.PlanFunds,
        MoveKind.Return => NextStep(state, endorsed) ?? Act.ApproveTranche,
        _ => Act.Ledger,
    };

    /// <summary>Whose turn it is while a request is on its way; null where nobody's is.</summary>
    public static Act? NextStep(TrancheState state, bool endorsed) => state switch
    {
        TrancheState.Requested => Act.VerifyTranche,
        TrancheState.Verified => Act.CheckTranche,
        TrancheState.Checked => endorsed ? Act.EndorseTranche : Act.ApproveTranche,
        TrancheState.Endorsed => Act.ApproveTranche,
        TrancheState.Approved or TrancheState.PartlyPaid or TrancheState.PaymentFailed => Act.Ledger,
        _ => null,
    };

    /// <summary>An asker asks for their own tasks; every other step belongs to those who may write.</summary>
    public static Access Least(Act act) => act == Act.RequestTranche ? Access.Own : Access.Write;
}

/// <summary>Who someone acts as: themself where the right is theirs, else the one they stand in for today.</summary>
public sealed class Authority(AppDb db, TimeProvider clock)
{
    public DateOnly Today => clock.Today();

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>Null where the right is neither theirs nor lent to them.</returns>
    public async Task<Actor?> ForAsync(Me me, Act act, CancellationToken cancellation = default)
    {
        var self = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == me.AccountId, cancellation);
        if (self is null or { Disabled: true }) return null;
        if (Permissions.Of(act, self.Roles) >= MoveActs.Least(act)) return Of(self);
        var lent = await LentToAsync(me, cancellation);
        return lent.Find(a => Permissions.Of(act, a.Roles) >= MoveActs.Least(act)) is { } represented ? Of(self) with { For = Of(represented) } : null;
    }

    /// <summary>Those the person stands in for today. What is lent is the steps of staff, never an administrator's or a lead's right.</summary>
    public async Task<List<Account>> LentToAsync(Me me, CancellationToken cancellation = default)
    {
        var today = Today;
        return await db.StandIns.Where(s => s.ById == me.AccountId && s.From <= today && s.To >= today && (s.Ended == null || s.Ended > today))
            .Join(db.Users.Where(a => !a.Disabled), s => s.ForId, a => a.Id, (_, a) => a).AsNoTracking().ToListAsync(cancellation);
    }

    private static Actor Of(Account account) => new(account.Id, string.IsNullOrWhiteSpace(account.Position) ? account.DisplayName : $"{account.Position} {account.DisplayName}", account.PersonId);
}
