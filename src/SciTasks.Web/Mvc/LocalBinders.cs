using Microsoft.AspNetCore.Mvc.ModelBinding;
using SciTasks.Domain.Text;
using SciTasks.Domain;
using SciTasks.Excel.Exchange;

namespace SciTasks.Web.Mvc;

/// <summary>Days and money as people here type them: <c>5/3/26</c>, <c>05032026</c>, <c>1.234.567</c>.</summary>
internal sealed class LocalBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => Nullable.GetUnderlyingType(context.Metadata.ModelType) switch
    {
        { } type when type == typeof(DateOnly) => new LocalBinder("Form.day", LocalInput.Day),
        { } type when type == typeof(Money) => new LocalBinder("Form.money", LocalInput.Amount),
        _ => null,
    };
}

internal sealed class LocalBinder(string error, Func<string, object?> parse) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        // What was not sent is not bound at all; within a dictionary it would count as a value without a key.
        if (given == ValueProviderResult.None) return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        if (string.IsNullOrWhiteSpace(given.FirstValue)) bindingContext.Result = ModelBindingResult.Success(null);
        else if (parse(given.FirstValue) is { } value) bindingContext.Result = ModelBindingResult.Success(value);
        else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, bindingContext.HttpContext.RequestServices.GetRequiredService<Wording>()[error, given.FirstValue]);
        return Task.CompletedTask;
    }
}

/// <summary>The parsers of cells, held to what a form means: a whole day and whole đồng.</summary>
internal static class LocalInput
{
    public static object? Day(string text) => DayText.Parse(text, isStart: true) is { Approximate: null } day ? day.Day : null;

    public static object? Amount(string text) =>
        MoneyText.Dong(text) is { } dong && MoneyText.ToMoney(dong) is { Rounded: false, Amount: var amount } ? amount : null;
}
