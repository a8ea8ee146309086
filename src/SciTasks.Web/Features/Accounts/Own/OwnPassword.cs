using Microsoft.AspNetCore.Identity;
using SciTasks.Data;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts.Own;

/// <summary>Whoever found a screen open must not take the account over: the password is asked again, and wrong ones are
/// slowed as at the door.</summary>
public sealed class OwnPassword(
    UserManager<Account> users,
    WrongTries tries,
    KnownBrowsers browsers,
    AccessLog accesses,
    Wording words
)
{
    /// <returns>Why not; null where it is the password.</returns>
    public async Task<string?> RefuseAsync(HttpContext context, Account account, string? typed)
    {
        var here = browsers.Of(context, account.Email);
        if (account.PasswordHash is null)
            return words["This account has no password here."];
        var wait = tries.Wait(account.Email, here);
        if (wait > TimeSpan.Zero)
            return words[
                "Too many tries failed. Wait {0} seconds, then try again.",
                (int)Math.Ceiling(wait.TotalSeconds)
            ];
        // Counted before it is judged, as at the door.
        tries.Count(account.Email, here);
        if (!await users.CheckPasswordAsync(account, typed ?? ""))
        {
            await accesses.WriteAsync(context, AccessKind.SignInFailed, account);
            return words["The present password is wrong."];
        }
        tries.Forgive(account.Email, here);
        return null;
    }
}
