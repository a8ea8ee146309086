using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts;

/// <summary>Shuts accounts nobody used for long, and lets go of old lines of the access log. The last administrator
/// stays.</summary>
internal sealed class IdleAccountsJob(AppDb db, AccountDesk desk, Settings settings, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var oldest = now.AddMonths(-settings.SignIn.KeepAccessMonths);
        await db.Accesses.Where(a => a.At < oldest).ExecuteDeleteAsync(cancellation);
        if (settings.SignIn.DisableAfterIdleDays == 0)
            return;
        db.Reason = $"idle for {settings.SignIn.DisableAfterIdleDays} days";
        var since = now.AddDays(-settings.SignIn.DisableAfterIdleDays);
        // Who never came counts from the invitation; accounts of before that was written down, from today on.
        var unknown = default(DateTime).AddDays(1);
        var idle = await db
            .Users.Where(a => !a.Disabled && !a.IsDemo && (a.LastSeenAt ?? a.CreatedAt) < since)
            .ToListAsync(cancellation);
        foreach (var account in idle)
            if (account.LastSeenAt is null && account.CreatedAt < unknown)
                account.CreatedAt = now;
            else
                await ShutAsync(account, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task ShutAsync(Account account, CancellationToken cancellation)
    {
        try
        {
            await desk.DisableAsync(account, null, cancellation);
        }
        catch (RefusedException)
        {
            // The last administrator: without one nobody could open the others again.
        }
    }
}
