using System.Text.Json;
using System.Text.Json.Serialization;
using SciTasks.Domain.Basics.Text;
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
/// <param name="Columns">English column name → header in the file, or a list of headers joined by a space.</param>
/// <param name="Constants">English column name → the value of every row.</param>
public sealed record SheetMapping(
    string Sheet,
    string As,
    IReadOnlyDictionary<string, JsonElement> Columns,
    IReadOnlyDictionary<string, string>? Constants = null,
    int HeaderRow = 1,
    string? DateFormat = null,
    decimal MoneyUnit = 1
)
{
    [JsonIgnore]
    public Sheet Target =>
        PartSheets.All.FirstOrDefault(s => s.Matches(As)) ?? throw new UnreadableFileException("map.unknown-sheet", As);

    /// <summary>The headers of a mapped column, in order.</summary>
    public static IReadOnlyList<string> Headers(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array when value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) =>
            [
                .. value.EnumerateArray().Select(e => e.GetString()!),
            ],
            _ => throw new UnreadableFileException("map.bad-column", value.ToString()),
        };

    public Column Column(string key) =>
        Target.AllColumns.FirstOrDefault(c => Folding.Key(c.English) == Folding.Key(key))
        ?? throw new UnreadableFileException("map.unknown-key", key, Target.English);

    internal void Check()
    {
        foreach (var key in Columns.Keys.Concat(Constants?.Keys ?? []))
            Column(key);
        foreach (var value in Columns.Values)
            Headers(value);
    }
}
