using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SciTasks.Domain.Alerts;
using SciTasks.Domain.Backlog;
using SciTasks.Domain.Calendar;
using SciTasks.Domain.Changes;
using SciTasks.Domain.Deadlines;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;

namespace SciTasks.Data;

/// <summary>Reads <c>database/reference</c>: the rules of the trade as dated data with their legal basis.</summary>
public static class Reference
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <param name="folder">Usually <c>database/reference</c> beside the program.</param>
    /// <exception cref="InvalidDataException">A file is missing or cannot be read; the message names it.</exception>
    public static RuleBook Load(string folder) => new(
        [.. Read<List<RegimeRow>>(folder, "regimes.json").Select(r => new Regime(r.Code, r.From ?? DateOnly.MinValue, r.Texts))],
        Read<List<DeadlineRule>>(folder, "deadline-rules.json"),
        Read<List<BacklogTerm>>(folder, "backlog-terms.json").ToDictionary(t => t.Kind),
        Read<List<Rung>>(folder, "alert-ladder.json"),
        new WorkingCalendar(Days(folder)),
        Read<List<GateRule>>(folder, "gate-rules.json"),
        Read<List<AgeingBorder>>(folder, "ageing-bands.json"))
    {
        ChangeRules = Read<List<ChangeRule>>(folder, "change-rules.json"),
        ChangeGrounds = Read<List<ChangeGround>>(folder, "change-grounds.json"),
        Delegations = Read<List<Delegation>>(folder, "delegations.json"),
        Limits = Read<List<LimitRule>>(folder, "limits.json"),
        BudgetHeadings = Read<List<BudgetHeading>>(folder, "budget-headings.json"),
        FileCategories = Read<List<FileCategory>>(folder, "file-categories.json"),
        Dossiers = Read<List<DossierItem>>(folder, "dossiers.json"),
        Fields = Fields(folder),
    };

    /// <summary>The folder copied beside the program at build.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "database", "reference");

    private static Dictionary<DateOnly, DayKind> Days(string folder) => File.ReadLines(Existing(folder, "days.csv")).Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), cells => Enum.Parse<DayKind>(cells[1]));

    /// <summary>A name may stand in quotes, where it holds a comma.</summary>
    private static List<ResearchField> Fields(string folder) => [.. File.ReadLines(Existing(folder, "fields.csv")).Skip(1).Where(line => line.Length > 0)
        .Select(line => (First: line.IndexOf(',', StringComparison.Ordinal), Last: line.LastIndexOf(','), Line: line))
        .Select(x => new ResearchField(x.Line[..x.First], x.Line[(x.First + 1)..x.Last].Trim('"'), x.Line[(x.Last + 1)..]))];

    private static T Read<T>(string folder, string name)
    {
        var path = Existing(folder, name);
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static string Existing(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : throw new InvalidDataException($"Reference file {path} is missing; it belongs beside the program.");
    }

    private sealed record RegimeRow(string Code, DateOnly? From, string Texts);
}
