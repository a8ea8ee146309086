using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Inspections;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;
using SciTasks.Word;

namespace SciTasks.Web.Features.Inspections;

/// <summary>The inspections of a task: planned, notified, held, and what came of their findings.</summary>
[May(Act.Tasks)]
public sealed class InspectionsController(TaskWork work, InspectionPages pages, Settings settings)
    : TaskStepController(work)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [HttpGet("/tasks/{id:int}/inspections")]
    public Task<IActionResult> Index(int id) => ListAsync(id, null, StatusCodes.Status200OK);

    [HttpPost("/tasks/{id:int}/inspections"), MayOnTask(Act.Inspections)]
    public Task<IActionResult> Plan(int id, PlanInspectionForm form)
    {
        Inspection? planned = null;
        return DoAsync(
            id,
            Act.Inspections,
            form,
            (opened, step) =>
            {
                planned = InspectionFlow.Plan(
                    opened.Task,
                    form.Year ?? step.Day.Year,
                    form.Quarter ?? 0,
                    form.Kind,
                    step.Reason,
                    step
                );
                return Task.CompletedTask;
            },
            opened => (Said(opened), InspectionAddress.Of(id, planned!.Number)),
            status => ListAsync(id, form, status)
        );
    }

    [HttpGet("/tasks/{id:int}/inspections/{number:int}")]
    public Task<IActionResult> Show(int id, int number) => PageAsync(id, number, null, null, StatusCodes.Status200OK);

    [HttpPost("/tasks/{id:int}/inspections/{number:int}/notice"), MayOnTask(Act.Inspections)]
    public Task<IActionResult> Notify(int id, int number, NoticeForm form) =>
        MoveAsync(
            id,
            number,
            Act.Inspections,
            form,
            "notice",
            (opened, flow, step) =>
            {
                var regime = opened.Rules.RegimeOf(opened.Task.RegimeCode, opened.Task.RegimeDay).Code;
                flow.Notify(
                    step,
                    form.VisitDay,
                    form.Team,
                    form.Scope,
                    opened.Rules.Limit(InspectionPages.NoticeRule, regime),
                    opened.Rules.Calendar
                );
            },
            form.DocumentDay
        );

    [HttpPost("/tasks/{id:int}/inspections/{number:int}/minutes"), MayOnTask(Act.Inspections)]
    public Task<IActionResult> Hold(int id, int number, MinutesForm form) =>
        MoveAsync(
            id,
            number,
            Act.Inspections,
            form,
            "minutes",
            (_, flow, step) => flow.Hold(step, form.Stated),
            form.Day
        );

    [HttpPost("/tasks/{id:int}/inspections/{number:int}/cancellation"), MayOnTask(Act.Inspections)]
    public Task<IActionResult> Cancel(int id, int number, StepForm form) =>
        MoveAsync(id, number, Act.Inspections, form, "cancellation", (_, flow, step) => flow.Cancel(step));

    [HttpPost("/tasks/{id:int}/inspections/{number:int}/fixes"), MayOnTask(Act.FixFinding)]
    public Task<IActionResult> Fix(int id, int number, FixForm form) =>
        MoveAsync(
            id,
            number,
            Act.FixFinding,
            form,
            $"fixes-{form.Finding}",
            (_, flow, step) => flow.ReportFix(step, form.Finding, form.Proof?.Trim())
        );

    [HttpPost("/tasks/{id:int}/inspections/{number:int}/fix-confirmations"), MayOnTask(Act.Inspections)]
    public Task<IActionResult> Confirm(int id, int number, FixForm form) =>
        MoveAsync(
            id,
            number,
            Act.Inspections,
            form,
            $"confirm-{form.Finding}",
            (_, flow, step) => flow.ConfirmFix(step, form.Finding)
        );

    [HttpPost("/tasks/{id:int}/inspections/{number:int}/fix-rejections"), MayOnTask(Act.Inspections)]
    public Task<IActionResult> Reject(int id, int number, FixForm form) =>
        MoveAsync(
            id,
            number,
            Act.Inspections,
            form,
            $"reject-{form.Finding}",
            (_, flow, step) => flow.RejectFix(step, form.Finding)
        );

    [HttpGet("/tasks/{id:int}/inspections/{number:int}/notice.docx")]
    public Task<IActionResult> NoticePaper(int id, int number) =>
        PaperAsync(id, number, "thong-bao-kiem-tra", InspectionPapers.Notice);

    [HttpGet("/tasks/{id:int}/inspections/{number:int}/minutes.docx")]
    public Task<IActionResult> MinutesPaper(int id, int number) =>
        PaperAsync(id, number, "bien-ban-kiem-tra", InspectionPapers.Minutes);

    private async Task<IActionResult> PaperAsync(
        int id,
        int number,
        string name,
        Action<ResearchTask, Inspection, string, Office, Stream> write
    )
    {
        if (
            await Work.Desk.FindTaskAsync(id, Self, HttpContext.RequestAborted) is not { } opened
            || opened.Task.Inspections.Find(i => i.Number == number) is not { } inspection
        )
            return NotFound();
        var stream = new MemoryStream();
        write(
            opened.Task,
            inspection,
            opened.Rules.RegimeOf(opened.Task.RegimeCode, opened.Task.RegimeDay).Texts,
            settings.Department.Office,
            stream
        );
        stream.Position = 0;
        return File(stream, Docx, $"{name}-{id}-{number}.docx");
    }

    private Task<IActionResult> MoveAsync(
        int id,
        int number,
        Act act,
        StepForm form,
        string tried,
        Action<OpenedTask, InspectionFlow, Step> move,
        DateOnly? day = null
    ) =>
        DoAsync(
            id,
            act,
            form,
            (opened, step) =>
            {
                var inspection =
                    opened.Task.Inspections.Find(i => i.Number == number)
                    ?? throw new RefusedException(new Refusal("inspection.unknown", number));
                move(opened, new InspectionFlow(opened.Task, inspection), step);
                return Task.CompletedTask;
            },
            opened => (Said(opened), InspectionAddress.Of(id, number)),
            status => PageAsync(id, number, form, tried, status),
            day
        );

    private async Task<IActionResult> ListAsync(int id, PlanInspectionForm? typed, int status)
    {
        if (await pages.TaskAsync(id, Self, HttpContext.RequestAborted) is not { } page)
            return NotFound();
        Response.StatusCode = status;
        ViewData["Title"] = Words["Inspections of {0}", page.Opened.Task.Code];
        return View("TaskInspections", page with { Typed = typed });
    }

    private async Task<IActionResult> PageAsync(int id, int number, StepForm? typed, string? tried, int status)
    {
        if (await pages.OfAsync(id, number, Self, HttpContext.RequestAborted) is not { } page)
            return NotFound();
        Response.StatusCode = status;
        ViewData["Title"] = Words["Inspection {0} of {1}", number, page.Task.Code];
        return View("Inspection", page with { Typed = typed, Tried = tried });
    }
}
