using System.Globalization;
using System.Text;

namespace SciTasks.Domain.Text;

/// <summary>Text made comparable for search and matching: NFC at the boundary, folded to lower-case ASCII letters where possible.</summary>
public static class Folding
{
    /// <summary>NFC, invisible characters dropped, no-break spaces as spaces, trimmed. Line breaks stay.</summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
            if (c is '\u00A0' or '\u202F' or '\u2007') kept.Append(' ');
            else if (!IsInvisible(c)) kept.Append(c);
        return kept.ToString().Trim();
    }

    /// <summary>Words of the text: no accents, đ as d, lower case, split at whatever is not a letter or digit. Tone placement
    /// (hòa, hoà) and the look-alikes of đ (ð) make no difference.</summary>
    public static IReadOnlyList<string> Words(string? text) =>
        Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words joined by single spaces.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
            Append(folded, c);
        return folded.ToString().Trim();
    }

    /// <summary>The folded letters and digits without anything between: how headers and list values are matched.</summary>
    public static string Key(string? text) => Fold(text).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The comparable form of a business code: NFC, trimmed, upper case. Accents count.</summary>
    public static string CodeKey(string code) => Clean(code).ToUpperInvariant();

    private static void Append(StringBuilder folded, char c)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || IsInvisible(c)) return;
        if (c is 'đ' or 'Đ' or 'ð' or 'Ð' or 'Ɖ') folded.Append('d');
        else if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
        else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }

    private static bool IsInvisible(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' || (char.IsControl(c) && c is not ('\n' or '\t'));
}
