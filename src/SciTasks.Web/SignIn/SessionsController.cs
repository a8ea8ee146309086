using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Web.Addresses;

namespace SciTasks.Web.SignIn;

public sealed record DemoPerson(int Id, string Name, string? Position);

public sealed record SignInPage(string? Email, string? From, IReadOnlyList<DemoPerson> People);

/// <summary>Signing in and out, and the language of the pages.</summary>
[AllowAnonymous]
public sealed class SessionsController(
    SignInManager<Account> signIn,
    Doorkeeper door,
    AppDb db,
    DemoMode demo,
    Wording words
) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Home()
    {
        if (User.Identity?.IsAuthenticated != true)
            return Redirect(SessionAddress.SignIn);
        // A lead or host with one task lands on that task.
        var me = Me.Of(User);
        var own = me.Roles is Roles.Lead or Roles.Host
            ? await db
                .Tasks.OwnedBy(me)
                .OrderBy(t => t.Id)
                .Select(t => t.Id)
                .Take(2)
                .ToListAsync(HttpContext.RequestAborted)
            : [];
        return Redirect(own.Count == 1 ? TaskAddress.Of(own[0]) : DeskAddress.Desk);
    }

    [HttpGet("/sign-in")]
    public async Task<IActionResult> New(string? from) => View("SignIn", await PageAsync(null, from));

    [HttpPost("/sign-in")]
    public async Task<IActionResult> Create(
        string? email,
        string? password,
        string? from,
        [FromServices] WrongTries tries
    )
    {
        var caller = HttpContext.Connection.RemoteIpAddress;
        if (tries.TooMany(caller))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await door.AdmitAsync(email, password) is { } account)
        {
            await signIn.SignInAsync(account, isPersistent: false);
            return Back(from);
        }
        tries.Count(caller);
        ModelState.AddModelError(
            "",
            words["The address or the password is wrong, or too many tries locked the account for 15 minutes."]
        );
        return View("SignIn", await PageAsync(email, from));
    }

    [HttpPost("/sign-in/demo")]
    public async Task<IActionResult> CreateDemo(int id, string? from)
    {
        if (
            !demo.Allows(HttpContext)
            || await db.Users.SingleOrDefaultAsync(
                a => a.Id == id && a.IsDemo && !a.Disabled,
                HttpContext.RequestAborted
            )
                is not { } account
        )
            return NotFound();
        await signIn.SignInAsync(account, isPersistent: false);
        return Back(from);
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Delete()
    {
        await signIn.SignOutAsync();
        return Redirect(SessionAddress.SignIn);
    }

    [HttpPost("/language")]
    public async Task<IActionResult> Language(string language, string? from)
    {
        var known = language == "en" ? "en" : "vi";
        // Mails follow the language on screen.
        if (User.Identity?.IsAuthenticated == true && Me.Of(User).AccountId is var id)
            await db
                .Users.Where(a => a.Id == id)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.Language, known), HttpContext.RequestAborted);
        Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(known)),
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
            }
        );
        return Back(from);
    }

    private IActionResult Back(string? from) =>
        Url.IsLocalUrl(from) ? LocalRedirect(from) : Redirect(DeskAddress.Start);

    private async Task<SignInPage> PageAsync(string? email, string? from) =>
        new(
            email,
            from,
            demo.Allows(HttpContext)
                ? await db
                    .Users.Where(a => a.IsDemo && !a.Disabled)
                    .OrderBy(a => a.Id)
                    .Select(a => new DemoPerson(a.Id, a.DisplayName, a.Position))
                    .ToListAsync(HttpContext.RequestAborted)
                : []
        );
}
