using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SciTasks.Data;
using SciTasks.Web.Addresses;
using SciTasks.Web.Setup;

namespace SciTasks.Web.SignIn;

/// <summary>Signing in with Entra ID by Microsoft.Identity.Web, beside local accounts: code flow with PKCE, tokens of
/// the named tenants only. On where <c>AzureAd:ClientId</c> is set.</summary>
internal static class Entra
{
    private const string PublicInstance = "https://login.microsoftonline.com/";
    public const string Scheme = "Entra";

    /// <summary>Who the directory says has come, until we know who that is here.</summary>
    public const string Outside = "EntraPerson";

    /// <summary>In the properties of a session: its name at the directory.</summary>
    public const string Session = "scitasks:outside";

    public static bool IsOn(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["AzureAd:ClientId"]);

    public static void AddEntra(this IServiceCollection services, IConfiguration configuration, Settings settings)
    {
        var instance = new Uri(configuration["AzureAd:Instance"] ?? PublicInstance);
        services.AddSingleton(new EntraMode(IsOn(configuration) ? instance.GetLeftPart(UriPartial.Authority) : null));
        services.AddScoped<EntraPeople>();
        if (!IsOn(configuration))
            return;
        var directory = configuration.GetSection("AzureAd");
        // The issuer carries it; `common` and the like would let any tenant in.
        if (!Guid.TryParse(directory["TenantId"], out _))
            throw new SettingsException(
                "AzureAd:TenantId must be the identity of the tenant, 00000000-0000-0000-0000-000000000000; common and names are not taken."
            );
        services
            .AddAuthentication()
            .AddMicrosoftIdentityWebApp(
                o =>
                {
                    directory.Bind(o);
                    o.ResponseType = OpenIdConnectResponseType.Code;
                },
                openIdConnectScheme: Scheme,
                cookieScheme: Outside
            );
        services.Configure<CookieAuthenticationOptions>(
            Outside,
            o =>
            {
                o.Cookie.Name = "scitasks-outside";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            }
        );
        services.Configure<OpenIdConnectOptions>(Scheme, o => Tighten(o, directory, instance, settings));
    }

    /// <summary>What the library leaves open for every kind of application is settled here for this one.</summary>
    private static void Tighten(
        OpenIdConnectOptions o,
        IConfigurationSection directory,
        Uri instance,
        Settings settings
    )
    {
        o.SignInScheme = Outside;
        o.UsePkce = true;
        o.ResponseMode = OpenIdConnectResponseMode.Query;
        o.SaveTokens = false;
        o.GetClaimsFromUserInfoEndpoint = false;
        // Claims keep the names the directory gives them.
        o.TokenHandler = new JsonWebTokenHandler { MapInboundClaims = false };
        // Only a directory on this machine, as tests have one, may speak without TLS.
        o.RequireHttpsMetadata = !IsThisMachine(instance);
        foreach (var cookie in new[] { o.CorrelationCookie, o.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        o.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" })
            o.Scope.Add(scope);
        o.TokenValidationParameters = Rules(
            [directory["TenantId"]!, .. settings.Entra.Tenants],
            instance,
            directory["ClientId"]!
        );
        o.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect(SessionAddress.Problem("outside"));
            return Task.CompletedTask;
        };
        o.Events.OnRemoteSignOut = EndAsync;
        var library = o.Events.OnTokenValidated;
        o.Events.OnTokenValidated = context => IsSigned(context) ? library(context) : Task.CompletedTask;
    }

    /// <summary>Only what the directory signed with its own keys, for this application, by a tenant we named.</summary>
    internal static TokenValidationParameters Rules(IReadOnlyList<string> tenants, Uri instance, string client) =>
        new()
        {
            ValidAudience = client,
            ValidateAudience = true,
            ValidateLifetime = true,
            ClockSkew = TimeSpan.FromMinutes(2),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
            // Named, so that a key of the directory is never taken for a shared secret.
            ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256,
                SecurityAlgorithms.RsaSsaPssSha256,
                SecurityAlgorithms.EcdsaSha256,
            ],
            ValidateIssuer = true,
            ValidIssuers = [.. tenants.Select(t => new Uri(instance, $"{t}/v2.0").ToString())],
            NameClaimType = "name",
            RoleClaimType = "roles",
        };

    /// <summary>The framework takes a token without a signature where it came straight from the directory; here none
    /// counts.</summary>
    private static bool IsSigned(TokenValidatedContext context)
    {
        if (context.SecurityToken is { EncodedHeader.Length: > 0, RawSignature.Length: > 0 })
            return true;
        context.Fail("The token is not signed.");
        return false;
    }

    private static bool IsThisMachine(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Someone signed out at the directory: their sessions here end too, named by the directory and without a
    /// cookie, which a frame of another site does not carry.</summary>
    private static async Task EndAsync(RemoteSignOutContext context)
    {
        if (context.Request.Query["sid"].FirstOrDefault() is { Length: > 0 } sid)
        {
            var db = context.HttpContext.RequestServices.GetRequiredService<AppDb>();
            await db.Sessions.Where(s => s.Outside == sid).ExecuteDeleteAsync(context.HttpContext.RequestAborted);
        }
        context.HandleResponse();
    }
}

/// <summary>Whether people may sign in with Entra ID.</summary>
/// <param name="Origin">Where its pages are; null where it is off. Forms may lead there.</param>
public sealed record EntraMode(string? Origin)
{
    public bool IsOn => Origin is not null;
}
