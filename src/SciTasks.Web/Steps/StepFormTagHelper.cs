using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SciTasks.Web.Steps;

/// <summary><c>&lt;step-form to version seen&gt;</c>: a form for one step, carrying the version and the last move
/// the page was opened with.</summary>
[HtmlTargetElement("step-form")]
public sealed class StepFormTagHelper(IAntiforgery antiforgery) : TagHelper
{
    /// <summary>Address the step is posted to.</summary>
    public string To { get; set; } = "";
    public Guid Version { get; set; }
    public int Seen { get; set; }

    /// <summary>Sequence of the last work move, on pages of reports, inspections and changes.</summary>
    public int? SeenWork { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", To);
        output.Attributes.SetAttribute("data-warn-unsaved", "");
        if (SeenWork is { } work)
            output.PreContent.AppendHtml(Hidden("SeenWork", work.ToString(CultureInfo.InvariantCulture)));
        output
            .PreContent.AppendHtml(antiforgery.GetHtml(Page.HttpContext))
            .AppendHtml(Hidden("Version", Version.ToString()))
            .AppendHtml(Hidden("Seen", Seen.ToString(CultureInfo.InvariantCulture)));
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        (input.Attributes["type"], input.Attributes["name"], input.Attributes["value"]) = ("hidden", name, value);
        return input;
    }
}

internal static class AntiforgeryHtml
{
    public static TagBuilder GetHtml(this IAntiforgery antiforgery, HttpContext context)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        (input.Attributes["type"], input.Attributes["name"], input.Attributes["value"]) = (
            "hidden",
            tokens.FormFieldName,
            tokens.RequestToken
        );
        return input;
    }
}
