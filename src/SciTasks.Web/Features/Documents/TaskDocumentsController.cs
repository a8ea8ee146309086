using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Documents;
using SciTasks.Web.Addresses;
using SciTasks.Web.Files;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Documents;

/// <summary>A paper a fact cites, with its entry in the registry where there is one.</summary>
public sealed record CitedLine(CitedPaper Paper, OfficialDocument? Document, bool Scanned);

/// <summary>Everything written about a task.</summary>
/// <param name="Others">Papers of the registry that no fact cites.</param>
/// <param name="Attached">Files of its reports, inspections and changes, by what they hang on.</param>
public sealed record TaskDocumentsPage(
    OpenedTask Opened,
    IReadOnlyList<CitedLine> Cited,
    IReadOnlyList<OfficialDocument> Others,
    FilesPart Files,
    IReadOnlyList<StoredFile> Attached,
    bool MayRegister
);

/// <summary>The papers and files of a task, and all of them at once as a ZIP.</summary>
[May(Act.Tasks)]
public sealed class TaskDocumentsController(AppDb db, TaskWork work, FileShelf shelf, DossierZip dossier) : Controller
{
    [HttpGet("/tasks/{id:int}/documents")]
    public async Task<IActionResult> Index(int id)
    {
        var (me, stop) = (Me.Of(User), HttpContext.RequestAborted);
        if (await work.Desk.FindTaskAsync(id, me, stop) is not { } opened)
            return NotFound();
        var documents = await db
            .Documents.AsNoTracking()
            .Where(d => d.TaskId == id)
            .OrderBy(d => d.Day)
            .ToListAsync(stop);
        var keys = documents.ConvertAll(d => PaperScan.KeyOf(d.Id));
        var scanned = (
            await db
                .Files.Where(f => f.Area == FileArea.Document && keys.Contains(f.Subject) && f.WithdrawnAt == null)
                .Select(f => f.Subject)
                .ToListAsync(stop)
        ).ToHashSet();
        var cited = Citations
            .Of(opened.Task)
            .Select(c =>
                (
                    Paper: c,
                    Document: documents.Find(d =>
                        d.NumberKey == OfficialDocument.KeyOf(c.Number) && (c.Day is null || c.Day == d.Day)
                    )
                )
            )
            .ToList();
        var attached = await db
            .Files.AsNoTracking()
            .Where(f => f.TaskId == id && f.Area != FileArea.Task && f.WithdrawnAt == null)
            .OrderBy(f => f.Area)
            .ThenBy(f => f.Subject)
            .ThenBy(f => f.Id)
            .ToListAsync(stop);
        ViewData["Title"] = work.Desk.Words["Documents of {0}", opened.Task.Code];
        return View(
            "TaskDocuments",
            new TaskDocumentsPage(
                opened,
                [
                    .. cited.Select(c => new CitedLine(
                        c.Paper,
                        c.Document,
                        c.Document is { } d && scanned.Contains(PaperScan.KeyOf(d.Id))
                    )),
                ],
                [.. documents.Where(d => !cited.Exists(c => c.Document == d))],
                await shelf.PartAsync(new(id, FileArea.Task, ""), null, me, TaskAddress.Documents(id), stop),
                await shelf.SeenAsync(attached, id, me, stop),
                me.May(Act.Documents, Access.Write)
            )
        );
    }

    /// <summary>The dossier to take away: files, exchange workbook, index page.</summary>
    [HttpGet("/tasks/{id:int}/dossier.zip")]
    public async Task<IActionResult> Dossier(int id)
    {
        if (await work.Desk.FindTaskAsync(id, Me.Of(User), HttpContext.RequestAborted) is not { } opened)
            return NotFound();
        var zip = await dossier.WriteAsync(opened.Task, Me.Of(User), work.Authority.Now, HttpContext.RequestAborted);
        return File(
            zip,
            "application/zip",
            string.Create(
                CultureInfo.InvariantCulture,
                $"ho-so-{Folding.Fold(opened.Task.Code).Replace(' ', '-').Replace('/', '-')}-{work.Authority.Today:yyyy-MM-dd}.zip"
            )
        );
    }
}
