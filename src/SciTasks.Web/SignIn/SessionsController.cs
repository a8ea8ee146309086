using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Web.Addresses;

namespace SciTasks.Web.SignIn;

public sealed record DemoPerson(int Id, string Name, string? Position);

/// <param name="Lost">A form that waits for its sender to be signed in again.</param>
public sealed record SignInPage(string? Email, string? From, IReadOnlyList<DemoPerson> People, LostForm? Lost = null);

public sealed record SecondFactorPage(string? From, LostForm? Lost);

/// <summary>Signing in and out, and the language of the pages.</summary>
[AllowAnonymous]
public sealed class SessionsController(
    SignInManager<Account> signIn,
    Doorkeeper door,
    WrongTries tries,
    KnownBrowsers browsers,
    SecondFactors factors,
    AccessLog accesses,
    Entrance entrance,
    AppDb db,
    DemoMode demo,
    EntraMode entra,
    Wording words
) : EntranceController(entrance)
{
    [HttpGet("/")]
    public async Task<IActionResult> Home()
    {
        if (User.Identity?.IsAuthenticated != true)
            return Redirect(SessionAddress.SignIn);
        var me = Me.Of(User);
        // Who only administers has no tasks to look at.
        if (me.Roles == Roles.Administrator)
            return Redirect(AdministrationAddress.Home);
        // A lead or host with one task lands on that task.
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
    public async Task<IActionResult> New(string? from, string? problem)
    {
        if (problem is "outside" or "silent")
            ModelState.AddModelError("", words[$"SignIn.{problem}"]);
        return View("SignIn", await PageAsync(null, from, null));
    }

    [HttpPost("/sign-in")]
    public async Task<IActionResult> Create(string? email, string? password, string? from, string? lost)
    {
        var caller = browsers.Of(HttpContext, email);
        if (Wait(email, caller) is { } wait)
            return await SlowedAsync(email, wait, () => PageAsync(email, from, lost), "SignIn");
        // Counted before it is judged, so that many at once do not all find the door open.
        tries.Count(email, caller);
        if (await door.AdmitAsync(email, password) is not { } account)
        {
            await accesses.WriteAsync(HttpContext, AccessKind.SignInFailed, email);
            ModelState.AddModelError("", words["The address or the password is wrong."]);
            return View("SignIn", await PageAsync(email, from, lost));
        }
        tries.Forgive(email, caller);
        if (account.TwoFactorEnabled)
        {
            await SecondFactors.BeginAsync(HttpContext, account, new());
            return View("SecondFactor", new SecondFactorPage(from, Unpack(lost)));
        }
        return await EnterAsync(account, new(), from, lost);
    }

    [HttpPost("/sign-in/second-factor")]
    public async Task<IActionResult> CreateWithSecondFactor(string? code, string? from, string? lost)
    {
        if (await factors.HalfwayAsync(HttpContext) is not var (account, session))
            return Redirect(SessionAddress.SignIn);
        SecondFactorPage Again() => new(from, Unpack(lost));
        var (key, caller) = ($"{account.Email} second factor", browsers.Of(HttpContext, account.Email));
        if (Wait(key, caller) is { } wait)
            return await SlowedAsync(account.Email, wait, () => Task.FromResult(Again()), "SecondFactor");
        tries.Count(key, caller);
        if (!await factors.IsRightAsync(account, code))
        {
            await accesses.WriteAsync(HttpContext, AccessKind.SignInFailed, account);
            ModelState.AddModelError("", words["The code is wrong, was used already, or is no longer valid."]);
            return View("SecondFactor", Again());
        }
        tries.Forgive(key, caller);
        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return await EnterAsync(account, session, from, lost);
    }

    [HttpPost("/sign-in/demo")]
    public async Task<IActionResult> CreateDemo(int id, string? from, string? lost)
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
        return await EnterAsync(account, new(), from, lost);
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Delete()
    {
        if (User.Identity?.IsAuthenticated == true)
            await accesses.WriteAsync(HttpContext, AccessKind.SignedOut);
        var came = (await HttpContext.AuthenticateAsync()).Properties?.Items.ContainsKey(Entra.Session) == true;
        await signIn.SignOutAsync();
        // Out there too, or the next click lets whoever sits down come in again.
        return came && entra.IsOn
            ? SignOut(new AuthenticationProperties { RedirectUri = SessionAddress.SignIn }, Entra.Scheme)
            : Redirect(SessionAddress.SignIn);
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
                Secure = Request.IsHttps,
            }
        );
        return Back(from);
    }

    private TimeSpan? Wait(string? email, Whence from) =>
        tries.Wait(email, from) is var wait && wait > TimeSpan.Zero ? wait : null;

    private async Task<IActionResult> SlowedAsync<TPage>(
        string? email,
        TimeSpan wait,
        Func<Task<TPage>> page,
        string view
    )
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        await accesses.WriteAsync(HttpContext, AccessKind.SignInSlowed, email);
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        ModelState.AddModelError("", words["Too many tries failed. Wait {0} seconds, then try again.", seconds]);
        return View(view, await page());
    }

    private async Task<SignInPage> PageAsync(string? email, string? from, string? lost) =>
        new(email, from, await DemoPeople.AsyncFor(HttpContext, db, demo), Unpack(lost));
}

/// <summary>Those one may be with a click in the demo.</summary>
internal static class DemoPeople
{
    public static async Task<IReadOnlyList<DemoPerson>> AsyncFor(HttpContext context, AppDb db, DemoMode demo) =>
        demo.Allows(context)
            ? await db
                .Users.AsNoTracking()
                .Where(a => a.IsDemo && !a.Disabled)
                .OrderBy(a => a.Id)
                .Select(a => new DemoPerson(a.Id, a.DisplayName, a.Position))
                .ToListAsync(context.RequestAborted)
            : [];
}

/// <summary>How long the session still holds.</summary>
[May(Act.OwnAccount)]
public sealed class SessionController(IdleTime idle, TimeProvider clock) : Controller
{
    /// <summary>Seconds until the session ends for want of use; asking is no use.</summary>
    [HttpGet("/session/left")]
    public async Task<IActionResult> Left()
    {
        var issued = (await HttpContext.AuthenticateAsync()).Properties?.IssuedUtc ?? clock.GetUtcNow();
        return Json(Math.Floor((issued + idle.Of(Me.Of(User).Roles) - clock.GetUtcNow()).TotalSeconds));
    }

    /// <summary>Someone is still there.</summary>
    [HttpGet("/session/stay")]
    public IActionResult Stay() => Ok();
}
