using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Layouts;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>From raw sheets to rows with values, by the header or by a mapping file. Says nothing yet about what the
/// register holds.</summary>
public sealed class WorkbookParser(DateOnly today)
{
    /// <exception cref="UnreadableFileException">No known sheet, a required column is missing, a merged header, a
    /// doubled column.</exception>
    /// <param name="mended">Cells typed anew beside the file.</param>
    public IReadOnlyList<ParsedSheet> Parse(
        IReadOnlyList<RawSheet> raw,
        MappingFile? mapping,
        IReadOnlyList<Mend>? mended = null
    )
    {
        var mends = new Mends(mended ?? []);
        var sheets = mapping is null
            ? ByHeader(raw, mends)
            : [.. mapping.Sheets.SelectMany(m => ByMapping(Find(raw, m.Sheet), m, mends))];
        if (sheets.Count == 0)
            throw new UnreadableFileException("file.no-known-sheet", string.Join(", ", raw.Select(s => s.Name)));
        if (sheets.GroupBy(s => s.Sheet).FirstOrDefault(g => g.Count() > 1) is { } twice && mapping is null)
            throw new UnreadableFileException("file.sheet-twice", string.Join(", ", twice.Select(s => s.Name)));
        var order = PartSheets.All.ToList();
        var ordered = sheets.OrderBy(s => order.IndexOf(s.Sheet)).ToList();
        ordered[0] = ordered[0] with { Problems = [.. ordered[0].Problems, .. NotRead(raw, ordered)] };
        return ordered;
    }

    /// <summary>Sheets with content that nothing was read from are named, so that nobody thinks they came in.</summary>
    private static IEnumerable<Problem> NotRead(IReadOnlyList<RawSheet> raw, List<ParsedSheet> read) =>
        raw.Where(r => r.Rows.Count > 0 && !read.Exists(s => s.Name == r.Name))
            .Select(r => new Problem(0, "", Severity.Warning, new("file.sheet-not-read", r.Name, r.Rows.Count)));

    private static RawSheet Find(IReadOnlyList<RawSheet> raw, string name) =>
        raw.FirstOrDefault(s => s.Name == name)
        ?? raw.FirstOrDefault(s => Folding.Key(s.Name) == Folding.Key(name))
        ?? throw new UnreadableFileException("map.sheet-not-in-file", name, string.Join(", ", raw.Select(s => s.Name)));

    private List<ParsedSheet> ByHeader(IReadOnlyList<RawSheet> raw, Mends mends)
    {
        var known = raw.Select(s => (Raw: s, Sheet: PartSheets.All.FirstOrDefault(t => t.Matches(s.Name))))
            .Where(x => x.Sheet is not null)
            .ToList();
        // A lone CSV or sheet of another name is taken for the sheet its header fits.
        if (known.Count == 0 && raw.Count == 1 && Guess(raw[0]) is { } guess)
            known = [(raw[0], guess)];
        return known.ConvertAll(x => ByHeader(x.Raw, x.Sheet!, mends));
    }

    private static Sheet? Guess(RawSheet raw)
    {
        var headers = (raw.Rows.Count > 0 ? raw.Rows[0] : null)
            ?.Cells.Values.Where(c => !c.IsEmpty)
            .Select(c => MoneyText.WithoutUnit(c.Text))
            .DistinctBy(Folding.Key)
            .ToList()
            ?? [];
        bool Knows(Sheet sheet, string header) => sheet.AllColumns.Any(c => c.Matches(Folding.Key(header)));
        // With most of its headers unknown, or with some that only lists of someone's own have, it is read another way.
        return PartSheets.All.FirstOrDefault(s =>
            s.AllColumns.Where(c => c.Required).All(c => headers.Exists(h => c.Matches(Folding.Key(h))))
            && headers.Count(h => Knows(s, h)) * 2 >= headers.Count
            && !headers.Exists(h => !Knows(s, h) && IsOfOwnList(h))
        );
    }

    /// <summary>The exchange workbook has no such column, yet it tells something of a task.</summary>
    private static bool IsOfOwnList(string header) =>
        HeaderWords.Guess(header) is { Targets.Count: > 0 } || PaidBefore.IsSaidBy(header);

