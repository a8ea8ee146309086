using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Web.Faults;

namespace SciTasks.Web.Features.Errors;

/// <summary>A form whose saving failed, kept to be sent again.</summary>
/// <param name="Shown">What was typed, for the eye.</param>
public sealed record KeptForm(
    string Address,
    IReadOnlyList<(string Name, string Value)> Fields,
    IReadOnlyList<string> Shown,
    bool LosesFiles
);

public sealed record ErrorPage(string Sentence, KeptForm? Kept);

/// <summary>What happened, what was kept, what to do.</summary>
[AllowAnonymous]
public sealed class ErrorsController(Wording words) : Controller
{
    // What a step and a page carry along; nobody typed it.
    private static readonly HashSet<string> Carried = new(
        ["Id", "Version", "ReportVersion", "Seen", "SeenWork", "Back"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <param name="code">Of the address alone: the form that failed may have a field of that name.</param>
    [Route("/error/{code:int}"), IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
    public async Task<IActionResult> Index([FromRoute] int code)
    {
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

    private async Task<KeptForm?> KeptAsync(string path)
    {
        if (
            !HttpMethods.IsPost(Request.Method)
            || !Request.HasFormContentType
            || User.Identity?.IsAuthenticated != true
        )
            return null;
        try
        {
            var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
            var fields = form.Where(f =>
                    !f.Key.StartsWith("__", StringComparison.Ordinal)
                    && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase)
                )
                .SelectMany(f => f.Value.Select(v => (Name: f.Key, Value: v ?? "")))
                .ToList();
            var shown = fields
                .Where(f => !Carried.Contains(f.Name) && !string.IsNullOrWhiteSpace(f.Value))
                .Select(f => f.Value)
                .ToList();
            return new(path + Request.QueryString, fields, shown, form.Files.Count > 0);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // The form itself did not arrive.
            return null;
        }
    }
}
