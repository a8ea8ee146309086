using System.Globalization;
using System.Text.Json.Serialization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;
using SciTasks.Web.Names;

namespace SciTasks.Web.Importing;

internal enum RowVerdict
{
    Create,
    Update,
    Unchanged,
    Reject,
}

/// <summary>What happened, or would happen, to one row.</summary>
internal sealed record RowResult(
    int Row,
    string Key,
    RowVerdict Verdict,
    IReadOnlyList<string> Changed,
    IReadOnlyList<Problem> Problems
)
{
    /// <summary>Of a row that changes what was there before.</summary>
    public IReadOnlyList<CellChange> Cells { get; init; } = [];
}

/// <param name="Column">As the file heads it.</param>
/// <param name="Before">Null where nothing stood there.</param>
internal sealed record CellChange(string Column, object? Before, object? After);

internal sealed record SheetResult(string Name, IReadOnlyList<RowResult> Rows, IReadOnlyList<Problem> SheetProblems)
{
    /// <summary>See <see cref="SheetReport.As"/>.</summary>
    public string? As { get; init; }

    public int Count(RowVerdict verdict) => Rows.Count(r => r.Verdict == verdict);

    public IEnumerable<Problem> Problems => SheetProblems.Concat(Rows.SelectMany(r => r.Problems));
}

internal sealed record ImportResult(
    IReadOnlyList<SheetResult> Sheets,
    bool Applied,
    IReadOnlyList<NewName> NewOrganizations,
    IReadOnlyList<NewName> NewPeople
)
{
    public bool HasRejects => Sheets.Any(s => s.Count(RowVerdict.Reject) > 0);

    /// <summary>The shape of <c>import --json</c> (docs/rules/exchange.md).</summary>
    public ImportReport ToReport(Func<Refusal, string> word) =>
        new(
            [
                .. Sheets.Select(s => new SheetReport(
                    s.Name,
                    s.Rows.Count,
                    s.Count(RowVerdict.Create),
                    s.Count(RowVerdict.Update),
                    s.Count(RowVerdict.Unchanged),
                    s.Count(RowVerdict.Reject),
                    s.Problems.Count(p => p.Severity == Severity.Warning),
                    [
                        .. s
                            .Problems.OrderByDescending(p => p.Severity)
                            .Select(p => new ProblemReport(
                                p.Row,
                                p.Column,
                                p.Severity == Severity.Error ? "error" : "warning",
                                word(p.What)
                            )
                            {
                                Kind = p.What.Code,
                            }),
                    ]
                )
                {
                    As = s.As,
                    Verdicts =
                    [
                        .. s
                            .Rows.OrderByDescending(r => r.Verdict)
                            .Select(r => new VerdictReport(
                                r.Row,
                                r.Key,
                                r.Verdict.ToString().ToLowerInvariant(),
                                string.Join(", ", r.Changed)
                            )
                            {
                                Cells =
                                    r.Cells.Count == 0
                                        ? null
                                        :
                                        [
                                            .. r.Cells.Select(c => new ChangeReport(
                                                c.Column,
                                                Text(c.Before),
                                                Text(c.After)
                                            )),
                                        ],
                            }),
                    ],
                }),
            ],
            Applied
        )
        {
            NewOrganizations = NewOrganizations,
            NewPeople = NewPeople,
            UnknownWords =
            [
                .. Sheets
                    .SelectMany(s => s.Problems)
                    .Where(p => p.What.Code == "cell.unknown-word")
                    .Select(p => new UnknownWord($"{p.What.Numbers[1]}", $"{p.What.Numbers[0]}"))
                    .Distinct()
                    .OrderBy(w => w.Column, StringComparer.Ordinal)
                    .ThenBy(w => w.Word, StringComparer.Ordinal),
            ],
        };

    /// <summary>As the file would show it; days as day/month/year, money in đồng.</summary>
    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            DayValue day => day.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            true => "có",
            false => "không",
            _ => value.ToString(),
        };
}

/// <summary>A changed cell: what stood there, and what will.</summary>
internal sealed record ChangeReport(string Column, string? Before, string? After);

/// <summary>A word that the list of a column does not know.</summary>
/// <param name="Column">English name of its column.</param>
internal sealed record UnknownWord(string Column, string Word);

internal sealed record ProblemReport(int Row, string Column, string Severity, string Message)
{
    /// <summary>What kind of fault it is, by which the page puts those of many rows together.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }
}

internal sealed record VerdictReport(int Row, string Key, string Verdict, string Changed)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChangeReport>? Cells { get; init; }
}

internal sealed record SheetReport(
    string Sheet,
    int Rows,
    int Create,
    int Update,
    int Unchanged,
    int Reject,
    int Warnings,
    IReadOnlyList<ProblemReport> Problems
)
{
    /// <summary>English name of the sheet its rows became, where a list of tasks told of them in passing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? As { get; init; }

    /// <summary>For the page only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<VerdictReport>? Verdicts { get; init; }
}

internal sealed record ImportReport(IReadOnlyList<SheetReport> Sheets, bool Applied)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NewName>? NewOrganizations { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NewName>? NewPeople { get; init; }

    /// <summary>Words of the file that a list does not know, for the page only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnknownWord>? UnknownWords { get; init; }

    /// <summary>The layout a list was read by, where it was guessed; a mapping file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MappingFile? Guess { get; init; }

    /// <summary>Without what only the page shows.</summary>
    public ImportReport ForCommandLine() =>
        this with
        {
            NewOrganizations = null,
            NewPeople = null,
            UnknownWords = null,
            Sheets =
            [
                .. Sheets.Select(s =>
                    s with
                    {
                        Verdicts = null,
                        Problems = [.. s.Problems.Select(p => p with { Kind = null })],
                    }
                ),
            ],
        };
}
