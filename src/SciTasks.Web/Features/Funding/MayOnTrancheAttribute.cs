using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Funding;

/// <summary>Lets a move on the tranche of the route be made only by those whose right it is: what they may not see
/// is 404, what they may see
/// and not do is 403.</summary>
public sealed class MayOnTrancheAttribute(MoveKind move) : MayAttribute(Act.Tasks), IAsyncAuthorizationFilter
{
    public MoveKind Move { get; } = move;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated != true)
            return;
        var (services, me) = (http.RequestServices, Me.Of(http.User));
        var db = services.GetRequiredService<AppDb>();
        var id = int.Parse((string)context.RouteData.Values["id"]!, System.Globalization.CultureInfo.InvariantCulture);
        var found = await db
            .Tasks.VisibleTo(me)
            .SelectMany(t => t.Tranches)
            .Where(t => t.Id == id)
            .Select(t => new { t.State, t.TaskId })
            .SingleOrDefaultAsync(http.RequestAborted);
        if (found is not { } known)
        {
            context.Result = new NotFoundResult();
            return;
        }
        var act = MoveActs.Of(Move, known.State, services.GetRequiredService<Settings>().Funding.Endorsement);
        if (await services.GetRequiredService<Authority>().ForAsync(me, act, known.TaskId, http.RequestAborted) is null)
            context.Result = new ForbidResult();
    }
}