    private ParsedSheet ByHeader(RawSheet raw, Sheet sheet, Mends mends)
    {
        var header = raw.Rows.Count > 0 && raw.Rows[0].Number == 1 ? raw.Rows[0] : null;
        CheckMerged(raw, 1);
        if (header is null)
            throw new UnreadableFileException("file.no-header", raw.Name);
        var bindings = new List<Binding>();
        var problems = new List<Problem>();
        foreach (var (index, cell) in header.Cells.Where(c => !c.Value.IsEmpty).OrderBy(c => c.Key))
        {
            var name = Folding.Clean(cell.Text);
            var column = sheet.AllColumns.FirstOrDefault(c =>
                c.Matches(Folding.Key(name)) || c.Matches(Folding.Key(MoneyText.WithoutUnit(name)))
            );
            if (column is null)
                problems.Add(new(1, name, Severity.Warning, new("column.unknown", name)));
            else if (bindings.Exists(b => b.Column == column))
                throw new UnreadableFileException("file.column-twice", raw.Name, name);
            else
                bindings.Add(new(column, name, [index], new CellParser(column, MoneyText.UnitOf(name), null, today)));
        }
        var missing = sheet
            .AllColumns.Where(c => c.Required && !bindings.Exists(b => b.Column == c))
            .Select(c => c.Vietnamese)
            .ToList();
        if (missing.Count > 0)
            throw new UnreadableFileException("file.missing-column", raw.Name, string.Join(", ", missing));
        return new TableRows(raw, sheet, 1, bindings, new Dictionary<Column, Cell>(), mends, null).Read(problems);
    }

    private IEnumerable<ParsedSheet> ByMapping(RawSheet raw, SheetMapping mapping, Mends mends)
    {
        if (mapping.HeaderRows == 1)
            CheckMerged(raw, mapping.HeaderRow);
        var last = mapping.HeaderRow + mapping.HeaderRows - 1;
        var header = HeaderBlock.Names(raw, mapping.HeaderRow, mapping.HeaderRows);
        if (header.Count == 0)
            throw new UnreadableFileException("file.no-header", raw.Name);
        var bindings = new List<Binding>();
        foreach (var (key, value) in mapping.Columns.Where(c => !mapping.IsTold(c.Key)))
            bindings.AddRange(
                SheetMapping.Sources(value).Select(s => Bind(raw, mapping, header, mapping.Column(key), s))
            );
        var constants = new Dictionary<Column, Cell>();
        foreach (var (key, text) in mapping.Constants ?? new Dictionary<string, string>())
        {
            var problems = new List<Problem>();
            var column = mapping.Column(key);
            constants[column] = new CellParser(column, 1, null, today).Parse(new RawCell(text), 0, key, problems)
                ?? throw new UnreadableFileException("map.bad-constant", key, text);
        }
        var missing = mapping
            .Target.AllColumns.Where(c =>
                c.Required && !bindings.Exists(b => b.Column == c) && !constants.ContainsKey(c)
            )
            .Select(c => c.English)
            .ToList();
        if (missing.Count > 0)
            throw new UnreadableFileException("file.missing-column", raw.Name, string.Join(", ", missing));
        // A foreign file of one header row is read as it always was; a list of someone's own has titles of groups.
        var groups = mapping is { Groups: null, ProposeCodes: false }
            ? null
            : new GroupRows(
                (mapping.Groups ?? new Dictionary<string, string>()).ToDictionary(
                    g => g.Key,
                    g => mapping.Column(g.Value)
                ),
                today
            );
        var table = new TableRows(raw, mapping.Target, last, bindings, constants, mends, groups);
        var sheet = table.Read(mapping.ProposeCodes ? Unused(raw, header, last, mapping) : []) with
        {
            ProposesCodes = mapping.ProposeCodes,
        };
        yield return sheet;
        foreach (
            var told in ToldBy(sheet, raw, mapping, header, mends).Where(t => t.Rows.Count > 0 || t.Problems.Count > 0)
        )
            yield return told;
    }

