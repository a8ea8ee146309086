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
public sealed class EntraPeople(AppDb db, UserManager<Account> users, AccountDesk desk, Settings settings)
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
        var linked = await users.FindByLoginAsync(Provider, key);
        var account = linked ?? await InvitedAsync(outside, cancellation);
        if (account.Disabled)
            throw Refused("entra.shut");
        db.Author = account.DisplayName;
        await ReadRolesAsync(account, outside, cancellation);
        if (linked is null)
            Check(await users.AddLoginAsync(account, new UserLoginInfo(Provider, key, "Entra ID")));
        return account;
    }

    private async Task<Account> InvitedAsync(ClaimsPrincipal outside, CancellationToken cancellation)
    {
        if (outside.FindFirstValue("email") is not { Length: > 0 } email || !IsVerified(outside))
            throw Refused("entra.no-verified-address");
        if (await users.FindByEmailAsync(email) is not { Disabled: false, IsDemo: false } account)
            throw Refused("entra.not-invited", email);
        if (await db.UserLogins.AnyAsync(l => l.UserId == account.Id && l.LoginProvider == Provider, cancellation))
            throw Refused("entra.linked-to-another", email);
        return account;
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
    private async Task ReadRolesAsync(Account account, ClaimsPrincipal outside, CancellationToken cancellation)
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
        db.Reason = "Entra ID";
        await desk.ChangeRolesAsync(account, roles, null, cancellation);
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw Refused("entra.linked-to-another", string.Join(" ", result.Errors.Select(e => e.Description)));
    }

    private static RefusedException Refused(string code, params object?[] numbers) => new(new Refusal(code, numbers));
}
