using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using SciTasks.Data;

namespace SciTasks.Web.SignIn;

/// <summary>The codes of an app on the holder's phone, and the way between the first factor and the second.</summary>
public sealed class SecondFactors(
    SignInManager<Account> signIn,
    UserManager<Account> users,
    IDataProtectionProvider protection
)
{
    private const int CodeLength = 6;

    /// <summary>Codes used in the last minutes are remembered with the account.</summary>
    private const int Remembered = 6;
    private const string Own = "scitasks",
        Used = "used-codes";

    // Where the framework keeps the key that its own check reads.
    private const string KeyProvider = "[AspNetUserStore]",
        KeyName = "AuthenticatorKey";

    private static readonly TimeSpan TimeToScan = TimeSpan.FromMinutes(15);

    private ITimeLimitedDataProtector Tickets =>
        protection.CreateProtector("SciTasks.SecondFactorKey").ToTimeLimitedDataProtector();

    /// <summary>A code of the app, once; or a recovery code, which is used up. Of two at once the one saved second is
    /// refused.</summary>
    public async Task<bool> IsRightAsync(Account account, string? typed)
    {
        var code = Plain(typed);
        return code.Length == CodeLength
            ? await IsOfAppAsync(account, code)
            : (await users.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded;
    }

    /// <summary>A key nobody saw before, and the ticket by which its form brings it back: nothing is kept until a code
    /// of it was typed.</summary>
    public (string Key, string Ticket) NewKey(Account account)
    {
        var key = users.GenerateNewAuthenticatorKey();
        return (key, Tickets.Protect(Text(account.Id) + " " + key, TimeToScan));
    }

    /// <returns>The key of a ticket; null where it is too old or another's.</returns>
    public string? KeyOf(Account account, string? ticket)
    {
        try
        {
            return Tickets.Unprotect(ticket ?? "").Split(' ') is [var id, var key] && id == Text(account.Id)
                ? key
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Turns the second factor on where the code is one of the key.</summary>
    public async Task<bool> TurnOnAsync(Account account, string key, string? typed)
    {
        await users.SetAuthenticationTokenAsync(account, KeyProvider, KeyName, key);
        var code = Plain(typed);
        if (code.Length != CodeLength || !await IsOfAppAsync(account, code))
            return false;
        await users.SetTwoFactorEnabledAsync(account, true);
        return true;
    }

    /// <summary>The first factor was right; the second is asked for within minutes.</summary>
    /// <param name="session">What the session is to remember once it begins.</param>
    public static Task BeginAsync(HttpContext context, Account account, AuthenticationProperties session) =>
        context.SignInAsync(
            IdentityConstants.TwoFactorUserIdScheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [new(ClaimTypes.Name, Text(account.Id)), new(AccountClaims.Stamp, account.SecurityStamp ?? "")],
                    IdentityConstants.TwoFactorUserIdScheme
                )
            ),
            session
        );

    /// <summary>Who gave the right first factor a moment ago; a password changed since is no longer right.</summary>
    public async Task<(Account Account, AuthenticationProperties Session)?> HalfwayAsync(HttpContext context)
    {
        var half = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return
            await signIn.GetTwoFactorAuthenticationUserAsync() is { Disabled: false } account
            && half.Principal?.HasClaim(AccountClaims.Stamp, account.SecurityStamp ?? "") == true
            ? (account, OfSession(half.Properties))
            : null;
    }

    /// <summary>What a session remembers beside its times.</summary>
    public static AuthenticationProperties OfSession(AuthenticationProperties? old)
    {
        var kept = new AuthenticationProperties();
        foreach (var (key, value) in old?.Items ?? new Dictionary<string, string?>())
            if (!key.StartsWith('.'))
                kept.Items[key] = value;
        return kept;
    }

    private async Task<bool> IsOfAppAsync(Account account, string code)
    {
        var before = (await users.GetAuthenticationTokenAsync(account, Own, Used))?.Split(' ') ?? [];
        return !before.Contains(code)
            && await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, code)
            && (
                await users.SetAuthenticationTokenAsync(
                    account,
                    Own,
                    Used,
                    string.Join(' ', before.TakeLast(Remembered - 1).Append(code))
                )
            ).Succeeded;
    }

    private static string Plain(string? code) =>
        (code ?? "").Replace(" ", "", StringComparison.Ordinal).Trim().ToUpperInvariant();

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
