using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;
using SciTasks.Web.Tranches;
using SciTasks.Word;

namespace SciTasks.Web.Features.Funding;

/// <summary>The page of a tranche, its gate for another amount, and drafts of its papers.</summary>
[May(Act.Tasks)]
public sealed class TranchesController(TranchePages pages, Settings settings) : Controller
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [HttpGet("/tranches/{id:int}")]
    public async Task<IActionResult> Show(int id)
    {
        if (await pages.OfAsync(id, Me.Of(User), HttpContext.RequestAborted) is not { } page)
            return NotFound();
        ViewData["Title"] = pages.Desk.Words["Tranche {0} of {1}", page.Tranche.Number, page.Task.Code];
        return View("Tranche", page);
    }

    /// <summary>What the gate would say of another amount, for whoever is typing one. Nothing is kept.</summary>
    [HttpGet("/tranches/{id:int}/gate")]
    public async Task<IActionResult> Gate(int id, Money? amount)
    {
        if (await pages.OfAsync(id, Me.Of(User), HttpContext.RequestAborted) is not { } page)
            return NotFound();
        if (amount is { } tried && tried > Money.Zero && page.Tranche.Approved is null)
        {
            (page.Tranche.RequestedAmount, page.Tranche.VerifiedAmount) = (tried, null);
            var gate = page.Opened.Gate(page.Today);
            page = page with { Gate = gate, Money = BeforeAfter.Of(page.Opened, gate, page.Today) };
        }
        return PartialView("Gate", page);
    }

    [HttpGet("/tranches/{id:int}/decision.docx"), May(Act.Ledger, Access.Read)]
    public Task<IActionResult> Decision(int id) =>
        DraftAsync(
            id,
            "quyet-dinh-cap",
            (page, amount, stream) =>
                FundingPapers.Decision(
                    page.Task,
                    page.Tranche,
                    amount,
                    page.Opened.Rules.RegimeOf(page.Task.RegimeCode, page.Task.RegimeDay).Texts,
                    settings.Department.Office,
                    stream
                )
        );

    [HttpGet("/tranches/{id:int}/request.docx")]
    public Task<IActionResult> RequestPaper(int id) =>
        DraftAsync(
            id,
            "de-nghi-cap",
            (page, amount, stream) =>
                FundingPapers.Request(page.Task, page.Tranche, amount, settings.Department.Office, stream)
        );

    private async Task<IActionResult> DraftAsync(int id, string name, Action<TranchePage, Money, Stream> write)
    {
        if (await pages.OfAsync(id, Me.Of(User), HttpContext.RequestAborted) is not { } page)
            return NotFound();
        var stream = new MemoryStream();
        write(page, page.Tranche.Amount ?? Money.Zero, stream);
        stream.Position = 0;
        return File(stream, Docx, $"{name}-{page.Task.Id}-dot-{page.Tranche.Number}.docx");
    }
}
