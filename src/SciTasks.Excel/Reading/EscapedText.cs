using System.Globalization;
using System.Text.RegularExpressions;

namespace SciTasks.Excel.Reading;

/// <summary>Excel writes characters that XML cannot hold as <c>_x000B_</c>, and such a text itself as
/// <c>_x005F_x000B_</c>.</summary>
internal static partial class EscapedText
{
    /// <summary>The text that was meant; line ends are line breaks.</summary>
    public static string Read(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, Character) : text;

    private static string Character(Match match) =>
        (char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) switch
        {
            '\r' => "",
            var c => c.ToString(),
        };

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
