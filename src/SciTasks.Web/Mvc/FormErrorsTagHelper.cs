using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SciTasks.Web.Mvc;

/// <summary>
/// <c>&lt;form-errors /&gt;</c>: everything wrong with the form, on top, each linked to its field; nothing when
/// nothing is wrong.
/// The framework's own summary writes an inline style, which the content security policy forbids.
/// </summary>
[HtmlTargetElement("form-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormErrorsTagHelper : TagHelper
{
    /// <summary>Stands before the name in the ids of the fields, where a page has several forms.</summary>
    public string? Prefix { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Page
            .ModelState.SelectMany(field => field.Value!.Errors.Select(e => (field.Key, e.ErrorMessage)))
            .Distinct()
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", "alert alert-danger");
        output.Attributes.SetAttribute("role", "alert");
        var list = new TagBuilder("ul");
        list.AddCssClass("mb-0");
        foreach (var (field, message) in errors)
            list.InnerHtml.AppendHtml(Line(field.Length == 0 || Prefix is null ? field : $"{Prefix}-{field}", message));
        output.Content.SetHtmlContent(list);
    }

    private static TagBuilder Line(string field, string message)
    {
        var line = new TagBuilder("li");
        if (field.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }
        var link = new TagBuilder("a");
        link.Attributes["href"] = "#" + FieldId.Of(field);
        link.InnerHtml.Append(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}
