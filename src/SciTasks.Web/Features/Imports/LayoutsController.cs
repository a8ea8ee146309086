using System.Text;
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
using SciTasks.Web.Importing;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Imports;

/// <summary>From a list of someone's own to rows of the register: what its columns hold, what its words mean, which cells
/// are typed anew, and what is given back.</summary>
[May(Act.Import, Access.Write)]
public sealed class LayoutsController(AppDb db, IBackgroundJobClient jobs, TimeProvider clock, Wording words)
    : Controller
{
    private LayoutView Lists => new(words, clock);

    [HttpGet("/imports/{id:int}/layout")]
    public async Task<IActionResult> Show(int id) =>
        await OpenAsync(id) is { } run
            ? Page(run, Lists.Proposed(RawOf(run), run.Mapping is null ? null : MappingFile.Parse(run.Mapping)), null)
            : NotFound();

    /// <param name="look">Only shows what would come of it.</param>
    [HttpPost("/imports/{id:int}/layout")]
    public async Task<IActionResult> Choose(int id, LayoutForm form, bool look = false)
    {
        if (await OpenAsync(id) is not { } run)
            return NotFound();
        var raw = RawOf(run);
        if (look || !ModelState.IsValid)
            return Page(run, Lists.Chosen(raw, form), form.SaveAs);
        try
        {
            var before = run.Mapping is null ? null : MappingFile.Parse(run.Mapping);
            var mapping = LayoutView.MappingOf(raw, form, before);
            if (form.SaveAs?.Trim() is { Length: > 0 } name)
            {
                await new LayoutDesk(db).SaveAsync(
                    name,
                    mapping,
                    raw,
                    Me.Of(User).Name,
                    clock.GetUtcNow().UtcDateTime,
                    HttpContext.RequestAborted
                );
                run.Layout = Folding.Clean(name);
            }
            run.Mapping = mapping.ToJson();
            return await CheckAsync(run);
        }
        catch (UnreadableFileException e)
        {
            ModelState.AddModelError("", words.Of(new Refusal(e.Code, [.. e.Numbers])));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page(run, Lists.Chosen(raw, form), form.SaveAs);
        }
    }

    /// <summary>The layout as a mapping file, for the command line or another department.</summary>
    [HttpGet("/imports/{id:int}/layout.json")]
    public async Task<IActionResult> Download(int id) =>
        await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, HttpContext.RequestAborted)
            is { Mapping: { } mapping }
            ? File(Encoding.UTF8.GetBytes(mapping), "application/json", $"bo-cuc-{id}.json")
            : NotFound();

    /// <summary>What words of the file stand for; kept with the layout for the next file of its kind.</summary>
    [HttpPost("/imports/{id:int}/values")]
    public async Task<IActionResult> Match(int id, List<ValueForm> values)
    {
        if (await OpenAsync(id) is not { Mapping: { } json } run || !ModelState.IsValid)
            return NotFound();
        var mapping = MappingFile.Parse(json);
        var meant = values.Where(v => !string.IsNullOrWhiteSpace(v.Means)).ToList();
        mapping = new([.. mapping.Sheets.Select(s => s with { Values = Joined(s.Values, meant) })]);
        run.Mapping = mapping.ToJson();
        if (run.Layout is { } name)
            await new LayoutDesk(db).SaveAsync(
                name,
                mapping,
                RawOf(run),
                Me.Of(User).Name,
                clock.GetUtcNow().UtcDateTime,
                HttpContext.RequestAborted
            );
        return await CheckAsync(run);
    }

    /// <summary>Cells typed anew; the file stays as it came.</summary>
    [HttpPost("/imports/{id:int}/mends")]
    public async Task<IActionResult> Mend(int id, List<MendForm> cells)
    {
        if (await OpenAsync(id) is not { } run || !ModelState.IsValid)
            return NotFound();
        var mends = run.Mends is null ? [] : JsonSerializer.Deserialize<List<Mend>>(run.Mends, ImportJob.Json)!;
        foreach (var cell in cells.Where(c => !string.IsNullOrWhiteSpace(c.Text)))
        {
            mends.RemoveAll(m => m.Sheet == cell.Sheet && m.Row == cell.Row && m.Header == cell.Header);
            mends.Add(new(cell.Sheet, cell.Row, cell.Header, cell.Text!));
        }
        run.Mends = JsonSerializer.Serialize(mends, ImportJob.Json);
        return await CheckAsync(run);
    }

    /// <summary>A blank workbook to fill in.</summary>
    [HttpGet("/imports/template.xlsx")]
    public IActionResult Template()
    {
        var stream = new MemoryStream();
        TemplateWorkbook.Write(
            kind => words[$"Takes.{kind}"],
            new(
                words["Example"],
                words["Words of the lists"],
                words["Help"],
                words["Column"],
                words["What it takes"],
                words["required"]
            ),
            stream
        );
        stream.Position = 0;
        return File(stream, Workbook, "mau-nhap-nhiem-vu.xlsx");
    }

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("/imports/{id:int}/rest.xlsx")]
    public async Task<IActionResult> Rest(int id)
    {
        if (
            await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, HttpContext.RequestAborted)
            is not { Rest: { } rest } run
        )
            return NotFound();
        var stream = new MemoryStream();
        GivenBack.Write(
            RawOf(run),
            run.Mapping is null ? null : MappingFile.Parse(run.Mapping),
            JsonSerializer.Deserialize<List<LeftRow>>(rest, ImportJob.Json)!,
            words["Why it did not come in"],
            stream
        );
        stream.Position = 0;
        return File(stream, Workbook, $"con-lai-{Path.GetFileNameWithoutExtension(run.FileName)}.xlsx");
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Joined(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? before,
        IReadOnlyList<ValueForm> meant
    )
    {
        var all = (before ?? new Dictionary<string, IReadOnlyDictionary<string, string>>()).ToDictionary(
            v => v.Key,
            v => new Dictionary<string, string>(v.Value)
        );
        foreach (var value in meant)
        {
            if (!all.TryGetValue(value.Column, out var words))
                all[value.Column] = words = [];
            words[value.Word] = value.Means!;
        }
        return all.ToDictionary(v => v.Key, v => (IReadOnlyDictionary<string, string>)v.Value);
    }

    /// <summary>Null where it is in, discarded, or being worked on.</summary>
    private Task<ImportRun?> OpenAsync(int id) =>
        db.Imports.SingleOrDefaultAsync(
            i =>
                i.Id == id
                && (i.State == ImportState.Mapping || i.State == ImportState.Checked || i.State == ImportState.Failed),
            HttpContext.RequestAborted
        );

    private async Task<IActionResult> CheckAsync(ImportRun run)
    {
        (run.State, run.Error, run.Report) = (ImportState.Waiting, null, null);
        // Who agreed has seen other rows.
        (run.MoneyBy, run.TasksBy) = (null, null);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        ImportRights.Of(Me.Of(User)).Enqueue(jobs, run.Id, apply: false);
        return Redirect(ImportAddress.Of(run.Id));
    }

    private static IReadOnlyList<RawSheet> RawOf(ImportRun run) => RawWorkbook.Read(run.Content, run.FileName);

    private ViewResult Page(ImportRun run, IReadOnlyList<LayoutSheet> sheets, string? saveAs)
    {
        ViewData["Title"] = run.FileName;
        return View("Layout", new LayoutPage(run.Id, run.FileName, sheets, saveAs ?? run.Layout));
    }
}
