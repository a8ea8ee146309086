using System.Text;
using CsCheck;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.People;

namespace SciTasks.Domain.Tests;

public sealed class Sorting_as_a_dictionary_does
{
    private const string Letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz",
        Tones = "\u0300\u0309\u0303\u0301\u0323";

    [Theory]
    [InlineData("Ứng dụng", "Ứng dụng 1", "Ứng dụng 2", "Ứng dụng A", "Ứng dụng công nghệ")]
    [InlineData("An", "Àn", "Ản", "Ãn", "Án", "Ạn", "An 1", "Àn 1", "An Bình", "Ana")]
    [InlineData("da", "dà", "dả", "dã", "dá", "dạ", "dă", "dâ", "đa", "đà")]
    [InlineData("Hoa", "hoà", "hoạ", "hòa", "hóa", "Hoa 2020", "hoà 2020", "hoa sen")]
    [InlineData("2020", "2020 A", "A", "A1", "A1 1", "A11", "A2")]
    [InlineData("Muller", "Müller", "Mùller", "Mulles", "Mưller", "Μ")]
    public void Words_come_before_what_begins_with_them_and_tones_only_part_equal_letters(
        params string[] sorted
    )
    {
        Assert.Equal(sorted, sorted.Reverse().OrderBy(SortKey.Of, StringComparer.Ordinal));
        Assert.Distinct(sorted.Select(SortKey.Of));
    }

    [Fact]
    public void Case_spaces_punctuation_and_the_look_alike_of_d_make_no_difference() =>
        Assert.Single(
            new[]
            {
                "Đông  Á",
                "đông-á",
                " ĐÔNG Á.",
                "Ðông\u00A0Á",
                "Đông Á".Normalize(NormalizationForm.FormD),
            }
                .Select(SortKey.Of)
                .Distinct()
        );

    [Fact]
    public void A_key_is_printable_ascii_of_200_characters_at_most() =>
        Texts.Sample(text =>
            SortKey.Of(text) is var key
            && key.Length <= 200
            && key.All(c => c is >= ' ' and <= '~')
            && key.Trim() == key
        );

    [Fact]
    public void A_long_text_keeps_its_place_as_far_as_it_fits()
    {
        var name = string.Concat(Enumerable.Repeat("Trung tâm ứng dụng tiến bộ khoa học ", 10));
        Assert.True(SortKey.Of(name).Length is > 150 and <= 200);
        Assert.True(string.CompareOrdinal(SortKey.Of("Trung tâm ứng"), SortKey.Of(name)) < 0);
        Assert.True(string.CompareOrdinal(SortKey.Of(name), SortKey.Of("Trung tâm ươm")) < 0);
    }

    [Fact]
    public void Keys_sort_as_the_slow_comparison_does_and_other_texts_have_other_keys() =>
        Gen.Select(Texts, Texts)
            .Sample(
                (a, b) =>
                    Math.Sign(string.CompareOrdinal(SortKey.Of(a), SortKey.Of(b))) == Slowly(a, b),
                iter: 50_000
            );

    [Fact]
    public void Close_texts_too() =>
        Gen.Select(Texts, Gen.Int[0, 40], Characters)
            .Sample(
                (a, at, other) =>
                {
                    var b = a.Insert(Math.Min(at, a.Length), other);
                    return Math.Sign(string.CompareOrdinal(SortKey.Of(a), SortKey.Of(b)))
                        == Slowly(a, b);
                },
                iter: 50_000
            );

    [Fact]
    public void A_stored_key_can_be_written_anew()
    {
        var (host, lead) = (new Organization("Viện 1"), new Person("Nguyễn Văn An"));
        host.Refresh();
        lead.Refresh();
        Assert.Equal(
            (SortKey.Of("Viện 1"), SortKey.OfPerson("Nguyễn Văn An")),
            (host.SortKey, lead.SortKey)
        );
    }

    private static readonly Gen<string> Characters = Gen.OneOf(
        Gen.Select(Gen.Int[0, Letters.Length - 1], Gen.Int[0, 5], Gen.Bool)
            .Select((letter, tone, upper) => Written(letter, tone, upper)),
        Gen.Int[0, 9].Select(d => $"{d}"),
        Of(" ", "  ", "-", "/")
    );

    private static Gen<string> Of(params string[] texts) =>
        Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    /// <summary>Short texts of few letters, so that many are nearly alike.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        Characters.Array[0, 14].Select(string.Concat),
        Of("a", "à", "ạ", "ă", "b", "1", "0", " ").Array[0, 8].Select(string.Concat)
    );

    private static string Written(int letter, int tone, bool upper)
    {
        var text =
            Letters[letter] is var c
            && tone > 0
            && "aăâeêioôơuưy".Contains(c, StringComparison.Ordinal)
                ? $"{c}{Tones[tone - 1]}".Normalize(NormalizationForm.FormC)
                : $"{c}";
        return upper ? text.ToUpperInvariant() : text;
    }

    /// <summary>Word by word the ranks of the letters, digits below them, a shorter text first; then, only where all
    /// are equal, the tones.</summary>
    private static int Slowly(string a, string b)
    {
        var (x, y) = (Read(a), Read(b));
        var words = Compare(x, y, (v, w) => Compare(v, w, (l, m) => l.Rank.CompareTo(m.Rank)));
        return words != 0
            ? words
            : Compare(
                [.. x.SelectMany(w => w)],
                [.. y.SelectMany(w => w)],
                (l, m) => l.Tone.CompareTo(m.Tone)
            );
    }

    private static int Compare<T>(IReadOnlyList<T> x, IReadOnlyList<T> y, Func<T, T, int> compare)
    {
        for (var i = 0; i < Math.Min(x.Count, y.Count); i++)
            if (Math.Sign(compare(x[i], y[i])) is var c and not 0)
                return c;
        return x.Count.CompareTo(y.Count);
    }

    private static List<List<(int Rank, int Tone)>> Read(string text) =>
        [
            .. text.ToLowerInvariant()
                .Split([' ', '-', '/'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word =>
                    word.Select(c => char.IsAsciiDigit(c) ? (c - '0', 0) : Known[c]).ToList()
                ),
        ];

    private static readonly Dictionary<char, (int Rank, int Tone)> Known = Enumerable
        .Range(0, Letters.Length)
        .SelectMany(
            rank => Enumerable.Range(0, 6),
            (rank, tone) => (Text: Written(rank, tone, upper: false), Rank: 100 + rank, Tone: tone)
        )
        .DistinctBy(w => w.Text)
        .ToDictionary(w => w.Text[0], w => (w.Rank, w.Tone));
}
