using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Layouts;

/// <summary>What is proposed for a column of the file.</summary>
/// <param name="Index">0-based.</param>
/// <param name="Targets">English names of what it gives; empty where it is left out.</param>
/// <param name="Confidence">From 0 to 1: how well header and content fit.</param>
/// <param name="Ignored">Rightly left out: it numbers or adds up.</param>
public sealed record ColumnProposal(
    int Index,
    string Header,
    IReadOnlyList<string> Targets,
    string? Cut,
    double Confidence,
    IReadOnlyList<string> Samples,
    bool Ignored
);

/// <summary>What is proposed for a sheet of the file; nothing of it counts before someone has said yes.</summary>
/// <param name="Mapping">Null where no table of tasks was found.</param>
/// <param name="Unit">As stated above the table or in a header; null where nothing is said.</param>
/// <param name="Groups">Titles of groups by their kind.</param>
public sealed record SheetProposal(
    string Sheet,
    SheetMapping? Mapping,
    string? Unit,
    IReadOnlyList<ColumnProposal> Columns,
    IReadOnlyList<(string Kind, string Title)> Groups
);

/// <summary>Finds the table of tasks in someone's list and proposes what its columns hold: by their headers, and by what
/// stands beneath them.</summary>
public static partial class LayoutGuess
{
    /// <summary>The ways in which cells of several facts are taken apart, by a code of their own.</summary>
    public static readonly IReadOnlyList<(string Code, IReadOnlyList<string> Targets, string Cut)> CutKinds =
    [
        ("party", [TaskSheet.Host, TaskSheet.Lead], Cuts.Party),
        ("decision", ["Decision number", "Decision date"], Cuts.Paper),
        ("contract", ["Contract number", "Contract date"], Cuts.Paper),
        ("list-decision", ["List decision number", "List decision date"], Cuts.Paper),
        ("recognition", ["Recognition number", "Recognised"], Cuts.Paper),
        ("liquidation", ["Liquidated"], Cuts.PaperDay),
        ("period", [TaskSheet.Start, TaskSheet.End], Cuts.Period),
        ("outcome", Cuts.OfOutcome, Cuts.Outcome),
        ("extension", [Cuts.NewEnd], Cuts.Extension),
        ("opening-balance", [Cuts.OpeningBalance], Cuts.PaidBefore),
        ("person", [TaskSheet.Lead, TaskSheet.LeadEmail], Cuts.Person),
        ("coded-title", [TaskSheet.Title, TaskSheet.Code], Cuts.Title),
    ];

    private const int LookedAt = 60,
        Read = 200,
        Shown = 3;

    /// <summary>A header is one that names so many columns we know.</summary>
    private const int LeastKnown = 2;

    public static IReadOnlyList<SheetProposal> Of(IReadOnlyList<RawSheet> raw) =>
        [.. raw.Where(s => s.Rows.Any(r => !r.IsEmpty)).Select(s => Of(s))];

    /// <summary>The layout of all sheets with a table; null where there is none.</summary>
    public static MappingFile? Mapping(IEnumerable<SheetProposal> proposals) =>
        proposals.Select(p => p.Mapping).OfType<SheetMapping>().ToList() is { Count: > 0 } sheets ? new(sheets) : null;

    /// <param name="header">First row of the header and how many rows it has, where someone has said so.</param>
    public static SheetProposal Of(RawSheet raw, (int First, int Rows)? header = null)
    {
        if ((header ?? FindHeader(raw)) is not var (first, rows))
            return new(raw.Name, null, null, [], []);
        var names = HeaderBlock.Names(raw, first, rows);
        var body = raw.Rows.Where(r => r.Number >= first + rows && !r.IsEmpty).Take(Read).ToList();
        var unit = StatedUnit(raw, first);
        var columns = Propose(names, body);
        var mapping = MappingOf(raw, first, rows, unit, columns);
        return new(raw.Name, mapping, unit, columns, mapping is null ? [] : GroupsIn(raw, mapping));
    }

