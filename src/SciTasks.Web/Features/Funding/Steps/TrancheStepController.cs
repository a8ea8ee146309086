using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Funding.Steps;

/// <summary>What every step works with.</summary>
public sealed record TrancheWork(TaskDesk Desk, Authority Authority, TranchePages Pages);

/// <summary>A step on a tranche: find, tell, save, go back to the tranche. What is refused or lost to a faster one
/// shows the page again with
/// what was typed: 422 for a rule, 409 for a race.</summary>
public abstract class TrancheStepController(TrancheWork work)
    : TaskStepController(new TaskWork(work.Desk, work.Authority))
{
    protected Task<bool> IsRegisteredAsync(StepForm form) =>
        work.Desk.IsRegisteredAsync(form, HttpContext.RequestAborted);

    protected Task<IActionResult> DoAsync<TForm>(
        int id,
        MoveKind move,
        TForm form,
        Action<OpenedTask, Step> tell,
        DateOnly? day = null
    )
        where TForm : StepForm =>
        DoAsync(
            work.Desk.FindAsync(id, Self, HttpContext.RequestAborted),
            opened => MoveActs.Of(move, opened.Flow.State, opened.Options.Endorsed),
            form,
            (opened, step) =>
            {
                tell(opened, step);
                return Task.CompletedTask;
            },
            opened => (Told(opened), TrancheAddress.Of(id)),
            status => AgainAsync(id, move, form, status),
            day
        );

    /// <summary>The last move as a sentence, and what is left after it.</summary>
    private string Told(OpenedTask opened)
    {
        var said = work.Desk.Sentence(opened.Task, opened.Task.Moves.MaxBy(m => m.Sequence)!);
        return $"{said} {work.Desk.Left(opened.Task, opened.Tranche.Fund)}";
    }

    private async Task<IActionResult> AgainAsync(int id, MoveKind move, StepForm form, int status)
    {
        if (await work.Pages.OfAsync(id, Self, HttpContext.RequestAborted) is not { } page)
            return NotFound();
        Response.StatusCode = status;
        ViewData["Title"] = work.Desk.Words["Tranche {0} of {1}", page.Tranche.Number, page.Task.Code];
        return View("Tranche", page with { Typed = form, Tried = move, RegisterPath = RegisterPath(page, form) });
    }

    /// <summary>The form for a paper, with the number and the day that were typed.</summary>
    private static string? RegisterPath(TranchePage page, StepForm form) =>
        page.RegisterPath is null || form.Document is not { } paper
            ? page.RegisterPath
            : DocumentAddress.NewFor(page.Task.Code, paper.Number, paper.Day);
}
