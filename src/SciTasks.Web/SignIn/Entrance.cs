using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Web.Addresses;

namespace SciTasks.Web.SignIn;

/// <summary>What happens once it is certain who has come, by whichever way.</summary>
public sealed class Entrance(
    SignInManager<Account> signIn,
    AppDb db,
    AccessLog accesses,
    KnownBrowsers browsers,
    TimeProvider clock
)
{
    /// <summary>In the properties of a session: a second factor was asked for on the way, by the directory or by the
    /// device of a passkey.</summary>
    public const string SecondFactorGiven = "scitasks:outside-factor";

    /// <param name="way">For the access log: which way, where it is not the password.</param>
    public async Task OpenAsync(
        HttpContext context,
        Account account,
        AuthenticationProperties session,
        string? way = null
    )
    {
        await signIn.SignInAsync(account, session);
        var now = clock.GetUtcNow().UtcDateTime;
        await db
            .Users.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.LastSeenAt, now), context.RequestAborted);
        await accesses.WriteAsync(context, AccessKind.SignedIn, account, way);
        browsers.Remember(context, account.Email);
    }

    /// <summary>The newcomer, for whom the tokens of the page that follows must be.</summary>
    public Task<System.Security.Claims.ClaimsPrincipal> NewcomerAsync(Account account) =>
        signIn.CreateUserPrincipalAsync(account);
}

/// <summary>A way in that ends at the page one wanted, or with the form that was lost on the way.</summary>
public abstract class EntranceController(Entrance entrance) : Controller
{
    /// <summary>Signs in, and gives back what was typed when the session was lost.</summary>
    protected async Task<IActionResult> EnterAsync(
        Account account,
        AuthenticationProperties session,
        string? from,
        string? lost,
        string? way = null
    )
    {
        await entrance.OpenAsync(HttpContext, account, session, way);
        if (Unpack(lost) is not { } kept)
            return Back(from);
        HttpContext.User = await entrance.NewcomerAsync(account);
        return View("SendAgain", kept);
    }

    protected LostForm? Unpack(string? lost) => LostForm.Unpack(lost, Url.IsLocalUrl);

    protected IActionResult Back(string? from) =>
        Url.IsLocalUrl(from) ? LocalRedirect(from) : Redirect(DeskAddress.Start);
}
