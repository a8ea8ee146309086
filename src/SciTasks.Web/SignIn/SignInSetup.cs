using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using SciTasks.Data;
using SciTasks.Web.Addresses;

namespace SciTasks.Web.SignIn;

internal static class SignInSetup
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15),
        IdleInDemo = TimeSpan.FromHours(8);

    /// <summary>Local accounts by ASP.NET Core Identity: 14 characters or more, five wrong tries lock for 15 minutes,
    /// 15 idle minutes end the session wherever the demo is not on (level 2 of the Vietnamese rules;
    /// docs/rules/rights.md).</summary>
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<DemoMode>();
        services.AddScoped<SessionEvents>();
        services.AddScoped<Doorkeeper>();
        services.AddSingleton<WrongTries>();
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(
                IdentityConstants.ApplicationScheme,
                o =>
                {
                    o.LoginPath = SessionAddress.SignIn;
                    o.AccessDeniedPath = ErrorAddress.Of(StatusCodes.Status403Forbidden);
                    o.ReturnUrlParameter = "from";
                    o.Cookie.Name = "scitasks";
                    o.Cookie.HttpOnly = true;
                    o.Cookie.SameSite = SameSiteMode.Lax;
                    o.SlidingExpiration = true;
                    o.EventsType = typeof(SessionEvents);
                }
            );
        // Read at the first request: whether the demo is on is known only once the database has been opened.
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<DemoMode>((o, demo) => o.ExpireTimeSpan = demo.IsOn ? IdleInDemo : Idle);
        services
            .AddIdentityCore<Account>(o =>
            {
                o.Password.RequiredLength = 14;
                o.Password.RequireDigit =
                    o.Password.RequireLowercase =
                    o.Password.RequireUppercase =
                    o.Password.RequireNonAlphanumeric =
                        false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                o.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}

/// <summary>What <see cref="Me"/> needs, read from the account.</summary>
internal sealed class AccountClaims : IUserClaimsPrincipalFactory<Account>
{
    public const string Stamp = "scitasks:stamp";

    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, Text(user.Id)),
            new(ClaimTypes.Name, user.UserName ?? ""),
            new(Me.RolesClaim, user.Roles.ToString()),
            new(Me.NameClaim, user.DisplayName),
            new(Stamp, user.SecurityStamp ?? ""),
        ];
        if (user.Email is { Length: > 0 } email)
            claims.Add(new(ClaimTypes.Email, email));
        if (user.PersonId is { } person)
            claims.Add(new(Me.PersonClaim, Text(person)));
        if (user.OrganizationId is { } organization)
            claims.Add(new(Me.OrganizationClaim, Text(organization)));
        return Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Whether one-click sign-in as the demo people is on: only with the mark in the database and the setting,
/// and only from this machine.</summary>
public sealed class DemoMode
{
    public bool IsOn { get; internal set; }

    public bool Allows(HttpContext context) =>
        IsOn
        && context.Connection.RemoteIpAddress is { } address
        && System.Net.IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For");
}
