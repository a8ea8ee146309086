using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Layouts;
using SciTasks.Excel.Reading;

namespace SciTasks.Web.Features.Imports;

/// <summary>Shows a list as it would be read: its columns with what they seem to hold, and its first rows as they are
/// beside what they become.</summary>
internal sealed class LayoutView(Wording words, TimeProvider clock)
{
    private const int Shown = 5;

    /// <summary>As it is proposed.</summary>
    public IReadOnlyList<LayoutSheet> Proposed(IReadOnlyList<RawSheet> raw, MappingFile? mapping) =>
        [
            .. LayoutGuess
                .Of(raw)
                .Select(found =>
                {
                    var chosen = mapping?.Sheets.FirstOrDefault(s => s.Sheet == found.Sheet) ?? found.Mapping;
                    return Sheet(
                        raw.First(s => s.Name == found.Sheet),
                        found,
                        chosen,
                        chosen is not null && (mapping is null || mapping.Sheets.Any(s => s.Sheet == found.Sheet)),
                        [.. found.Columns.Select(ColumnChoice.CodeOf)]
                    );
                }),
        ];

    /// <summary>As someone has chosen.</summary>
    public IReadOnlyList<LayoutSheet> Chosen(IReadOnlyList<RawSheet> raw, LayoutForm form) =>
        [
            .. form
                .Sheets.Select(chosen => (Chosen: chosen, Raw: raw.FirstOrDefault(s => s.Name == chosen.Name)))
                .Where(s => s.Raw is not null)
                .Select(s =>
                {
                    var found = LayoutGuess.Of(s.Raw!, (s.Chosen.HeaderRow, s.Chosen.HeaderRows));
                    // Another header has other columns: what was chosen for the old ones is no longer theirs.
                    var choices =
                        s.Chosen.Columns.Count == found.Columns.Count
                            ? s.Chosen.Columns.ConvertAll(c => c ?? "")
                            : [.. found.Columns.Select(ColumnChoice.CodeOf)];
                    return Sheet(s.Raw!, found, Mapping(found, s.Chosen, choices), s.Chosen.Take, choices);
                }),
        ];

    /// <summary>The layout that the form says.</summary>
    /// <exception cref="UnreadableFileException">A sheet has no column of titles, or none is taken.</exception>
    public static MappingFile MappingOf(IReadOnlyList<RawSheet> raw, LayoutForm form, MappingFile? before)
    {
        var sheets = new List<SheetMapping>();
        foreach (var chosen in form.Sheets.Where(s => s.Take))
        {
            var sheet =
                raw.FirstOrDefault(s => s.Name == chosen.Name)
                ?? throw new UnreadableFileException("map.sheet-not-in-file", chosen.Name, "");
            var found = LayoutGuess.Of(sheet, (chosen.HeaderRow, chosen.HeaderRows));
            var mapping =
                Mapping(found, chosen, chosen.Columns.ConvertAll(c => c ?? ""))
                ?? throw new UnreadableFileException("file.missing-column", chosen.Name, "Title");
            sheets.Add(mapping with { Values = before?.Sheets.FirstOrDefault(s => s.Sheet == chosen.Name)?.Values });
        }
        return sheets.Count > 0 ? new(sheets) : throw new UnreadableFileException("map.no-sheets");
    }

    private static SheetMapping? Mapping(SheetProposal found, LayoutSheetForm chosen, IReadOnlyList<string> choices) =>
        LayoutGuess.MappingOf(
            found.Sheet,
            chosen.HeaderRow,
            chosen.HeaderRows,
            chosen.Unit,
            [
                .. found.Columns.Zip(
                    choices,
                    (column, code) =>
                        ColumnChoice.Find(code) is { } choice
                            ? column with { Targets = choice.Targets, Cut = choice.Cut }
                            : column with { Targets = [], Cut = null }
                ),
            ],
            chosen
                .Groups.Where(g => !string.IsNullOrEmpty(g.Value))
                .ToDictionary(g => g.Key, g => g.Value!)
        );

    private LayoutSheet Sheet(
        RawSheet raw,
        SheetProposal found,
        SheetMapping? mapping,
        bool take,
        IReadOnlyList<string> choices
    )
    {
        var (rows, left) = mapping is null ? ([], []) : Preview(raw, mapping);
        return new(
            found,
            take,
            mapping?.HeaderRow ?? found.Mapping?.HeaderRow ?? 1,
            mapping?.HeaderRows ?? found.Mapping?.HeaderRows ?? 1,
            mapping?.MoneyUnit ?? 1,
            choices,
            found
                .Groups.GroupBy(g => g.Kind)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(t => t.Title).Distinct()]),
            (mapping?.Groups ?? new Dictionary<string, string>()).ToDictionary(g => g.Key, g => (string?)g.Value),
            rows,
            left
        );
    }

    private (IReadOnlyList<PreviewRow> Rows, IReadOnlyList<string> Left) Preview(RawSheet raw, SheetMapping mapping)
    {
        try
        {
            var parsed = new WorkbookParser(clock.Today()).Parse([raw], new([mapping]));
            var headers = LayoutGuess.Of(raw, (mapping.HeaderRow, mapping.HeaderRows)).Columns;
            var byNumber = raw.Rows.DistinctBy(r => r.Number).ToDictionary(r => r.Number);
            return (
                [
                    .. parsed[0]
                        .Rows.Take(Shown)
                        .Select(row => new PreviewRow(
                            row.Number,
                            [
                                .. headers
                                    .Where(h => !byNumber[row.Number][h.Index].IsEmpty)
                                    .Select(h => (h.Header, byNumber[row.Number][h.Index].Text)),
                            ],
                            [
                                .. row.Cells.Where(c => c.Value.Value is not null)
                                    .Select(c =>
                                        (
                                            Wording.IsVietnamese ? c.Key.Vietnamese : c.Key.English,
                                            Said(c.Value.Value!)
                                        )
                                    ),
                            ],
                            [
                                .. row.Problems.Where(p => p.Severity == Severity.Error)
                                    .Select(p => $"{p.Column}: {words.Of(p.What)}"),
                            ]
                        )),
                ],
                [
                    .. parsed[0]
                        .Problems.Where(p => p.Row > 0)
                        .Select(p => $"{words["Row"]} {p.Row}: {words.Of(p.What)}"),
                ]
            );
        }
        catch (UnreadableFileException e)
        {
            return ([], [words.Of(new Refusal(e.Code, [.. e.Numbers]))]);
        }
    }

    private string Said(object value) =>
        value switch
        {
            DayValue day => day.Day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
            Money money => words["{0} đồng", money.ToString()],
            true => words["yes"],
            false => words["no"],
            _ => $"{value}",
        };
}
