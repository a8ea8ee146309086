using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain;
using SciTasks.Domain.Backlog;
using SciTasks.Domain.Calendar;
using SciTasks.Domain.Status;
using SciTasks.Web.Features.Imports;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Backlog;

public sealed record StuckTask(int Id, string Code, string Title, string? Host, IReadOnlyList<SpanKind> Kinds, DateOnly Since, Money AtRisk, string? Cause, string? NextAction, string? Owner, DateOnly? NextActionDue);

public sealed record BacklogPage(IReadOnlyList<StuckTask> Tasks, DateOnly Today);

/// <summary>Tasks that are stuck today, oldest first.</summary>
[May(Act.Backlog)]
public sealed class BacklogController(AppDb db, TimeProvider clock, Wording words) : Controller
{
    [HttpGet("/backlog")]
    public async Task<IActionResult> Index()
    {
        var today = clock.Today();
        var stuck = await db.Tasks.AsNoTracking().VisibleTo(Me.Of(User)).WithEverything().Include(t => t.Spans)
            .Where(t => t.Spans.Any(s => s.Kind >= SpanKind.B1 && s.From <= today && s.To > today)).OrderBy(t => t.CodeKey).ThenBy(t => t.Id).Take(500).ToListAsync();
        ViewData["Title"] = words["Backlog"];
        return View("Index", new BacklogPage([.. stuck.Select(t =>
        {
            var kinds = t.Spans.Where(s => s.Kind >= SpanKind.B1 && s.Holds(today)).ToList();
            return new StuckTask(t.Id, t.Code, t.Title, t.Host?.Name, [.. kinds.Select(k => k.Kind).Order()], kinds.Min(k => k.From), BacklogRules.MoneyAtRisk(t, today), t.Cause, t.NextAction, t.NextActionOwner, t.NextActionDue);
        }).OrderBy(s => s.Since)], today));
    }
}
