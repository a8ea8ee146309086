using System.Text.RegularExpressions;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Features.Tasks;

/// <summary>What an audit line is about, in words. The line itself keeps a short English name with numbers, so that
/// its hash never depends on a language.</summary>
internal sealed partial class HistorySubject(Wording words, HistoryValues values)
{
    /// <returns>The thing with its article, and the kind of it; a subject of an older version stays as it was
    /// written.</returns>
    public (string Thing, Type? Entity) Of(string subject, IReadOnlyDictionary<string, string?[]> changes)
    {
        if (subject == "Seals")
            return (words["History.of.Seals"], null);
        if (Move().Match(subject) is { Success: true } move)
            return (Moved(move, changes), typeof(TrancheMove));
        foreach (var (pattern, entity, say) in Shapes())
            if (pattern.Match(subject) is { Success: true } match)
                return (say(match.Groups), entity);
        var first = AuditedTypes.Named(
            subject.Split(' ')[0] switch
            {
                "Organisation" => nameof(Organization),
                "Source" => nameof(SourceSystem),
                var name => name,
            }
        );
        return (
            first is null
                ? subject
                : words[$"History.of.{first.Name}", subject[(subject.IndexOf(' ', StringComparison.Ordinal) + 1)..]],
            first
        );
    }

    private string Moved(Match move, IReadOnlyDictionary<string, string?[]> changes)
    {
        var what = words[
            "History.of.TrancheMove",
            words[$"MoveKind.{move.Groups[3].Value}"],
            move.Groups[1].Value,
            Fund(move.Groups[2].Value)
        ];
        return
            changes.TryGetValue(nameof(TrancheMove.Amount), out var amount)
            && values.Fact(typeof(TrancheMove), nameof(TrancheMove.Amount), null, amount[1]).After is { } sum
            ? $"{what}, {sum}"
            : what;
    }

    private (Regex Pattern, Type Entity, Func<GroupCollection, string> Say)[] Shapes() =>
        [
            (Task(), typeof(ResearchTask), g => words["History.of.ResearchTask", g[1].Value]),
            (Tranche(), typeof(Tranche), g => words["History.of.Tranche", g[1].Value, Fund(g[2].Value)]),
            (
                Ledger(),
                typeof(LedgerEntry),
                g => words["History.of.LedgerEntry", words[$"LedgerKind.{g[1].Value}"], Day(g[2]), Fund(g[3].Value)]
            ),
            (YearBudget(), typeof(YearBudget), g => words["History.of.YearBudget", g[1].Value, Fund(g[2].Value)]),
            (Budget(), typeof(BudgetChange), g => words["History.of.BudgetChange", Fund(g[1].Value), Day(g[2])]),
            (Extension(), typeof(Extension), g => words["History.of.Extension", g[1].Value]),
            (Adjustment(), typeof(ReportAdjustment), g => words["History.of.ReportAdjustment", g[1].Value]),
            (Report(), typeof(ProgressReport), g => words["History.of.ProgressReport", Day(g[1]), Day(g[2])]),
            (
                Inspection(),
                typeof(Inspection),
                g =>
                    g[1].Length == 0
                        ? words["History.of.Inspection.planned"]
                        : words["History.of.Inspection", Day(g[1])]
            ),
            (Finding(), typeof(Finding), g => words["History.of.Finding", g[1].Value]),
            (
                Change(),
                typeof(ChangeRequest),
                g => words["History.of.ChangeRequest", g[1].Value, words[$"ChangeKind.{g[2].Value}"]]
            ),
            (Heading(), typeof(HeadingChange), g => words["History.of.HeadingChange", values.Heading(g[1].Value)]),
            (Document(), typeof(OfficialDocument), g => words["History.of.OfficialDocument", g[1].Value, Day(g[2])]),
            (File(), typeof(StoredFile), g => words["History.of.StoredFile", g[1].Value]),
        ];

    private string Fund(string name) => words[$"Fund.{name}"];

    private static string Day(Group day) => HistoryValues.Day(day.Value);

    /// <summary>Milliseconds a pattern may take.</summary>
    private const int Patience = 1000;

    private const string D = @"(\d{4}-\d\d-\d\d)";

    [GeneratedRegex(@"^Tranche (\d+) (\w+): (\w+)$", RegexOptions.None, Patience)]
    private static partial Regex Move();

    [GeneratedRegex(@"^Task \S.* (\S+)$", RegexOptions.None, Patience)]
    private static partial Regex Task();

    [GeneratedRegex(@"^Tranche (\d+) (\w+)$", RegexOptions.None, Patience)]
    private static partial Regex Tranche();

    [GeneratedRegex($@"^Ledger (\w+) {D} (\w+)$", RegexOptions.None, Patience)]
    private static partial Regex Ledger();

    [GeneratedRegex(@"^Year budget (\d+) (\w+)$", RegexOptions.None, Patience)]
    private static partial Regex YearBudget();

    [GeneratedRegex($@"^Budget (\w+) {D}$", RegexOptions.None, Patience)]
    private static partial Regex Budget();

    [GeneratedRegex(@"^Extension (\d+)$", RegexOptions.None, Patience)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^Report adjustment (\d+)$", RegexOptions.None, Patience)]
    private static partial Regex Adjustment();

    [GeneratedRegex($@"^Report {D}–{D}$", RegexOptions.None, Patience)]
    private static partial Regex Report();

    [GeneratedRegex(@"^Inspection (\S*)$", RegexOptions.None, Patience)]
    private static partial Regex Inspection();

    [GeneratedRegex(@"^Finding (.*)$", RegexOptions.Singleline, Patience)]
    private static partial Regex Finding();

    [GeneratedRegex(@"^Change (\d+) (\w+)$", RegexOptions.None, Patience)]
    private static partial Regex Change();

    [GeneratedRegex(@"^Heading (\S+)$", RegexOptions.None, Patience)]
    private static partial Regex Heading();

    [GeneratedRegex($@"^Document (.*) {D}$", RegexOptions.None, Patience)]
    private static partial Regex Document();

    [GeneratedRegex(@"^File (.*)$", RegexOptions.None, Patience)]
    private static partial Regex File();
}
