using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SciTasks.Web.Mvc;

/// <summary><c>&lt;end value original&gt;</c>: the end that holds, after extensions; the original one stands in the
/// title where it differs.</summary>
[HtmlTargetElement("end", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EndTagHelper(Wording words) : TagHelper
{
    public DateOnly? Value { get; set; }
    public DateOnly? Original { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("span", TagMode.StartTagAndEndTag);
        output.Content.SetContent(Value is { } day ? Text(day) : "–");
        if (Original is not { } first || first == Value)
            return;
        var said = words["Original end: {0}", first];
        output.Attributes.SetAttribute("title", said);
        output
            .Content.AppendHtml(
                "<i class=\"bi bi-calendar-plus sub\" aria-hidden=\"true\"></i><span class=\"visually-hidden\">"
            )
            .Append($" ({said})")
            .AppendHtml("</span>");
    }

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
