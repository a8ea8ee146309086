using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Features.Tasks;

/// <summary>One page of the register: keyset paging over (key, id), a fixed number of queries whatever the
/// rows.</summary>
internal sealed class TaskList(AppDb db, DateOnly today)
{
    private const int PageSize = 50;

    public async Task<TaskListPage> PageAsync(
        IQueryable<ResearchTask> visible,
        TaskFilter filter,
        string? after,
        bool mayEdit
    )
    {
        var found = filter.Apply(visible, db, today);
        var count = await found.Take(TaskListPage.CountLimit + 1).CountAsync();
        var (back, key, id) = Cursor(after);
        var rows = await WithEndsAsync(
            await Project(Sorted(found, filter.Sort, back, key, id).Take(PageSize + 1)).ToListAsync()
        );
        var more = rows.Count > PageSize;
        if (more)
            rows.RemoveAt(PageSize);
        if (back)
            rows.Reverse();
        var next = rows.Count > 0 && (back || more) ? Mark('>', rows[^1], filter.Sort) : null;
        var previous = rows.Count > 0 && (back ? more : after is not null) ? Mark('<', rows[0], filter.Sort) : null;
        return new(
            filter,
            rows,
            count,
            next,
            previous,
            await HostsAsync(visible, filter.Host),
            await PeopleAsync(visible.Select(t => t.LeadId), filter.Lead),
            await PeopleAsync(visible.Select(t => t.OfficerId), filter.Officer),
            await YearsAsync(visible),
            today,
            mayEdit,
            count <= TaskListPage.CountLimit
                ? new(await found.Where(t => t.StateBudget != null).SumAsync(t => (long)t.StateBudget!.Value))
                : null
        );
    }

    private Task<FilterNames> HostsAsync(IQueryable<ResearchTask> visible, int? chosen)
    {
        var hosts = db.Organizations.Where(o => visible.Any(t => t.HostId == o.Id));
        return FirstAsync(
            hosts.OrderBy(o => o.SortKey).ThenBy(o => o.Id).Select(o => new Choice(o.Id, o.Name)),
            hosts.Where(o => o.Id == chosen).Select(o => new Choice(o.Id, o.Name))
        );
    }

