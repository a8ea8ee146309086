using Microsoft.AspNetCore.Mvc;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;
using SciTasks.Excel;
using SciTasks.Web.Addresses;
using SciTasks.Web.Features.Funding.Steps;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;
using SciTasks.Web.Tranches;

namespace SciTasks.Web.Features.Funding;

/// <summary>Money of one source of a task, in đồng.</summary>
public sealed record SourceLine(
    Fund Fund,
    Money? Approved,
    Money Planned,
    Money Promised,
    Money Paid,
    Money Settled,
    Money Owed
);

/// <summary>A year's budget with what was spent of it.</summary>
public sealed record YearLine(YearBudget Budget, Money Spent);

public sealed record FundingPage(
    OpenedTask Opened,
    TaskHealth Health,
    IReadOnlyList<SourceLine> Sources,
    IReadOnlyList<TrancheLine> Tranches,
    IReadOnlyList<YearLine> Years,
    IReadOnlyList<CurvePoint> Curve,
    IReadOnlyList<MoveLine> PlanHistory,
    bool SeesLedger,
    bool MayPlan,
    bool MayChangeBudget,
    bool MayEnter,
    string Treasury,
    DateOnly Today
)
{
    public ResearchTask Task => Opened.Task;
    public int Seen => Task.Moves.Count == 0 ? 0 : Task.Moves.Max(m => m.Sequence);

    /// <summary>What was typed into which form, where the page is shown again.</summary>
    public StepForm? Typed { get; init; }
}

