using Microsoft.AspNetCore.Mvc;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Faults;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Reports;

/// <summary>The report of one period: written, handed in, reviewed, adjusted.</summary>
[May(Act.Tasks)]
public sealed class ReportController(AppDb db, TaskWork work, ReportPages pages) : TaskStepController(work)
{
    [HttpGet("/tasks/{id:int}/reports")]
    public async Task<IActionResult> Index(int id)
    {
        if (await pages.TaskAsync(id, Self, HttpContext.RequestAborted) is not { } page)
            return NotFound();
        ViewData["Title"] = Words["Reports of {0}", page.Opened.Task.Code];
        return View("TaskReports", page);
    }

    [HttpGet("/tasks/{id:int}/reports/{period}")]
    public Task<IActionResult> Show(int id, string period) =>
        PageAsync(id, period, null, null, StatusCodes.Status200OK);

    /// <summary>Saved while typing: no rule is asked, nobody else is disturbed.</summary>
    [HttpPost("/tasks/{id:int}/reports/{period}/draft"), MayOnTask(Act.SubmitReport)]
    public async Task<IActionResult> Draft(int id, string period, ReportForm form)
    {
        if (await FindAsync(id, period) is not { } found)
            return NotFound();
        if (await Work.Authority.ForAsync(Self, Act.SubmitReport, id, HttpContext.RequestAborted) is not { } actor)
            return Forbid();
        if (!ModelState.IsValid)
            return UnprocessableEntity(
                string.Join(" ", ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage))
            );
        if (found.Report.From > Work.Authority.Today)
            return UnprocessableEntity(Words.Of(new Refusal("report.period-not-begun", found.Report.From)));
        if (!found.Flow.MayWrite)
            return Conflict(
                Words.Of(
                    new Refusal(
                        "report.not-open",
                        ReportStates.On(found.Opened.Task, found.Report, Work.Authority.Today)
                    )
                )
            );
        var step = new Step(actor, Work.Authority.Today, Work.Authority.Now);
        if (found.Flow.WritesBeside)
            found.Flow.WriteBeside(form.ToDraft(), step);
        else
            found.Flow.Write(form.Content(Headings), step);
        if (found.Report.Id != 0)
            db.Entry(found.Report).Property(r => r.Version).OriginalValue = form.ReportVersion;
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (Exception e) when (FaultTable.IsLost(e))
        {
            return Conflict(
                Words[
                    "The draft was changed in another window; open it again before you write on. What you typed still stands here."
                ]
            );
        }
        return Json(
            new
            {
                version = found.Report.Version,
                saved = Words[
                    "Draft saved at {0}",
                    VietnamTime
                        .ToVietnam(Work.Authority.Now)
                        .ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)
                ],
            }
        );
    }

    [HttpPost("/tasks/{id:int}/reports/{period}/submission"), MayOnTask(Act.SubmitReport)]
    public Task<IActionResult> Submit(int id, string period, ReportForm form)
    {
        var onPaper = Permissions.Of(Act.SubmitReport, Self.Roles) != Access.Own;
        return MoveAsync(
            id,
            period,
            Act.SubmitReport,
            form,
            "submission",
            (report, flow, step) =>
            {
                if (onPaper && string.IsNullOrWhiteSpace(form.Signatory))
                    throw new RefusedException(new Refusal("report.signatory-needed"));
                if (report.Id != 0)
                    db.Entry(report).Property(r => r.Version).OriginalValue = form.ReportVersion;
                flow.Write(form.Content(Headings), step);
                flow.Submit(step, onPaper ? Folding.Clean(form.Signatory!) : null);
            },
            onPaper ? form.DocumentDay : null
        );
    }

    [HttpPost("/tasks/{id:int}/reports/{period}/acceptance"), MayOnTask(Act.ReviewReport)]
    public Task<IActionResult> Accept(int id, string period, ReviewForm form) =>
        MoveAsync(id, period, Act.ReviewReport, form, "acceptance", (_, flow, step) => flow.Accept(step));

    [HttpPost("/tasks/{id:int}/reports/{period}/return"), MayOnTask(Act.ReviewReport)]
    public Task<IActionResult> Return(int id, string period, ReviewForm form) =>
        MoveAsync(
            id,
            period,
            Act.ReviewReport,
            form,
            "return",
            (_, flow, step) => flow.Return(step, form.Category, form.Until)
        );

    [HttpPost("/tasks/{id:int}/reports/{period}/excuse"), MayOnTask(Act.ReviewReport)]
    public Task<IActionResult> Excuse(int id, string period, ReviewForm form) =>
        MoveAsync(id, period, Act.ReviewReport, form, "excuse", (_, flow, step) => flow.Excuse(step));

    [HttpPost("/tasks/{id:int}/reports/{period}/adjustments"), MayOnTask(Act.SubmitReport)]
    public Task<IActionResult> Adjust(int id, string period, AdjustmentForm form) =>
        MoveAsync(
            id,
            period,
            Act.SubmitReport,
            form,
            "adjustments",
            (_, flow, step) =>
                flow.Adjust(
                    step,
                    form.PercentDone,
                    form.Spent,
                    string.IsNullOrWhiteSpace(form.Done) ? null : form.Done.Trim()
                )
        );

    private IReadOnlySet<string> Headings => Work.Desk.Rules.BudgetHeadings.Select(h => h.Code).ToHashSet();

    private Task<IActionResult> MoveAsync(
        int id,
        string period,
        Act act,
        StepForm form,
        string tried,
        Action<ProgressReport, ReportFlow, Step> move,
        DateOnly? day = null
    ) =>
        DoAsync(
            id,
            act,
            form,
            (opened, step) =>
            {
                if (Period(opened, period) is not { } found)
                    throw new RefusedException(new Refusal("report.period-unknown"));
                var report = found.Report ?? ReportFlow.Open(opened.Task, found.From, found.To);
                move(report, new ReportFlow(opened.Task, report), step);
                return Task.CompletedTask;
            },
            opened => (Said(opened), ReportAddress.Of(id, period)),
            status => PageAsync(id, period, form as ReportForm, tried, status),
            day
        );

    private async Task<(OpenedTask Opened, ProgressReport Report, ReportFlow Flow)?> FindAsync(int id, string period)
    {
        if (
            await Work.Desk.FindTaskAsync(id, Self, HttpContext.RequestAborted) is not { } opened
            || Period(opened, period) is not { } found
        )
            return null;
        var report = found.Report ?? ReportFlow.Open(opened.Task, found.From, found.To);
        return (opened, report, new ReportFlow(opened.Task, report));
    }

    private ReportPeriod? Period(OpenedTask opened, string address) =>
        opened.Periods(Work.Authority.Today).FirstOrDefault(p => ReportAddress.Segment(p.Key) == address);

    private async Task<IActionResult> PageAsync(int id, string period, ReportForm? typed, string? tried, int status)
    {
        if (await pages.OfAsync(id, period, Self, typed, HttpContext.RequestAborted) is not { } page)
            return NotFound();
        Response.StatusCode = status;
        ViewData["Title"] = Words["Report {0} of {1}", Wording.Period(page.Line.Period.Key), page.Task.Code];
        return View("Report", page with { Tried = tried });
    }
}