    private Task<FilterNames> PeopleAsync(IQueryable<int?> ids, int? chosen)
    {
        var people = db.People.Where(p => ids.Contains(p.Id));
        return FirstAsync(
            people.OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => new Choice(p.Id, p.Name)),
            people.Where(p => p.Id == chosen).Select(p => new Choice(p.Id, p.Name))
        );
    }

    /// <summary>The first names, the chosen one among them in any case, and how many are left out.</summary>
    /// <param name="chosen">No row where nothing is chosen or the address asks for what is not there.</param>
    private static async Task<FilterNames> FirstAsync(IQueryable<Choice> names, IQueryable<Choice> chosen)
    {
        var first = await names.Take(FilterNames.Most).ToListAsync();
        if (first.Count < FilterNames.Most)
            return new(first, 0);
        if (await chosen.FirstOrDefaultAsync() is { } own && !first.Contains(own))
            first.Add(own);
        return new(first, await names.CountAsync() - first.Count);
    }

    private static async Task<List<int>> YearsAsync(IQueryable<ResearchTask> visible)
    {
        var (first, last) = (await visible.MinAsync(t => t.Start), await visible.MaxAsync(t => t.Start));
        return first is null || last is null
            ? []
            : [.. Enumerable.Range(first.Value.Year, last.Value.Year - first.Value.Year + 1).Reverse()];
    }

    private IQueryable<ResearchTask> Sorted(IQueryable<ResearchTask> tasks, string sort, bool back, string? key, int id)
    {
        var down = sort.StartsWith('-') != back;
        return sort.TrimStart('-') switch
        {
            "start" => By(tasks, t => t.Start ?? DateOnly.MinValue, down, Day(key), id),
            "end" => By(tasks, EffectiveEnd(today), down, Day(key), id),
            "budget" => By(tasks, t => t.StateBudget ?? Money.Zero, down, Amount(key), id),
            _ when down => (
                key is null
                    ? tasks
                    : tasks.Where(t => string.Compare(t.CodeKey, key) < 0 || (t.CodeKey == key && t.Id < id))
            )
                .OrderByDescending(t => t.CodeKey)
                .ThenByDescending(t => t.Id),
            _ => (
                key is null
                    ? tasks
                    : tasks.Where(t => string.Compare(t.CodeKey, key) > 0 || (t.CodeKey == key && t.Id > id))
            )
                .OrderBy(t => t.CodeKey)
                .ThenBy(t => t.Id),
        };
    }

    /// <param name="from">The value the page before ended with; null for the first page.</param>
    private static IQueryable<ResearchTask> By<TKey>(
        IQueryable<ResearchTask> tasks,
        Expression<Func<ResearchTask, TKey>> of,
        bool down,
        TKey? from,
        int id
    )
        where TKey : struct
    {
        if (from is { } last)
        {
            var (value, at, task) = (of.Body, Expression.Constant(last), of.Parameters[0]);
            var idOf = Expression.Property(task, nameof(ResearchTask.Id));
            var beyond = down ? Expression.LessThan(value, at) : Expression.GreaterThan(value, at);
            var tie = Expression.AndAlso(
                Expression.Equal(value, at),
                down
                    ? Expression.LessThan(idOf, Expression.Constant(id))
                    : Expression.GreaterThan(idOf, Expression.Constant(id))
            );
            tasks = tasks.Where(Expression.Lambda<Func<ResearchTask, bool>>(Expression.OrElse(beyond, tie), task));
        }
        return down ? tasks.OrderByDescending(of).ThenByDescending(t => t.Id) : tasks.OrderBy(of).ThenBy(t => t.Id);
    }

    /// <summary>The end that holds today, as <see cref="TaskStatus.EffectiveEnd"/> says it;
    /// <see cref="DateOnly.MinValue"/> where none is known.</summary>
    internal static Expression<Func<ResearchTask, DateOnly>> EffectiveEnd(DateOnly today) =>
        t =>
            t.Extensions.Where(e =>
                    e.StatedOutcome == Outcome.Approved
                    || (e.StatedOutcome == null && (e.Decision.Number != null || e.Decision.Day != null))
                )
                .Where(e =>
                    (
                        e.Decision.Day
                        ?? e.Requested
                        ?? t.Extensions.Where(p =>
                                p.Number < e.Number
                                && (
                                    p.StatedOutcome == Outcome.Approved
                                    || (
                                        p.StatedOutcome == null && (p.Decision.Number != null || p.Decision.Day != null)
                                    )
                                )
                            )
                            .OrderByDescending(p => p.Number)
                            .Select(p => (DateOnly?)p.NewEnd)
                            .FirstOrDefault()
                        ?? t.End
                        ?? e.NewEnd
                    ) <= today
                )
                .OrderByDescending(e =>
                    e.Decision.Day
                    ?? e.Requested
                    ?? t.Extensions.Where(p =>
                            p.Number < e.Number
                            && (
                                p.StatedOutcome == Outcome.Approved
                                || (p.StatedOutcome == null && (p.Decision.Number != null || p.Decision.Day != null))
                            )
                        )
                        .OrderByDescending(p => p.Number)
                        .Select(p => (DateOnly?)p.NewEnd)
                        .FirstOrDefault()
                    ?? t.End
                    ?? e.NewEnd
                )
                .ThenByDescending(e => e.Number)
                .Select(e => (DateOnly?)e.NewEnd)
                .FirstOrDefault()
            ?? t.End
            ?? DateOnly.MinValue;

    /// <summary>The rows with the end that holds today; the extensions of all of them are asked for at once.</summary>
    private async Task<List<TaskRow>> WithEndsAsync(List<TaskRow> rows)
    {
        var ids = rows.ConvertAll(r => r.Id);
        var ends = await db
            .Tasks.AsNoTracking()
            .Where(t => ids.Contains(t.Id))
            .Include(t => t.Extensions)
            .ToDictionaryAsync(t => t.Id, t => TaskStatus.EffectiveEnd(t, today));
        return rows.ConvertAll(r => r with { EffectiveEnd = ends[r.Id] });
    }

    private static DateOnly? Day(string? key) =>
        DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static Money? Amount(string? key) =>
        long.TryParse(key, CultureInfo.InvariantCulture, out var dong) ? new Money(dong) : null;

    private IQueryable<TaskRow> Project(IQueryable<ResearchTask> tasks) =>
        tasks.Select(t => new TaskRow(
            t.Id,
            t.Code,
            t.CodeKey,
            t.Title,
            t.Host!.Name,
            t.Lead!.Name,
            t.Officer!.Name,
            t.Start,
            t.End,
            null,
            t.StateBudget,
            SpanKinds.StageOf(
                t.Spans.Where(s => SpanKinds.Stages.Contains(s.Kind) && s.From <= today && s.To > today)
                    .Select(s => (SpanKind?)s.Kind)
                    .FirstOrDefault()
            ),
            t.Spans.Any(s => s.Kind == SpanKind.Late && s.From <= today && s.To > today),
            t.Spans.Any(s => s.Kind == SpanKind.Suspended && s.From <= today && s.To > today),
            t.Spans.Any(s => s.Kind == SpanKind.FundingStopped && s.From <= today && s.To > today),
            t.Spans.Count(s => SpanKinds.Backlog.Contains(s.Kind) && s.From <= today && s.To > today)
        ));

    private static string Mark(char direction, TaskRow row, string sort)
    {
        var key = sort.TrimStart('-') switch
        {
            "start" => (row.Start ?? DateOnly.MinValue).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "end" => (row.EffectiveEnd ?? DateOnly.MinValue).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "budget" => (row.State ?? Money.Zero).Dong.ToString(CultureInfo.InvariantCulture),
            _ => row.CodeKey,
        };
        return Convert.ToBase64String(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{direction}{row.Id}|{key}"))
        );
    }

    /// <summary>A mangled cursor starts from the first page.</summary>
    private static (bool Back, string? Key, int Id) Cursor(string? after)
    {
        try
        {
            var text = after is null ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(after));
            var bar = text.IndexOf('|', StringComparison.Ordinal);
            return bar > 1 && int.TryParse(text[1..bar], CultureInfo.InvariantCulture, out var id)
                ? (text[0] == '<', text[(bar + 1)..], id)
                : (false, null, 0);
        }
        catch (FormatException)
        {
            return (false, null, 0);
        }
    }
}
