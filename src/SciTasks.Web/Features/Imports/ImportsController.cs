using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hangfire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Layouts;
using SciTasks.Excel.Reading;
using SciTasks.Web.Addresses;
using SciTasks.Web.Files;
using SciTasks.Web.Importing;
using SciTasks.Web.Mvc;
using SciTasks.Web.Names;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Imports;

public sealed record ImportLine(
    int Id,
    string FileName,
    string Author,
    string? ConfirmedBy,
    DateTime CreatedAt,
    ImportState State
);

public sealed record ImportListPage(IReadOnlyList<ImportLine> Rows, Paging Paging);

/// <summary>Upload → dry run → confirm → report. Checking and applying run in the background and may be left and
/// found again.</summary>
[May(Act.Import, Access.Write)]
public sealed class ImportsController(AppDb db, IBackgroundJobClient jobs, TimeProvider clock, Wording words)
    : Controller
{
    private const int PageSize = 50;

    [HttpGet("/imports")]
    public async Task<IActionResult> Index(int page = 1)
    {
        ViewData["Title"] = words["Import"];
        var paging = Paging.Of(page, PageSize, await db.Imports.CountAsync(HttpContext.RequestAborted));
        var rows = await db
            .Imports.OrderByDescending(i => i.Id)
            .Skip(paging.Skip)
            .Take(PageSize)
            .Select(i => new ImportLine(i.Id, i.FileName, i.Author, i.ConfirmedBy, i.CreatedAt, i.State))
            .ToListAsync(HttpContext.RequestAborted);
        return View("Index", new ImportListPage(rows, paging));
    }

    [HttpPost("/imports"), RequestSizeLimit(ReadLimits.FileBytes + 1_000_000)]
    public async Task<IActionResult> Create(IFormFile? file, IFormFile? map, DateOnly? goLive)
    {
        if (file is null or { Length: 0 })
            ModelState.AddModelError("file", words["Choose a file first."]);
        var mapping = map is null ? null : await TextAsync(map);
        try
        {
            if (mapping is not null)
                MappingFile.Parse(mapping);
        }
        catch (UnreadableFileException e)
        {
            ModelState.AddModelError("map", words.Of(new Refusal(e.Code, [.. e.Numbers])));
        }
        if (!ModelState.IsValid)
            return await Index();
        using var content = new MemoryStream();
        await file!.CopyToAsync(content, HttpContext.RequestAborted);
        var run = new ImportRun
        {
            FileName = FileNames.Clean(file.FileName),
            Content = content.ToArray(),
            Mapping = mapping,
            GoLiveDay = goLive,
            Author = Me.Of(User).Name,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Imports.Add(run);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        Enqueue(run.Id, apply: false);
        return Redirect(ImportAddress.Of(run.Id));
    }

    [HttpGet("/imports/{id:int}")]
    public async Task<IActionResult> Show(int id)
    {
        if (
            await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, HttpContext.RequestAborted)
            is not { } run
        )
            return NotFound();
        ViewData["Title"] = run.FileName;
        if (run.State == ImportState.Mapping && !Request.Headers.ContainsKey("HX-Request"))
            return Redirect(ImportAddress.Layout(id));
        var page = await PageAsync(run);
        if (!Request.Headers.ContainsKey("HX-Request"))
            return View("Show", page);
        // While the page waits, it turns out that someone has to say first what the columns hold.
        if (run.State == ImportState.Mapping)
            Response.Headers["HX-Redirect"] = ImportAddress.Layout(id);
        return PartialView("Progress", page);
    }

    [HttpGet("/imports/{id:int}/problems")]
    public async Task<IActionResult> Problems(int id)
    {
        if (
            await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, HttpContext.RequestAborted)
                is not { } run
            || ReportOf(run) is not { } report
        )
            return NotFound();
        var stream = new MemoryStream();
        ProblemList.Write(
            [words["Problems"], words["Sheet"], words["Row"], words["Column"], words["Severity"], words["What to do"]],
            report.Sheets.SelectMany(s =>
                s.Problems.Select(p => new ProblemLine(
                    s.Sheet,
                    p.Row,
                    p.Column,
                    words["Severity." + p.Severity],
                    p.Message
                ))
            ),
            stream
        );
        stream.Position = 0;
        return File(stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"loi-nhap-{id}.xlsx");
    }

    /// <param name="goodOnly">The rows that can be read come in, the others are given back.</param>
    [HttpPost("/imports/{id:int}/confirmation")]
    public async Task<IActionResult> Confirm(int id, bool goodOnly = false)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.Id == id, HttpContext.RequestAborted) is not { } run)
            return NotFound();
        if (run.State == ImportState.Checked)
        {
            (run.State, run.ConfirmedBy, run.GoodOnly) = (ImportState.Applying, Me.Of(User).Name, goodOnly);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            Enqueue(id, apply: true);
        }
        return Redirect(ImportAddress.Of(id));
    }

    /// <summary>A list of tasks with money after go-live is brought in by two: one answers for the tasks, the accountant for
    /// the money.</summary>
    /// <param name="version">Of the check that was looked at.</param>
    [HttpPost("/imports/{id:int}/agreement")]
    public async Task<IActionResult> Agree(int id, Guid version)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.Id == id, HttpContext.RequestAborted) is not { } run)
            return NotFound();
        var page = await PageAsync(run);
        if (run.Version != version || !page.MayAgree)
        {
            TempData["Message"] = words["The import has changed meanwhile; look at it again."];
            return Redirect(ImportAddress.Of(id));
        }
        var (me, waits) = (Me.Of(User), page.WaitsFor);
        if (waits.Money && page.Mine.Money)
            run.MoneyBy = me.Name;
        if (waits.Tasks && page.Mine.Tasks)
            run.TasksBy = me.Name;
        (run.State, run.Report) = (ImportState.Waiting, null);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        // Only judged once more: whoever confirms needs the other right of their own.
        new ImportRights(Tasks: !waits.Tasks, Money: !waits.Money).Enqueue(jobs, id, apply: false);
        return Redirect(ImportAddress.Of(id));
    }

    [HttpPost("/imports/{id:int}/discarding")]
    public async Task<IActionResult> Discard(int id)
    {
        if (!await db.Imports.AnyAsync(i => i.Id == id, HttpContext.RequestAborted))
            return NotFound();
        // Whoever is at work on it saves with the version it began with, and then saves nothing.
        await db
            .Imports.Where(i => i.Id == id && i.State != ImportState.Applied && i.State != ImportState.Undone)
            .ExecuteUpdateAsync(
                i => i.SetProperty(x => x.State, ImportState.Discarded).SetProperty(x => x.Version, Guid.NewGuid()),
                HttpContext.RequestAborted
            );
        return Redirect(ImportAddress.List);
    }

    /// <summary>Takes the whole import out again.</summary>
    [HttpPost("/imports/{id:int}/undo"), May(Act.ImportTasks, Access.Write)]
    public async Task<IActionResult> Undo(int id, [StringLength(1000)] string? reason)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.Id == id, HttpContext.RequestAborted) is not { } run)
            return NotFound();
        try
        {
            var count = await new ImportUndo(db).UndoAsync(run, reason, HttpContext.RequestAborted);
            TempData["Message"] = words["The import is undone; {0} tasks were taken out.", count];
            return Redirect(ImportAddress.Of(id));
        }
        catch (RefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
                ModelState.AddModelError("Reason", words.Of(refusal));
            db.ChangeTracker.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            run = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id, HttpContext.RequestAborted);
            ViewData["Title"] = run.FileName;
            return View("Show", await PageAsync(run));
        }
    }

    private async Task<ImportPage> PageAsync(ImportRun run) =>
        new(run, ReportOf(run))
        {
            Mine = ImportRights.Of(Me.Of(User)),
            WhyNotUndone =
                run.State == ImportState.Applied
                    ? await new ImportUndo(db).WhyNotAsync(run, HttpContext.RequestAborted)
                    : null,
        };

    /// <summary>Checks again what failed, for example because the server stopped.</summary>
    [HttpPost("/imports/{id:int}/checking")]
    public async Task<IActionResult> Check(int id)
    {
        if (await db.Imports.SingleOrDefaultAsync(i => i.Id == id, HttpContext.RequestAborted) is not { } run)
            return NotFound();
        if (run.State == ImportState.Failed)
        {
            (run.State, run.Error) = (ImportState.Waiting, null);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            Enqueue(id, apply: false);
        }
        return Redirect(ImportAddress.Of(id));
    }

    private void Enqueue(int id, bool apply) => ImportRights.Of(Me.Of(User)).Enqueue(jobs, id, apply);

    private static ImportReport? ReportOf(ImportRun run) =>
        run.Report is null ? null : JsonSerializer.Deserialize<ImportReport>(run.Report, ImportJob.Json);

    private static async Task<string> TextAsync(IFormFile file)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync();
    }
}

