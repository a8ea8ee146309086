using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Web.Addresses;
using SciTasks.Web.Setup;

namespace SciTasks.Web.SignIn;

internal static class SignInSetup
{
    /// <summary>Local accounts by ASP.NET Core Identity, with the lengths and times of
    /// <see cref="SignInSettings"/>.</summary>
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<DemoMode>();
        services.AddScoped<SessionEvents>();
        services.AddScoped<Doorkeeper>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<AccountLists>();
        services.AddSingleton<AccessLog>();
        services.AddSingleton<IdleTime>();
        services.AddSingleton<WrongTries>();
        services.AddSingleton<KnownBrowsers>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<Entrance>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<Settings>(
                (o, settings) =>
                {
                    // Keys are made for the name that people open, and only a device that knows its holder opens one.
                    o.ServerDomain = new Uri(settings.PublicUrl).Host;
                    o.UserVerificationRequirement = "required";
                    o.ResidentKeyRequirement = "required";
                }
            );
        services.AddScoped<IPasswordHasher<Account>, PasswordHashes>();
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
            )
            // Between the password and the second factor.
            .AddCookie(
                IdentityConstants.TwoFactorUserIdScheme,
                o =>
                {
                    o.Cookie.Name = "scitasks-factor";
                    o.Cookie.HttpOnly = true;
                    o.Cookie.SameSite = SameSiteMode.Strict;
                    o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                    o.SlidingExpiration = false;
                }
            );
        // Read at the first request: whether the demo is on is known only once the database has been opened.
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IdleTime>((o, idle) => o.ExpireTimeSpan = idle.OfAll);
        services
            .AddOptions<DataProtectionTokenProviderOptions>()
            .Configure<Settings>((o, settings) => o.TokenLifespan = TimeSpan.FromHours(settings.SignIn.LinkHours));
        services
            .AddIdentityCore<Account>(o =>
            {
                o.Password.RequiredLength = 1; // PasswordRules says how long, in both languages
                o.Password.RequireDigit =
                    o.Password.RequireLowercase =
                    o.Password.RequireUppercase =
                    o.Password.RequireNonAlphanumeric =
                        false;
                o.User.RequireUniqueEmail = true;
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<AppDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}

/// <summary>What <see cref="Me"/> needs, read from the account.</summary>
internal sealed class AccountClaims(TimeProvider clock, Settings settings) : IUserClaimsPrincipalFactory<Account>
{
    public const string Stamp = "scitasks:stamp";

    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var roles = user.RolesOn(clock.Today());
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, Text(user.Id)),
            new(ClaimTypes.Name, user.UserName ?? ""),
            new(Me.RolesClaim, roles.ToString()),
            new(Me.NameClaim, user.DisplayName),
            new(Stamp, user.SecurityStamp ?? ""),
        ];
        if (user.Email is { Length: > 0 } email)
            claims.Add(new(ClaimTypes.Email, email));
        if (
            settings.SignIn.AdministratorsNeedSecondFactor
            && roles.HasFlag(Roles.Administrator)
            && user is { TwoFactorEnabled: false, IsDemo: false }
        )
            claims.Add(new(SecondFactorGate.Missing, "true"));
        if (user.Theme is { } theme)
            claims.Add(new(Me.ThemeClaim, theme));
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
        && IsThisMachine(context.Request.Host.Host)
        && !context.Request.Headers.Keys.Any(OfProxy);

    private static bool IsThisMachine(string host) =>
        host is "localhost"
        || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var ip) && System.Net.IPAddress.IsLoopback(ip));

    /// <summary>Someone stands between the browser and us, so that the address is not theirs.</summary>
    private static bool OfProxy(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || ProxyHeaders.Contains(header);

    private static readonly HashSet<string> ProxyHeaders = new(
        ["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-Cluster-Client-IP"],
        StringComparer.OrdinalIgnoreCase
    );
}
