using Microsoft.AspNetCore.Mvc;
using SciTasks.Excel;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;
using SciTasks.Web.Tranches;

namespace SciTasks.Web.Features.Funding;

/// <summary>The approval queue.</summary>
[May(Act.Tasks)]
public sealed class FundingController(FundingQueue queue, Wording words, Settings settings, TimeProvider clock)
    : Controller
{
    [HttpGet("/funding")]
    public async Task<IActionResult> Index([FromQuery] QueueFilter filter)
    {
        ViewData["Title"] = words["Funding"];
        return View("Index", await queue.PageAsync(filter, Me.Of(User), cancellation: HttpContext.RequestAborted));
    }

    [HttpGet("/funding.xlsx")]
    public async Task<IActionResult> Export([FromQuery] QueueFilter filter)
    {
        var page = await queue.PageAsync(
            filter with
            {
                Page = 1,
            },
            Me.Of(User),
            FundingQueue.ExportSize,
            HttpContext.RequestAborted
        );
        ListColumn[] columns =
        [
            new(words["Task"], 14),
            new(words["Title"], 40),
            new(words["Tranche"], 8),
            new(words["State"], 18),
            new(words["Since"], 12),
            new(words["Amount (đồng)"], 18, Total: true),
            new(words["Promised and paid before (đồng)"], 18),
            new(words["After (đồng)"], 18),
            new(words["Approved total (đồng)"], 18),
            new(words["Rules not met"], 44),
        ];
        var rows = page.Lines.Select(l =>
            new object?[]
            {
                l.Task.Code,
                l.Task.Title,
                l.Tranche.Number,
                words.Of(l.Tranche.State),
                l.Since,
                l.Money.Amount,
                l.Money.Before,
                l.Money.After,
                l.Money.Budget,
                l.Gate is null ? null : string.Join("; ", l.Gate.Failed.Select(f => words["Gate." + f.Code])),
            }
        );
        return this.Workbook(
            settings,
            clock,
            words["Approval queue"],
            columns,
            [new(words["Queue." + page.Filter.Show], rows)],
            "hang-cho-duyet"
        );
    }
}