    /// <summary>Rows of other sheets that a list of tasks tells of in passing.</summary>
    private IEnumerable<ParsedSheet> ToldBy(
        ParsedSheet sheet,
        RawSheet raw,
        SheetMapping mapping,
        IReadOnlyDictionary<int, string> header,
        Mends mends
    )
    {
        var newEnd = PartSheets.Extensions.AllColumns.First(c => c.English == PartSheets.NewEnd);
        foreach (var source in mapping.Told(Cuts.NewEnd))
            yield return ToldExtensions.Of(sheet, raw, Bind(raw, mapping, header, newEnd, source), mends);
        var paid = mapping
            .Told(Cuts.OpeningBalance)
            .Select(s => Bind(raw, mapping, header, ToldBalances.AmountColumn, s) with { Cut = null })
            .Select(b => (Binding: b, Days: PaidBefore.DaysOf(b.Header)))
            .ToList();
        foreach (var (binding, _) in paid.Where(p => p.Days is null))
            yield return NotTaken(sheet, mapping.HeaderRow, binding.Header, "opening.no-day");
        // Whether two sums of the same days add up or repeat each other is nobody's guess.
        var taken = paid.Where(p => p.Days is not null)
            .GroupBy(p => (p.Days, ToldBalances.FundOf(p.Binding.Header)))
            .ToList();
        foreach (var (binding, _) in taken.Where(g => g.Count() > 1).SelectMany(g => g))
            yield return NotTaken(sheet, mapping.HeaderRow, binding.Header, "opening.same-days");
        // A sum up to a day holds those of the years before it, so they come first.
        foreach (
            var (binding, days) in taken
                .Where(g => g.Count() == 1)
                .SelectMany(g => g)
                .OrderBy(p => p.Days?.To)
                .ThenBy(p => p.Days?.From is null)
        )
            yield return ToldBalances.Of(sheet, raw, binding, days!.Value, mends).WithoutDoubtfulMoney(binding);
    }

    private static ParsedSheet NotTaken(ParsedSheet sheet, int row, string header, string why) =>
        new(sheet.Name, PartSheets.Ledger, [], [new(row, header, Severity.Warning, new(why, header))]);

    /// <summary>Columns of someone's list that give nothing are named with how much they hold, so that nobody thinks it came
    /// in.</summary>
    private static List<Problem> Unused(
        RawSheet raw,
        IReadOnlyDictionary<int, string> header,
        int last,
        SheetMapping mapping
    )
    {
        var used = mapping
            .Columns.Values.SelectMany(SheetMapping.Sources)
            .SelectMany(SheetMapping.Headers)
            .Select(h => IndexOf(header, h, raw.Name))
            .ToHashSet();
        return
        [
            .. header
                .Where(h => !used.Contains(h.Key) && !HeaderWords.IsIdle(HeaderWords.Guess(h.Value.Split(" / ")[^1])))
                .Select(h => (h.Value, Cells: raw.Rows.Count(r => r.Number > last && !r[h.Key].IsEmpty)))
                .Where(h => h.Cells > 0)
                .Select(h => new Problem(
                    last,
                    h.Value,
                    Severity.Warning,
                    new Refusal("column.unused", h.Value, h.Cells)
                )),
        ];
    }

    private Binding Bind(
        RawSheet raw,
        SheetMapping mapping,
        IReadOnlyDictionary<int, string> header,
        Column column,
        System.Text.Json.JsonElement value
    )
    {
        var names = SheetMapping.Headers(value);
        var unit = names.Select(MoneyText.UnitOf).FirstOrDefault(u => u != 1, mapping.MoneyUnit);
        return new(
            column,
            string.Join(" + ", names),
            [.. names.Select(name => IndexOf(header, name, raw.Name))],
            new CellParser(column, unit, mapping.DateFormat, today),
            SheetMapping.CutOf(value),
            column.English
        )
        {
            Values = mapping.Values?.FirstOrDefault(v => Folding.Key(v.Key) == Folding.Key(column.English)).Value
                ?? new Dictionary<string, string>(),
        };
    }

    private static int IndexOf(IReadOnlyDictionary<int, string> header, string name, string sheet) =>
        header
            .Where(c => HeaderBlock.Line(c.Value) == HeaderBlock.Line(name))
            .Concat(header.Where(c => Folding.Key(c.Value) == Folding.Key(name)))
            .Select(c => (int?)c.Key)
            .FirstOrDefault()
        ?? throw new UnreadableFileException("map.column-not-in-file", name, sheet);

    private static void CheckMerged(RawSheet raw, int headerRow)
    {
        if (raw.Merged.Any(m => m.FirstRow <= headerRow && headerRow <= m.LastRow))
            throw new UnreadableFileException("file.merged-header", raw.Name, headerRow);
    }
}
