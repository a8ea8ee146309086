using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Inspections;
using SciTasks.Excel;
using SciTasks.Web.Addresses;
using SciTasks.Web.Faults;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Inspections;

/// <summary>The inspection plan of a year by quarter, as the rule proposes it and as it was adopted.</summary>
[May(Act.Inspections)]
public sealed class InspectionPlansController(
    AppDb db,
    TaskWork work,
    InspectionPages pages,
    Settings settings,
    TimeProvider clock
) : Controller
{
    private int YearOf(int? year) => Math.Clamp(year ?? work.Authority.Today.Year, 1990, 2199);

    private Wording Words => work.Desk.Words;

    [HttpGet("/inspections")]
    public async Task<IActionResult> Index(int? year, int page = 1)
    {
        ViewData["Title"] = Words["Inspections"];
        return View("Plan", await pages.PlanAsync(YearOf(year), Me.Of(User), HttpContext.RequestAborted, page));
    }

    /// <summary>Takes the chosen proposals into the plan, all or none.</summary>
    [HttpPost("/inspections"), May(Act.Inspections, Access.Write)]
    public async Task<IActionResult> Adopt(int year, List<int> chosen)
    {
        year = YearOf(year);
        var me = Me.Of(User);
        if (
            await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == me.AccountId, HttpContext.RequestAborted)
            is not { } account
        )
            return Forbid();
        var by = new Actor(account.Id, account.DisplayName, account.PersonId);
        var proposed = (
            await pages.ProposedAsync(
                db.Tasks.AsNoTracking().VisibleTo(me).Where(t => chosen.Contains(t.Id)),
                year,
                work.Authority.Today,
                HttpContext.RequestAborted
            )
        ).ToDictionary(p => p.Task.Id);
        var tasks = await db
            .Tasks.VisibleTo(me)
            .Where(t => proposed.Keys.Contains(t.Id))
            .WithEverything()
            .ToListAsync(HttpContext.RequestAborted);
        foreach (var task in tasks)
        {
            var p = proposed[task.Id];
            InspectionFlow.Plan(
                task,
                year,
                p.Quarter,
                p.Kind,
                p.LegalBasis,
                new Step(by, work.Authority.Today, work.Authority.Now)
            );
        }
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            TempData[tasks.Count == 0 ? "Problem" : "Message"] =
                tasks.Count == 0
                    ? Words["Choose at least one task."]
                    : Words["{0} inspections are planned.", tasks.Count];
        }
        catch (Exception e) when (FaultTable.IsLost(e))
        {
            TempData["Problem"] = Words[
                "One of the tasks was just changed by someone else; nothing was planned. Look at the list again."
            ];
        }
        return Redirect(InspectionAddress.PlanOf(year));
    }

    [HttpGet("/inspections.xlsx")]
    public async Task<IActionResult> Export(int? year)
    {
        var plan = await pages.PlanAsync(
            YearOf(year),
            Me.Of(User),
            HttpContext.RequestAborted,
            mostProposed: Paging.Whole
        );
        ListColumn[] columns =
        [
            new(Words["Quarter"], 8),
            new(Words["Task"], 14),
            new(Words["Title"], 40),
            new(Words["Host organisation"], 28),
            new(Words["Kind"], 16),
            new(Words["State"], 14),
            new(Words["Day"], 12),
            new(Words["Team"], 28),
            new(Words["Conclusion"], 18),
            new(Words["Findings"], 10),
        ];
        var rows = plan.Lines.Select(l =>
            new object?[]
            {
                l.Inspection.PlannedQuarter,
                l.Task.Code,
                l.Task.Title,
                l.Task.Host?.Name,
                l.Inspection.Kind is { } k ? Words.Of(k) : l.Inspection.KindText,
                Words.Of(l.Inspection.State),
                l.Inspection.Day ?? l.Inspection.NoticedFor,
                l.Inspection.Team,
                l.Inspection.Conclusion is { } c ? Words.Of(c) : null,
                l.Inspection.Findings.Count,
            }
        );
        var proposed = plan.Proposed.Select(p =>
            new object?[]
            {
                p.Quarter,
                p.Task.Code,
                p.Task.Title,
                p.Task.Host?.Name,
                Words.Of(p.Kind),
                null,
                null,
                null,
                null,
                null,
            }
        );
        return this.Workbook(
            settings,
            clock,
            Words["Inspection plan {0}", plan.Year],
            columns,
            [new(Words["In the plan"], rows), new(Words["Proposed by the rule"], proposed)],
            $"ke-hoach-kiem-tra-{plan.Year}"
        );
    }
}
