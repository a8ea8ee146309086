using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SciTasks.Domain.Basics;

namespace SciTasks.Web.Files;

/// <summary>An action that takes a file. One that is too large is told so without its bytes being kept
/// anywhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UploadAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Room for the other fields of the form, in bytes.</summary>
    private const long Fields = 1024 * 1024;

    private const long Drained = 2L * 1024 * 1024 * 1024;

    // Before the anti-forgery filter, which reads the form.
    public int Order => 500;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (context.Result is not null || context.HttpContext.User.Identity?.IsAuthenticated != true)
            return;
        var http = context.HttpContext;
        var store = http.RequestServices.GetRequiredService<FileStore>();
        if (http.Request.ContentLength > store.Limit + Fields)
        {
            await DrainAsync(http);
            var words = http.RequestServices.GetRequiredService<Wording>();
            context.Result = new ViewResult
            {
                ViewName = "/Features/Files/TooLarge.cshtml",
                StatusCode = StatusCodes.Status413PayloadTooLarge,
                ViewData = new(
                    new Microsoft.AspNetCore.Mvc.ModelBinding.EmptyModelMetadataProvider(),
                    context.ModelState
                )
                {
                    Model = words.Of(new Refusal("upload.too-large", store.Limit / 1024 / 1024)),
                    ["Title"] = words["The file was not kept"],
                },
            };
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = store.Limit + Fields;
        if (http.Request.HasFormContentType)
            http.Features.Set<IFormFeature>(
                new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = store.Limit + Fields })
            );
    }

    /// <summary>Reads on and throws away, up to a border: a browser that is cut off while it sends shows its own
    /// error and not ours.</summary>
    private static async Task DrainAsync(HttpContext http)
    {
        if (http.Request.ContentLength > Drained)
            return;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = Drained;
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
    }
}
