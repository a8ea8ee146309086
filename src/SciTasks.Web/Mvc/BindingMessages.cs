using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace SciTasks.Web.Mvc;

/// <summary>What the framework says of a value it cannot bind, in the language of the page; its own sentences are
/// English and name properties.</summary>
internal sealed class BindingMessages(IStringLocalizer<Words> words) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var say = options.ModelBindingMessageProvider;
        string Invalid(string? value) => words["Form.invalid", value ?? ""];
        say.SetAttemptedValueIsInvalidAccessor((value, _) => Invalid(value));
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(Invalid);
        say.SetValueIsInvalidAccessor(Invalid);
        say.SetUnknownValueIsInvalidAccessor(_ => words["Form.unreadable"]);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => words["Form.unreadable"]);
        say.SetValueMustBeANumberAccessor(_ => words["Form.number"]);
        say.SetNonPropertyValueMustBeANumberAccessor(() => words["Form.number"]);
        say.SetMissingBindRequiredValueAccessor(_ => words["Form.required"]);
        say.SetMissingKeyOrValueAccessor(() => words["Form.required"]);
        say.SetMissingRequestBodyRequiredValueAccessor(() => words["Form.unreadable"]);
        say.SetValueMustNotBeNullAccessor(_ => words["Form.required"]);
    }
}
