using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Mvc;

/// <summary><c>&lt;money value&gt;</c>: grouped digits, a dash where unknown.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTagHelper : TagHelper
{
    public Money? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("span", TagMode.StartTagAndEndTag);
        output.Content.SetContent(Value?.ToString() ?? "–");
    }
}

/// <summary><c>&lt;day value&gt;</c>: dd/MM/yyyy, a dash where unknown.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper(Wording words) : TagHelper
{
    public DateOnly? Value { get; set; }

    /// <summary>It rests on days off that are not announced yet.</summary>
    public bool Provisional { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("span", TagMode.StartTagAndEndTag);
        output.Content.SetContent(
            Value is { } day && day.Year < 9999 ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : "–"
        );
        if (Provisional)
            Mark(output, words);
    }

    /// <summary>The small word beside a day that may still move.</summary>
    internal static void Mark(TagHelperOutput output, Wording words) =>
        output
            .Content.AppendHtml(" <span class=\"sub\" title=\"")
            .Append(words["It rests on days off that are not announced yet."])
            .AppendHtml("\">")
            .Append(words["provisional"])
            .AppendHtml("</span>");
}

/// <summary><c>&lt;size bytes&gt;</c>: the size of a file in kB or MB.</summary>
[HtmlTargetElement("size", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SizeTagHelper : TagHelper
{
    public long Bytes { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("span", TagMode.StartTagAndEndTag);
        output.Content.SetContent(
            Bytes < 1024 * 1024
                ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Bytes / 1024)} kB")
                : string.Create(CultureInfo.InvariantCulture, $"{Bytes / 1024.0 / 1024:0.0} MB")
        );
    }
}

/// <summary><c>&lt;due value today&gt;</c>: the day with the distance under it.</summary>
[HtmlTargetElement("due", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DueTagHelper(Wording words) : TagHelper
{
    public DateOnly? Value { get; set; }
    public DateOnly Today { get; set; }

    /// <summary>It rests on days off that are not announced yet.</summary>
    public bool Provisional { get; set; }

    /// <summary>The distance beside the day instead of under it.</summary>
    public bool Inline { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("span", TagMode.StartTagAndEndTag);
        if (Value is not { } due)
        {
            output.Content.SetContent("–");
            return;
        }
        var days = due.DayNumber - Today.DayNumber;
        var text =
            days < 0 ? words["{0} days overdue", -days]
            : days == 0 ? words["due today"]
            : words["{0} days left", days];
        output.Content.Append(due.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        if (Provisional)
            DayTagHelper.Mark(output, words);
        var element = Inline ? "span" : "div";
        output
            .Content.AppendHtml($" <{element} class=\"sub {(days < 0 ? "late" : days <= 15 ? "soon" : "")}\">")
            .Append(Inline ? $"({text})" : text)
            .AppendHtml($"</{element}>");
    }
}

/// <summary><c>&lt;stage value late suspended&gt;</c>: the stage as a pill with an icon.</summary>
[HtmlTargetElement("stage", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StageTagHelper(Wording words) : TagHelper
{
    public Stage Value { get; set; }
    public bool Late { get; set; }
    public bool Suspended { get; set; }

    /// <summary>Two reports missed: no state money.</summary>
    public bool Stopped { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("span", TagMode.StartTagAndEndTag);
        Pill(
            output,
            Value switch
            {
                Stage.Settled or Stage.Liquidated or Stage.Closed => "done",
                Stage.Failed or Stage.Terminated => "late",
                Stage.Accepted or Stage.Registered or Stage.Recognised => "good",
                _ => "",
            },
            "circle-fill",
            words.Of(Value)
        );
        if (Late)
            Pill(output, "late", "exclamation-triangle", words["Late"]);
        if (Suspended)
            Pill(output, "done", "pause-circle", words["Suspended"]);
        if (Stopped)
            Pill(output, "late", "sign-stop", words["Funding stopped"]);
    }

    private static void Pill(TagHelperOutput output, string kind, string icon, string text) =>
        output
            .Content.AppendHtml($"<span class=\"pill {kind}\"><i class=\"bi bi-{icon}\" aria-hidden=\"true\"></i>")
            .Append(text)
            .AppendHtml("</span> ");
}
