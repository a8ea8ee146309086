using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Names;

namespace SciTasks.Web.Features.Tasks;

/// <summary>What the register is narrowed to. The address of the page holds it, and the export takes the
/// same.</summary>
public sealed record TaskFilter
{
    public string? Q { get; init; }
    public int? Year { get; init; }
    public Stage? Stage { get; init; }
    public string? Field { get; init; }
    public int? Host { get; init; }
    public int? Lead { get; init; }
    public int? Officer { get; init; }
    public bool Late { get; init; }
    public bool Backlog { get; init; }

    /// <summary>Two reports missed: no state money.</summary>
    public bool Stopped { get; init; }

    /// <summary>code, start, end or budget; a leading minus sorts downwards.</summary>
    public string Sort { get; init; } = "code";

    /// <summary>Tasks that were chosen by hand, by their numbers: <c>3,17,20</c>.</summary>
    public string? Ids { get; init; }

    public bool IsEmpty => this with { Sort = "code" } == new TaskFilter();

    public IQueryable<ResearchTask> Apply(IQueryable<ResearchTask> tasks, AppDb db, DateOnly today)
    {
        var words = Folding.Words(Q);
        if (words.Count > NameSearch.Most)
            tasks = tasks.Where(_ => false);
        foreach (
            var word in words.Take(NameSearch.Most).Select(w => w.Length > TaskWord.Longest ? w[..TaskWord.Longest] : w)
        )
            tasks = Named(tasks, db, word);
        if (!string.IsNullOrEmpty(Ids))
        {
            var chosen = TaskSelection.Read(Ids);
            tasks = tasks.Where(t => chosen.Contains(t.Id));
        }
        if (Year is { } year)
        {
            var (first, last) = (
                new DateOnly(Math.Clamp(year, 1900, 2199), 1, 1),
                new DateOnly(Math.Clamp(year, 1900, 2199), 12, 31)
            );
            tasks = tasks.Where(t => (t.Start ?? t.Contract.Day) >= first && (t.Start ?? t.Contract.Day) <= last);
        }
        if (Stage is { } stage)
            tasks = Holding(tasks, today, SpanKinds.Of(stage));
        if (Late)
            tasks = Holding(tasks, today, SpanKind.Late);
        if (Stopped)
            tasks = Holding(tasks, today, SpanKind.FundingStopped);
        if (Backlog)
            tasks = Holding(tasks, today, [.. SpanKinds.Backlog]);
        if (!string.IsNullOrWhiteSpace(Field))
            tasks = tasks.Where(t => t.Field!.StartsWith(Field));
        if (Host is { } host)
            tasks = tasks.Where(t => t.HostId == host);
        if (Lead is { } lead)
            tasks = tasks.Where(t => t.LeadId == lead);
        if (Officer is { } officer)
            tasks = tasks.Where(t => t.OfficerId == officer);
        return tasks;
    }

    /// <summary>The filter as a query string, with one part changed.</summary>
    public string Query(params (string Key, object? Value)[] changes)
    {
        var parts = new Dictionary<string, string?>
        {
            ["q"] = Q,
            ["year"] = Year?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["stage"] = Stage?.ToString(),
            ["field"] = Field,
            ["host"] = Host?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["lead"] = Lead?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["officer"] = Officer?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["late"] = Late ? "true" : null,
            ["stopped"] = Stopped ? "true" : null,
            ["backlog"] = Backlog ? "true" : null,
            ["ids"] = Ids,
            ["sort"] = Sort == "code" ? null : Sort,
        };
        foreach (var (key, value) in changes)
            parts[key] = value?.ToString();
        return QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value))).ToString();
    }

    /// <summary>A word begins with what was typed, in either spelling of y and i. Whole words are stored in both, so
    /// that kỹ finds kĩ; the
    /// beginning of one is looked for as typed too, so that quy finds quyền.</summary>
    private static IQueryable<ResearchTask> Named(IQueryable<ResearchTask> tasks, AppDb db, string word)
    {
        var (end, other) = (word + "\uFFFF", Folding.OtherSpelling(word) ?? word);
        var otherEnd = other + "\uFFFF";
        return other == word
            ? tasks.Where(t =>
                db.Words.Any(w =>
                    w.TaskId == t.Id && string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, end) < 0
                )
            )
            : tasks.Where(t =>
                db.Words.Any(w =>
                    w.TaskId == t.Id
                    && (
                        (string.Compare(w.Word, word) >= 0 && string.Compare(w.Word, end) < 0)
                        || (string.Compare(w.Word, other) >= 0 && string.Compare(w.Word, otherEnd) < 0)
                    )
                )
            );
    }

    private static IQueryable<ResearchTask> Holding(
        IQueryable<ResearchTask> tasks,
        DateOnly day,
        params SpanKind[] kinds
    ) => tasks.Where(t => t.Spans.Any(s => kinds.Contains(s.Kind) && s.From <= day && s.To > day));
}
