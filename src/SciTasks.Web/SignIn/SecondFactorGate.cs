using Microsoft.AspNetCore.Diagnostics;
using SciTasks.Web.Addresses;

namespace SciTasks.Web.SignIn;

/// <summary>An administrator without a second factor sets one up before anything else.</summary>
internal static class SecondFactorGate
{
    public const string Missing = "scitasks:second-factor-missing";

    public static Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.User.HasClaim(Missing, "true") || IsOnTheWay(context.Request.Path) || TellsOfAnError(context))
            return next(context);
        if (HttpMethods.IsGet(context.Request.Method))
            context.Response.Redirect(OwnAccountAddress.SecondFactor);
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool TellsOfAnError(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;

    // Of one's own account no more than the way to the codes: a passkey added before them would leave the account itself
    // guarded by its password alone.
    private static bool IsOnTheWay(PathString path) =>
        !path.StartsWithSegments(OwnAccountAddress.Passkeys, StringComparison.OrdinalIgnoreCase)
        && OnTheWay.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] OnTheWay =
    [
        OwnAccountAddress.Own,
        SessionAddress.SignOut,
        SessionAddress.Language,
        SessionAddress.Left,
        SessionAddress.Stay,
    ];
}
