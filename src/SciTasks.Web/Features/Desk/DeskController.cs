using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;
using SciTasks.Web.Tranches;

namespace SciTasks.Web.Features.Desk;

/// <summary>An alert or a letter in the inbox.</summary>
public sealed record InboxLine(DateTime At, string Text, DateOnly? Due, string Address, bool Read);

/// <param name="Waiting">Tranches that wait for a step of mine, oldest first.</param>
public sealed record DeskPage(
    string Name,
    bool SeesTasks,
    int Active,
    int Late,
    int Backlog,
    int Stopped,
    QueuePage Waiting,
    DeskRows Rows,
    IReadOnlyList<InboxLine> Inbox,
    int Messages,
    DateOnly Today
);

/// <summary>What waits for my step, what is late and due for me, what others owe me, and what I was told.</summary>
[May(Act.Desk)]
public sealed class DeskController(AppDb db, FundingQueue queue, DeskLists lists, DeskDay day, Authority authority)
    : Controller
{
    private const int Messages = 30;

    [HttpGet("/desk")]
    public async Task<IActionResult> Index()
    {
        var (me, today, stop) = (Me.Of(User), day.Today, HttpContext.RequestAborted);
        var mine = db.Tasks.AsNoTracking().VisibleTo(me);
        // An officer's desk is about their own tasks and those nobody has yet, unless they stand in for someone.
        if (
            me.Roles.HasFlag(Roles.Officer)
            && (await authority.LentToAsync(me, stop)).Count == 0
            && me.PersonId is { } person
        )
            mine = mine.Where(t => t.OfficerId == null || t.OfficerId == person);
        var holding = await HoldingAsync(mine, today, stop);
        ViewData["Title"] = day.Words["Desk"];
        return View(
            "Index",
            new DeskPage(
                me.Name,
                me.May(Act.Tasks),
                holding.GetValueOrDefault(SpanKind.Active),
                holding.GetValueOrDefault(SpanKind.Late),
                holding.GetValueOrDefault(SpanKind.B1),
                holding.GetValueOrDefault(SpanKind.FundingStopped),
                await queue.PageAsync(new QueueFilter(), me, most: 10, cancellation: stop),
                await lists.OfAsync(mine, me, stop),
                await InboxAsync(me),
                await MessagesAsync(me),
                today
            )
        );
    }

    [HttpPost("/desk/inbox/reading")]
    public async Task<IActionResult> Read()
    {
        var (key, now) = (Me.Of(User).Email?.ToLowerInvariant() ?? "", day.Now);
        await db
            .Alerts.Where(a => a.RecipientKey == key && a.ReadAt == null)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.ReadAt, now), HttpContext.RequestAborted);
        await db
            .Letters.Where(l => l.RecipientKey == key && l.ReadAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.ReadAt, now), HttpContext.RequestAborted);
        return Redirect(DeskAddress.Desk);
    }

    /// <summary>Of how many tasks each thing holds today; those of any backlog are counted once, under the
    /// first.</summary>
    private async Task<Dictionary<SpanKind, int>> HoldingAsync(
        IQueryable<ResearchTask> tasks,
        DateOnly today,
        CancellationToken cancellation
    ) =>
        await db
            .Spans.Where(s =>
                s.From <= today
                && s.To > today
                && !SpanKinds.Stages.Contains(s.Kind)
                && tasks.Any(t => t.Id == s.TaskId)
            )
            .Select(s => new { Kind = SpanKinds.Backlog.Contains(s.Kind) ? SpanKind.B1 : s.Kind, s.TaskId })
            .GroupBy(s => s.Kind)
            .Select(g => new { g.Key, Tasks = g.Select(s => s.TaskId).Distinct().Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Tasks, cancellation);

    private Task<int> MessagesAsync(Me me)
    {
        var key = me.Email?.ToLowerInvariant() ?? "";
        var alerts = db.Alerts.Where(a => a.RecipientKey == key).Select(a => a.Id);
        return alerts
            .Concat(db.Letters.Where(l => l.RecipientKey == key).Select(l => l.Id))
            .CountAsync(HttpContext.RequestAborted);
    }

    private async Task<IReadOnlyList<InboxLine>> InboxAsync(Me me)
    {
        var key = me.Email?.ToLowerInvariant() ?? "";
        var alerts = await db
            .Alerts.Where(a => a.RecipientKey == key)
            .OrderByDescending(a => a.Id)
            .Take(Messages)
            .Select(a => new
            {
                a.TaskId,
                a.Kind,
                a.Subject,
                a.Due,
                a.On,
                Read = a.ReadAt != null,
            })
            .ToListAsync(HttpContext.RequestAborted);
        var rests = await db
            .AlertRests.Where(r => r.RecipientKey == key)
            .OrderByDescending(r => r.Id)
            .Take(3)
            .Select(r => new { r.On, r.Count })
            .ToListAsync(HttpContext.RequestAborted);
        // A letter about a task that is no longer seen keeps its words and loses its link.
        var seen = db.Tasks.VisibleTo(me);
        var letters = await db
            .Letters.Where(l => l.RecipientKey == key)
            .OrderByDescending(l => l.Id)
            .Take(Messages)
            .Select(l => new
            {
                l.At,
                l.Subject,
                l.Link,
                Read = l.ReadAt != null,
                Seen = seen.Any(t => t.Id == l.TaskId),
            })
            .ToListAsync(HttpContext.RequestAborted);
        return
        [
            .. alerts
                .Select(a => new InboxLine(
                    a.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                    $"{day.Words.Of(a.Kind)} {day.Words.Subject(a.Kind, a.Subject)}".TrimEnd(),
                    a.Due,
                    DeadlineAddress.Of(a.TaskId, a.Kind, a.Subject, me),
                    a.Read
                ))
                .Concat(
                    rests.Select(r => new InboxLine(
                        r.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                        day.Words["{0} further deadlines, counted in the mail of {1}", r.Count, r.On],
                        null,
                        DeadlineAddress.List,
                        true
                    ))
                )
                .Concat(letters.Select(l => new InboxLine(l.At, l.Subject, null, l.Seen ? l.Link : "", l.Read)))
                .OrderByDescending(m => m.At)
                .Take(Messages),
        ];
    }
}

/// <summary>The day and the words of a desk.</summary>
public sealed class DeskDay(TimeProvider clock, Wording words)
{
    public DateOnly Today => clock.Today();

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Wording Words => words;
}
