using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts.Own;

/// <param name="Id">As the page sends it back.</param>
public sealed record PasskeyLine(string Id, string Name, DateTimeOffset At);

/// <summary>The passkeys of one's own account. Whoever found a screen open adds none: the password is asked
/// again.</summary>
[May(Act.OwnAccount, Access.Write)]
public sealed class PasskeysController(
    AppDb db,
    SignInManager<Account> signIn,
    UserManager<Account> users,
    OwnPassword own,
    AccountMail mail,
    AccessLog accesses,
    Wording words
) : Controller
{
    /// <summary>What the device is asked to make; refused with a sentence where the password is wrong.</summary>
    [HttpPost("/account/passkeys/options")]
    public async Task<IActionResult> Options(string? current)
    {
        var account = await OwnAsync();
        if (await own.RefuseAsync(HttpContext, account, current) is { } sentence)
            return UnprocessableEntity(sentence);
        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new()
            {
                Id = account.Id.ToString(CultureInfo.InvariantCulture),
                Name = account.Email!,
                DisplayName = account.DisplayName,
            }
        );
        return Content(options, "application/json");
    }

    [HttpPost("/account/passkeys")]
    public async Task<IActionResult> Add(string? credential, string? name)
    {
        var account = await OwnAsync();
        if (await MadeAsync(account, credential) is not { } passkey)
        {
            TempData["Problem"] = words["The device made no passkey that can be used here. Nothing was changed."];
            return Redirect(OwnAccountAddress.Own);
        }
        passkey.Name = string.IsNullOrWhiteSpace(name) ? words["Passkey"] : name.Trim();
        if (passkey.Name.Length > 100)
            passkey.Name = passkey.Name[..100];
        await users.AddOrUpdatePasskeyAsync(account, passkey);
        return await ChangedAsync(account, words["The passkey is added: sign in with it from now on."]);
    }

    [HttpPost("/account/passkeys/removal")]
    public async Task<IActionResult> Remove(string? id)
    {
        var account = await OwnAsync();
        if (!Base64Url.IsValid(id ?? ""))
            return NotFound();
        var key = Base64Url.DecodeFromChars(id);
        if (await users.GetPasskeyAsync(account, key) is null)
            return NotFound();
        await users.RemovePasskeyAsync(account, key);
        return await ChangedAsync(account, words["The passkey is removed."]);
    }

    private async Task<UserPasskeyInfo?> MadeAsync(Account account, string? credential)
    {
        try
        {
            var result = string.IsNullOrEmpty(credential)
                ? null
                : await signIn.PerformPasskeyAttestationAsync(credential);
            return
                result is { Succeeded: true }
                && result.UserEntity.Id == account.Id.ToString(CultureInfo.InvariantCulture)
                ? result.Passkey
                : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked of this browser, or too long ago.
            return null;
        }
    }

    private async Task<IActionResult> ChangedAsync(Account account, string message)
    {
        await accesses.WriteAsync(HttpContext, AccessKind.PasskeysChanged, account);
        await mail.TellAsync(account, AccessKind.PasskeysChanged);
        TempData["Message"] = message;
        return Redirect(OwnAccountAddress.Own);
    }

    private Task<Account> OwnAsync()
    {
        var id = Me.Of(User).AccountId;
        return db.Users.SingleAsync(a => a.Id == id, HttpContext.RequestAborted);
    }
}