    /// <summary>A layout of columns as someone has chosen them.</summary>
    public static SheetMapping? MappingOf(
        string sheet,
        int first,
        int rows,
        decimal unit,
        IReadOnlyList<ColumnProposal> columns,
        IReadOnlyDictionary<string, string>? groups
    )
    {
        var sources = new Dictionary<string, JsonArray>();
        foreach (var column in columns)
            foreach (var target in column.Targets)
            {
                if (!sources.TryGetValue(target, out var from))
                    sources[target] = from = [];
                from.Add(
                    column.Cut is null
                        ? JsonValue.Create(column.Header)
                        : new JsonObject { ["from"] = column.Header, ["cut"] = column.Cut }
                );
            }
        if (!sources.ContainsKey(TaskSheet.Title))
            return null;
        return new(
            sheet,
            TaskSheet.Sheet.English,
            sources.ToDictionary(
                s => s.Key,
                s => JsonSerializer.SerializeToElement(s.Value.Count == 1 ? s.Value[0] : s.Value)
            ),
            HeaderRow: first,
            HeaderRows: rows,
            MoneyUnit: unit,
            Groups: groups is { Count: > 0 } ? groups : null,
            ProposeCodes: true
        );
    }

    // ---- where the table begins

    private static (int First, int Rows)? FindHeader(RawSheet raw)
    {
        var best = raw
            .Rows.Where(r => r.Number <= LookedAt)
            .Select(r => (Row: r, Known: r.Cells.Values.Count(c => c.Number is null && IsHeader(c.Text))))
            .Where(r => r.Known >= LeastKnown)
            .OrderByDescending(r => r.Known)
            .ThenBy(r => r.Row.Number)
            .FirstOrDefault();
        if (best.Row is null)
            return null;
        var (first, last) = (best.Row.Number, best.Row.Number);
        // Merged cells hold rows of one header together.
        for (var grown = true; grown;)
        {
            var touching = raw
                .Merged.Where(m => m.FirstRow <= last && m.LastRow >= first && m.LastRow - m.FirstRow < 5)
                .ToList();
            var (low, high) = (
                Math.Min(first, touching.Select(m => m.FirstRow).DefaultIfEmpty(first).Min()),
                Math.Max(last, touching.Select(m => m.LastRow).DefaultIfEmpty(last).Max())
            );
            grown = low < first || high > last;
            (first, last) = (low, high);
        }
        // A name over several columns has its parts below.
        if (raw.Merged.Any(m => m.FirstRow == last && m.LastRow == last && m.LastColumn > m.FirstColumn))
            last++;
        while (last - first < 4 && IsSecondRow(raw, best.Row, last + 1))
            last++;
        return (first, last - first + 1);
    }

    private static bool IsHeader(string text) =>
        text.Length is > 0 and <= 80 && HeaderWords.Guess(HeaderBlock.Line(text)) is not null;

    /// <summary>A row of names below one that leaves columns open: parts of "Kinh phí".</summary>
    private static bool IsSecondRow(RawSheet raw, RawRow header, int number)
    {
        if (raw.Rows.FirstOrDefault(r => r.Number == number) is not { IsEmpty: false } row)
            return false;
        var filled = row.Cells.Where(c => !c.Value.IsEmpty).ToList();
        return filled.Count > 0
            && filled.TrueForAll(c =>
                c.Value.Number is null && c.Value.Text.Length <= 40 && !char.IsAsciiDigit(c.Value.Text.Trim()[0])
            )
            && filled.Exists(c => header[c.Key].IsEmpty)
            && !filled.Exists(c => c.Value.Text.Trim() is "I" or "A")
            && filled.Count(c => IsHeader(c.Value.Text) || IsPart(c.Value.Text)) * 2 >= filled.Count;
    }

    private static bool IsPart(string text) =>
        Folding.Fold(text)
            is "so"
                or "ngay"
                or "tong so"
                or "nsnn"
                or "khac"
                or "so qd"
                or "bat dau"
                or "ket thuc"
                or "nguon khac"
                or "so ngay";

