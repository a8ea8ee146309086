using System.Net;

namespace SciTasks.Web.Faults;

/// <summary>The page for when even the error page cannot be made, for example because who is signed in cannot be looked
/// up.</summary>
internal static class LastResort
{
    public static void UseLastResort(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception e) when (!context.Response.HasStarted)
                {
                    var words = app.Services.GetRequiredService<Wording>();
                    var fault = FaultTable.Of(e);
                    context.Response.Clear();
                    context.Response.StatusCode = fault?.Status ?? StatusCodes.Status500InternalServerError;
                    context.Response.ContentType = "text/html; charset=utf-8";
                    context.Response.Headers.CacheControl = "no-store";
                    context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
                    context.Response.Headers.XContentTypeOptions = "nosniff";
                    var sentence = WebUtility.HtmlEncode(fault is null ? words["Error.500"] : words.Of(fault));
                    await context.Response.WriteAsync(
                        $"<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>SciTasks</title></head><body><p>{sentence}</p></body></html>",
                        context.RequestAborted
                    );
                }
            }
        );
}
