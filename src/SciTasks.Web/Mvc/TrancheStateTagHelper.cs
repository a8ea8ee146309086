using Microsoft.AspNetCore.Razor.TagHelpers;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Mvc;

/// <summary><c>&lt;tranche-state value&gt;</c>: the state of a tranche as a pill with an icon.</summary>
[HtmlTargetElement("tranche-state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TrancheStateTagHelper(Wording words) : TagHelper
{
    public TrancheState Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (css, icon) = Value switch
        {
            TrancheState.Planned => ("", "calendar-event"),
            TrancheState.Requested or TrancheState.Verified or TrancheState.Checked or TrancheState.Endorsed => (
                "soon",
                "hourglass-split"
            ),
            TrancheState.Approved or TrancheState.Paid or TrancheState.PartlyPaid or TrancheState.Settled => (
                "good",
                "check-circle"
            ),
            TrancheState.Returned or TrancheState.Refused or TrancheState.PaymentFailed or TrancheState.Recovered => (
                "late",
                "x-circle"
            ),
            _ => ("done", "dash-circle"),
        };
        (output.TagName, output.TagMode) = ("span", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", $"pill {css}".Trim());
        output.Content.AppendHtml($"<i class=\"bi bi-{icon}\" aria-hidden=\"true\"></i>").Append(words.Of(Value));
    }
}
