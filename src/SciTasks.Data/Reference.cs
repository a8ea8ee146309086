using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data;

/// <summary>Reads <c>database/reference</c>: the rules of the trade as dated data with their legal basis.</summary>
public static class Reference
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new DeadlineKindNames() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <param name="folder">Usually <c>database/reference</c> beside the program.</param>
    /// <exception cref="InvalidDataException">A file is missing or cannot be read; the message names it.</exception>
    public static RuleBook Load(string folder)
    {
        var files = new Files(folder);
        return new(
            [
                .. Read<List<RegimeRow>>(files, "regimes.json")
                    .Select(r => new Regime(r.Code, r.From ?? DateOnly.MinValue, r.Texts)),
            ],
            Read<List<DeadlineRule>>(files, "deadline-rules.json"),
            Read<List<BacklogTerm>>(files, "backlog-terms.json").ToDictionary(t => t.Kind),
            Read<List<Rung>>(files, "alert-ladder.json"),
            new WorkingCalendar(Days(files), Holidays(files)),
            Read<List<GateRule>>(files, "gate-rules.json"),
            Read<List<AgeingBorder>>(files, "ageing-bands.json")
        )
        {
            ChangeRules = Read<List<ChangeRule>>(files, "change-rules.json"),
            ChangeGrounds = Read<List<ChangeGround>>(files, "change-grounds.json"),
            Delegations = Read<List<DelegationRule>>(files, "delegations.json"),
            Limits = Read<List<LimitRule>>(files, "limits.json"),
            BudgetHeadings = Read<List<BudgetHeading>>(files, "budget-headings.json"),
            FileCategories = Read<List<FileCategory>>(files, "file-categories.json"),
            Dossiers = Read<List<DossierItem>>(files, "dossiers.json"),
            Fields = Fields(files),
            // After every file was read: an initializer runs in the order it is written.
            Hash = files.Hash,
        };
    }

    /// <summary>The folder copied beside the program at build.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "database", "reference");

    /// <summary>The holidays as the law states them, for years nobody has announced.</summary>
    public static IReadOnlyList<HolidayRule> Holidays(string folder) => Holidays(new Files(folder));

    /// <summary>The days announced: holidays, days in lieu, days swapped.</summary>
    public static IReadOnlyList<SpecialDay> Days(string folder) => Days(new Files(folder));

    private static List<HolidayRule> Holidays(Files files) => Read<List<HolidayRule>>(files, "holidays.json");

    private static IReadOnlyList<SpecialDay> Days(Files files)
    {
        var lines = files
            .Text("days.csv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(l => l.TrimEnd('\r'));
        return
        [
            .. lines.Select(
                (line, i) =>
                    ReadDay(line)
                    ?? throw new InvalidDataException($"{files.Path("days.csv")} cannot be read: line {i + 2}.")
            ),
        ];
    }

    /// <summary>A line <c>day,kind,name,source,confirmed</c>, or null where it is not one.</summary>
    private static SpecialDay? ReadDay(string line)
    {
        var cells = line.Split(',');
        return
            cells.Length == 5
            && cells[4] is "yes" or "no"
            && Enum.TryParse<DayKind>(cells[1], out var kind)
            && DateOnly.TryParseExact(
                cells[0],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
            ? new(day, kind, cells[4] == "yes")
            : null;
    }

    /// <summary>A name may stand in quotes, where it holds a comma.</summary>
    private static List<ResearchField> Fields(Files files) =>
        [
            .. files
                .Text("fields.csv")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => line.TrimEnd('\r'))
                .Where(line => line.Length > 0)
                .Select(line =>
                    (First: line.IndexOf(',', StringComparison.Ordinal), Last: line.LastIndexOf(','), Line: line)
                )
                .Select(x => new ResearchField(
                    x.Line[..x.First],
                    x.Line[(x.First + 1)..x.Last].Trim('"'),
                    x.Line[(x.Last + 1)..]
                )),
        ];

    /// <summary>A kind of deadline by its name; one that no record knows is a fault of the file.</summary>
    private sealed class DeadlineKindNames : JsonConverter<DeadlineKind>
    {
        public override DeadlineKind Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.GetString() is var name && TaskDeadline.Find(name) is { } kind
                ? kind
                : throw new JsonException($"\"{name}\" is no kind of deadline.");

        public override void Write(Utf8JsonWriter writer, DeadlineKind value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Name);
    }

    private static T Read<T>(Files files, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(files.Text(name), Json)
                ?? throw new InvalidDataException($"{files.Path(name)} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{files.Path(name)} cannot be read: {e.Message}", e);
        }
    }

    private sealed record RegimeRow(string Code, DateOnly? From, string Texts);

    /// <summary>The files of the folder, hashed as they are read, so that none is forgotten. Line ends do not
    /// count.</summary>
    private sealed class Files(string folder)
    {
        private readonly StringBuilder _read = new();

        public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_read.ToString())));

        public string Path(string name) => System.IO.Path.Combine(folder, name);

        public string Text(string name)
        {
            if (!File.Exists(Path(name)))
                throw new InvalidDataException(
                    $"Reference file {Path(name)} is missing; it belongs beside the program."
                );
            var text = File.ReadAllText(Path(name));
            _read.Append(name).Append('\n').Append(text.ReplaceLineEndings("\n")).Append('\n');
            return text;
        }
    }
}
