using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SciTasks.Web.Mvc;

public enum FieldKind
{
    Text,
    Area,
    Money,
    Day,
    Number,
}

/// <summary><c>&lt;field name label kind value&gt;</c>: label above, hint below, error under the field. Money groups
/// digits while typing and says
/// the amount in words; what was typed stands again when the form comes back.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(Wording words) : TagHelper
{
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public FieldKind Kind { get; set; }
    public string? Value { get; set; }
    public string? Hint { get; set; }

    /// <summary>Lines of a text area.</summary>
    public int Rows { get; set; } = 3;
    public bool Optional { get; set; }

    /// <summary>Stands before the name in the id, where a page has several forms.</summary>
    public string? Prefix { get; set; }

    /// <summary>This is the form that was sent: its typed values and errors are shown.</summary>
    public bool Active { get; set; } = true;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    private string Id => Prefix is null ? Name : $"{Prefix}-{Name}";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", "mb-3");
        var entry = Active && Page.ModelState.TryGetValue(Name, out var found) ? found : null;
        var label = new TagBuilder("label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);
        if (Optional)
            label.InnerHtml.AppendHtml(" <span class=\"sub\">(").Append(words["optional"]).AppendHtml(")</span>");
        output.Content.AppendHtml(label).AppendHtml(Input(entry?.AttemptedValue ?? Value, entry?.Errors.Count > 0));
        if (Kind == FieldKind.Money)
            output.Content.AppendHtml(AmountInput.Words($"{Id}-words"));
        if (Hint is not null)
            output.Content.AppendHtml(Below(Hint, "form-text", $"{Id}-hint"));
        foreach (var error in entry?.Errors ?? [])
            output.Content.AppendHtml(Below(error.ErrorMessage, "field-validation-error", $"{Id}-error"));
    }

    private TagBuilder Input(string? value, bool wrong)
    {
        var input = new TagBuilder(Kind == FieldKind.Area ? "textarea" : "input")
        {
            TagRenderMode = Kind == FieldKind.Area ? TagRenderMode.Normal : TagRenderMode.SelfClosing,
        };
        input.AddCssClass(wrong ? "form-control is-invalid" : "form-control");
        (input.Attributes["id"], input.Attributes["name"]) = (Id, Name);
        if (!Optional)
            input.Attributes["required"] = "required";
        if (wrong)
            (input.Attributes["aria-invalid"], input.Attributes["aria-describedby"]) = ("true", $"{Id}-error");
        else if (Hint is not null)
            input.Attributes["aria-describedby"] = $"{Id}-hint";
        if (Kind == FieldKind.Area)
        {
            input.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            input.InnerHtml.Append(value ?? "");
            return input;
        }
        input.Attributes["value"] = value ?? "";
        // Amounts are typed with words too: 1,5 tỷ.
        if (Kind is FieldKind.Day or FieldKind.Number)
            input.Attributes["inputmode"] = "numeric";
        if (Kind == FieldKind.Day)
            input.Attributes["placeholder"] = words["day/month/year"];
        if (Kind == FieldKind.Money)
            AmountInput.Enliven(input, Name, $"{Id}-words");
        return input;
    }

    private static TagBuilder Below(string text, string css, string id)
    {
        var line = new TagBuilder("div");
        line.AddCssClass(css);
        line.Attributes["id"] = id;
        line.InnerHtml.Append(text);
        return line;
    }
}
