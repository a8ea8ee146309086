using Microsoft.AspNetCore.Mvc.Filters;
using SciTasks.Data;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Mvc;

/// <summary>Every change made in a request names the one who is signed in.</summary>
internal sealed class AuthorFilter(AppDb db) : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (
            context.HttpContext.User.Identity?.IsAuthenticated == true
            && Me.Of(context.HttpContext.User) is { Name.Length: > 0 } me
        )
            db.Author = me.Name;
    }

    public void OnActionExecuted(ActionExecutedContext context) { }
}
