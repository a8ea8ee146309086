using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Steps;

/// <summary>What every step on a task works with.</summary>
public sealed record TaskWork(TaskDesk Desk, Authority Authority);

/// <summary>A step on a task: find, tell, save, go on. What is refused or lost to a faster one shows the page again
/// with what was typed: 422 for
/// a rule, 409 for a race.</summary>
public abstract class TaskStepController(TaskWork work) : Controller
{
    protected TaskWork Work => work;

    protected Wording Words => work.Desk.Words;

    protected Me Self => Me.Of(User);

    protected Task<IActionResult> DoAsync(
        int taskId,
        Act act,
        StepForm form,
        Func<OpenedTask, Step, Task> tell,
        Func<OpenedTask, (string Message, string To)> done,
        Func<int, Task<IActionResult>> again,
        DateOnly? day = null
    ) => DoAsync(work.Desk.FindTaskAsync(taskId, Self, HttpContext.RequestAborted), _ => act, form, tell, done, again, day);

    /// <summary>The one way a step is taken, whatever it is taken on.</summary>
    /// <param name="found">The task, as far as the person may see it.</param>
    /// <param name="act">The right it takes.</param>
    /// <param name="tell">Does it, on the task as loaded.</param>
    /// <param name="done">Message and address to go on with.</param>
    /// <param name="again">Shows the page again with the status given.</param>
    /// <param name="day">The day it counts from; today where none is typed.</param>
    protected async Task<IActionResult> DoAsync(
        Task<OpenedTask?> found,
        Func<OpenedTask, Act> act,
        StepForm form,
        Func<OpenedTask, Step, Task> tell,
        Func<OpenedTask, (string Message, string To)> done,
        Func<int, Task<IActionResult>> again,
        DateOnly? day = null
    )
    {
        if (await found is not { } opened)
            return NotFound();
        var right = act(opened);
        if (await work.Authority.ForAsync(Self, right, opened.Task.Id, HttpContext.RequestAborted) is not { } actor)
            return Forbid();
        if (day > work.Authority.Today)
            ModelState.AddModelError("Day", Words.Of(new Refusal("tranche.day-after-today", day)));
        if (!ModelState.IsValid)
            return await again(StatusCodes.Status422UnprocessableEntity);
        var step = new Step(
            actor,
            day ?? work.Authority.Today,
            work.Authority.Now,
            string.IsNullOrWhiteSpace(form.Reason) ? null : Folding.Clean(form.Reason),
            form.Document
        );
        try
        {
            await tell(opened, step);
        }
        catch (RefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
                ModelState.AddModelError("", Words.Of(refusal));
            return await again(StatusCodes.Status422UnprocessableEntity);
        }
        if (await work.Desk.SaveAsync(opened, form, actor, HttpContext.RequestAborted) is { } lost)
        {
            ModelState.AddModelError("", lost.Message);
            return await again(lost.Status);
        }
        var (message, to) = done(opened);
        TempData["Message"] = message;
        return Redirect(to);
    }

    /// <summary>The last work move as a sentence.</summary>
    protected string Said(OpenedTask opened) =>
        work.Desk.Sentence(opened.Task, opened.Task.WorkMoves.MaxBy(m => m.Sequence)!);
}
