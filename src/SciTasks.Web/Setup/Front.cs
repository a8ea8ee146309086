using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using SciTasks.Web.Mvc;

namespace SciTasks.Web.Setup;

/// <summary>What stands between the network and the pages: which names the server answers to, whose word of the caller
/// is believed, and how often one caller may ask for what costs much.</summary>
internal static class Front
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddFront(this IServiceCollection services, Settings settings, IConfiguration configuration)
    {
        // Unless AllowedHosts says otherwise: this machine, and the name that mails link to.
        if (configuration["AllowedHosts"] is null or "")
            services.PostConfigure<HostFilteringOptions>(o =>
                o.AllowedHosts = [.. ThisMachine, new Uri(settings.PublicUrl).Host]
            );
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            o.ForwardLimit = null; // as many as are known
            // A proxy may hand on what its caller wrote: the name it says is held to the same list as any other.
            o.AllowedHosts = configuration["AllowedHosts"] is { Length: > 0 } allowed and not "*"
                ? allowed.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                : [.. ThisMachine, new Uri(settings.PublicUrl).Host];
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies)
                if (IPAddress.TryParse(proxy, out var address))
                    o.KnownProxies.Add(address);
                else
                    o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        });
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => Share(c, settings.Limits));
        });
    }

    /// <summary>Before anything reads who is asking.</summary>
    public static void UseFront(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        if (settings.Proxies.Length > 0)
            app.UseForwardedHeaders();
        if (settings.IsPublicOverTls)
            app.Use(TakeForTls(new Uri(settings.PublicUrl)));
    }

    /// <summary>Whoever asks under the public name came over TLS, which ends before this server, unless a proxy says
    /// otherwise: cookies are for TLS only, and the browser is told to stay with it.</summary>
    private static Func<HttpContext, RequestDelegate, Task> TakeForTls(Uri address) =>
        (context, next) =>
        {
            var isSaid = context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalProtoHeaderName);
            if (!isSaid && string.Equals(context.Request.Host.Host, address.Host, StringComparison.OrdinalIgnoreCase))
                context.Request.Scheme = "https";
            return next(context);
        };

    private static RateLimitPartition<string> Share(HttpContext context, LimitSettings limits)
    {
        var request = context.Request;
        var (kind, most) =
            ExportPaths.Holds(request.Path) ? ("export", limits.ExportsPerMinute)
            : HttpMethods.IsPost(request.Method)
            && request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
                ? ("upload", limits.UploadsPerMinute)
            : request.Query.ContainsKey("q") ? ("search", limits.SearchesPerMinute)
            : ("", 0);
        if (most == 0)
            return RateLimitPartition.GetNoLimiter("");
        var who =
            context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.Connection.RemoteIpAddress?.ToString();
        return RateLimitPartition.GetTokenBucketLimiter(
            $"{kind} {who}",
            _ =>
                new()
                {
                    TokenLimit = most,
                    TokensPerPeriod = Math.Max(1, most / 6),
                    ReplenishmentPeriod = TimeSpan.FromSeconds(10),
                    AutoReplenishment = true,
                    QueueLimit = 0,
                }
        );
    }
}
