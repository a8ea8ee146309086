using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Web.Addresses;

namespace SciTasks.Web.SignIn;

/// <summary>In through the directory.</summary>
[AllowAnonymous]
public sealed class EntraController(
    EntraMode mode,
    AccessLog accesses,
    Entrance entrance,
    Setup.Settings settings,
    Wording words
) : EntranceController(entrance)
{
    [HttpPost("/sign-in/entra")]
    public async Task<IActionResult> Begin(string? from, [FromServices] IOptionsMonitor<OpenIdConnectOptions> options)
    {
        if (!mode.IsOn)
            return NotFound();
        try
        {
            // Asked first, so that a directory that does not answer is told of on a page.
            await options.Get(Entra.Scheme).ConfigurationManager!.GetConfigurationAsync(HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            return Redirect(SessionAddress.Problem("silent"));
        }
        return Challenge(
            new AuthenticationProperties
            {
                RedirectUri = SessionAddress.BackFromEntra(Url.IsLocalUrl(from) ? from : null),
            },
            Entra.Scheme
        );
    }

    /// <summary>The directory has said who it is.</summary>
    [HttpGet("/sign-in/entra/back")]
    public async Task<IActionResult> Back(string? from, [FromServices] EntraPeople people, [FromServices] AppDb db)
    {
        if (!mode.IsOn)
            return NotFound();
        var outside = await HttpContext.AuthenticateAsync(Entra.Outside);
        if (outside is not { Succeeded: true, Principal: { } person })
            return Redirect(SessionAddress.SignIn);
        await HttpContext.SignOutAsync(Entra.Outside);
        try
        {
            var account = await people.FindAsync(person, HttpContext.RequestAborted);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            var session = new AuthenticationProperties();
            session.Items[Entra.Session] = person.FindFirst("sid")?.Value ?? "";
            if (
                settings.Entra.AsksSecondFactor
                || person.FindAll("amr").Any(c => c.Value.Contains("mfa", StringComparison.Ordinal))
            )
                session.Items[Entrance.SecondFactorGiven] = "true";
            if (account.TwoFactorEnabled && !session.Items.ContainsKey(Entrance.SecondFactorGiven))
            {
                // The directory asked for one factor only; who set up a second here is asked for it here.
                await SecondFactors.BeginAsync(HttpContext, account, session);
                return View("/SignIn/SecondFactor.cshtml", new SecondFactorPage(from, null));
            }
            return await EnterAsync(account, session, from, null, "Entra ID");
        }
        catch (RefusedException refused)
        {
            db.ChangeTracker.Clear();
            await accesses.WriteAsync(
                HttpContext,
                AccessKind.SignInFailed,
                person.FindFirst("email")?.Value ?? person.FindFirst("preferred_username")?.Value,
                $"Entra ID: {refused.Refusals[0].Code}"
            );
            TempData["Problem"] = string.Join(" ", refused.Refusals.Select(words.Of));
            return Redirect(SessionAddress.SignIn);
        }
    }
}
