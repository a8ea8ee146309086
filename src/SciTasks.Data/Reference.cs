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
        new WorkingCalendar(Days(folder), Holidays(folder)),
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
    };

    /// <summary>The folder copied beside the program at build.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "database", "reference");

    /// <summary>The holidays as the law states them, for years nobody has announced.</summary>
    public static IReadOnlyList<HolidayRule> Holidays(string folder) => Read<List<HolidayRule>>(folder, "holidays.json");

    /// <summary>The days announced: holidays, days in lieu, days swapped.</summary>
    public static IReadOnlyList<SpecialDay> Days(string folder)
    {
        var path = Existing(folder, "days.csv");
        return [.. File.ReadLines(path).Skip(1).Select((line, i) => ReadDay(line) ?? throw new InvalidDataException($"{path} cannot be read: line {i + 2}."))];
    }

    /// <summary>A line <c>day,kind,name,source,confirmed</c>, or null where it is not one.</summary>
    private static SpecialDay? ReadDay(string line)
    {
        var cells = line.Split(',');
        return cells.Length == 5 && cells[4] is "yes" or "no" && Enum.TryParse<DayKind>(cells[1], out var kind)
            && DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, kind, cells[4] == "yes") : null;
    }

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
