using System.Globalization;
using System.Text;

namespace SciTasks.Domain.Basics.Text;

/// <summary>Text made comparable: NFC at the boundary, folded to lower-case ASCII letters where possible for search
/// and for suggestions.
/// Two texts are the same thing only when their <see cref="Identity"/> is the same; a folded form only ever
/// proposes.</summary>
public static class Folding
{
    /// <summary>NFC, invisible and impossible characters dropped, every kind of space as a space, look-alikes of Đ
    /// as Đ, trimmed. Line
    /// breaks and tabs stay.</summary>
    public static string Clean(string text) => Legible(text).Trim();

    /// <summary>The same without trimming: text as it is typed, fit to be stored and written into any file.</summary>
    public static string Legible(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in Possible(text))
            if (IsSpace(c))
                kept.Append(' ');
            else if (!IsInvisible(c))
                kept.Append(Stroked(c));
        // Last, for an accent may have stood behind a mark that nobody sees.
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The text holds what no text may hold: half a surrogate pair, a Unicode non-character such as U+FFFE,
    /// or the sign that
    /// stands for a character another program lost (U+FFFD).</summary>
    public static bool HasLostCharacters(string text) =>
        text.Contains('\uFFFD', StringComparison.Ordinal) || Possible(text).Length != text.Length;

    /// <summary>What makes two names the same: the clean text with its accents; case and runs of spaces do not
    /// count.</summary>
    public static string Identity(string? text) =>
        string.Join(' ', Clean(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToLowerInvariant();

    /// <summary>Words of the text: no accents, đ as d, lower case, split at whatever is not a letter or digit. Tone
    /// placement
    /// (hòa, hoà) and the look-alikes of đ (ð) make no difference.</summary>
    public static IReadOnlyList<string> Words(string? text) =>
        Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words joined by single spaces.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        foreach (var c in Possible(text).Normalize(NormalizationForm.FormKD))
            Append(folded, c);
        return folded.ToString().Trim();
    }

    /// <summary>The folded letters and digits without anything between: how headers and list values are
    /// matched.</summary>
    public static string Key(string? text) => Fold(text).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The comparable form of a business code: clean, upper case. Accents count.</summary>
    public static string CodeKey(string code) => Clean(code).ToUpperInvariant();

    /// <summary>The other spelling of a folded word that people write with y or i alike (kỹ/kĩ, lý/lí, công ty/công
    /// ti, quy/qui): y and i at
    /// the end of a syllable after a consonant or <c>qu</c>, or alone. Null where there is none (tay, túi).</summary>
    public static string? OtherSpelling(string word)
    {
        if (word.Length == 0 || word[^1] is not ('y' or 'i'))
            return null;
        var before = word[..^1];
        var alike =
            before.Length == 0
            || before.EndsWith("qu", StringComparison.Ordinal)
            || !"aeiouy".Contains(before[^1], StringComparison.Ordinal);
        return alike ? before + (word[^1] == 'y' ? 'i' : 'y') : null;
    }

    private static void Append(StringBuilder folded, char c)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || IsInvisible(c))
            return;
        if (Stroked(c) is 'đ' or 'Đ')
            folded.Append('d');
        else if (char.IsLetterOrDigit(c))
            folded.Append(char.ToLowerInvariant(c));
        else if (folded.Length > 0 && folded[^1] != ' ')
            folded.Append(' ');
    }

    /// <summary>Eth and the African D look like Đ and come from other keyboards and fonts.</summary>
    private static char Stroked(char c) =>
        c switch
        {
            '\u00D0' or '\u0189' => 'Đ',
            '\u00F0' or '\u0256' => 'đ',
            _ => c,
        };

    private static bool IsSpace(char c) => c != ' ' && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    /// <summary>Zero-width and direction marks, soft hyphens, other format characters, and control characters but
    /// line break and tab.</summary>
    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) == UnicodeCategory.Format || (char.IsControl(c) && c is not ('\n' or '\t'));

    /// <summary>The text without half surrogate pairs and non-characters, on which normalisation throws.</summary>
    private static string Possible(string text)
    {
        if (!text.Any(c => char.IsSurrogate(c) || c is >= '\uFDD0' and <= '\uFDEF' or '\uFFFE' or '\uFFFF'))
            return text;
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var found = Rune.TryGetRuneAt(text, at, out var rune);
            if (found && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF))
                kept.Append(rune.ToString());
            at += found ? rune.Utf16SequenceLength : 1;
        }
        return kept.ToString();
    }
}
