using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Reports;

/// <summary>How often a task reports, as typed; empty follows the rule.</summary>
public sealed record ScheduleForm : StepForm
{
    public int? EveryMonths { get; init; }
    public ReportAlignment? Alignment { get; init; }
}

/// <summary>The cadence of a contract that says otherwise than the rule. Periods with data stay as they are.</summary>
public sealed class SchedulesController(TaskWork work, ReportPages pages) : TaskStepController(work)
{
    [HttpPost("/tasks/{id:int}/report-schedule"), MayOnTask(Act.CoreFacts)]
    public Task<IActionResult> Update(int id, ScheduleForm form) =>
        DoAsync(
            id,
            Act.CoreFacts,
            form,
            (opened, _) =>
            {
                if (form.EveryMonths is < 1 or > 24)
                    throw new RefusedException(new Refusal("report.cadence"));
                if (string.IsNullOrWhiteSpace(form.Reason))
                    throw new RefusedException(new Refusal("report.reason-needed"));
                opened.Task.Restate(
                    opened.Task.Term with
                    {
                        ReportEveryMonths = form.EveryMonths,
                        ReportAlignment = form.Alignment == ReportAlignment.FromStart ? null : form.Alignment,
                    }
                );
                return Task.CompletedTask;
            },
            _ => (Words["The reporting periods are planned anew; those with data stay."], TaskAddress.Reports(id)),
            async status =>
            {
                if (await pages.TaskAsync(id, Self, HttpContext.RequestAborted) is not { } page)
                    return NotFound();
                Response.StatusCode = status;
                ViewData["Title"] = Words["Reports of {0}", page.Opened.Task.Code];
                return View("TaskReports", page);
            }
        );
}
