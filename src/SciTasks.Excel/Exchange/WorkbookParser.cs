using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>From raw sheets to rows with values, by the header or by a mapping file. Says nothing yet about what the
/// register holds.</summary>
public sealed class WorkbookParser(DateOnly today)
{
    /// <exception cref="UnreadableFileException">No known sheet, a required column is missing, a merged header, a
    /// doubled column.</exception>
    public IReadOnlyList<ParsedSheet> Parse(IReadOnlyList<RawSheet> raw, MappingFile? mapping)
    {
        var sheets = mapping is null
            ? ByHeader(raw)
            : mapping.Sheets.Select(m => ByMapping(Find(raw, m.Sheet), m)).ToList();
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

    private List<ParsedSheet> ByHeader(IReadOnlyList<RawSheet> raw)
    {
        var known = raw.Select(s => (Raw: s, Sheet: PartSheets.All.FirstOrDefault(t => t.Matches(s.Name))))
            .Where(x => x.Sheet is not null)
            .ToList();
        // A lone CSV or sheet of another name is taken for the sheet its header fits.
        if (known.Count == 0 && raw.Count == 1 && Guess(raw[0]) is { } guess)
            known = [(raw[0], guess)];
        return known.ConvertAll(x => ByHeader(x.Raw, x.Sheet!));
    }

    private static Sheet? Guess(RawSheet raw)
    {
        var headers =
            (raw.Rows.Count > 0 ? raw.Rows[0] : null)
                ?.Cells.Values.Select(c => Folding.Key(MoneyText.WithoutUnit(c.Text)))
                .ToHashSet()
            ?? [];
        return PartSheets.All.FirstOrDefault(s => s.AllColumns.Where(c => c.Required).All(c => headers.Any(c.Matches)));
    }

    private ParsedSheet ByHeader(RawSheet raw, Sheet sheet)
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
        return Rows(raw, sheet, headerRow: 1, bindings, problems, new Dictionary<Column, Cell>());
    }

    private ParsedSheet ByMapping(RawSheet raw, SheetMapping mapping)
    {
        CheckMerged(raw, mapping.HeaderRow);
        var header =
            raw.Rows.FirstOrDefault(r => r.Number == mapping.HeaderRow)
            ?? throw new UnreadableFileException("file.no-header", raw.Name);
        var bindings = new List<Binding>();
        foreach (var (key, value) in mapping.Columns)
        {
            var column = mapping.Column(key);
            var indexes = SheetMapping.Headers(value).Select(name => IndexOf(header, name, raw.Name)).ToList();
            bindings.Add(
                new(
                    column,
                    string.Join(" + ", SheetMapping.Headers(value)),
                    indexes,
                    new CellParser(column, mapping.MoneyUnit, mapping.DateFormat, today)
                )
            );
        }
        var constants = new Dictionary<Column, Cell>();
        foreach (var (key, text) in mapping.Constants ?? new Dictionary<string, string>())
        {
            var problems = new List<Problem>();
            var column = mapping.Column(key);
            constants[column] =
                new CellParser(column, 1, null, today).Parse(new RawCell(text), 0, key, problems)
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
        return Rows(raw, mapping.Target, mapping.HeaderRow, bindings, [], constants);
    }

    private static int IndexOf(RawRow header, string name, string sheet)
    {
        var exact = header
            .Cells.Where(c => Folding.Clean(c.Value.Text) == Folding.Clean(name))
            .Select(c => (int?)c.Key)
            .FirstOrDefault();
        return exact
            ?? header
                .Cells.Where(c => Folding.Key(c.Value.Text) == Folding.Key(name))
                .Select(c => (int?)c.Key)
                .FirstOrDefault()
            ?? throw new UnreadableFileException("map.column-not-in-file", name, sheet);
    }

    private static void CheckMerged(RawSheet raw, int headerRow)
    {
        if (raw.Merged.Any(m => m.FirstRow <= headerRow && headerRow <= m.LastRow))
            throw new UnreadableFileException("file.merged-header", raw.Name, headerRow);
    }

    private static ParsedSheet Rows(
        RawSheet raw,
        Sheet sheet,
        int headerRow,
        List<Binding> bindings,
        List<Problem> sheetProblems,
        Dictionary<Column, Cell> constants
    )
    {
        var rows = new List<ParsedRow>();
        var merged = new MergedCells(raw, headerRow, bindings);
        foreach (var row in raw.Rows.Where(r => r.Number > headerRow && !r.IsEmpty))
            if (LabelRows.Of(row, bindings) is { } label)
                sheetProblems.Add(new(row.Number, "", Severity.Warning, new(label, TextOf(row))));
            else
                rows.Add(Row(row, sheet, bindings, merged, constants));
        sheetProblems.AddRange(
            bindings
                .Where(b => b.Parser.LooksLikeWrongUnit)
                .Select(b => new Problem(
                    headerRow,
                    b.Header,
                    Severity.Warning,
                    new Refusal("column.small-amounts", b.Header)
                ))
        );
        return new(raw.Name, sheet, rows, sheetProblems);
    }

    private static ParsedRow Row(
        RawRow raw,
        Sheet sheet,
        List<Binding> bindings,
        MergedCells merged,
        Dictionary<Column, Cell> constants
    )
    {
        var problems = new List<Problem>();
        var row = merged.Fill(raw, problems);
        var cells = new Dictionary<Column, Cell>(constants);
        foreach (var binding in bindings)
            if (binding.Parser.Parse(binding.Cell(row), row.Number, binding.Header, problems) is { } cell)
                cells[binding.Column] = cell;
        foreach (
            var column in sheet.AllColumns.Where(c =>
                c.Required && !(cells.TryGetValue(c, out var cell) && cell.Value is not null)
            )
        )
        {
            var header = bindings.Find(b => b.Column == column)?.Header ?? column.Vietnamese;
            if (!problems.Exists(p => p.Column == header && p.Severity == Severity.Error))
                problems.Add(new(row.Number, header, Severity.Error, new("cell.required", header)));
        }
        return new(row.Number, cells, problems);
    }

    private static string TextOf(RawRow row) =>
        string.Join(
            " ",
            row.Cells.OrderBy(c => c.Key).Where(c => c.Value.Number is null).Select(c => Folding.Clean(c.Value.Text))
        );
}
