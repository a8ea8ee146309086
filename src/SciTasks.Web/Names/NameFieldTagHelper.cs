using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SciTasks.Web.Addresses;

namespace SciTasks.Web.Names;

public enum NameKind
{
    Organization,
    Person,
}

/// <summary><c>&lt;name-field name kind label value near&gt;</c>: a name chosen from the register. It is proposed
/// while typing; without script
/// the form comes back with the choices. Where the name is not known, almost the same ones stand below, and adding
/// it as the last.</summary>
[HtmlTargetElement("name-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NameFieldTagHelper(Wording words) : TagHelper
{
    public string Name { get; set; } = "";
    public NameKind Kind { get; set; }
    public string Label { get; set; } = "";
    public string? Value { get; set; }
    public bool Optional { get; set; }

    /// <summary>Not null where a choice has to be made: what the typed name might mean, perhaps nothing.</summary>
    public IReadOnlyList<NameChoice>? Near { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", "mb-3");
        var entry = Page.ModelState.TryGetValue(Name, out var found) ? found : null;
        var typed = entry?.AttemptedValue ?? Value;
        var label = new TagBuilder("label");
        label.Attributes["for"] = Name;
        label.InnerHtml.Append(Label);
        if (Optional)
            label.InnerHtml.AppendHtml(" <span class=\"sub\">(").Append(words["optional"]).AppendHtml(")</span>");
        output
            .Content.AppendHtml(label)
            .AppendHtml(Input(typed, entry?.Errors.Count > 0))
            .AppendHtml($"<datalist id=\"{Name}-list\"></datalist>");
        foreach (var error in entry?.Errors ?? [])
        {
            var line = new TagBuilder("div");
            line.AddCssClass("field-validation-error");
            line.Attributes["id"] = $"{Name}-error";
            line.InnerHtml.Append(error.ErrorMessage);
            output.Content.AppendHtml(line);
        }
        if (Near is not null)
            output.Content.AppendHtml(NameChoices.Render(words, $"{Name}Choice", typed ?? "", Near));
        else if (Chosen is { Length: > 0 } chosen)
            output.Content.AppendHtml(Kept(chosen));
    }

    /// <summary>The choice made before, where the form comes back for another reason.</summary>
    private string? Chosen => Page.ModelState.TryGetValue($"{Name}Choice", out var entry) ? entry.AttemptedValue : null;

    private TagBuilder Kept(string choice)
    {
        var kept = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var (key, said) in new[] { ("type", "hidden"), ("name", $"{Name}Choice"), ("value", choice) })
            kept.Attributes[key] = said;
        return kept;
    }

    private TagBuilder Input(string? value, bool wrong)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass(wrong ? "form-control is-invalid" : "form-control");
        var path = Kind == NameKind.Organization ? "organizations" : "people";
        foreach (
            var (key, said) in new[]
            {
                ("id", Name),
                ("name", Name),
                ("value", value ?? ""),
                ("list", $"{Name}-list"),
                ("autocomplete", "off"),
                ("hx-get", NameAddress.Choices(Kind, Name)),
                ("hx-trigger", "input changed delay:250ms"),
                ("hx-target", $"#{Name}-list"),
                ("hx-params", Name),
            }
        )
            input.Attributes[key] = said;
        if (!Optional)
            input.Attributes["required"] = "required";
        if (wrong)
            (input.Attributes["aria-invalid"], input.Attributes["aria-describedby"]) = ("true", $"{Name}-error");
        return input;
    }
}

/// <summary><c>&lt;name-choices name typed near&gt;</c>: who is meant by a name that is not in the register as
/// written.</summary>
[HtmlTargetElement("name-choices", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NameChoices(Wording words) : TagHelper
{
    public string Name { get; set; } = "";
    public string Typed { get; set; } = "";

    /// <summary>Stands before the name in the ids, where a page has several forms.</summary>
    public string? Prefix { get; set; }
    public IReadOnlyList<NameChoice> Near { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Render(words, Name, Typed, Near, Prefix));
    }

    internal static TagBuilder Render(
        Wording words,
        string name,
        string typed,
        IReadOnlyList<NameChoice> near,
        string? prefix = null
    )
    {
        var set = new TagBuilder("fieldset");
        set.AddCssClass("mt-2");
        var legend = new TagBuilder("legend");
        legend.InnerHtml.Append(near.Count > 0 ? words["Who is meant?"] : words["Not in the register yet"]);
        set.InnerHtml.AppendHtml(legend);
        foreach (var choice in near)
            set.InnerHtml.AppendHtml(
                Radio(prefix, name, choice.Id.ToString(CultureInfo.InvariantCulture), typed, choice.Label)
            );
        set.InnerHtml.AppendHtml(Radio(prefix, name, NameDesk.AddsNew, typed, words["Add as new: {0}", typed]));
        return set;
    }

    private static TagBuilder Radio(string? prefix, string name, string chosen, string typed, string text)
    {
        var (line, input, label) = (
            new TagBuilder("div"),
            new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing },
            new TagBuilder("label")
        );
        line.AddCssClass("form-check");
        input.AddCssClass("form-check-input");
        var id = $"{prefix}{name}-{chosen}";
        foreach (
            var (key, said) in new[]
            {
                ("type", "radio"),
                ("id", id),
                ("name", name),
                ("value", NameDesk.ChoiceFor(chosen, typed)),
            }
        )
            input.Attributes[key] = said;
        label.AddCssClass("form-check-label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(text);
        line.InnerHtml.AppendHtml(input).AppendHtml(label);
        return line;
    }
}
