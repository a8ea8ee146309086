using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Documents;
using SciTasks.Excel;
using SciTasks.Web.Addresses;
using SciTasks.Web.Faults;
using SciTasks.Web.Files;
using SciTasks.Web.Mvc;
using SciTasks.Web.Names;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Documents;

/// <summary>What the registry is narrowed to.</summary>
public sealed record DocumentFilter
{
    public string? Q { get; init; }
    public DocumentKind? Kind { get; init; }
    public int? Year { get; init; }
    public int Page { get; init; } = 1;

    public string Query(int page = 1) =>
        QueryString
            .Create(
                new Dictionary<string, string?>
                {
                    ["q"] = Q,
                    ["kind"] = Kind?.ToString(),
                    ["year"] = Year?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["page"] = page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
                }.Where(p => p.Value is not null)
            )
            .ToString();
}

public sealed record DocumentRow(
    int Id,
    string Number,
    DateOnly Day,
    DocumentKind Kind,
    string Abstract,
    string? Signer,
    string? Issuer,
    int? TaskId,
    string? Code,
    bool Scanned
);

public sealed record DocumentListPage(
    DocumentFilter Filter,
    IReadOnlyList<DocumentRow> Rows,
    Paging Paging,
    bool MayRegister
);

/// <summary>A paper as typed.</summary>
public sealed record DocumentForm
{
    public int? Id { get; init; }
    public Guid Version { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(200, ErrorMessage = "Form.too-long")]
    public string? Number { get; init; }

    [Required(ErrorMessage = "Form.required")]
    public DateOnly? Day { get; init; }
    public DocumentKind Kind { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(2000, ErrorMessage = "Form.too-long")]
    public string? Abstract { get; init; }

    [StringLength(300, ErrorMessage = "Form.too-long")]
    public string? Signer { get; init; }

    [StringLength(500, ErrorMessage = "Form.too-long")]
    public string? Issuer { get; init; }

    /// <summary>Code of the task; empty where it concerns more than one.</summary>
    [StringLength(100, ErrorMessage = "Form.too-long")]
    public string? Task { get; init; }
    public IFormFile? Upload { get; init; }

    [StringLength(1000, ErrorMessage = "Form.too-long")]
    public string? Reason { get; init; }
}

public sealed record DocumentPage(
    DocumentForm Form,
    OfficialDocument? Document,
    IReadOnlyList<StoredFile> Scans,
    IReadOnlyList<CitedPaper> CitedBy,
    bool MayRegister,
    int MaxMegabytes
);

/// <summary>The registry of official papers: number, day, signer, kind, abstract, scan. Facts cite them by number
/// and day.</summary>
[May(Act.Documents)]
public sealed class DocumentsController(AppDb db, FileShelf shelf, FileStore store, DocumentDesk desk) : Controller
{
    private const int PageSize = 50,
        ExportSize = Paging.Whole;

    [HttpGet("/documents")]
    public async Task<IActionResult> Index([FromQuery] DocumentFilter filter)
    {
        ViewData["Title"] = desk.Words["Official documents"];
        return View("Index", await ListAsync(filter, PageSize));
    }

    [HttpGet("/documents.xlsx")]
    public async Task<IActionResult> Export([FromQuery] DocumentFilter filter)
    {
        var (list, words) = (await ListAsync(filter with { Page = 1 }, ExportSize), desk.Words);
        ListColumn[] columns =
        [
            new(words["Number"], 20),
            new(words["Day"], 12),
            new(words["Kind"], 14),
            new(words["Abstract"], 60),
            new(words["Signer"], 24),
            new(words["Issuer"], 28),
            new(words["Task"], 14),
        ];
        return this.Workbook(
            desk.Settings,
            desk.Clock,
            words["Official documents"],
            columns,
            [
                new(
                    words["Official documents"],
                    list.Rows.Select(r =>
                        new object?[] { r.Number, r.Day, words.Of(r.Kind), r.Abstract, r.Signer, r.Issuer, r.Code }
                    )
                ),
            ],
            "van-ban"
        );
    }

    [HttpGet("/documents/new"), May(Act.Documents, Access.Write)]
    public IActionResult New(string? number, DateOnly? day, string? task, DocumentKind kind = DocumentKind.Decision) =>
        Form(
            new DocumentForm
            {
                Number = number,
                Day = day,
                Task = task,
                Kind = kind,
            },
            StatusCodes.Status200OK
        );

    [HttpPost("/documents/new"), Upload, May(Act.Documents, Access.Write)]
    public async Task<IActionResult> Create(DocumentForm form)
    {
        var task = await desk.TaskAsync(form.Task, Me.Of(User), ModelState);
        if (!ModelState.IsValid)
            return Form(form, StatusCodes.Status422UnprocessableEntity);
        var document = new OfficialDocument(form.Number!, form.Day!.Value, form.Kind)
        {
            RegisteredBy = Me.Of(User).Name,
            RegisteredAt = desk.Now,
        };
        desk.Fill(document, form, task);
        db.Documents.Add(document);
        return await SaveAsync(form, document);
    }

    [HttpGet("/documents/{id:int}")]
    public async Task<IActionResult> Show(int id) =>
        await desk.FindAsync(id, Me.Of(User)) is { } document
            ? await PageAsync(document, desk.FormOf(document), StatusCodes.Status200OK)
            : NotFound();

