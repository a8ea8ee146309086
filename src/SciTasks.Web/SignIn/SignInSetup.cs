using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SciTasks.Data;
using SciTasks.Web.Setup;

namespace SciTasks.Web.SignIn;

internal static class SignInSetup
{
    /// <summary>Local accounts by ASP.NET Core Identity: 14 characters or more, five wrong tries lock for 15 minutes, 15 idle minutes end
    /// the session on a shared server (level 2 of the Vietnamese rules, domain.md §7).</summary>
    public static void AddSignIn(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<DemoMode>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, o =>
        {
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/error/403";
            o.ReturnUrlParameter = "from";
            o.Cookie.Name = "scitasks";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromMinutes(settings.Demo.Enabled == false ? 15 : 480);
            o.SlidingExpiration = true;
            o.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddIdentityCore<Account>(o =>
        {
            o.Password.RequiredLength = 14;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            o.Lockout.MaxFailedAccessAttempts = 5;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            o.User.RequireUniqueEmail = true;
        }).AddEntityFrameworkStores<AppDb>().AddSignInManager().AddDefaultTokenProviders().AddClaimsPrincipalFactory<AccountClaims>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}

/// <summary>Puts what <see cref="Me"/> needs into the cookie.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(Me.RolesClaim, user.Roles.ToString()));
        identity.AddClaim(new(Me.NameClaim, user.DisplayName));
        if (user.PersonId is { } person) identity.AddClaim(new(Me.PersonClaim, person.ToString(CultureInfo.InvariantCulture)));
        if (user.OrganizationId is { } organization) identity.AddClaim(new(Me.OrganizationClaim, organization.ToString(CultureInfo.InvariantCulture)));
        return identity;
    }
}

/// <summary>Whether one-click sign-in as the demo people is on: only with the mark in the database and the setting, and only from this machine.</summary>
public sealed class DemoMode
{
    public bool IsOn { get; internal set; }

    public bool Allows(HttpContext context) =>
        IsOn && context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address) && !context.Request.Headers.ContainsKey("X-Forwarded-For");
}
