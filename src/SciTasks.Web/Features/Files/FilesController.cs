using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Faults;
using SciTasks.Web.Files;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Files;

/// <summary>What is posted with a file.</summary>
public sealed record FileForm
{
    public IFormFile? Upload { get; init; }
    public FileArea Area { get; init; }

    [StringLength(50, ErrorMessage = "Form.too-long")]
    public string? Subject { get; init; }

    [StringLength(50, ErrorMessage = "Form.too-long")]
    public string? Category { get; init; }

    /// <summary>Address on this site to come back to.</summary>
    [StringLength(2000, ErrorMessage = "Form.too-long")]
    public string? Back { get; init; }

    [StringLength(1000, ErrorMessage = "Form.too-long")]
    public string? Reason { get; init; }
}

/// <summary>Attachments: adding, opening, taking back.</summary>
[May(Act.Tasks)]
public sealed class FilesController(AppDb db, FileShelf shelf, FileStore store, TaskWork work, AccessLog accesses)
    : Controller
{
    [HttpPost("/tasks/{id:int}/files"), Upload, MayOnTask(Act.AttachFile)]
    public async Task<IActionResult> Create(int id, FileForm form)
    {
        if (
            await work.Desk.FindTaskAsync(id, Me.Of(User), HttpContext.RequestAborted) is not { } opened
            || !await HangsAsync(opened, form)
        )
            return NotFound();
        try
        {
            var file = await shelf.AddAsync(
                form.Upload,
                id,
                form.Area,
                form.Subject ?? "",
                form.Category,
                Me.Of(User),
                HttpContext.RequestAborted
            );
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            TempData["Message"] = Words["{0} is attached.", file.Name];
        }
        catch (Exception e) when (FaultTable.Of(e) is { } fault)
        {
            TempData["Problem"] =
                fault.Kind == FaultKind.Lost
                    ? Words[
                        "Someone else worked on this at the same moment; the file was not attached. Attach it again."
                    ]
                    : $"{Words["The file was not kept"]}. {Words.Of(fault)}";
        }
        catch (RefusedException refused)
        {
            TempData["Problem"] =
                $"{Words["The file was not kept"]}. {string.Join(" ", refused.Refusals.Select(Words.Of))}";
        }
        return Back(form, id);
    }

    [HttpGet("/files/{id:int}")]
    public async Task<IActionResult> Show(int id)
    {
        if (await shelf.FindAsync(id, Me.Of(User), HttpContext.RequestAborted) is not { } file)
            return NotFound();
        if (store.Open(file.Sha256) is not { } content)
            return Problem(
                Words[
                    "The bytes of {0} are missing from the store; restore the folder of files from the backup.",
                    file.Name
                ],
                statusCode: StatusCodes.Status410Gone
            );
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        Response.Headers.ETag = new EntityTagHeaderValue($"\"{file.Sha256}\"").ToString();
        Response.Headers.CacheControl = "no-store";
        var disposition = new ContentDispositionHeaderValue(
            FileKinds.IsShownInPlace(file.ContentType) ? "inline" : "attachment"
        );
        disposition.SetHttpFileName(file.Name);
        await accesses.WriteAsync(HttpContext, AccessKind.FileTaken, $"{Request.Path} {file.Name}");
        Response.Headers.ContentDisposition = disposition.ToString();
        return File(content, file.ContentType);
    }

    /// <summary>Taken back by who added it, or by the department. The row and the bytes stay.</summary>
    [HttpPost("/files/{id:int}/withdrawal"), May(Act.Tasks)]
    public async Task<IActionResult> Withdraw(int id, FileForm form)
    {
        var me = Me.Of(User);
        if (await shelf.FindAsync(id, me, HttpContext.RequestAborted) is not { } file)
            return NotFound();
        var may = file.TaskId is { } of
            ? await work.Authority.ForAsync(me, Act.AttachFile, of, HttpContext.RequestAborted) is not null
                && (file.AddedById == me.AccountId || me.May(Act.AttachFile, Access.Write))
            : me.May(Act.Documents, Access.Write);
        if (!may)
            return Forbid();
        if (file.TaskId is { } rests && !me.May(Act.AttachFile, Access.Write) && await RestsOnAsync(rests, file, me))
        {
            TempData["Problem"] = Words["A decision or review rests on this file; ask the department to take it back."];
            return Back(form, rests);
        }
        if (!ModelState.IsValid)
            TempData["Problem"] = string.Join(
                " ",
                ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)
            );
        else if (string.IsNullOrWhiteSpace(form.Reason))
            TempData["Problem"] = Words["Say why the file is taken back."];
        else
        {
            if (file.TaskId is { } task)
                await db.Tasks.SingleAsync(t => t.Id == task, HttpContext.RequestAborted); // names the task in the audit line
            if (file.WithdrawnAt is null)
                file.Withdraw(work.Authority.Now, me.Name, form.Reason.Trim());
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            TempData["Message"] = Words["{0} is taken back.", file.Name];
        }
        return Back(form, file.TaskId);
    }

    /// <summary>A file hangs on something the task has. A reporting period with a file is one with data, and is kept
    /// as it is.</summary>
    private async Task<bool> HangsAsync(OpenedTask opened, FileForm form)
    {
        var (task, subject) = (opened.Task, form.Subject ?? "");
        if (form.Area != FileArea.Report)
            return form.Area switch
            {
                FileArea.Inspection => task.Inspections.Exists(i =>
                    i.Key == subject || i.Findings.Exists(f => $"{i.Key}.{f.Number}" == subject)
                ),
                FileArea.Change => task.Changes.Exists(c => c.Key == subject),
                FileArea.Task => subject.Length == 0,
                _ => false,
            };
        if (opened.Periods(work.Authority.Today).FirstOrDefault(p => p.Key == subject) is not { } period)
            return false;
        if (period.From > work.Authority.Today)
            return false;
        if (
            period.Report is not null
            || await work.Authority.ForAsync(Me.Of(User), Act.AttachFile, task.Id, HttpContext.RequestAborted)
                is not { } actor
        )
            return period.Report is not null;
        new ReportFlow(task, ReportFlow.Open(task, period.From, period.To)).Begin(
            new Step(actor, work.Authority.Today, work.Authority.Now)
        );
        return true;
    }

    /// <summary>What it hangs on was handed in, examined or confirmed since.</summary>
    private async Task<bool> RestsOnAsync(int taskId, StoredFile file, Me me) =>
        await work.Desk.FindTaskAsync(taskId, me, HttpContext.RequestAborted) is { Task: var task }
        && file.Area switch
        {
            FileArea.Report => task.Reports.Find(r => r.Key == file.Subject) is { } report
                && !new ReportFlow(task, report).MayWrite,
            FileArea.Change => task.Changes.Find(c => c.Key == file.Subject)
                is { State: not (ChangeState.Requested or ChangeState.Returned) },
            FileArea.Inspection => task.Inspections.Exists(i =>
                i.Findings.Exists(f => $"{i.Key}.{f.Number}" == file.Subject && f.Fixed is not null)
            ),
            _ => false,
        };

    private Wording Words => work.Desk.Words;

    private IActionResult Back(FileForm form, int? task) =>
        Url.IsLocalUrl(form.Back)
            ? LocalRedirect(form.Back)
            : Redirect(task is { } id ? TaskAddress.Documents(id) : DocumentAddress.List());
}
