using Hangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SciTasks.Data;
using SciTasks.Domain.Basics.Text;
using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts.Own;

/// <param name="Email">Of the account, for whatever keeps passwords on the device.</param>
public sealed record NewPasswordPage(int Id, string Token, string? Email, int Least);

/// <summary>The ways in for whoever has no password yet, or no longer.</summary>
[AllowAnonymous]
public sealed class PasswordsController(
    UserManager<Account> users,
    AccountMail mail,
    IBackgroundJobClient jobs,
    WrongTries tries,
    KnownBrowsers browsers,
    AccessLog accesses,
    Setup.Settings settings,
    Wording words
) : Controller
{
    [HttpGet("/forgotten-password")]
    public IActionResult Forgotten()
    {
        ViewData["Title"] = words["Forgotten password"];
        return View("Forgotten", false);
    }

    /// <summary>Says the same whether or not there is such an account. Each request counts as a failed sign-in, so
    /// that nobody floods a mailbox.</summary>
    [HttpPost("/forgotten-password")]
    public IActionResult Remind(string? email)
    {
        ViewData["Title"] = words["Forgotten password"];
        var caller = browsers.Of(HttpContext, email);
        if (tries.Wait(email, caller) > TimeSpan.Zero)
            return StatusCode(StatusCodes.Status429TooManyRequests);
        tries.Count(email, caller);
        if (email?.Trim() is { Length: > 0 and <= EmailText.Longest } typed)
        {
            var address = caller.Address?.ToString();
            jobs.Enqueue<ReminderJob>(job => job.RunAsync(typed, address));
        }
        return View("Forgotten", true);
    }

    [HttpGet("/new-password/{id:int}")]
    public async Task<IActionResult> New(int id, string? token) =>
        await HolderAsync(id, token) is { } account ? Form(account, token!) : Over();

    [HttpPost("/new-password/{id:int}")]
    public async Task<IActionResult> Create(int id, string? token, string? password, string? repeat)
    {
        if (await HolderAsync(id, token) is not { } account)
            return Over();
        if (password != repeat)
            ModelState.AddModelError("repeat", words["The two passwords differ."]);
        else if (await users.ResetPasswordAsync(account, token!, password ?? "") is { Succeeded: false } result)
            foreach (var error in result.Errors)
                ModelState.AddModelError("password", error.Description);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Form(account, token!);
        }
        // Who forgot a password, or fears for it, may fear for keys that someone else added.
        foreach (var passkey in await users.GetPasskeysAsync(account))
            await users.RemovePasskeyAsync(account, passkey.CredentialId);
        if (!account.EmailConfirmed)
        {
            account.EmailConfirmed = true;
            await users.UpdateAsync(account);
        }
        await accesses.WriteAsync(HttpContext, AccessKind.PasswordChanged, account);
        await mail.TellAsync(account, AccessKind.PasswordChanged);
        TempData["Message"] = words["The password is set. Sign in with it."];
        return Redirect(SessionAddress.SignIn);
    }

    private async Task<Account?> HolderAsync(int id, string? token)
    {
        if (
            string.IsNullOrEmpty(token)
            || await users.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture))
                is not { Disabled: false } account
        )
            return null;
        return await users.VerifyUserTokenAsync(
            account,
            users.Options.Tokens.PasswordResetTokenProvider,
            UserManager<Account>.ResetPasswordTokenPurpose,
            token
        )
            ? account
            : null;
    }

    private ViewResult Form(Account account, string token)
    {
        ViewData["Title"] = words["Choose a password"];
        var least = account.TwoFactorEnabled
            ? settings.SignIn.LeastLengthWithSecondFactor
            : settings.SignIn.LeastLength;
        return View("New", new NewPasswordPage(account.Id, token, account.Email, least));
    }

    private ViewResult Over()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        ViewData["Title"] = words["This link no longer holds"];
        return View("Over");
    }
}