    // ---- the unit of money

    private static decimal? StatedUnit(string text) =>
        Unit().Match(Folding.Fold(text)) is { Success: true } m
            ? m.Groups["u"].Value switch
            {
                "trieu" or "million" => 1_000_000,
                "nghin" or "ngan" or "thousand" or "1000" or "1 000" => 1_000,
                "ty" or "billion" => 1_000_000_000,
                _ => 1,
            }
            : null;

    private static string? StatedUnit(RawSheet raw, int headerRow) =>
        raw
            .Rows.Where(r => r.Number <= headerRow)
            .SelectMany(r => r.Cells.Values)
            .Select(c => HeaderBlock.Line(c.Text))
            .FirstOrDefault(t => StatedUnit(t) is not null);

    [GeneratedRegex(
        @"\b(?:dvt|don vi tinh|don vi|unit)\W*(?<u>trieu|nghin|ngan|1000|1 000|ty|million|thousand|billion)? ?(?:dong|d|vnd)\b|^(?<u>trieu|nghin|ngan|ty) dong$",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Unit();

    // ---- what the columns hold

    private static List<ColumnProposal> Propose(IReadOnlyDictionary<int, string> names, List<RawRow> body)
    {
        var rows = body.Where(r =>
                r.Cells.Values.Count(c => !c.IsEmpty) > 2 && LabelRows.Of(r, []) != LabelRows.ColumnNumbers
            )
            .ToList();
        var guessed = names
            .OrderBy(n => n.Key)
            .Select(n => (n.Key, n.Value, Guess: GuessOf(n.Value, [.. rows.Select(r => r[n.Key])])))
            .ToList();
        var proposals = new List<ColumnProposal>();
        var taken = new HashSet<string>();
        // Who is surest of a fact has it; remarks may come from several columns.
        foreach (
            var (index, name, guess) in guessed.OrderByDescending(g => g.Guess?.Confidence ?? 0).ThenBy(g => g.Key)
        )
        {
            IReadOnlyList<string> free =
            [
                .. (guess?.Targets ?? []).Where(t =>
                    t is "Note" or "Cause" or Cuts.OpeningBalance || !taken.Contains(t)
                ),
            ];
            taken.UnionWith(free);
            proposals.Add(
                new(
                    index,
                    name,
                    free,
                    free.Count > 0 ? guess!.Cut : null,
                    free.Count > 0 ? guess!.Confidence : 0,
                    [.. rows.Select(r => r[index]).Where(c => !c.IsEmpty).Select(Sample).Distinct().Take(Shown)],
                    HeaderWords.IsIdle(guess)
                )
            );
        }
        // Where a list knows one amount only, it is what the task was granted.
        if (!taken.Overlaps(["State budget", "Counterpart", "Other funds"]))
        {
            var total = proposals.FindIndex(p => p.Ignored && Money().IsMatch(Folding.Fold(p.Header)));
            if (total >= 0)
                proposals[total] = proposals[total] with
                {
                    Targets = ["State budget"],
                    Confidence = 0.5,
                    Ignored = false,
                };
        }
        return [.. proposals.OrderBy(p => p.Index)];
    }

    [GeneratedRegex(@"\b(?:kinh phi|kp|von|du toan|budget|funding)\b", RegexOptions.None, 1000)]
    private static partial Regex Money();

    private static string Sample(RawCell cell) =>
        cell is { IsDate: true, Number: { } serial } && DayText.FromSerial(serial) is { } day
            ? day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)
            : HeaderBlock.Line(cell.Text);

    private static HeaderGuess? GuessOf(string header, List<RawCell> cells)
    {
        var filled = cells.FindAll(c => !c.IsEmpty);
        if (PaidBefore.IsSaidBy(header) && PaidBefore.DaysOf(header) is not null)
            return new([Cuts.OpeningBalance], Cuts.PaidBefore, 0.8);
        // Money of one year is not the money of the task.
        if (YearOnly().IsMatch(Folding.Fold(header.Split(" / ")[^1])))
            return null;
        // Below a joint name the last part says most: "Kinh phí / NSNN".
        var guess = HeaderWords.Guess(header)
            ?? header.Split(" / ").Reverse().Select(HeaderWords.Guess).FirstOrDefault(g => g is not null);
        if (
            header.Contains(" / ", StringComparison.Ordinal)
            && HeaderWords.Guess(header.Split(" / ")[^1]) is { Targets.Count: > 0, Confidence: >= 0.9 } part
        )
            guess = part;
        if (guess is null)
            return filled.Count < 2 ? null : ByContent(filled);
        if (guess.Targets.Count == 0 || filled.Count == 0)
            return guess;
        if (
            guess.Targets is [TaskSheet.Title]
            && filled.Count(c => Cuts.TitleOf(c.Text).Code is not null) * 2 > filled.Count
        )
            guess = guess with { Targets = [TaskSheet.Title, TaskSheet.Code], Cut = Cuts.Title };
        if (guess.Targets is [TaskSheet.Host] or [TaskSheet.Lead] && filled.Count(IsParty) * 2 > filled.Count)
            guess = guess with { Targets = [TaskSheet.Host, TaskSheet.Lead], Cut = Cuts.Party };
        if (guess.Targets is [TaskSheet.Lead] && filled.Exists(c => Cuts.HasContact(c.Text)))
            guess = guess with { Targets = [TaskSheet.Lead, TaskSheet.LeadEmail], Cut = Cuts.Person };
        if (guess.Targets is ["Decision date"] && filled.Count(IsPaper) * 2 > filled.Count)
            guess = guess with { Targets = ["Decision number", "Decision date"], Cut = Cuts.Paper };
        if (guess.Targets is ["Contract date"] && filled.Count(IsPaper) * 2 > filled.Count)
            guess = guess with { Targets = ["Contract number", "Contract date"], Cut = Cuts.Paper };
        // A column of numbers alone beside one of days: each is one fact.
        if (guess is { Cut: Cuts.Paper, Targets: [var number, var day] } && filled.Count(IsPaper) * 2 <= filled.Count)
            guess = guess with { Targets = [filled.Count(IsDay) * 2 > filled.Count ? day : number], Cut = null };
        if (guess.Targets is [TaskSheet.Start] or [TaskSheet.End] && filled.Count(c => IsPeriod(c)) * 2 > filled.Count)
            guess = guess with { Targets = [TaskSheet.Start, TaskSheet.End], Cut = Cuts.Period };
        var read = (double)filled.Count(c => Fits(guess, c)) / filled.Count;
        return guess with { Confidence = Math.Round(guess.Confidence * (0.4 + 0.6 * read), 2) };
    }

    [GeneratedRegex(@"^(?:nam )?(?:19|20)\d\d$", RegexOptions.None, 1000)]
    private static partial Regex YearOnly();

    /// <summary>Nothing is known of the header; what stands beneath may still be plain.</summary>
    private static HeaderGuess? ByContent(List<RawCell> cells)
    {
        bool Most(Func<RawCell, bool> fits) => cells.Count(fits) >= cells.Count * 0.7;
        return Most(IsParty) ? new([TaskSheet.Host, TaskSheet.Lead], Cuts.Party, 0.5)
            : Most(c => Cuts.IsTitledPerson(c.Text)) ? new([TaskSheet.Lead], null, 0.5)
            : Most(c => Cuts.IsBody(c.Text) && c.Text.Length < 80) ? new([TaskSheet.Host], null, 0.4)
            : Most(IsPeriod) ? new([TaskSheet.Start, TaskSheet.End], Cuts.Period, 0.4)
            : Most(c => TaskCode().IsMatch(c.Text.Trim())) ? new([TaskSheet.Code], null, 0.5)
            : Most(c => c.Number is null && c.Text.Length > 30) ? new([TaskSheet.Title], null, 0.3)
            : null;
    }

    [GeneratedRegex(@"^\p{Lu}[\p{Lu}\d&]{0,9}[-.]?\d{1,4}([./-]\d{2,4})+$", RegexOptions.None, 1000)]
    private static partial Regex TaskCode();

    private static bool IsParty(RawCell cell) =>
        cell.Number is null
        && Cuts.PartyOf(cell.Text, hostFirst: true) is ({ Length: > 0 } host, { Length: > 0 })
        && Cuts.IsBody(host);

    private static bool IsPaper(RawCell cell) =>
        cell.Number is null
        && !Cuts.Take(Cuts.Paper, "Decision number", cell, true).Cell.IsEmpty
        && !Cuts.Take(Cuts.Paper, "Decision date", cell, true).Cell.IsEmpty;

    private static bool IsDay(RawCell cell) => cell.IsDate || DayText.Parse(cell.Text, false) is not null;

    private static bool IsPeriod(RawCell cell) => Cuts.PeriodOf(cell) is { } range && range.Start != range.End;

    /// <summary>At least one of the facts can be read from the cell.</summary>
    private static bool Fits(HeaderGuess guess, RawCell cell) =>
        guess.Targets.Any(target =>
        {
            var part = guess.Cut is null ? cell : Cuts.Take(guess.Cut, target, cell, true).Cell;
            var column = TaskSheet.Sheet.AllColumns.FirstOrDefault(c => c.English == target);
            return !part.IsEmpty
                && (
                    column is null
                    || new CellParser(column, 1, null, DateOnly.MaxValue.AddYears(-100)).Parse(part, 1, "", [])
                        is not null
                );
        });

    // ---- the layout

    private static SheetMapping? MappingOf(
        RawSheet raw,
        int first,
        int rows,
        string? unit,
        List<ColumnProposal> columns
    )
    {
        var plain = MappingOf(raw.Name, first, rows, (unit is null ? null : StatedUnit(unit)) ?? 1, columns, null);
        if (plain is null)
            return null;
        var groups = GroupsIn(raw, plain);
        var has = columns.SelectMany(c => c.Targets).ToHashSet();
        var gives = new Dictionary<string, string>();
        foreach (
            var (kind, titles) in groups.GroupBy(g => g.Kind).Select(g => (g.Key, g.Select(t => t.Title).ToList()))
        )
        {
            var types = titles.Count(t => WordLists.Types.Find(t) is not null || TypeTitle().IsMatch(Folding.Fold(t)));
            var target = types * 2 > titles.Count ? "Type" : "Field";
            // Years and states part a list too; they are nobody's field.
            if (target == "Field" && titles.Count(t => NoField().IsMatch(Folding.Fold(t))) * 2 > titles.Count)
                continue;
            if (!has.Contains(target) && !gives.ContainsValue(target))
                gives[kind] = target;
        }
        return gives.Count > 0 ? plain with { Groups = gives } : plain;
    }

    [GeneratedRegex(@"^(de tai|du an|de an|nhiem vu thuong xuyen)\b", RegexOptions.None, 1000)]
    private static partial Regex TypeTitle();

    [GeneratedRegex(
        @"\b(?:19|20)\d\d\b|\b(?:chuyen tiep|cap (?:bo|tinh|co so|nganh|quoc gia|huyen))\b|^(?:nam|giai doan|dot|nhom|cac|nhiem vu|danh muc|da|dang|chua|chuyen tiep|mo moi|cap)\b",
        RegexOptions.None,
        1000
    )]
    private static partial Regex NoField();

    private static List<(string Kind, string Title)> GroupsIn(RawSheet raw, SheetMapping mapping)
    {
        var parsed = new WorkbookParser(DateOnly.MaxValue.AddYears(-100)).Parse(
            [raw],
            new([mapping with { Groups = null }])
        );
        var numbers = parsed[0].Problems.Where(p => p.What.Code == LabelRows.Group).Select(p => p.Row).ToHashSet();
        return [.. raw.Rows.Where(r => numbers.Contains(r.Number)).Select(GroupRows.Read)];
    }
}
