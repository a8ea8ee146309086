using System.Text.Json;
using System.Text.Json.Serialization;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Layouts;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>How a foreign layout is read (<c>--map</c>).</summary>
public sealed record MappingFile(IReadOnlyList<SheetMapping> Sheets)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly JsonSerializerOptions Written = new(Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    /// <summary>As a file that <see cref="Parse"/> reads.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Written);

    /// <exception cref="UnreadableFileException">Not JSON, or a key that is not one of the names of the exchange
    /// workbook.</exception>
    public static MappingFile Parse(string json)
    {
        try
        {
            var mapping = JsonSerializer.Deserialize<MappingFile>(json, Options);
            if (
                mapping?.Sheets is not { Count: > 0 }
                || mapping.Sheets.Any(s => s.Sheet is null || s.As is null || s.Columns is null)
            )
                throw new UnreadableFileException("map.no-sheets");
            foreach (var sheet in mapping.Sheets)
                sheet.Check();
            return mapping;
        }
        catch (JsonException e)
        {
            throw new UnreadableFileException("map.unreadable", e.Message);
        }
    }
}

/// <param name="Sheet">Name in the file.</param>
/// <param name="As">English name of the sheet it stands for.</param>
/// <param name="HeaderRow">1-based.</param>
/// <param name="DateFormat">.NET format of days written as text.</param>
/// <param name="MoneyUnit">Đồng per unit of the money columns.</param>
/// <param name="Columns">English column name → header in the file, or a list of headers joined by a space, or
/// <c>{ "from": header, "cut": how }</c> where one cell holds several facts.</param>
/// <param name="Constants">English column name → the value of every row.</param>
/// <param name="HeaderRows">Rows of the header; names below each other are joined by a slash.</param>
/// <param name="Groups">Kind of group row (<c>letter</c> for A, B; <c>roman</c> for I, II; <c>plain</c>) → English column that
/// its title gives to the rows below it.</param>
/// <param name="Values">English column name → words of the file → what they stand for.</param>
/// <param name="ProposeCodes">Tasks without a code get one of kind, serial and year.</param>
public sealed record SheetMapping(
    string Sheet,
    string As,
    IReadOnlyDictionary<string, JsonElement> Columns,
    IReadOnlyDictionary<string, string>? Constants = null,
    int HeaderRow = 1,
    string? DateFormat = null,
    decimal MoneyUnit = 1,
    int HeaderRows = 1,
    IReadOnlyDictionary<string, string>? Groups = null,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Values = null,
    bool ProposeCodes = false
)
{
    [JsonIgnore]
    public Sheet Target =>
        PartSheets.All.FirstOrDefault(s => s.Matches(As)) ?? throw new UnreadableFileException("map.unknown-sheet", As);

    /// <summary>Where a mapped column comes from: one column or several joined, or several remarks that stand behind each
    /// other where parts of cells are among them.</summary>
    public static IReadOnlyList<JsonElement> Sources(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.Object)
            ? [.. value.EnumerateArray()]
            : [value];

    /// <summary>How the cells of a mapped column are taken apart; null where they are taken whole.</summary>
    public static string? CutOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("cut", out var cut) ? cut.GetString() : null;

    /// <summary>The headers of a mapped column, in order.</summary>
    public static IReadOnlyList<string> Headers(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object
                when value.TryGetProperty("from", out var from)
                    && from.ValueKind != JsonValueKind.Object
                    && (CutOf(value) is not { } cut || Cuts.All.Contains(cut)) => Headers(from),
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array when value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) =>
            [
                .. value.EnumerateArray().Select(e => e.GetString()!),
            ],
            _ => throw new UnreadableFileException("map.bad-column", value.ToString()),
        };

    /// <summary>A list of tasks tells of it in passing: a row of another sheet.</summary>
    internal bool IsTold(string key) => Tells(key, Cuts.NewEnd) || Tells(key, Cuts.OpeningBalance);

    /// <summary>Where what is told in passing comes from, a source each.</summary>
    internal IEnumerable<JsonElement> Told(string what) =>
        Columns.Where(c => Tells(c.Key, what)).SelectMany(c => Sources(c.Value));

    private bool Tells(string key, string what) => Target == TaskSheet.Sheet && Folding.Key(key) == Folding.Key(what);

    public Column Column(string key) =>
        Target.AllColumns.FirstOrDefault(c => Folding.Key(c.English) == Folding.Key(key))
        ?? throw new UnreadableFileException("map.unknown-key", key, Target.English);

    internal void Check()
    {
        var named = Columns
            .Keys.Where(k => !IsTold(k))
            .Concat(Constants?.Keys ?? [])
            .Concat(Groups?.Values ?? [])
            .Concat(Values?.Keys ?? []);
        foreach (var key in named)
            Column(key);
        if (HeaderRow < 1 || HeaderRows is < 1 or > 5)
            throw new UnreadableFileException("map.bad-header", Sheet);
        foreach (var value in Columns.Values.SelectMany(Sources))
            Headers(value);
    }
}
