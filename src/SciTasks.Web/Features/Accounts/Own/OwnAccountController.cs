using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts.Own;

/// <summary>What someone sees of their own account.</summary>
/// <param name="Codes">Recovery codes that are left.</param>
/// <param name="Accesses">The last times someone came in, or tried to.</param>
/// <param name="Sessions">Devices signed in now.</param>
public sealed record OwnAccountPage(
    string Name,
    string? Email,
    string? Position,
    IReadOnlyList<string> Roles,
    bool HasPassword,
    bool SecondFactor,
    int Codes,
    IReadOnlyList<PasskeyLine> Passkeys,
    IReadOnlyList<AccessRow> Accesses,
    int Sessions
);

/// <param name="Ticket">Brings the key back with the code.</param>
/// <param name="Key">To type where no picture can be scanned.</param>
/// <param name="Address">What the picture says to the app.</param>
public sealed record SecondFactorSetup(string Ticket, string Key, string Address, bool Needed, bool HasPassword);

/// <summary>One's own account: password, second factor, where one is signed in.</summary>
[May(Act.OwnAccount, Access.Write)]
public sealed class OwnAccountController(
    AppDb db,
    UserManager<Account> users,
    SignInManager<Account> signIn,
    AccountMail mail,
    SecondFactors factors,
    OwnPassword own,
    AccessLog accesses,
    Wording words
) : Controller
{
    /// <summary>Lines of the access log on the page.</summary>
    public const int Shown = 10;
    private const int RecoveryCodes = 10;

    [HttpGet("/account")]
    public async Task<IActionResult> Show()
    {
        var account = await OwnAsync();
        ViewData["Title"] = words["Your account"];
        return View("Own", await PageAsync(account));
    }

    [HttpPost("/account/password")]
    public async Task<IActionResult> ChangePassword(string? current, string? password, string? repeat)
    {
        var account = await OwnAsync();
        if (await RefuseAsync(account, current) is { } wait)
            return wait;
        if (password != repeat)
            return await AgainAsync(account, words["The two passwords differ."]);
        var result = await users.ChangePasswordAsync(account, current ?? "", password ?? "");
        if (!result.Succeeded)
            return await AgainAsync(account, [.. result.Errors.Select(e => e.Description)]);
        await accesses.WriteAsync(HttpContext, AccessKind.PasswordChanged, account);
        await mail.TellAsync(account, AccessKind.PasswordChanged);
        return await StayAsync(account, words["The password is changed. Other devices are signed out."]);
    }

    [HttpGet("/account/second-factor")]
    public async Task<IActionResult> SecondFactor()
    {
        var account = await OwnAsync();
        if (account.TwoFactorEnabled)
            return Redirect(OwnAccountAddress.Own);
        return Setup(account, factors.NewKey(account));
    }

    [HttpPost("/account/second-factor")]
    public async Task<IActionResult> TurnOn(string? code, string? current, string? ticket)
    {
        var account = await OwnAsync();
        if (account.TwoFactorEnabled)
            return Redirect(OwnAccountAddress.Own);
        if (factors.KeyOf(account, ticket) is not { } key)
            return Redirect(OwnAccountAddress.SecondFactor);
        if (account.PasswordHash is not null && await own.RefuseAsync(HttpContext, account, current) is { } sentence)
            ModelState.AddModelError("current", sentence);
        else if (!await factors.TurnOnAsync(account, key, code))
            ModelState.AddModelError("code", words["The code is wrong, was used already, or is no longer valid."]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Setup(account, (key, ticket!));
        }
        await users.UpdateSecurityStampAsync(account);
        await accesses.WriteAsync(HttpContext, AccessKind.SecondFactorChanged, account);
        await mail.TellAsync(account, AccessKind.SecondFactorChanged);
        await SignInAgainAsync(account);
        return await CodesAsync(account);
    }

    /// <summary>New codes in place of those that are left.</summary>
    [HttpPost("/account/recovery-codes")]
    public async Task<IActionResult> NewCodes(string? current)
    {
        var account = await OwnAsync();
        if (await RefuseAsync(account, current) is { } wait)
            return wait;
        if (!account.TwoFactorEnabled)
            return Redirect(OwnAccountAddress.SecondFactor);
        await accesses.WriteAsync(HttpContext, AccessKind.SecondFactorChanged, account);
        await mail.TellAsync(account, AccessKind.SecondFactorChanged);
        return await CodesAsync(account);
    }

    [HttpPost("/account/theme")]
    public async Task<IActionResult> ChangeTheme(string? theme)
    {
        var (id, chosen) = (Me.Of(User).AccountId, theme == Me.Dark ? Me.Dark : null);
        await db
            .Users.Where(a => a.Id == id)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Theme, chosen), HttpContext.RequestAborted);
        return Redirect(OwnAccountAddress.Own);
    }

    /// <summary>Signs out everywhere else.</summary>
    [HttpPost("/account/sessions")]
    public async Task<IActionResult> EndOthers()
    {
        var account = await OwnAsync();
        await users.UpdateSecurityStampAsync(account);
        await db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(HttpContext.RequestAborted);
        return await StayAsync(account, words["Every other device is signed out."]);
    }

    private async Task<Account> OwnAsync()
    {
        var id = Me.Of(User).AccountId;
        return await db.Users.SingleAsync(a => a.Id == id, HttpContext.RequestAborted);
    }

    /// <returns>Null where it is the password.</returns>
    private async Task<IActionResult?> RefuseAsync(Account account, string? current) =>
        await own.RefuseAsync(HttpContext, account, current) is { } sentence
            ? await AgainAsync(account, sentence)
            : null;

    /// <summary>With the new stamp, and where the session came from as before.</summary>
    private async Task SignInAgainAsync(Account account)
    {
        var session = (await HttpContext.AuthenticateAsync()).Properties;
        await signIn.SignInAsync(account, SecondFactors.OfSession(session));
    }

    private async Task<IActionResult> StayAsync(Account account, string message)
    {
        await SignInAgainAsync(account);
        TempData["Message"] = message;
        return Redirect(OwnAccountAddress.Own);
    }

    private async Task<IActionResult> AgainAsync(Account account, params string[] errors)
    {
        db.ChangeTracker.Clear();
        foreach (var error in errors)
            ModelState.AddModelError("", error);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        ViewData["Title"] = words["Your account"];
        return View("Own", await PageAsync(account));
    }

    private async Task<IActionResult> CodesAsync(Account account)
    {
        ViewData["Title"] = words["Recovery codes"];
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        return View("Codes", codes!.ToList());
    }

    private ViewResult Setup(Account account, (string Key, string Ticket) shown)
    {
        var (key, ticket) = shown;
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"otpauth://totp/SciTasks:{Uri.EscapeDataString(account.Email!)}?secret={key}&issuer=SciTasks&digits=6"
        );
        ViewData["Title"] = words["Second factor"];
        return View(
            "Setup",
            new SecondFactorSetup(
                ticket,
                Grouped(key),
                address,
                User.HasClaim(SecondFactorGate.Missing, "true"),
                account.PasswordHash is not null
            )
        );
    }

    private static string Grouped(string key)
    {
        var text = new StringBuilder();
        for (var i = 0; i < key.Length; i++)
            text.Append(i > 0 && i % 4 == 0 ? " " : "").Append(key[i]);
        return text.ToString();
    }

    private async Task<OwnAccountPage> PageAsync(Account account)
    {
        return new(
            account.DisplayName,
            account.Email,
            account.Position,
            [.. Permissions.Columns.Where(r => Me.Of(User).Roles.HasFlag(r)).Select(words.Of)],
            account.PasswordHash is not null,
            account.TwoFactorEnabled,
            await users.CountRecoveryCodesAsync(account),
            [
                .. (await users.GetPasskeysAsync(account))
                    .OrderBy(p => p.CreatedAt)
                    .Select(p => new PasskeyLine(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt)),
            ],
            await db
                .Accesses.AsNoTracking()
                .Where(a => a.AccountId == account.Id)
                .OrderByDescending(a => a.Id)
                .Take(Shown)
                .Select(a => new AccessRow(a.At, a.Kind, null, a.Address, null))
                .ToListAsync(HttpContext.RequestAborted),
            await db.Sessions.CountAsync(s => s.AccountId == account.Id, HttpContext.RequestAborted)
        );
    }
}
