using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SciTasks.Web.Tests;

/// <summary>A real OpenID Connect server (OpenIddict) on this machine, shaped like Entra ID: a tenant in its addresses,
/// <c>oid</c>, <c>tid</c>, <c>roles</c> and <c>groups</c> in its tokens, code flow that demands PKCE.</summary>
internal sealed class LoopbackDirectory : IAsyncDisposable
{
    public const string Tenant = "9f1c2a7e-0000-4000-8000-5ca1ab1e0001",
        Client = "11111111-2222-4333-8444-555555555555",
        Secret = "a-secret-of-the-tests-only";

    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);

    private LoopbackDirectory(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/");

    /// <summary>What the tokens say of whoever signs in next.</summary>
    public Dictionary<string, object> Person { get; } = [];

    /// <summary>Puts another token in the place of the one that was made.</summary>
    public Func<string, string>? Bend { get; set; }

    /// <summary>The same, of what stood in the request before: for replaying.</summary>
    public string? LastToken { get; private set; }
    public string? LastChallenge { get; private set; }
    public bool WasSignedOut { get; private set; }

    public RsaSecurityKey Key => new(_key) { KeyId = "loopback" };

    public string Issuer => new Uri(Address, $"{Tenant}/v2.0").ToString();

    public static async Task<LoopbackDirectory> StartAsync()
    {
        var port = FreePort();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRoutingCore();
        LoopbackDirectory self = null!;
        builder
            .Services.AddOpenIddict()
            .AddServer(o =>
            {
                o.EnableDegradedMode();
                // With the tenant in it, as that of Entra ID.
                o.SetIssuer(new Uri($"http://127.0.0.1:{port}/{Tenant}/v2.0"));
                o.SetConfigurationEndpointUris($"{Tenant}/v2.0/.well-known/openid-configuration")
                    .SetJsonWebKeySetEndpointUris($"{Tenant}/discovery/v2.0/keys")
                    .SetAuthorizationEndpointUris($"{Tenant}/oauth2/v2.0/authorize")
                    .SetTokenEndpointUris($"{Tenant}/oauth2/v2.0/token")
                    .SetEndSessionEndpointUris($"{Tenant}/oauth2/v2.0/logout");
                o.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                o.RegisterScopes("openid", "profile", "email");
                o.AddEphemeralEncryptionKey();
                o.UseAspNetCore().DisableTransportSecurityRequirement();
                o.AddEventHandler<ValidateAuthorizationRequestContext>(b =>
                    b.UseInlineHandler(c => self.JudgeAsync(c))
                );
                o.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(JudgeAsync));
                o.AddEventHandler<HandleAuthorizationRequestContext>(b => b.UseInlineHandler(c => self.GrantAsync(c)));
                o.AddEventHandler<ValidateEndSessionRequestContext>(b => b.UseInlineHandler(_ => default));
                o.AddEventHandler<HandleEndSessionRequestContext>(b =>
                    b.UseInlineHandler(c =>
                    {
                        self.WasSignedOut = true;
                        c.SignOut();
                        return default;
                    })
                );
                o.AddEventHandler<ApplyTokenResponseContext>(b =>
                    b.UseInlineHandler(c => self.HandOverAsync(c)).SetOrder(int.MinValue + 100)
                );
            });
        builder
            .Services.AddOptions<OpenIddictServerOptions>()
            .Configure(o =>
            {
                o.SigningCredentials.Add(new(self.Key, SecurityAlgorithms.RsaSha256));
            });
        var app = builder.Build();
        self = new(app);
        app.UseAuthentication();
        await app.StartAsync();
        return self;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private ValueTask JudgeAsync(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId != Client || context.Request.ResponseType != "code")
            context.Reject(OpenIddictConstants.Errors.InvalidClient);
        LastChallenge = $"{context.Request.CodeChallengeMethod} {context.Request.CodeChallenge}";
        return default;
    }

    private static ValueTask JudgeAsync(ValidateTokenRequestContext context)
    {
        if (context.ClientId != Client || context.ClientSecret != Secret)
            context.Reject(OpenIddictConstants.Errors.InvalidClient);
        return default;
    }

    private ValueTask GrantAsync(HandleAuthorizationRequestContext context)
    {
        var identity = new ClaimsIdentity("loopback", "name", "roles");
        foreach (var (name, value) in Person)
            if (value is string[] several)
                identity.SetClaims(name, [.. several]);
            else
                identity.SetClaim(name, value.ToString());
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
        context.SignIn(new ClaimsPrincipal(identity).SetScopes("openid", "profile", "email"));
        return default;
    }

    private ValueTask HandOverAsync(ApplyTokenResponseContext context)
    {
        if (context.Response?.IdToken is not { } token)
            return default;
        LastToken = token;
        if (Bend is { } bend)
            context.Response.IdToken = bend(token);
        return default;
    }

    /// <summary>The same token with other claims, signed with the true key.</summary>
    public string Signed(string token, Action<JsonObject> change)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!.AsObject();
        change(claims);
        var head = $"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}";
        var signature = _key.SignData(
            Encoding.ASCII.GetBytes(head),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{head}.{Base64UrlEncoder.Encode(signature)}";
    }

    /// <summary>The claims of a token under another head.</summary>
    public static string Headed(string token, object head, Func<string, byte[]> sign)
    {
        var start = $"{Base64UrlEncoder.Encode(JsonSerializer.Serialize(head))}.{token.Split('.')[1]}";
        return $"{start}.{Base64UrlEncoder.Encode(sign(start))}";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }
}
