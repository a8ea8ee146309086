using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;
using SciTasks.Web.Tranches;

namespace SciTasks.Web.Features.Tasks;

/// <summary>The register and the page of a task.</summary>
[May(Act.Tasks)]
public sealed class TasksController(AppDb db, RuleBook rules, TimeProvider clock, Wording words) : Controller
{
    private DateOnly Today => clock.Today();

    [HttpGet("/tasks")]
    public async Task<IActionResult> Index([FromQuery] TaskFilter filter, string? after)
    {
        var list = await new TaskList(db, Today).PageAsync(
            db.Tasks.AsNoTracking().VisibleTo(Me.Of(User)),
            filter,
            after,
            Me.Of(User).May(Act.CoreFacts, Access.Write)
        );
        ViewData["Title"] = words["Tasks"];
        return View("Index", list);
    }

    [HttpGet("/tasks.xlsx")]
    public async Task<IActionResult> Export([FromQuery] TaskFilter filter)
    {
        var found = await filter
            .Apply(db.Tasks.AsNoTracking().VisibleTo(Me.Of(User)), db, Today)
            .WithEverything()
            .ToListAsync(HttpContext.RequestAborted);
        var stream = new MemoryStream();
        ExchangeWriter.Write(
            found,
            stream,
            withLedger: Me.Of(User).May(Act.Ledger, Access.Read),
            withAddresses: Me.Of(User).MayContact()
        );
        stream.Position = 0;
        return File(
            stream,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            $"nhiem-vu-{Today:yyyy-MM-dd}.xlsx"
        );
    }

    [HttpGet("/tasks/{id:int}")]
    public async Task<IActionResult> Show(int id, [FromServices] TaskHistory past, int history = 1)
    {
        if (
            await db
                .Tasks.AsNoTracking()
                .VisibleTo(Me.Of(User))
                .WithEverything()
                .SingleOrDefaultAsync(t => t.Id == id, HttpContext.RequestAborted)
            is not { } task
        )
            return NotFound();
        var goLive = await db
            .Sources.Where(s => s.Name == task.Source)
            .Select(s => (DateOnly?)s.GoLiveDay)
            .FirstOrDefaultAsync(HttpContext.RequestAborted);
        var key = $"{task.Source}|{task.CodeKey}";
        var (me, money) = (Me.Of(User), Me.Of(User).May(Act.Ledger, Access.Read));
        var acts = me.May(Act.Audit)
            ? await past.OfAsync(key, money, history, HttpContext.RequestAborted)
            : HistoryPart.Empty;
        ViewData["Title"] = task.Code;
        return View("Show", Page(task, goLive, new DeadlinePlan(task, Today, rules, goLive).All(), acts));
    }

    private TaskPage Page(
        ResearchTask task,
        DateOnly? goLive,
        IReadOnlyList<PlannedDeadline> deadlines,
        HistoryPart history
    )
    {
        var end = TaskStatus.EffectiveEnd(task, Today);
        var (marks, todayX) = Timeline.Of(task, end, deadlines, Today, words);
        var options = new FlowOptions();
        IReadOnlyList<TrancheLine> tranches =
        [
            .. task
                .Tranches.OrderBy(t => t.Number)
                .ThenBy(t => t.Fund)
                .Select(t => TrancheLine.Of(new OpenedTask(task, t, goLive, rules, options), Today)),
        ];
        return new(
            task,
            StoppedFunding.Of(new OpenedTask(task, null, goLive, rules, options), Today),
            rules.RegimeOf(task.RegimeCode, task.RegimeDay).Texts,
            TaskStatus.StageOn(task, Today),
            TaskStatus.IsLate(task, Today),
            TaskStatus.IsSuspended(task, Today),
            [.. BacklogRules.On(task, Today, rules).Select(k => words.Of(k))],
            end,
            marks,
            todayX,
            deadlines,
            tranches,
            task.Ledger.NetPaid(Fund.State),
            task.Ledger.Settled(Fund.State, Today),
            history,
            Today,
            Me.Of(User).May(Act.CoreFacts, Access.Write),
            Me.Of(User).May(Act.Ledger, Access.Read)
        )
        {
            Fields = rules.Fields,
        };
    }
}
