using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Steps;

/// <summary>Lets a step be taken on the task of the route only by those whose right it is: what they may not see is
/// 404, what they may see and not
/// do is 403.</summary>
public sealed class MayOnTaskAttribute(Act act) : MayAttribute(Act.Tasks), IAsyncAuthorizationFilter
{
    public Act Deed { get; } = act;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated != true)
            return;
        var (db, me) = (http.RequestServices.GetRequiredService<AppDb>(), Me.Of(http.User));
        var id = int.Parse((string)context.RouteData.Values["id"]!, CultureInfo.InvariantCulture);
        if (!await db.Tasks.VisibleTo(me).AnyAsync(t => t.Id == id, http.RequestAborted))
            context.Result = new NotFoundResult();
        else if (
            await http.RequestServices.GetRequiredService<Authority>().ForAsync(me, Deed, id, http.RequestAborted)
            is null
        )
            context.Result = new ForbidResult();
    }
}
