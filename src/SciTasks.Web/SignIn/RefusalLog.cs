using SciTasks.Data;

namespace SciTasks.Web.SignIn;

/// <summary>Writes down who asked for what they may not do.</summary>
internal static class RefusalLog
{
    public static async Task WriteAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (
            context.Response.StatusCode == StatusCodes.Status403Forbidden
            && context.User.Identity?.IsAuthenticated == true
        )
            await context
                .RequestServices.GetRequiredService<AccessLog>()
                .WriteAsync(context, AccessKind.Refused, $"{context.Request.Method} {context.Request.Path}");
    }
}
