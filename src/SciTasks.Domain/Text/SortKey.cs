using System.Text;

namespace SciTasks.Domain.Text;

/// <summary>An ASCII key whose binary order is the Vietnamese dictionary order (a ă â b c d đ e ê …, then the tones ngang huyền hỏi ngã sắc
/// nặng), so that both databases sort alike.</summary>
public static class SortKey
{
    private const string Letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";
    private const int Longest = 200;

    /// <summary>Letters of each word first, the tones of the whole text after them, as in a dictionary.</summary>
    public static string Of(string? text)
    {
        var letters = new StringBuilder();
        var tones = new StringBuilder();
        foreach (var c in Folding.Clean(text ?? "").ToLowerInvariant())
            Append(c, letters, tones);
        var key = $"{letters.ToString().Trim()} {tones.ToString().TrimEnd('0')}".TrimEnd();
        return key.Length > Longest ? key[..Longest] : key;
    }

    /// <summary>The key of a person: the given name (last word) first, then surname and middle names.</summary>
    public static string OfPerson(string? name)
    {
        var words = Folding.Clean(name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? Of(name) : Of($"{words[^1]} {string.Join(' ', words[..^1])}");
    }

    private static void Append(char c, StringBuilder letters, StringBuilder tones)
    {
        var (bare, tone) = SplitTone(c);
        var rank = Letters.IndexOf(bare, StringComparison.Ordinal);
        if (rank >= 0)
        {
            letters.Append((char)('A' + rank));
            tones.Append(tone);
        }
        else if (char.IsAsciiDigit(c)) letters.Append(c);
        else if (letters.Length > 0 && letters[^1] != ' ') letters.Append(' ');
    }

    private static (char Bare, int Tone) SplitTone(char c)
    {
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        var tone = 0;
        var bare = new StringBuilder();
        foreach (var part in parts)
            if (Tones.IndexOf(part, StringComparison.Ordinal) is var rank and >= 0) tone = rank + 1;
            else bare.Append(part);
        var composed = bare.ToString().Normalize(NormalizationForm.FormC);
        return (composed.Length == 1 ? composed[0] : parts[0], tone);
    }
}
