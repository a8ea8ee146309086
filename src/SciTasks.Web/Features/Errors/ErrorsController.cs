using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Web.Faults;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Errors;

/// <param name="Kept">A form whose saving failed, to be sent again.</param>
public sealed record ErrorPage(string Sentence, LostForm? Kept);

/// <summary>What happened, what was kept, what to do.</summary>
[AllowAnonymous]
public sealed class ErrorsController(AppDb db, DemoMode demo, Wording words) : Controller
{
    /// <param name="code">Of the address alone: the form that failed may have a field of that name.</param>
    [Route("/error/{code:int}"), IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
    public async Task<IActionResult> Index([FromRoute] int code)
    {
        if (code == StatusCodes.Status401Unauthorized)
            return await SessionLostAsync();
        var failed = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var (fault, refused) = failed is null
            ? (null, null)
            : (FaultTable.Of(failed.Error), failed.Error as RefusedException);
        var status = refused is not null
            ? StatusCodes.Status422UnprocessableEntity
            : fault?.Status ?? (code is >= 400 and <= 599 ? code : 500);
        Response.StatusCode = status;
        ViewData["Title"] = words["Error {0}", status];
        var sentence =
            refused is not null ? string.Join(" ", refused.Refusals.Select(words.Of))
            : fault is not null ? words.Of(fault)
            : words[code is 400 or 403 or 404 or 413 or 429 ? $"Error.{code}" : "Error.500"];
        return View("Index", new ErrorPage(sentence, failed is null ? null : await KeptAsync(failed.Path)));
    }

    /// <summary>The session ended while someone typed: they sign in here and send again what they typed.</summary>
    private async Task<IActionResult> SessionLostAsync()
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        var lost =
            HttpMethods.IsPost(Request.Method) && LostForm.IsKept(Request) && LostForm.HoldsNoSecret(Sent)
                ? await ReadAsync(Sent)
                : null;
        return View(
            "/SignIn/SignIn.cshtml",
            new SignInPage(null, null, await DemoPeople.AsyncFor(HttpContext, db, demo), lost)
        );
    }

    /// <summary>Where the form was sent before this page took its place.</summary>
    private string Sent => HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "/";

    private async Task<LostForm?> KeptAsync(string path) =>
        HttpMethods.IsPost(Request.Method)
        && Request.HasFormContentType
        && User.Identity?.IsAuthenticated == true
        && LostForm.HoldsNoSecret(path)
            ? await ReadAsync(path)
            : null;

    private async Task<LostForm?> ReadAsync(string path)
    {
        try
        {
            return await LostForm.ReadAsync(Request, path + Request.QueryString, HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The form itself did not arrive.
            return null;
        }
    }
}