/// <summary>The funding of one task: plan, tranches, years, ledger, and what changes them.</summary>
[May(Act.Tasks)]
public sealed class TaskFundingController(AppDb db, TrancheWork work)
    : TaskStepController(new TaskWork(work.Desk, work.Authority))
{
    [HttpGet("/tasks/{id:int}/funding")]
    public async Task<IActionResult> Show(int id) => await PageAsync(id, null);

    [HttpGet("/tasks/{id:int}/funding.xlsx")]
    public async Task<IActionResult> Export(int id, [FromServices] Settings settings, [FromServices] TimeProvider clock)
    {
        if (await work.Desk.FindTaskAsync(id, Self, HttpContext.RequestAborted) is not { } opened)
            return NotFound();
        var page = FundingPages.Of(opened, work, Self);
        ListColumn[] columns =
        [
            new(Words["Tranche"], 14),
            new(Words["Fund"], 12),
            new(Words["State"], 22),
            new(Words["Planned day"], 13),
            new(Words["Planned (đồng)"], 18, true),
            new(Words["Requested (đồng)"], 18),
            new(Words["Approved (đồng)"], 18, true),
            new(Words["Decision number"], 18),
            new(Words["Paid (đồng)"], 18, true),
            new(Words["Settled (đồng)"], 18, true),
            new(Words["Rules not met"], 30),
        ];
        var rows = page.Tranches.Select(l =>
            new object?[]
            {
                Words["Tranche {0}", l.Tranche.Number],
                Words.Of(l.Tranche.Fund),
                Words.Of(l.Tranche.State),
                l.Tranche.PlannedDay,
                l.Tranche.PlannedAmount,
                l.Tranche.RequestedAmount,
                l.Tranche.ApprovedAmount,
                l.Tranche.ApprovalNumber,
                l.Sums.Paid,
                l.Sums.Settled,
                string.Join(", ", l.Failed.Select(f => Words["Gate." + f.Code])),
            }
        );
        return this.Workbook(
            settings,
            clock,
            Words["Funding of {0}", opened.Task.Code],
            columns,
            [new(opened.Task.Title, rows)],
            $"kinh-phi-{id}"
        );
    }

    [HttpPost("/tasks/{id:int}/tranches"), May(Act.PlanFunds, Access.Write)]
    public Task<IActionResult> Plan(int id, PlanForm form) =>
        DoAsync(
            id,
            Act.PlanFunds,
            form,
            (task, step) => new FundingPlan(task).Add(form.Fund ?? Fund.State, form.Plan, step),
            Words["The tranche is planned."]
        );

    [HttpPost("/tasks/{id:int}/budget-changes"), May(Act.CoreFacts, Access.Write)]
    public Task<IActionResult> ChangeBudget(int id, BudgetForm form)
    {
        var decision = form.Document ?? Citation.None;
        if (string.IsNullOrWhiteSpace(decision.Number) || decision.Day is null)
            ModelState.AddModelError("DocumentNumber", Words["Refusal.tranche.decision-needed"]);
        if (decision.Day > work.Authority.Today)
            ModelState.AddModelError("DocumentDay", Words.Of(new Refusal("tranche.day-after-today", decision.Day)));
        if (form.Amount is not { } after || after < Money.Zero)
            ModelState.AddModelError("Amount", Words["Refusal.tranche.amount-positive"]);
        if (string.IsNullOrWhiteSpace(form.Reason))
            ModelState.AddModelError("Reason", Words["Refusal.tranche.reason-needed"]);
        return DoAsync(
            id,
            Act.CoreFacts,
            form,
            (task, step) =>
            {
                if (task.BudgetChanges.Exists(c => c.Fund == (form.Fund ?? Fund.State) && c.Day == decision.Day))
                    throw new RefusedException(new Refusal("tranche.budget-changed-that-day", decision.Day));
                task.ChangeBudget(form.Fund ?? Fund.State, form.Amount!.Value, decision, step.Reason!);
            },
            Words["The approved total is changed."]
        );
    }

    [HttpPost("/tasks/{id:int}/contributions"), May(Act.Ledger, Access.Write)]
    public Task<IActionResult> Contribute(int id, EntryForm form)
    {
        if (form.Day > work.Authority.Today)
            ModelState.AddModelError("Day", Words.Of(new Refusal("tranche.day-after-today", form.Day)));
        return DoAsync(
            id,
            Act.Ledger,
            form,
            (task, step) =>
                Contributions.Record(
                    task,
                    form.Fund ?? Fund.Counterpart,
                    form.Day ?? step.Day,
                    form.Amount ?? Money.Zero,
                    form.Slip
                ),
            Words["The contribution is recorded."]
        );
    }

    /// <summary>What had been paid before the ledger was kept here.</summary>
    [HttpPost("/tasks/{id:int}/opening-balances"), May(Act.Ledger, Access.Write)]
    public Task<IActionResult> Open(int id, OpeningForm form)
    {
        if (form.Day is null)
            ModelState.AddModelError("Day", Words["Refusal.opening.day-needed"]);
        if (form.Day > work.Authority.Today)
            ModelState.AddModelError("Day", Words.Of(new Refusal("opening.after-today", form.Day)));
        if (string.IsNullOrWhiteSpace(form.Content))
            ModelState.AddModelError("Content", Words["Refusal.opening.source-needed"]);
        return DoAsync(
            id,
            Act.Ledger,
            form,
            (task, _) =>
            {
                if (
                    task.StateOpening(
                        form.Fund ?? Fund.State,
                        form.From,
                        form.Day!.Value,
                        form.Amount ?? Money.Zero,
                        form.Content
                    )
                    is null
                )
                    throw new RefusedException(new Refusal("opening.said-already", form.Day));
            },
            Words["The opening balance is entered."]
        );
    }

    /// <summary>Takes back an entry that names no tranche; the others are taken back on their tranche.</summary>
    [HttpPost("/tasks/{id:int}/reversals"), May(Act.Ledger, Access.Write)]
    public Task<IActionResult> Reverse(int id, EntryForm form)
    {
        if (form.Day > work.Authority.Today)
            ModelState.AddModelError("Day", Words.Of(new Refusal("tranche.day-after-today", form.Day)));
        return DoAsync(
            id,
            Act.Ledger,
            form,
            (task, step) =>
                Contributions.Reverse(
                    task,
                    task.Ledger.Find(e => e.Id == form.Entry)
                        ?? throw new RefusedException(new Refusal("ledger.choose-entry")),
                    form.Day ?? step.Day,
                    step.Reason
                ),
            Words["The entry is taken back."]
        );
    }

    private Task<IActionResult> DoAsync(int id, Act act, StepForm form, Action<ResearchTask, Step> tell, string done) =>
        DoAsync(
            id,
            act,
            form,
            (opened, step) =>
            {
                tell(opened.Task, step);
                return Task.CompletedTask;
            },
            _ => (done, TaskAddress.Funding(id)),
            status => PageAsync(id, form, status)
        );

    private async Task<IActionResult> PageAsync(int id, StepForm? typed, int status = StatusCodes.Status200OK)
    {
        db.ChangeTracker.Clear();
        if (await work.Desk.FindTaskAsync(id, Self, HttpContext.RequestAborted) is not { } opened)
            return NotFound();
        Response.StatusCode = status;
        ViewData["Title"] = Words["Funding of {0}", opened.Task.Code];
        return View("TaskFunding", FundingPages.Of(opened, work, Self) with { Typed = typed });
    }
}
