using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SciTasks.Web.SignIn;

/// <summary>Lets an action run only for those the permission table allows; others get 403 for a page or a deed, 404
/// for a record they may not read.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class MayAttribute(Act act, Access least = Access.Own) : Attribute, IAuthorizationFilter
{
    public Act Act { get; } = act;
    public Access Least { get; } = least;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (
            context.HttpContext.User.Identity?.IsAuthenticated == true
            && !Me.Of(context.HttpContext.User).May(Act, Least)
        )
            context.Result =
                Least < Access.Write && context.RouteData.Values.ContainsKey("id")
                    ? new NotFoundResult()
                    : new ForbidResult();
    }
}
