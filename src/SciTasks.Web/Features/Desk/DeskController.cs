using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Alerts;
using SciTasks.Domain.Calendar;
using SciTasks.Domain.Deadlines;
using SciTasks.Domain.Status;
using SciTasks.Web.Features.Funding;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Desk;

public sealed record DueLine(int TaskId, string Code, string Title, DeadlineKind Kind, string Subject, DateOnly Due, Party Party);

public sealed record InboxLine(int Id, int TaskId, DeadlineKind Kind, DateOnly Due, DateOnly On, bool Read);

/// <param name="Waiting">Tranches that wait for a step of mine, oldest first.</param>
public sealed record DeskPage(string Name, bool SeesTasks, int Active, int Late, int Backlog, QueuePage Waiting, IReadOnlyList<DueLine> Due, IReadOnlyList<InboxLine> Inbox, DateOnly Today);

/// <summary>What waits for my step, what is late and due for me, and what I was told.</summary>
[May(Act.Desk)]
public sealed class DeskController(AppDb db, FundingQueue queue, TimeProvider clock, Wording words) : Controller
{
    [HttpGet("/desk")]
    public async Task<IActionResult> Index()
    {
        var (me, today) = (Me.Of(User), clock.Today());
        var soon = today.AddDays(60);
        var mine = db.Tasks.AsNoTracking().VisibleTo(me);
        if (me.Roles.HasFlag(Roles.Officer) && await db.People.AnyAsync(p => p.Email == me.Email)) mine = mine.Where(t => t.Officer!.Email == me.Email);
        var due = await mine.SelectMany(t => t.Deadlines.Where(d => d.Tracked && !d.Paused && d.Fulfilled == null && d.Due <= soon && (!d.RemindsOnly || d.Due >= today)),
            (t, d) => new { t, d }).OrderBy(x => x.d.Due).ThenBy(x => x.d.Id).Take(100)
            .Select(x => new DueLine(x.t.Id, x.t.Code, x.t.Title, x.d.Kind, x.d.Subject, x.d.Due, x.d.Party)).ToListAsync();
        var key = me.Email?.ToLowerInvariant() ?? "";
        var inbox = await db.Alerts.Where(a => a.RecipientKey == key).OrderByDescending(a => a.Id).Take(50).Select(a => new InboxLine(a.Id, a.TaskId, a.Kind, a.Due, a.On, a.ReadAt != null)).ToListAsync();
        Task<int> Count(SpanKind first, SpanKind last) => mine.CountAsync(t => t.Spans.Any(s => s.Kind >= first && s.Kind <= last && s.From <= today && s.To > today));
        ViewData["Title"] = words["Desk"];
        return View("Index", new DeskPage(me.Name, me.May(Act.Tasks), await Count(SpanKind.Active, SpanKind.Active), await Count(SpanKind.Late, SpanKind.Late), await Count(SpanKind.B1, SpanKind.B8), await queue.PageAsync(new QueueFilter(), me, most: 10), due, inbox, today));
    }

    [HttpPost("/desk/inbox/reading")]
    public async Task<IActionResult> Read()
    {
        var (key, now) = (Me.Of(User).Email?.ToLowerInvariant() ?? "", clock.GetUtcNow().UtcDateTime);
        await db.Alerts.Where(a => a.RecipientKey == key && a.ReadAt == null).ExecuteUpdateAsync(a => a.SetProperty(x => x.ReadAt, now));
        return Redirect("/desk");
    }
}
