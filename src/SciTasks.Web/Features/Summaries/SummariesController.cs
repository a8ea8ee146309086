using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Summaries;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Summaries;

/// <param name="Forecast">The end of a period that is not over, if nothing more is recorded; null where it is
/// over.</param>
/// <param name="Trend">Five years; the last goes up to today where it is not over.</param>
/// <param name="Listed">The tasks of the figure chosen, one page of them.</param>
internal sealed record SummaryPageModel(
    AnnualSummary Summary,
    SummaryFigures Figures,
    SummaryFigures Before,
    SummaryFigures? Forecast,
    IReadOnlyList<(SummaryPeriod Period, SummaryFigures Figures)> Trend,
    IReadOnlyList<int> Years,
    string Show,
    IReadOnlyList<ResearchTask> Listed,
    int Count,
    Paging Paging
)
{
    public SummaryPeriod Period => Summary.Period;
}

/// <summary>The yearly summary: figures with their tasks, and the workbook.</summary>
[May(Act.Summary, Access.Read)]
public sealed class SummariesController(AppDb db, RuleBook rules, TimeProvider clock, Settings settings) : Controller
{
    private const int PageSize = 100;

    [HttpGet("/summaries")]
    public IActionResult Index() => Redirect(SummaryAddress.Of(clock.Today().Year));

    [HttpGet("/summaries/{year:int:range(1900,2199)}")]
    public async Task<IActionResult> Show(int year, string? show, int page = 1)
    {
        var tasks = await TasksAsync();
        AnnualSummary Of(SummaryPeriod p) => AnnualSummary.Compute(p, tasks, rules);
        var period = SummaryPeriod.OfYear(year).On(clock.Today());
        var (summary, forecast) = (Of(period), period.AsOf is null ? null : Of(period.Whole).Figures());
        var trend = Enumerable
            .Range(year - 4, 5)
            .Select(y => SummaryPeriod.OfYear(y).On(clock.Today()))
            .Select(p => (p, Of(p).Figures()))
            .ToList();
        var listed = Listed(summary, show);
        var paging = Paging.Of(page, PageSize, listed.Count);
        var first = tasks.Select(TaskStatus.StartOf).Min()?.Year ?? year;
        ViewData["Title"] = $"{year}";
        return View(
            "Show",
            new SummaryPageModel(
                summary,
                summary.Figures(),
                trend[3].Item2,
                forecast,
                trend,
                [.. Enumerable.Range(first, Math.Max(1, clock.Today().Year - first + 1)).Reverse()],
                show ?? "new",
                [.. listed.Skip(paging.Skip).Take(PageSize)],
                listed.Count,
                paging
            )
        );
    }

    [HttpGet("/summaries/{year:int:range(1900,2199)}/workbook")]
    public async Task<IActionResult> Workbook(int year)
    {
        var tasks = await TasksAsync();
        var summary = AnnualSummary.Compute(SummaryPeriod.OfYear(year).On(clock.Today()), tasks, rules);
        var before = AnnualSummary.Compute(summary.Period.Before, tasks, rules).Figures();
        var stream = new MemoryStream();
        SummaryWorkbook.Write(
            summary,
            before,
            new Letterhead(
                settings.Department.Authority,
                settings.Department.Name,
                settings.Department.Place,
                clock.Today()
            ),
            rules,
            stream
        );
        stream.Position = 0;
        return File(
            stream,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            $"tong-ket-{year}.xlsx"
        );
    }

    private Task<List<ResearchTask>> TasksAsync() =>
        db.Tasks.AsNoTracking().WithEverything().ToListAsync(HttpContext.RequestAborted);

    private static IReadOnlyList<ResearchTask> Listed(AnnualSummary s, string? show) =>
        show switch
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
