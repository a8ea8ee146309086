using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;

namespace SciTasks.Web.Mvc;

/// <summary>An amount that is a difference: it may be below zero.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DifferenceAttribute : Attribute;

/// <summary>Days and money as people here type them: <c>5/3/26</c>, <c>05032026</c>, <c>1.234.567</c>, <c>1,5
/// tỷ</c>.</summary>
internal sealed class LocalBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string)
            ? IsSecret(context.Metadata)
                ? null
                : new TextBinder()
            : ValueBinder(context);

    private static LocalBinder? ValueBinder(ModelBinderProviderContext context) =>
        Nullable.GetUnderlyingType(context.Metadata.ModelType) switch
        {
            { } type when type == typeof(DateOnly) => new LocalBinder("Form.day", LocalInput.Day),
            { } type when type == typeof(Money) => new LocalBinder(
                "Form.money",
                LocalInput.Amount,
                IsDifference(context.Metadata) ? null : "Form.money-negative"
            ),
            _ => null,
        };

    /// <summary>A password, the present one and the new one typed again, are taken to the letter.</summary>
    private static bool IsSecret(ModelMetadata metadata) =>
        metadata.Name is "current" or "repeat"
        || metadata.Name?.Contains("password", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsDifference(ModelMetadata metadata) =>
        (metadata as DefaultModelMetadata)?.Attributes.Attributes.OfType<DifferenceAttribute>().Any() == true;
}

/// <summary>Text as typed, without what no text may hold and no file can: half characters, control and direction
/// marks.</summary>
internal sealed class TextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (given == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        var typed = given.FirstValue;
        bindingContext.Result = ModelBindingResult.Success(
            string.IsNullOrWhiteSpace(typed) ? null : Folding.Legible(typed)
        );
        return Task.CompletedTask;
    }
}

/// <param name="error">What to say of a text that cannot be understood.</param>
/// <param name="belowZero">What to say of an amount below zero; null where it may be.</param>
internal sealed class LocalBinder(string error, Func<string, object?> parse, string? belowZero = null) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        // What was not sent is not bound at all; within a dictionary it would count as a value without a key.
        if (given == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        if (string.IsNullOrWhiteSpace(given.FirstValue))
            bindingContext.Result = ModelBindingResult.Success(null);
        else if (parse(given.FirstValue) is not { } value)
            Refuse(bindingContext, error, given.FirstValue);
        else if (belowZero is not null && value is Money { Dong: < 0 })
            Refuse(bindingContext, belowZero, given.FirstValue);
        else
            bindingContext.Result = ModelBindingResult.Success(value);
        return Task.CompletedTask;
    }

    private static void Refuse(ModelBindingContext context, string why, string typed) =>
        context.ModelState.TryAddModelError(
            context.ModelName,
            context.HttpContext.RequestServices.GetRequiredService<Wording>()[why, typed]
        );
}

/// <summary>The parsers of cells, held to what a form means: a whole day and whole đồng.</summary>
internal static class LocalInput
{
    public static object? Day(string text) =>
        DayText.Parse(text, isStart: true) is { Approximate: null } day ? day.Day : null;

    public static object? Amount(string text) =>
        MoneyText.Dong(text) is { } dong && MoneyText.ToMoney(dong) is { Rounded: false, Amount: var amount }
            ? amount
            : null;
}
