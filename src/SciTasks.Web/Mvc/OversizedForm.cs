using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SciTasks.Web.Mvc;

/// <summary>Reads a posted form before the anti-forgery filter does, which would tell of one that is too large as of a
/// missing token. Too many bytes or fields is 413, with a page that says so.</summary>
internal sealed class OversizedForm : IAsyncAuthorizationFilter, IOrderedFilter
{
    // After the limits an action sets for itself (900), before anti-forgery (1000).
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (context.Result is not null || !request.HasFormContentType)
            return;
        try
        {
            await request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            TooLarge(context);
        }
        // "Form value count limit 1024 exceeded." and its like; a form that cannot be read at all is left to the
        // filters that follow.
        catch (InvalidDataException e) when (e.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
        {
            TooLarge(context);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Anti-forgery meets the same and answers 400.
        }
    }

    private static void TooLarge(AuthorizationFilterContext context)
    {
        // The page that tells of it is made within the same request and must not stumble over the same form.
        context.HttpContext.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }
}
