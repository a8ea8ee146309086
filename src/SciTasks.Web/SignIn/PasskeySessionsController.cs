using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SciTasks.Data;
using SciTasks.Web.Addresses;

namespace SciTasks.Web.SignIn;

/// <summary>In by a passkey: a key that a device keeps and opens for its holder only, so that it stands for both
/// factors.</summary>
[AllowAnonymous]
public sealed class PasskeySessionsController(
    SignInManager<Account> signIn,
    Entrance entrance,
    WrongTries tries,
    AccessLog accesses,
    Wording words
) : EntranceController(entrance)
{
    /// <summary>What the device is asked; of any account it keeps a key for.</summary>
    [HttpPost("/sign-in/passkey/options")]
    public async Task<IActionResult> Options() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    [HttpPost("/sign-in/passkey")]
    public async Task<IActionResult> Create(string? credential, string? from, string? lost)
    {
        var caller = HttpContext.Connection.RemoteIpAddress;
        if (tries.Wait(null, caller) > TimeSpan.Zero)
            return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await HolderAsync(credential) is not { } account)
        {
            tries.Count(null, caller);
            await accesses.WriteAsync(HttpContext, AccessKind.SignInFailed, (string?)null, words["Passkey"]);
            TempData["Problem"] = words["The passkey was not accepted. Sign in with the password."];
            return Redirect(SessionAddress.SignIn);
        }
        var session = new AuthenticationProperties();
        session.Items[Entrance.SecondFactorGiven] = "true";
        return await EnterAsync(account, session, from, lost, words["Passkey"]);
    }

    private async Task<Account?> HolderAsync(string? credential)
    {
        try
        {
            var result = string.IsNullOrEmpty(credential)
                ? null
                : await signIn.PerformPasskeyAssertionAsync(credential);
            if (result is not { Succeeded: true, User: { Disabled: false } account })
                return null;
            // How often the key was used, by which a copy of it is noticed.
            return (await signIn.UserManager.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded
                ? account
                : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked of this browser, or too long ago.
            return null;
        }
    }
}
