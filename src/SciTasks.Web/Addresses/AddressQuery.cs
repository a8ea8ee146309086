using System.Globalization;

namespace SciTasks.Web.Addresses;

/// <summary>What an address asks beyond the path, escaped.</summary>
internal static class AddressQuery
{
    /// <summary>The address with the query; a value that is null stands empty.</summary>
    public static string With(this string address, params (string Key, object? Value)[] parts) =>
        address + QueryString.Create(parts.Select(p => KeyValuePair.Create(p.Key, Text(p.Value))));

    private static string? Text(object? value) =>
        value switch
        {
            bool yes => yes ? "true" : "false",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString(),
        };
}