internal sealed record ImportPage(ImportRun Run, ImportReport? Report)
{
    /// <summary>Of an import that has come in.</summary>
    public Refusal? WhyNotUndone { get; init; }

    /// <summary>Of whoever looks at it.</summary>
    public required ImportRights Mine { get; init; }

    /// <summary>What rows need that nobody who answers for the import may bring in.</summary>
    public ImportRights WaitsFor =>
        new(
            Tasks: Run.TasksBy is null && Refused("import.only-money"),
            Money: Run.MoneyBy is null && (Refused(MoneyGate.AfterGoLive) || Refused("import.go-live-fixed"))
        );

    private bool Refused(string kind) => Report?.Sheets.Any(s => s.Problems.Any(p => p.Kind == kind)) == true;

    /// <summary>The one who looks at it has the right that is missing.</summary>
    public bool MayAgree =>
        Run.State == ImportState.Checked && ((WaitsFor.Money && Mine.Money) || (WaitsFor.Tasks && Mine.Tasks));

    /// <summary>What was agreed to is not all of it: someone with the other right confirms.</summary>
    public bool OthersConfirm => (Run.MoneyBy is not null && !Mine.Tasks) || (Run.TasksBy is not null && !Mine.Money);

    /// <summary>So many are named one by one in an address; more are looked for in the register.</summary>
    private const int NamedOneByOne = 500;

