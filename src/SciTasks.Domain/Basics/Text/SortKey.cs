using System.Globalization;
using System.Text;

namespace SciTasks.Domain.Basics.Text;

/// <summary>An ASCII key whose binary order is the Vietnamese dictionary order (a ă â b c d đ e ê …, then the tones
/// ngang huyền hỏi ngã sắc
/// nặng), so that both databases sort alike. At most 200 characters.</summary>
/// <remarks>Three parts with a space between, which sorts below all else: the words, apart from one another by '!'
/// and with digits below
/// letters; the tones, two letters in one character; the marks of foreign letters. Each decides only where those
/// before it are equal, and
/// empty ones at the end are left out, so that a text comes before all that begin with it.</remarks>
public static class SortKey
{
    private const string Letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";
    private const char Apart = ' ',
        Word = '!',
        Beyond = '~';
    private const int Longest = 200,
        Kinds = 6;

    /// <summary>Letters of each word first, the tones of the whole text after them, as in a dictionary. Case, spaces
    /// and punctuation do not count;
    /// of other texts no two have the same key, as long as it fits.</summary>
    public static string Of(string? text)
    {
        var parts = new Parts();
        foreach (var rune in Folding.Clean(text ?? "").ToLowerInvariant().EnumerateRunes())
            parts.Add(rune);
        var key = parts.ToString();
        return key.Length > Longest ? key[..Longest].TrimEnd(Apart, Word) : key;
    }

    /// <summary>The key of a person: the given name (last word) first, then surname and middle names.</summary>
    public static string OfPerson(string? name)
    {
        var words = Folding.Clean(name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? Of(name) : Of($"{words[^1]} {string.Join(' ', words[..^1])}");
    }

    private sealed class Parts
    {
        private readonly StringBuilder _letters = new(),
            _foreign = new();
        private readonly List<int> _tones = [];
        private bool _ended;

        public void Add(Rune rune)
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                Foreign(rune.Value);
            else if (!Rune.IsLetterOrDigit(rune))
                _ended = _letters.Length > 0;
            else
            {
                if (_ended)
                    _letters.Append(Word);
                _ended = false;
                AddLetter(rune);
            }
        }

        public override string ToString() => $"{_letters}{Apart}{Packed()}{Apart}{_foreign}".TrimEnd(Apart);

        private void AddLetter(Rune rune)
        {
            var (bare, tone, marks) = Split(rune);
            if (rune.IsAscii && Rune.IsDigit(rune))
                _letters.Append((char)rune.Value);
            else if (Rank(bare) is { } letter)
                _letters.Append(letter);
            else
                _letters.Append(CultureInfo.InvariantCulture, $"{Beyond}{bare.Value:X5}");
            _tones.Add(tone);
            foreach (var mark in marks)
                Foreign(mark);
        }

        /// <summary>A mark that is no tone and makes no letter of its own, with the place of the letter it stands
        /// on.</summary>
        private void Foreign(int mark) => _foreign.Append(CultureInfo.InvariantCulture, $"{_tones.Count:X3}{mark:X5}");

        /// <summary>Two tones in a character from '0' on, without those at the end that are level.</summary>
        private string Packed()
        {
            var packed = _tones
                .Chunk(2)
                .Select(pair => (char)('0' + pair[0] * Kinds + (pair.Length > 1 ? pair[1] : 0)));
            return string.Concat(packed).TrimEnd('0');
        }
    }

    private static char? Rank(Rune bare) =>
        bare.IsBmp && Letters.IndexOf((char)bare.Value, StringComparison.Ordinal) is var rank and >= 0
            ? (char)('A' + rank)
            : null;

    /// <summary>The letter without its tone (0 where it has none), and the marks that make no Vietnamese letter of
    /// it.</summary>
    private static (Rune Bare, int Tone, IReadOnlyList<int> Marks) Split(Rune rune)
    {
        if (rune.Value is 'ð' or 'ɖ')
            return (new('đ'), 0, []); // taken for đ in old fonts
        var decomposed = rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes().ToList();
        var tone = decomposed
            .Select(part => part.IsBmp ? Tones.IndexOf((char)part.Value, StringComparison.Ordinal) + 1 : 0)
            .Max();
        var marks = decomposed
            .Skip(1)
            .Where(part => !Tones.Contains(part.ToString(), StringComparison.Ordinal))
            .ToList();
        var composed = (decomposed[0] + string.Concat(marks)).Normalize(NormalizationForm.FormC);
        return composed.Length == 1 && Letters.Contains(composed[0], StringComparison.Ordinal)
            ? (new(composed[0]), tone, [])
            : (decomposed[0], tone, [.. marks.Select(m => m.Value)]);
    }
}
