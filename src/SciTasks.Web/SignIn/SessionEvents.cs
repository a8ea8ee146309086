using System.Runtime.ExceptionServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Web.Addresses;
using SciTasks.Web.Setup;

namespace SciTasks.Web.SignIn;

/// <summary>Asks the database at every request whether the session still holds: its row is there, the account is not
/// disabled and its security stamp is the one signed in with. Name, roles and links come from the account as it is now,
/// never from the cookie.</summary>
internal sealed class SessionEvents(
    AppDb db,
    TimeProvider clock,
    IUserClaimsPrincipalFactory<Account> claims,
    IdleTime idle,
    Settings settings
) : CookieAuthenticationEvents
{
    /// <summary>However busy, after this long one signs in again.</summary>
    private TimeSpan Longest => TimeSpan.FromHours(settings.SignIn.LongestHours);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var oldest = Now - Longest;
        await db.Sessions.Where(s => s.StartedAt < oldest).ExecuteDeleteAsync(context.HttpContext.RequestAborted);
        await EndAsync(context.HttpContext.User, context.HttpContext.RequestAborted);
        var ticket = Session.NewTicket();
        var outside =
            context.Properties.Items.TryGetValue(Entra.Session, out var name) && name is { Length: > 0 } ? name : null;
        db.Sessions.Add(new(Me.Of(context.Principal!).AccountId, Now, ticket, outside));
        await db.SaveChangesAsync(context.HttpContext.RequestAborted);
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new(Me.SessionClaim, ticket));
    }

    public override Task SigningOut(CookieSigningOutContext context) =>
        EndAsync(context.HttpContext.User, context.HttpContext.RequestAborted);

    /// <summary>No copy of the cookie opens anything any more.</summary>
    private async Task EndAsync(ClaimsPrincipal? who, CancellationToken cancellation)
    {
        if (who?.FindFirstValue(Me.SessionClaim) is not { } ticket)
            return;
        var key = Session.KeyOf(ticket);
        await db.Sessions.Where(s => s.Key == key).ExecuteDeleteAsync(cancellation);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        try
        {
            if (
                context.Principal is { } old
                && await HolderAsync(old, context.HttpContext.RequestAborted) is { } account
                && context.Properties.IssuedUtc + idle.Of(account.RolesOn(clock.Today())) > clock.GetUtcNow()
            )
            {
                var now = await claims.CreateAsync(account);
                ((ClaimsIdentity)now.Identity!).AddClaim(new(Me.SessionClaim, old.FindFirstValue(Me.SessionClaim)!));
                // The directory, or the device of a passkey, asked for its own second factor.
                if (context.Properties.Items.ContainsKey(Entrance.SecondFactorGiven))
                    foreach (var missing in now.FindAll(SecondFactorGate.Missing).ToList())
                        ((ClaimsIdentity)now.Identity!).RemoveClaim(missing);
                context.ReplacePrincipal(now);
                return;
            }
            await EndAsync(context.Principal, context.HttpContext.RequestAborted);
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Nobody is let in on a doubt. The fault is thrown on outside, where the error page, which needs no one
            // signed in, can tell of it.
            context.HttpContext.Features.Set(new SessionFault(ExceptionDispatchInfo.Capture(e)));
            context.RejectPrincipal();
        }
    }

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        // By default the idle time begins anew only in its second half, and one may be thrown out after half of it.
        // Whoever only asks how much is left does nothing.
        context.ShouldRenew =
            context.ElapsedTime > TimeSpan.FromSeconds(15) && context.Request.Path != SessionAddress.Left;
        return Task.CompletedTask;
    }

    /// <summary>Of a page the way leads over the sign-in; what was typed into a form must not be lost on
    /// it.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && LostForm.IsKept(context.Request))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (context.Request.Path == SessionAddress.Left)
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private async Task<Account?> HolderAsync(ClaimsPrincipal old, CancellationToken cancellation)
    {
        if (old.FindFirstValue(Me.SessionClaim) is not { } ticket)
            return null;
        var (key, id, stamp, oldest) = (
            Session.KeyOf(ticket),
            Me.Of(old).AccountId,
            old.FindFirstValue(AccountClaims.Stamp) ?? "",
            Now - Longest
        );
        return await db
            .Users.AsNoTracking()
            .SingleOrDefaultAsync(
                a =>
                    a.Id == id
                    && !a.Disabled
                    && (a.SecurityStamp ?? "") == stamp
                    && db.Sessions.Any(s => s.Key == key && s.AccountId == id && s.StartedAt >= oldest),
                cancellation
            );
    }
}

/// <summary>Why it could not be found out who is signed in.</summary>
internal sealed record SessionFault(ExceptionDispatchInfo Why)
{
    /// <summary>Throws on what went wrong while asking, except on the way to the error page.</summary>
    public static Task ThrowAsync(HttpContext context, RequestDelegate next)
    {
        if (
            context.Features.Get<SessionFault>() is { } fault
            && context.Features.Get<IExceptionHandlerFeature>() is null
        )
            fault.Why.Throw();
        return next(context);
    }
}
