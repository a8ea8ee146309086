using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace SciTasks.Web.Mvc;

internal static class Pages
{
    public static void AddPages(this IServiceCollection services)
    {
        services
            .AddControllersWithViews(o =>
            {
                o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                o.Filters.Add<AuthorFilter>();
                o.Filters.Add(new OversizedForm()); // as an instance, or its order would not count
                o.MaxModelBindingCollectionSize = 10_000; // a year of budgets is chosen at once
                o.ModelBinderProviders.Insert(0, new LocalBinderProvider());
                o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            })
            .AddRazorOptions(o => o.ViewLocationExpanders.Add(new FeatureViews()))
            .AddDataAnnotationsLocalization(o =>
                o.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(Words))
            );
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingMessages>();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "scitasks-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.HeaderName = "RequestVerificationToken";
        });
        services.Configure<CookieTempDataProviderOptions>(o =>
        {
            o.Cookie.Name = "scitasks-said";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHttpContextAccessor();
    }

    /// <summary>A strict policy: no inline script or style, nothing from elsewhere.</summary>
    /// <param name="origin">A further one that forms may lead to, of the directory that signs people in.</param>
    public static void UseSecurityHeaders(this WebApplication app, string? origin) =>
        app.Use(
            async (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy =
                    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; "
                    + $"object-src 'none'; base-uri 'self'; form-action 'self' {origin}; frame-ancestors 'none'";
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers.XFrameOptions = "DENY";
                // Nothing of a page or a download stays on a shared machine; what is the same for everyone (styles,
                // scripts)
                // says otherwise itself.
                headers.CacheControl = "no-store";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
                await next();
            }
        );
}

/// <summary>Views live beside their controller; shared ones in Features/Shared.</summary>
internal sealed class FeatureViews : IViewLocationExpander
{
    public void PopulateValues(ViewLocationExpanderContext context)
    {
        var type =
            (context.ActionContext.ActionDescriptor as Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor)
                ?.ControllerTypeInfo
                .Namespace
            ?? "";
        context.Values["folder"] = type.Replace("SciTasks.Web.", "", StringComparison.Ordinal).Replace('.', '/');
    }

    public IEnumerable<string> ExpandViewLocations(
        ViewLocationExpanderContext context,
        IEnumerable<string> viewLocations
    )
    {
        var folder = context.Values.TryGetValue("folder", out var value) ? value : null;
        while (folder is { Length: > 0 })
        {
            yield return $"/{folder}/{{0}}.cshtml";
            folder = folder.LastIndexOf('/') is var slash and > 0 ? folder[..slash] : null;
        }
        yield return "/Features/Shared/{0}.cshtml";
    }
}