    [HttpPost("/documents/{id:int}"), Upload, May(Act.Documents, Access.Write)]
    public async Task<IActionResult> Update(int id, DocumentForm form)
    {
        if (await desk.FindAsync(id, Me.Of(User)) is not { } document)
            return NotFound();
        form = form with { Id = id };
        var task = await desk.TaskAsync(form.Task, Me.Of(User), ModelState);
        if (string.IsNullOrWhiteSpace(form.Reason) && form.Upload is null)
            ModelState.AddModelError("Reason", desk.Words["A correction needs its reason."]);
        if (!ModelState.IsValid)
            return await PageAsync(document, form, StatusCodes.Status422UnprocessableEntity);
        db.Entry(document).Property(d => d.Version).OriginalValue = form.Version;
        db.Reason = form.Reason;
        document.Correct(form.Number!, form.Day!.Value);
        desk.Fill(document, form, task);
        return await SaveAsync(form, document);
    }

    private async Task<IActionResult> SaveAsync(DocumentForm form, OfficialDocument document)
    {
        try
        {
            // The scan is judged before anything is written, so that no transaction waits for a disk.
            var scan = form.Upload is null ? null : await shelf.KeepAsync(form.Upload, HttpContext.RequestAborted);
            await using var transaction = await db.Database.BeginTransactionAsync(HttpContext.RequestAborted);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            if (scan is not null)
            {
                shelf.Hang(
                    scan,
                    null,
                    FileArea.Document,
                    PaperScan.KeyOf(document.Id),
                    PaperScan.CategoryOf(document.Kind),
                    Me.Of(User)
                );
                await db.SaveChangesAsync(HttpContext.RequestAborted);
            }
            await transaction.CommitAsync(HttpContext.RequestAborted);
        }
        catch (RefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
                ModelState.AddModelError("Upload", desk.Words.Of(refusal));
        }
        catch (Exception e) when (FaultTable.IsLost(e))
        {
            ModelState.AddModelError(
                "",
                desk.Words[
                    "Someone else changed this document after you opened it. What you typed is kept below; compare, then save again."
                ]
            );
        }
        if (ModelState.IsValid)
        {
            TempData["Message"] = desk.Words["Saved."];
            return Redirect(DocumentAddress.Of(document.Id));
        }
        db.ChangeTracker.Clear();
        ModelState.Remove("Version");
        if (form.Id is not { } id)
            return Form(form, StatusCodes.Status422UnprocessableEntity);
        return await desk.FindAsync(id, Me.Of(User)) is { } now
            ? await PageAsync(now, form with { Version = now.Version }, StatusCodes.Status409Conflict)
            : NotFound();
    }

    private ViewResult Form(DocumentForm form, int status)
    {
        Response.StatusCode = status;
        ViewData["Title"] = desk.Words["Register a document"];
        return View("Document", new DocumentPage(form, null, [], [], true, (int)(store.Limit / 1024 / 1024)));
    }

    private async Task<IActionResult> PageAsync(OfficialDocument document, DocumentForm form, int status)
    {
        var key = PaperScan.KeyOf(document.Id);
        var scans = (
            await db
                .Files.AsNoTracking()
                .Where(f => f.Area == FileArea.Document && f.Subject == key && f.WithdrawnAt == null)
                .OrderByDescending(f => f.Id)
                .ToListAsync(HttpContext.RequestAborted)
        )
            .Where(f => shelf.Sees(Me.Of(User), f))
            .ToList();
        Response.StatusCode = status;
        ViewData["Title"] = document.Number;
        return View(
            "Document",
            new DocumentPage(
                form,
                document,
                scans,
                await desk.CitedByAsync(document),
                Me.Of(User).May(Act.Documents, Access.Write),
                (int)(store.Limit / 1024 / 1024)
            )
        );
    }

    private async Task<DocumentListPage> ListAsync(DocumentFilter filter, int most)
    {
        var me = Me.Of(User);
        var found = desk.VisibleTo(me);
        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            var (key, words) = (OfficialDocument.KeyOf(filter.Q), Folding.Words(filter.Q));
            var said = words.Count > 0 ? found.HoldingAll(d => d.SearchKey, words) : found.Where(_ => false);
            found = found.Where(d =>
                d.NumberKey.Contains(key) || d.Task!.CodeKey.Contains(key) || said.Any(s => s.Id == d.Id)
            );
        }
        if (filter.Kind is { } kind)
            found = found.Where(d => d.Kind == kind);
        if (filter.Year is { } year)
            found = found.Where(d => d.Day.Year == year);
        var paging = Paging.Of(filter.Page, most, await found.CountAsync(HttpContext.RequestAborted));
        var rows = await found
            .OrderByDescending(d => d.Day)
            .ThenByDescending(d => d.Id)
            .Skip(paging.Skip)
            .Take(most)
            .Select(d => new DocumentRow(
                d.Id,
                d.Number,
                d.Day,
                d.Kind,
                d.Abstract,
                d.Signer,
                d.Issuer,
                d.TaskId,
                d.Task!.Code,
                false
            ))
            .ToListAsync(HttpContext.RequestAborted);
        var keys = rows.ConvertAll(r => PaperScan.KeyOf(r.Id));
        var scanned = (
            await db
                .Files.Where(f => f.Area == FileArea.Document && keys.Contains(f.Subject) && f.WithdrawnAt == null)
                .Select(f => f.Subject)
                .ToListAsync(HttpContext.RequestAborted)
        ).ToHashSet();
        return new(
            filter,
            [.. rows.Select(r => r with { Scanned = scanned.Contains(PaperScan.KeyOf(r.Id)) })],
            paging,
            me.May(Act.Documents, Access.Write)
        );
    }
}
