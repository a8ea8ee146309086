using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SciTasks.Domain.Rules;

namespace SciTasks.Web.Files;

/// <summary>An action that takes a file. One that is too large is told so before its bytes are read; nothing of it is kept.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UploadAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Room for the other fields of the form, in bytes.</summary>
    private const long Fields = 1024 * 1024;

    // Before the anti-forgery filter, which reads the form.
    public int Order => 500;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var store = http.RequestServices.GetRequiredService<FileStore>();
        if (http.Request.ContentLength > store.Limit + Fields)
        {
            var words = http.RequestServices.GetRequiredService<Wording>();
            context.Result = new ViewResult
            {
                ViewName = "/Features/Files/TooLarge.cshtml",
                StatusCode = StatusCodes.Status413PayloadTooLarge,
                ViewData = new(new Microsoft.AspNetCore.Mvc.ModelBinding.EmptyModelMetadataProvider(), context.ModelState) { Model = words.Of(new Refusal("upload.too-large", store.Limit / 1024 / 1024)), ["Title"] = words["The file was not kept"] },
            };
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = store.Limit + Fields;
        if (http.Request.HasFormContentType) http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = store.Limit + Fields }));
    }
}
