using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Changes;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Register;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Files;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Changes;

/// <summary>A change of a task, from request to decision.</summary>
[May(Act.Tasks)]
public sealed class ChangeController(TaskWork work, ChangePages pages, FileShelf shelf, ChangeNames names)
    : TaskStepController(work)
{
    [HttpGet("/tasks/{id:int}/changes")]
    public async Task<IActionResult> Index(int id)
    {
        if (await pages.TaskAsync(id, Self, HttpContext.RequestAborted) is not { } page)
            return NotFound();
        ViewData["Title"] = Words["Changes of {0}", page.Opened.Task.Code];
        return View("TaskChanges", page);
    }

    [HttpGet("/tasks/{id:int}/changes/new"), MayOnTask(Act.RequestChange)]
    public Task<IActionResult> New(int id, ChangeKind kind) =>
        AskPageAsync(id, null, null, kind, StatusCodes.Status200OK);

    [HttpPost("/tasks/{id:int}/changes"), MayOnTask(Act.RequestChange)]
    public Task<IActionResult> Create(int id, ChangeForm form)
    {
        ChangeRequest? made = null;
        return DoAsync(
            id,
            Act.RequestChange,
            form,
            (opened, step) =>
            {
                var (asker, onPaper) = Asker(form, step);
                made = ChangeFlow.Request(
                    opened.Task,
                    form.Kind,
                    form.Asked(Headings),
                    step,
                    asker,
                    onPaper,
                    opened.Rules
                );
                return Task.CompletedTask;
            },
            opened => (Said(opened), ChangeAddress.Of(id, made!.Number)),
            status => AskPageAsync(id, null, form, form.Kind, status),
            LetterDay(form)
        );
    }

    [HttpGet("/tasks/{id:int}/changes/{number:int}")]
    public Task<IActionResult> Show(int id, int number) => PageAsync(id, number, null, null, StatusCodes.Status200OK);

    /// <summary>The form again, for a request that was sent back.</summary>
    [HttpGet("/tasks/{id:int}/changes/{number:int}/again"), MayOnTask(Act.RequestChange)]
    public Task<IActionResult> Edit(int id, int number) =>
        AskPageAsync(id, number, null, default, StatusCodes.Status200OK);

    [HttpPost("/tasks/{id:int}/changes/{number:int}/requests"), MayOnTask(Act.RequestChange)]
    public Task<IActionResult> AskAgain(int id, int number, ChangeForm form) =>
        DoAsync(
            id,
            Act.RequestChange,
            form,
            (opened, step) =>
            {
                var (asker, onPaper) = Asker(form, step);
                Flow(opened, number).AskAgain(form.Asked(Headings), step, asker, onPaper);
                return Task.CompletedTask;
            },
            opened => (Said(opened), ChangeAddress.Of(id, number)),
            status => AskPageAsync(id, number, form, form.Kind, status),
            LetterDay(form)
        );

    [HttpPost("/tasks/{id:int}/changes/{number:int}/examinations"), MayOnTask(Act.ExamineChange)]
    public Task<IActionResult> Examine(int id, int number, ExamineForm form) =>
        MoveAsync(
            id,
            number,
            Act.ExamineChange,
            form,
            "examinations",
            async (opened, flow, step) =>
            {
                var change = opened.Task.Changes.Single(c => c.Number == number);
                var place = new FilePlace(id, FileArea.Change, change.Key);
                var wanted = (
                    await shelf.MissingAsync(place, $"change.{change.Kind}", HttpContext.RequestAborted)
                ).ToList();
                // Name, goal and products need the council and the ordering agency (CHG-1).
                if (change.TouchesCore)
                    wanted.AddRange(await shelf.MissingAsync(place, "change.Content.core", HttpContext.RequestAborted));
                var missing = wanted
                    .Where(d => !form.OnPaper.Contains(d.Category))
                    .Select(d => opened.Rules.Category(d.Category)!);
                flow.Examine(
                    step,
                    form.DossierDay,
                    form.Opinion?.Trim(),
                    form.Supported,
                    [.. missing.Select(c => Wording.IsVietnamese ? c.Vietnamese : c.English)]
                );
            }
        );

    [HttpPost("/tasks/{id:int}/changes/{number:int}/returns"), MayOnTask(Act.ExamineChange)]
    public Task<IActionResult> Return(int id, int number, StepForm form) =>
        MoveAsync(id, number, Act.ExamineChange, form, "returns", (_, flow, step) => Done(() => flow.Return(step)));

    [HttpPost("/tasks/{id:int}/changes/{number:int}/withdrawals"), MayOnTask(Act.RequestChange)]
    public Task<IActionResult> Withdraw(int id, int number, StepForm form) =>
        MoveAsync(
            id,
            number,
            Act.RequestChange,
            form,
            "withdrawals",
            (_, flow, step) => Done(() => flow.Withdraw(step))
        );

    [HttpPost("/tasks/{id:int}/changes/{number:int}/approvals"), MayOnTask(Act.DecideChange)]
    public Task<IActionResult> Approve(int id, int number, ApproveForm form) =>
        MoveAsync(
            id,
            number,
            Act.DecideChange,
            form,
            "approvals",
            async (opened, flow, step) =>
            {
                var change = opened.Task.Changes.Single(c => c.Number == number);
                var delegation = opened.Rules.DelegationOf(change.Kind, step.Day);
                // Names that a refused decision would have brought are not looked up.
                flow.MayApprove(step, delegation).Guard();
                flow.Approve(
                    step,
                    delegation,
                    ChangeEffect.With(
                        await names.PartiesAsync(opened.Task, change, form.Party, HttpContext.RequestAborted)
                    )
                );
            }
        );

    [HttpPost("/tasks/{id:int}/changes/{number:int}/agreements"), MayOnTask(Act.DecideChange)]
    public Task<IActionResult> Agree(int id, int number, StepForm form) =>
        MoveAsync(
            id,
            number,
            Act.DecideChange,
            form,
            "agreements",
            (_, flow, step) => Done(() => flow.AgreeToSubmit(step))
        );

    [HttpPost("/tasks/{id:int}/changes/{number:int}/refusals"), MayOnTask(Act.DecideChange)]
    public Task<IActionResult> Refuse(int id, int number, StepForm form) =>
        MoveAsync(id, number, Act.DecideChange, form, "refusals", (_, flow, step) => Done(() => flow.Refuse(step)));

    [HttpPost("/tasks/{id:int}/changes/{number:int}/decisions"), MayOnTask(Act.RecordDecision)]
    public Task<IActionResult> Record(int id, int number, DecisionForm form) =>
        MoveAsync(
            id,
            number,
            Act.RecordDecision,
            form,
            "decisions",
            async (opened, flow, step) =>
            {
                if (form.Approved is not { } approved)
                    throw new RefusedException(new Refusal("change.outcome-needed"));
                var change = opened.Task.Changes.Single(c => c.Number == number);
                var parties = approved
                    ? await names.PartiesAsync(opened.Task, change, form.Party, HttpContext.RequestAborted)
                    : ChangeParties.None;
                flow.RecordDecision(step, approved, ChangeEffect.With(parties), form.Decided);
            },
            form.DocumentDay
        );

    private IEnumerable<string> Headings => Work.Desk.Rules.BudgetHeadings.Select(h => h.Code);

    private DateOnly? LetterDay(ChangeForm form) => ChangePages.EntersPaper(Self) ? form.DocumentDay : null;

    private (string Asker, bool OnPaper) Asker(ChangeForm form, Step step)
    {
        if (!ChangePages.EntersPaper(Self))
            return (step.By.Name, false);
        if (string.IsNullOrWhiteSpace(form.Signatory))
            throw new RefusedException(new Refusal("change.signatory-needed"));
        return (Folding.Clean(form.Signatory), true);
    }

    private static ChangeFlow Flow(OpenedTask opened, int number) =>
        new(
            opened.Task,
            opened.Task.Changes.Find(c => c.Number == number)
                ?? throw new RefusedException(new Refusal("change.unknown", number)),
            opened.Rules
        );

    private static Task Done(Action move)
    {
        move();
        return Task.CompletedTask;
    }

    private Task<IActionResult> MoveAsync(
        int id,
        int number,
        Act act,
        StepForm form,
        string tried,
        Func<OpenedTask, ChangeFlow, Step, Task> move,
        DateOnly? day = null
    ) =>
        DoAsync(
            id,
            act,
            form,
            (opened, step) => move(opened, Flow(opened, number), step),
            opened => (Said(opened), ChangeAddress.Of(id, number)),
            status => PageAsync(id, number, form, tried, status),
            day
        );

    private async Task<IActionResult> AskPageAsync(int id, int? number, ChangeForm? typed, ChangeKind kind, int status)
    {
        if (await pages.AskAsync(id, number, typed, kind, Self, HttpContext.RequestAborted) is not { } page)
            return NotFound();
        Response.StatusCode = status;
        ViewData["Title"] = Words["Ask for a change"];
        return View("Ask", page);
    }

    private async Task<IActionResult> PageAsync(int id, int number, StepForm? typed, string? tried, int status)
    {
        if (await pages.OfAsync(id, number, Self, HttpContext.RequestAborted) is not { } page)
            return NotFound();
        Response.StatusCode = status;
        ViewData["Title"] = Words["Change {0} of {1}", number, page.Task.Code];
        return View("Change", page with { Typed = typed, Tried = tried });
    }
}
