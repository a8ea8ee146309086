using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SciTasks.Web.Mvc;

/// <summary>Reads a posted form before the anti-forgery filter does, which would tell of one that is too large as of a missing token. Too many
/// bytes or fields is 413, with a page that says so.</summary>
internal sealed class OversizedForm : IAsyncAuthorizationFilter, IOrderedFilter
{
    // After the limits an action sets for itself (900), before anti-forgery (1000).
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (context.Result is not null || !request.HasFormContentType) return;
        try
        {
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
        // "Form value count limit 1024 exceeded." and its like; a form that cannot be read at all is left to the filters that follow.
        catch (InvalidDataException e) when (e.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Anti-forgery meets the same and answers 400.
        }
    }
}
