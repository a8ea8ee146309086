using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Web.Setup;

namespace SciTasks.Web.SignIn;

/// <summary>Which account here is someone whom the directory vouches for. The first time an invited account is found by
/// an address that the directory has verified; from then on by tenant and object, which never change. A name never
/// decides.</summary>
public sealed class EntraPeople(AppDb db, UserManager<Account> users, Settings settings, TimeProvider clock)
{
    private const string Provider = "Entra";

    /// <exception cref="RefusedException">A guest, nobody invited, shut, or without a role.</exception>
    public async Task<Account> FindAsync(ClaimsPrincipal outside, CancellationToken cancellation)
    {
        if (outside.FindFirstValue("oid") is not { } person || outside.FindFirstValue("tid") is not { } tenant)
            throw Refused("entra.incomplete");
        if (IsGuest(outside) && !settings.Entra.AllowGuests)
            throw Refused("entra.guest");
        var key = $"{tenant}.{person}";
        var account = await users.FindByLoginAsync(Provider, key) ?? await LinkAsync(outside, key, cancellation);
        if (account.Disabled)
            throw Refused("entra.shut");
        db.Author = account.DisplayName;
        await ReadRolesAsync(account, outside);
        account.LastSeenAt = clock.GetUtcNow().UtcDateTime;
        return account;
    }

    private async Task<Account> LinkAsync(ClaimsPrincipal outside, string key, CancellationToken cancellation)
    {
        if (outside.FindFirstValue("email") is not { Length: > 0 } email || !IsVerified(outside))
            throw Refused("entra.no-verified-address");
        if (await users.FindByEmailAsync(email) is not { Disabled: false, IsDemo: false } account)
            throw Refused("entra.not-invited", email);
        if (await db.UserLogins.AnyAsync(l => l.UserId == account.Id && l.LoginProvider == Provider, cancellation))
            throw Refused("entra.linked-to-another", email);
        var linked = await users.AddLoginAsync(account, new UserLoginInfo(Provider, key, "Entra ID"));
        return linked.Succeeded ? account : throw Refused("entra.linked-to-another", email);
    }

    /// <summary>Anyone may write any address into a profile of their own tenant; only one that the directory has
    /// proved counts.</summary>
    private static bool IsVerified(ClaimsPrincipal outside) =>
        outside.FindFirstValue("xms_edov") is "1" or "true" or "True"
        || outside.FindFirstValue("email_verified") is "true" or "True";

    private static bool IsGuest(ClaimsPrincipal outside) =>
        outside.FindFirstValue("acct") == "1"
        || outside.FindFirstValue("preferred_username")?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true
        || (
            outside.FindFirstValue("idp") is { } vouches
            && !vouches.Contains(outside.FindFirstValue("tid")!, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Where the directory says what people are, it says so at every sign-in.</summary>
    private async Task ReadRolesAsync(Account account, ClaimsPrincipal outside)
    {
        var map = settings.Entra.Roles;
        if (map.Count == 0)
            return;
        if (outside.HasClaim(c => c.Type == "_claim_names"))
            throw Refused("entra.too-many-groups");
        var roles = outside
            .FindAll(c => c.Type is "roles" or "groups")
            .Aggregate(Roles.None, (all, c) => map.TryGetValue(c.Value, out var role) ? all | role : all);
        if (roles == Roles.None)
            throw Refused("entra.no-role");
        AccountDesk.Guard(roles);
        if (roles == account.Roles)
            return;
        account.Roles = roles;
        db.Reason = "Entra ID";
        await users.UpdateSecurityStampAsync(account);
    }

    private static RefusedException Refused(string code, params object?[] numbers) => new(new Refusal(code, numbers));
}
