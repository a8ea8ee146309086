using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Web.Setup;

namespace SciTasks.Web.SignIn;

/// <summary>Which accounts a list shows.</summary>
public enum AccountFilter
{
    Open,
    Shut,

    /// <summary>Not used for half of the days after which it is shut, or never.</summary>
    Idle,

    /// <summary>Due for its review.</summary>
    Review,

    /// <summary>Leads and hosts that stand for nobody of the register.</summary>
    Unjoined,
    All,
}

/// <summary>The accounts that a list shows, and how many there are of each kind that wants looking after.</summary>
public sealed class AccountLists(AppDb db, Settings settings, TimeProvider clock)
{
    /// <param name="q">Part of a name or an address; all where there is none.</param>
    public IQueryable<Account> Of(string? q, AccountFilter show)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (idle, due) = (
            now.AddDays(-settings.SignIn.DisableAfterIdleDays / 2.0),
            now.AddDays(-settings.SignIn.ReviewAfterDays)
        );
        var accounts = db.Users.AsNoTracking();
        accounts = show switch
        {
            AccountFilter.Open => accounts.Where(a => !a.Disabled),
            AccountFilter.Shut => accounts.Where(a => a.Disabled),
            AccountFilter.Idle => accounts.Where(a => !a.Disabled && (a.LastSeenAt == null || a.LastSeenAt < idle)),
            AccountFilter.Review => accounts.Where(a => !a.Disabled && (a.ReviewedAt == null || a.ReviewedAt < due)),
            AccountFilter.Unjoined => accounts.Where(a =>
                !a.Disabled
                && a.PersonId == null
                && a.OrganizationId == null
                && (a.Roles & (Roles.Lead | Roles.Host)) != Roles.None
            ),
            _ => accounts,
        };
        if (string.IsNullOrEmpty(q))
            return accounts;
        var address = q.ToUpperInvariant();
        return accounts.Where(a => a.DisplayName.Contains(q) || a.NormalizedEmail!.Contains(address));
    }

    /// <summary>Accounts a list would show.</summary>
    public async Task<IReadOnlyList<(AccountFilter Show, int Count)>> CountsAsync(CancellationToken cancellation)
    {
        List<(AccountFilter, int)> counts = [];
        foreach (
            var show in new[] { AccountFilter.Open, AccountFilter.Unjoined, AccountFilter.Idle, AccountFilter.Review }
        )
            counts.Add((show, await Of(null, show).CountAsync(cancellation)));
        return counts;
    }
}
