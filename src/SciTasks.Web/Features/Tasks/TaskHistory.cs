using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Audit;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Tasks;

/// <summary>A fact before and after, both as people read them; null where it was, or is, not known.</summary>
public sealed record HistoryFact(string Name, string? Before, string? After);

/// <summary>One act: who did what, with reason and paper, and what it changed.</summary>
/// <param name="Paper">Number and day of the paper it rests on.</param>
public sealed record HistoryLine(
    DateTime At,
    string Sentence,
    string? Reason,
    string? Paper,
    IReadOnlyList<HistoryFact> Facts,
    IReadOnlyList<GateFinding> Failed
)
{
    /// <summary>So many facts stand open; more fold.</summary>
    public const int Open = 3;

    /// <summary>Source and code of the task it is about, where the list is not of one task.</summary>
    public string? Task { get; init; }
}

/// <param name="Lines">One page of them, newest first.</param>
public sealed record HistoryPart(IReadOnlyList<HistoryLine> Lines, Paging Paging)
{
    public static HistoryPart Empty { get; } = new([], Paging.Of(1, 1, 0));
}

/// <summary>The audit lines of a task as sentences in the language of the reader.</summary>
public sealed partial class TaskHistory(AppDb db, RuleBook rules, Wording words)
{
    private const int PageSize = 50;

    /// <param name="withLedger">False for those who see no single entries of the ledger.</param>
    public async Task<HistoryPart> OfAsync(string taskKey, bool withLedger, int page, CancellationToken cancellation)
    {
        var found = db
            .Audit.AsNoTracking()
            .Where(a => a.TaskKey == taskKey && (withLedger || !a.Subject.StartsWith("Ledger ")));
        var paging = Paging.Of(page, PageSize, await found.CountAsync(cancellation));
        var rows = await found.OrderByDescending(a => a.Id).Skip(paging.Skip).Take(PageSize).ToListAsync(cancellation);
        var values = new HistoryValues(words, rules, await NamesAsync(rows, cancellation));
        return new([.. rows.Select(r => Line(r, values))], paging);
    }

    /// <summary>Lines of the whole history that the person may see, newest first.</summary>
    public async Task<HistoryPart> SearchAsync(AuditFilter filter, Me me, int page, CancellationToken cancellation)
    {
        var found = filter.Apply(db.Audit.AsNoTracking().VisibleTo(me, db));
        var size = page == 0 ? Paging.Whole : PageSize;
        var paging = Paging.Of(page, size, await found.CountAsync(cancellation));
        if (page == 0 && paging.Count > AuditFilter.MostInWorkbook)
            return new([], paging);
        var rows = await found.OrderByDescending(a => a.Id).Skip(paging.Skip).Take(size).ToListAsync(cancellation);
        var values = new HistoryValues(words, rules, await NamesAsync(rows, cancellation));
        var masks = !me.MayContact() && !me.May(Act.Accounts);
        var lines = rows.Select(r => Line(r, values) with { Task = r.TaskKey });
        return new([.. masks ? lines.Select(Masked) : lines], paging);
    }

    /// <summary>Addresses and telephones of people are for those who keep the register, wherever they stand.</summary>
    private HistoryLine Masked(HistoryLine line)
    {
        string[] personal = [words["Fact.Email"], words["Fact.Phone"], words["Fact.Address"]];
        string? Said(HistoryFact fact, string? value) =>
            value is not null && personal.Contains(fact.Name) ? "•••" : WithoutAddresses(value);
        return line with
        {
            Sentence = WithoutAddresses(line.Sentence)!,
            Reason = WithoutAddresses(line.Reason),
            Facts = [.. line.Facts.Select(f => f with { Before = Said(f, f.Before), After = Said(f, f.After) })],
        };
    }

    private static string? WithoutAddresses(string? text) => text is null ? null : Address().Replace(text, "•••");

    [GeneratedRegex(@"[^\s@<>,;]+@[^\s@<>,;]+", RegexOptions.None, 1000)]
    private static partial Regex Address();

    private HistoryLine Line(AuditLine row, HistoryValues values)
    {
        var changes = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(row.Changes)!;
        var (thing, entity) = new HistorySubject(words, values).Of(row.Subject, changes);
        string? After(string name) => changes.TryGetValue(name, out var change) ? change[1] : null;
        var (number, day) = Papers.FirstOrDefault(p => After(p.Number) is not null);
        var paper =
            number is null ? null
            : After(day) is { } known ? words["paper {0} of {1}", After(number), HistoryValues.Day(known)]
            : words["paper {0}", After(number)];
        var said = new HashSet<string>(entity == typeof(TrancheMove) ? InSentence : [])
        {
            nameof(TrancheMove.Reason),
            number ?? "",
            day ?? "",
        };
        var facts = changes
            .Where(c => !HistoryValues.Hidden.Contains(c.Key) && !said.Contains(c.Key))
            .Select(c => values.Fact(entity, c.Key, c.Value[0], c.Value[1]));
        // A step is told as what its person did; who entered it stands in the step itself.
        var sentence =
            entity == typeof(TrancheMove)
                ? words["History.step", After(nameof(TrancheMove.Actor)) ?? row.Author, thing]
                : words[$"History.{row.Action}", row.Author, thing];
        return new(
            row.At,
            sentence,
            row.Reason ?? After(nameof(TrancheMove.Reason)),
            paper,
            [.. facts],
            GateRecord.Read(After(nameof(TrancheMove.FailedRules)))
        );
    }

    /// <summary>Where the number and the day of a paper stand.</summary>
    private static readonly (string Number, string Day)[] Papers =
    [
        ("DocumentNumber", "DocumentDay"),
        ("Decision.Number", "Decision.Day"),
        ("ApprovalNumber", "Approved"),
        ("DecisionNumber", "Day"),
        ("Letter.Number", "Letter.Day"),
        ("Notice.Number", "Notice.Day"),
    ];

    /// <summary>What the sentence of a step says already.</summary>
    private static readonly string[] InSentence = ["Actor", "Amount", "Kind", "Tranche", "Fund", "At"];

    /// <summary>Names of the people and hosts that the lines know by number only; asked for at once.</summary>
    private async Task<IReadOnlyDictionary<(string Kind, string Id), string>> NamesAsync(
        List<AuditLine> rows,
        CancellationToken cancellation
    )
    {
        var changes = rows.SelectMany(r => JsonSerializer.Deserialize<Dictionary<string, string?[]>>(r.Changes)!)
            .ToList();
        HashSet<int> Ids(params string[] names) =>
            [
                .. changes
                    .Where(c => names.Contains(c.Key))
                    .SelectMany(c => c.Value)
                    .Where(v => int.TryParse(v, CultureInfo.InvariantCulture, out _))
                    .Select(v => int.Parse(v!, CultureInfo.InvariantCulture)),
            ];
        var (hosts, people) = (Ids("HostId", "OrganizationId"), Ids("LeadId", "OfficerId", "PersonId"));
        var named = new Dictionary<(string, string), string>();
        foreach (
            var o in await db
                .Organizations.Where(o => hosts.Contains(o.Id))
                .Select(o => new { o.Id, o.Name })
                .ToListAsync(cancellation)
        )
            named[("host", Text(o.Id))] = o.Name;
        foreach (
            var p in await db
                .People.Where(p => people.Contains(p.Id))
                .Select(p => new { p.Id, p.Name })
                .ToListAsync(cancellation)
        )
            named[("person", Text(p.Id))] = p.Name;
        return named;
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