    /// <summary>Numbers of the tasks that it added; empty where it changed others or is not in.</summary>
    public IReadOnlyList<int> Came =>
        Run.State == ImportState.Applied && AddedRows.Read(Run.Added) is { } added
            ? [.. added.Tasks.Select(t => t.Id)]
            : [];

    /// <summary>The register narrowed to them.</summary>
    public string CameQuery => Came.Count <= NamedOneByOne ? $"?ids={string.Join(',', Came)}" : "";

    /// <summary>Cells in which an error was found, those of one fault together.</summary>
    public IEnumerable<IGrouping<(string Sheet, string Column, string Message), int>> Faults =>
        (Report?.Sheets ?? []).SelectMany(s =>
            s.Problems.Where(p => p is { Severity: "error", Row: > 0 })
                .GroupBy(p => (s.Sheet, p.Column, p.Message), p => p.Row)
        );

    public bool Running => Run.State is ImportState.Waiting or ImportState.Checking or ImportState.Applying;

    /// <summary>Names and words that are not known as they are written, each once, with those that may be meant.</summary>
    public IEnumerable<UnknownValue> Unknown =>
        Report is null
            ? []
            :
            [
                .. Names(TaskSheet.Host, Report.NewOrganizations, known => known),
                .. Names(TaskSheet.Lead, Report.NewPeople, Bare),
                .. (Report.UnknownWords ?? []).Select(u => new UnknownValue(
                    u.Column,
                    u.Word,
                    [.. WordsOf(u.Column).Select(w => (w, w))]
                )),
            ];

    /// <summary>A namesake at another host is written alike already: there is nothing to choose.</summary>
    private static IEnumerable<UnknownValue> Names(
        string column,
        IReadOnlyList<NewName>? names,
        Func<string, string> written
    ) =>
        (names ?? [])
            .GroupBy(n => n.Name)
            .Select(n => new UnknownValue(
                column,
                n.Key,
                [
                    .. n.SelectMany(x => x.Near)
                        .Where(near => Folding.Identity(written(near)) != Folding.Identity(n.Key))
                        .DistinctBy(written)
                        .Select(near => (near, written(near))),
                ]
            ))
            .Where(v => v.Known.Count > 0);

    /// <summary>A person without their host, as a file names them.</summary>
    private static string Bare(string label) =>
        label.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? label[..at] : label;

    private static IReadOnlyList<string> WordsOf(string column) =>
        TaskSheet.Sheet.AllColumns.FirstOrDefault(c => c.English == column)?.Words ?? [];

    /// <summary>Rows that were given back.</summary>
    public IReadOnlyList<LeftRow> Left =>
        Run.Rest is null ? [] : JsonSerializer.Deserialize<List<LeftRow>>(Run.Rest, ImportJob.Json)!;

    /// <summary>Some rows can be read and some not.</summary>
    public bool MayTakeGood =>
        Run.State == ImportState.Checked
        && !OthersConfirm
        && Report is { } r
        && r.Sheets.Any(s => s.Reject > 0)
        && r.Sheets.Any(s => s.Create + s.Update > 0);

    public bool MayConfirm =>
        Run.State == ImportState.Checked && !OthersConfirm && Report is { } r && r.Sheets.All(s => s.Reject == 0);
}

/// <param name="Column">English name.</param>
/// <param name="Known">What may be meant: as it is shown, and as it is written.</param>
internal sealed record UnknownValue(string Column, string Word, IReadOnlyList<(string Label, string Name)> Known);
