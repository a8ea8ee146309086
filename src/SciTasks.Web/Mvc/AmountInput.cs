using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SciTasks.Web.Addresses;

namespace SciTasks.Web.Mvc;

/// <summary>What makes an input one of an amount: digits are grouped while typing, and the amount stands in words
/// beneath.</summary>
internal static class AmountInput
{
    /// <param name="atOnce">The words stand there when the page opens; a table of amounts asks for them only once
    /// one types.</param>
    public static void Enliven(TagBuilder input, string name, string wordsId, bool atOnce = true)
    {
        foreach (
            var (key, said) in new[]
            {
                ("data-money", ""),
                ("autocomplete", "off"),
                ("hx-get", FundingAddress.AmountInWords(name)),
                ("hx-trigger", atOnce ? "load, input changed delay:300ms" : "input changed delay:300ms"),
                ("hx-target", $"#{wordsId}"),
                ("hx-params", name),
            }
        )
            input.Attributes[key] = said;
    }

    public static TagBuilder Words(string id)
    {
        var words = new TagBuilder("div");
        words.AddCssClass("form-text");
        words.Attributes["id"] = id;
        words.Attributes["aria-live"] = "polite";
        return words;
    }
}

/// <summary>The id of the input of a field: its name, where that is one, without brackets.</summary>
internal static class FieldId
{
    public static string Of(string name) =>
        TagBuilder.CreateSanitizedId(name.Replace("]", "", StringComparison.Ordinal), "_");
}

/// <summary><c>&lt;amount-cell name label value&gt;</c>: an amount typed in a table, with its words beneath and its
/// error.</summary>
[HtmlTargetElement("amount-cell", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AmountCellTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>Said by screen readers; the table head stands for it on screen.</summary>
    public string Label { get; set; } = "";
    public string? Value { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var entry = Page.ModelState.TryGetValue(Name, out var found) ? found : null;
        var id = FieldId.Of(Name);
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("form-control form-control-sm money");
        foreach (
            var (key, said) in new[]
            {
                ("id", id),
                ("name", Name),
                ("aria-label", Label),
                ("value", entry?.AttemptedValue ?? Value ?? ""),
            }
        )
            input.Attributes[key] = said;
        if (entry?.Errors.Count > 0)
        {
            input.AddCssClass("is-invalid");
            (input.Attributes["aria-invalid"], input.Attributes["aria-describedby"]) = ("true", $"{id}-error");
        }
        AmountInput.Enliven(input, Name, $"{id}-words", atOnce: false);
        output.Content.AppendHtml(input).AppendHtml(AmountInput.Words($"{id}-words"));
        foreach (var error in entry?.Errors ?? [])
            output.Content.AppendHtml(Error($"{id}-error", error.ErrorMessage));
    }

    private static TagBuilder Error(string id, string message)
    {
        var line = new TagBuilder("div");
        line.AddCssClass("field-validation-error");
        line.Attributes["id"] = id;
        line.InnerHtml.Append(message);
        return line;
    }
}
