using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Tasks;
using SciTasks.Excel;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Changes;

/// <summary>What the list of changes is narrowed to.</summary>
public sealed record ChangeFilter
{
    /// <summary>open: on their way; all: every one.</summary>
    public string Show { get; init; } = "open";
    public ChangeState? State { get; init; }
    public ChangeKind? Kind { get; init; }
    public int Page { get; init; } = 1;

    public string Query(string? show = null, int page = 1) =>
        $"?show={show ?? Show}{(State is { } s ? $"&state={s}" : "")}{(Kind is { } k ? $"&kind={k}" : "")}{(page > 1 ? $"&page={page}" : "")}";
}

public sealed record ChangeRow(
    int TaskId,
    string Code,
    string Title,
    int Number,
    ChangeKind Kind,
    ChangeState State,
    DateOnly? Requested,
    string Asker,
    DateOnly? NewEnd,
    DateOnly? DossierDay,
    string? Decision
)
{
    public string Address => ChangeAddress.Of(TaskId, Number);
}

public sealed record ChangeListPage(ChangeFilter Filter, IReadOnlyList<ChangeRow> Rows, Paging Paging, DateOnly Today);

/// <summary>Change requests of every task the person sees.</summary>
[May(Act.Tasks)]
public sealed class ChangesController(AppDb db, Settings settings, TimeProvider clock, Wording words) : Controller
{
    private const int PageSize = 50,
        ExportSize = Paging.Whole;

    [HttpGet("/changes")]
    public async Task<IActionResult> Index([FromQuery] ChangeFilter filter)
    {
        ViewData["Title"] = words["Changes and extensions"];
        return View("Index", await ListAsync(filter, PageSize));
    }

    [HttpGet("/changes.xlsx")]
    public async Task<IActionResult> Export([FromQuery] ChangeFilter filter)
    {
        var list = await ListAsync(filter with { Page = 1 }, ExportSize);
        ListColumn[] columns =
        [
            new(words["Task"], 14),
            new(words["Title"], 40),
            new(words["Request"], 8),
            new(words["Kind"], 20),
            new(words["State"], 20),
            new(words["Requested"], 12),
            new(words["Asker"], 24),
            new(words["New end"], 12),
            new(words["Decision number"], 18),
        ];
        return this.Workbook(
            settings,
            clock,
            words["Changes and extensions"],
            columns,
            [
                new(
                    words["Changes." + (filter.Show == "all" ? "all" : "open")],
                    list.Rows.Select(r =>
                        new object?[]
                        {
                            r.Code,
                            r.Title,
                            r.Number,
                            words.Of(r.Kind),
                            words.Of(r.State),
                            r.Requested,
                            r.Asker,
                            r.NewEnd,
                            r.Decision,
                        }
                    )
                ),
            ],
            "dieu-chinh"
        );
    }

    private async Task<ChangeListPage> ListAsync(ChangeFilter filter, int most)
    {
        var found = db.Tasks.AsNoTracking().VisibleTo(Me.Of(User)).SelectMany(t => t.Changes, (t, c) => new { t, c });
        if (filter.Show != "all")
            found = found.Where(x =>
                x.c.State == ChangeState.Requested
                || x.c.State == ChangeState.Examined
                || x.c.State == ChangeState.AgreedToSubmit
                || x.c.State == ChangeState.Returned
            );
        if (filter.State is { } state)
            found = found.Where(x => x.c.State == state);
        if (filter.Kind is { } kind)
            found = found.Where(x => x.c.Kind == kind);
        var paging = Paging.Of(filter.Page, most, await found.CountAsync(HttpContext.RequestAborted));
        var sorted =
            filter.Show == "all"
                ? found.OrderByDescending(x => x.c.Requested).ThenByDescending(x => x.c.Id)
                : found.OrderBy(x => x.c.Requested).ThenBy(x => x.c.Id);
        var rows = await sorted
            .Skip(paging.Skip)
            .Take(most)
            .Select(x => new ChangeRow(
                x.t.Id,
                x.t.Code,
                x.t.Title,
                x.c.Number,
                x.c.Kind,
                x.c.State,
                x.c.Requested,
                x.c.Asker,
                x.c.NewEnd,
                x.c.DossierDay,
                x.c.Decision.Number
            ))
            .ToListAsync(HttpContext.RequestAborted);
        return new(filter, rows, paging, clock.Today());
    }
}
