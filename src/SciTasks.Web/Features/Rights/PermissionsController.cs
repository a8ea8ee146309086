using Microsoft.AspNetCore.Mvc;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Rights;

/// <summary>The permission table as it is enforced.</summary>
[May(Act.Permissions)]
public sealed class PermissionsController(Wording words) : Controller
{
    [HttpGet("/permissions")]
    public IActionResult Index()
    {
        ViewData["Title"] = words["Permissions"];
        return View("Index");
    }
}
