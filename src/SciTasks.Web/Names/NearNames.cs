using SciTasks.Domain.Basics.Text;

namespace SciTasks.Web.Names;

/// <summary>Finds by exact name, and proposes what is called almost alike.</summary>
internal sealed class NearNames<T>(Func<T, string> name)
    where T : class
{
    private const int Proposed = 5;

    /// <summary>Names that share at least so much of their words are worth a look.</summary>
    private const double Shared = 0.66;

    /// <summary>What stands before a name and is none of it.</summary>
    private static readonly HashSet<string> Titles =
    [
        "ts",
        "ths",
        "tskh",
        "pgs",
        "gs",
        "bs",
        "ds",
        "ks",
        "cn",
        "ncs",
        "cki",
        "ckii",
        "bscki",
        "bsckii",
        "dr",
        "prof",
        "ong",
        "ba",
        "mr",
        "mrs",
        "ms",
    ];

    private readonly Dictionary<string, List<T>> _byIdentity = [];
    private readonly Dictionary<string, List<T>> _byFolded = [];
    private readonly Dictionary<string, HashSet<T>> _byWord = [];

    public void Add(T item)
    {
        Put(_byIdentity, Folding.Identity(name(item)), item);
        Put(_byFolded, Alike(name(item)), item);
        foreach (var word in Folding.Words(name(item)))
            if (_byWord.TryGetValue(word, out var holders))
                holders.Add(item);
            else
                _byWord[word] = [item];
    }

    /// <summary>Those of exactly that name, accents included.</summary>
    public IEnumerable<T> Find(string wanted)
    {
        var identity = Folding.Identity(wanted);
        return _byIdentity.TryGetValue(identity, out var found)
            ? found.Where(i => Folding.Identity(name(i)) == identity)
            : [];
    }

    /// <summary>Those that differ only in accents, y and i, spaces, punctuation and titles before the name.</summary>
    public IEnumerable<T> AlmostAlike(string wanted)
    {
        var (identity, alike) = (Folding.Identity(wanted), Alike(wanted));
        return !_byFolded.TryGetValue(alike, out var found)
            ? []
            : found.Where(i => Folding.Identity(name(i)) != identity && Alike(name(i)) == alike).Take(Proposed);
    }

    /// <summary>Those of exactly that name first, then those called almost alike.</summary>
    public IEnumerable<T> SameOrAlmost(string wanted) => Find(wanted).Concat(AlmostAlike(wanted)).Take(Proposed + 1);

    /// <summary>Others whose names share most of their words with this one's, the nearest first.</summary>
    public IEnumerable<T> Similar(T item)
    {
        var words = Folding.Words(name(item)).ToHashSet(StringComparer.Ordinal);
        double Part(KeyValuePair<T, int> other) =>
            (double)other.Value / Math.Max(words.Count, Folding.Words(name(other.Key)).Distinct().Count());
        var sharing = words
            .Where(_byWord.ContainsKey)
            .SelectMany(w => _byWord[w])
            .Where(o => o != item)
            .CountBy(o => o);
        return sharing
            .Select(o => (o.Key, Part: Part(o)))
            .Where(o => o.Part >= Shared)
            .OrderByDescending(o => o.Part)
            .ThenBy(o => name(o.Key), StringComparer.Ordinal)
            .Take(Proposed)
            .Select(o => o.Key);
    }

    /// <summary>The words of a name without the titles before it, folded.</summary>
    public static IReadOnlyList<string> Bare(string text) => [.. Folding.Words(text).SkipWhile(Titles.Contains)];

    private static string Alike(string text) =>
        string.Concat(Bare(text).Select(w => w.EndsWith('y') ? Folding.OtherSpelling(w) ?? w : w));

    private static void Put(Dictionary<string, List<T>> index, string key, T item)
    {
        if (!index.TryGetValue(key, out var items))
            index[key] = items = [];
        if (!items.Contains(item))
            items.Add(item);
    }
}
