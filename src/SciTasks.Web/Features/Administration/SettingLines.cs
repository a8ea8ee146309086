using System.Collections;
using System.Globalization;
using System.Reflection;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Features.Administration;

/// <summary>The settings in force, by the key they are written under. A secret is said to be set or not, never
/// shown.</summary>
internal static class SettingLines
{
    private static readonly string[] Secrets = ["Password", "ConnectionString", "Secret", "SealKey", "Key"];

    public static IReadOnlyList<SettingLine> Of(Settings settings) => [.. Of(settings, "")];

    private static IEnumerable<SettingLine> Of(object settings, string before)
    {
        foreach (
            var property in settings
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)
        )
        {
            var (key, value) = (before + property.Name, property.GetValue(settings));
            if (Secrets.Any(s => property.Name.EndsWith(s, StringComparison.Ordinal)))
                yield return new(key, value is null or "" ? "–" : null);
            else if (value is not null && IsGroup(property.PropertyType))
                foreach (var line in Of(value, key + ":"))
                    yield return line;
            else
                yield return new(key, Text(value));
        }
    }

    private static bool IsGroup(Type type) =>
        type.IsClass && type != typeof(string) && !typeof(IEnumerable).IsAssignableFrom(type);

    private static string Text(object? value) =>
        value switch
        {
            null or "" => "–",
            IEnumerable<string> several => several.Any() ? string.Join(", ", several) : "–",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "–",
        };
}
