using Microsoft.AspNetCore.Diagnostics;
using SciTasks.Data;
using SciTasks.Web.Mvc;

namespace SciTasks.Web.SignIn;

/// <summary>Writes down who asked for what they may not do, or for a record they do not see, and who took away a file
/// made of the register.</summary>
internal static class AccessWatch
{
    public static async Task WriteAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var tells = context.Features.Get<IStatusCodeReExecuteFeature>() is not null; // the page that tells of it
        if (!tells && context.User.Identity?.IsAuthenticated == true && KindOf(context) is { } kind)
            await context
                .RequestServices.GetRequiredService<AccessLog>()
                .WriteAsync(context, kind, $"{context.Request.Method} {context.Request.Path}");
    }

    private static AccessKind? KindOf(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status403Forbidden => AccessKind.Refused,
            // Another's record is told of as one that is not there; an address that is no page is only mistyped.
            StatusCodes.Status404NotFound when context.GetEndpoint() is not null => AccessKind.Refused,
            StatusCodes.Status200OK when ExportPaths.Holds(context.Request.Path) => AccessKind.FileTaken,
            _ => null,
        };
}
