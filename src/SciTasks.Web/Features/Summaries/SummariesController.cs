using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Calendar;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Summaries;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Summaries;
using SciTasks.Web.Features.Imports;
using SciTasks.Web.Features.Work;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Summaries;

internal sealed record SummaryPageModel(AnnualSummary Summary, SummaryFigures Figures, SummaryFigures Before, IReadOnlyList<(int Year, SummaryFigures Figures)> Trend, IReadOnlyList<int> Years, string Show, IReadOnlyList<ResearchTask> Listed);

/// <summary>The yearly summary: figures with their tasks, and the workbook.</summary>
[May(Act.Summary, Access.Read)]
public sealed class SummariesController(AppDb db, RuleBook rules, TimeProvider clock, Settings settings) : Controller
{
    [HttpGet("/summaries")]
    public IActionResult Index() => Redirect($"/summaries/{clock.Today().Year}");

    [HttpGet("/summaries/{year:int:range(1900,2199)}")]
    public async Task<IActionResult> Show(int year, string? show)
    {
        var tasks = await TasksAsync();
        AnnualSummary Of(int y) => AnnualSummary.Compute(SummaryPeriod.OfYear(y), tasks, rules);
        var summary = Of(year);
        var trend = Enumerable.Range(year - 4, 5).Select(y => (y, Of(y).Figures())).ToList();
        var first = tasks.Select(TaskStatus.StartOf).Min()?.Year ?? year;
        ViewData["Title"] = $"{year}";
        return View("Show", new SummaryPageModel(summary, summary.Figures(), trend[3].Item2, trend, [.. Enumerable.Range(first, Math.Max(1, clock.Today().Year - first + 1)).Reverse()], show ?? "new", Listed(summary, show)));
    }

    [HttpGet("/summaries/{year:int:range(1900,2199)}/workbook")]
    public async Task<IActionResult> Workbook(int year)
    {
        var tasks = await TasksAsync();
        var summary = AnnualSummary.Compute(SummaryPeriod.OfYear(year), tasks, rules);
        var before = AnnualSummary.Compute(summary.Period.Before, tasks, rules).Figures();
        var stream = new MemoryStream();
        SummaryWorkbook.Write(summary, before, new Letterhead(settings.Department.Authority, settings.Department.Name, settings.Department.Place, clock.Today()), rules, stream);
        stream.Position = 0;
        return File(stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"tong-ket-{year}.xlsx");
    }

    private Task<List<ResearchTask>> TasksAsync() => db.Tasks.AsNoTracking().WithEverything().ToListAsync();

    private static IReadOnlyList<ResearchTask> Listed(AnnualSummary s, string? show) => show switch
    {
        "carriedIn" => s.CarriedIn,
        "accepted" => s.Accepted,
        "failed" => s.Failed,
        "terminated" => s.Terminated,
        "carriedOut" => s.CarriedOut,
        "late" => s.Late,
        "extended" => [.. s.Extensions.Select(e => e.Task).Distinct()],
        "backlog" => [.. s.Backlog.Select(b => b.Task)],
        "incomplete" => [.. s.Incomplete, .. s.Inconsistent],
        _ => s.New,
    };
}
