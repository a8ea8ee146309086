using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace SciTasks.Web.Features.Errors;

/// <summary>What happened, what was kept, what to do.</summary>
[AllowAnonymous]
public sealed class ErrorsController(Wording words) : Controller
{
    [Route("/error/{code:int}"), IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
    public IActionResult Index(int code)
    {
        Response.StatusCode = code is >= 400 and <= 599 ? code : 500;
        ViewData["Title"] = words["Error {0}", code];
        return View("Index", code is 400 or 403 or 404 or 413 or 429 ? $"Error.{code}" : "Error.500");
    }
}
