using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;
using SciTasks.Excel;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;
using SciTasks.Web.Addresses;
using SciTasks.Web.Files;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Funding.Reconciliations;

public sealed record StatementRow(
    int Id,
    string FileName,
    string Treasury,
    string Author,
    DateTime UploadedAt,
    DateOnly From,
    DateOnly To,
    int Lines
);

public sealed record StatementsPage(
    IReadOnlyList<StatementRow> Statements,
    Paging Paging,
    string Treasury,
    bool MayWrite
);

/// <summary>A statement beside the ledger.</summary>
/// <param name="Codes">Codes of the tasks the entries belong to.</param>
public sealed record ReconciliationPage(
    TreasuryStatement Statement,
    Reconciliation Result,
    IReadOnlyDictionary<int, string> Codes
)
{
    public int Agreed => Result.Matches.Count(m => m.Kind == MatchKind.Exact);
}

/// <summary>The treasury's statement comes in and is laid beside the ledger.</summary>
[May(Act.Ledger, Access.Read)]
public sealed class ReconciliationsController(AppDb db, Wording words, TimeProvider clock, Settings settings)
    : Controller
{
    /// <summary>Entries so many days outside the statement still match by voucher.</summary>
    private const int DaysAround = 45;

    private const int PageSize = 50,
        MostProblems = 20;

    [HttpGet("/reconciliations")]
    public async Task<IActionResult> Index(int page = 1) => await ListAsync(page: page);

    [HttpPost("/reconciliations"), May(Act.Ledger, Access.Write), RequestSizeLimit(ReadLimits.FileBytes + 1_000_000)]
    public async Task<IActionResult> Create(IFormFile? file, string? treasury)
    {
        if (file is null or { Length: 0 })
            ModelState.AddModelError("file", words["Choose a file first."]);
        if (string.IsNullOrWhiteSpace(treasury))
            ModelState.AddModelError("treasury", words["Name the treasury."]);
        else if (treasury.Length > 200)
            ModelState.AddModelError("treasury", words["Form.too-long"]);
        if (!ModelState.IsValid)
            return await ListAsync(StatusCodes.Status422UnprocessableEntity);
        using var content = new MemoryStream();
        await file!.CopyToAsync(content, HttpContext.RequestAborted);
        try
        {
            var (lines, problems) = StatementFile.Parse(RawWorkbook.Read(content.ToArray(), file.FileName));
            foreach (var problem in problems.Take(MostProblems))
                ModelState.AddModelError(
                    "file",
                    words["Row {0}, {1}: {2}", problem.Row, problem.Column, words.Of(problem.What)]
                );
            if (problems.Count > MostProblems)
                ModelState.AddModelError("file", words["and {0} more", problems.Count - MostProblems]);
            if (!ModelState.IsValid)
                return await ListAsync(StatusCodes.Status422UnprocessableEntity);
            var statement = new TreasuryStatement(
                FileNames.Clean(file.FileName),
                treasury!.Trim(),
                Me.Of(User).Name,
                clock.GetUtcNow().UtcDateTime,
                lines
            );
            db.Statements.Add(statement);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            return Redirect(ReconciliationAddress.Of(statement.Id));
        }
        catch (UnreadableFileException e)
        {
            ModelState.AddModelError("file", words.Of(new Refusal(e.Code, [.. e.Numbers])));
            return await ListAsync(StatusCodes.Status422UnprocessableEntity);
        }
    }

    [HttpGet("/reconciliations/{id:int}")]
    public async Task<IActionResult> Show(int id)
    {
        if (await PageAsync(id) is not { } page)
            return NotFound();
        ViewData["Title"] = words["Reconciliation of {0}", page.Statement.FileName];
        return View("Show", page);
    }

    [HttpGet("/reconciliations/{id:int}/workbook")]
    public async Task<IActionResult> Export(int id)
    {
        if (await PageAsync(id) is not { } page)
            return NotFound();
        ListColumn[] columns =
        [
            new(words["Voucher"], 16),
            new(words["Date"], 12),
            new(words["Treasury (đồng)"], 18, true),
            new(words["Ledger (đồng)"], 18, true),
            new(words["Task"], 16),
            new(words["Content"], 40),
            new(words["Difference"], 24),
        ];
        object?[] Line(StatementLine l) => [l.Voucher, l.Day, l.Amount, null, null, l.Content, null];
        object?[] Entry(LedgerEntry e) =>
            [e.Voucher, e.Day, null, Reconciliation.Signed(e), page.Codes.GetValueOrDefault(e.TaskId), e.Content, null];
        object?[] Match(StatementMatch m) =>
            [
                m.Lines[0].Voucher ?? m.Entries[0].Voucher,
                m.Lines[0].Day,
                m.Lines.Total(l => l.Amount),
                m.Entries.Total(e => Reconciliation.Signed(e)),
                string.Join(", ", m.Entries.Select(e => page.Codes.GetValueOrDefault(e.TaskId)).Distinct()),
                m.Lines[0].Content,
                words.Of(m.Kind),
            ];
        return this.Workbook(
            settings,
            clock,
            words["Reconciliation"],
            columns,
            [
                new(words["Only at the treasury"], page.Result.OnlyTreasury.Select(Line)),
                new(words["Only in the ledger"], page.Result.OnlyLedger.Select(Entry)),
                new(words["Differs"], page.Result.Matches.Where(m => m.Kind != MatchKind.Exact).Select(Match)),
                new(words["Agrees"], page.Result.Matches.Where(m => m.Kind == MatchKind.Exact).Select(Match)),
            ],
            "doi-chieu-kho-bac"
        );
    }

    private async Task<ReconciliationPage?> PageAsync(int id)
    {
        if (
            await db
                .Statements.AsNoTracking()
                .Include(s => s.Lines)
                .SingleOrDefaultAsync(s => s.Id == id, HttpContext.RequestAborted)
            is not { } statement
        )
            return null;
        var (from, to) = (statement.From.AddDays(-DaysAround), statement.To.AddDays(DaysAround));
        var around = await db
            .Ledger.AsNoTracking()
            .Where(e => e.Fund == Fund.State && ((e.Day >= from && e.Day <= to) || e.Kind == LedgerKind.Reversal))
            .ToListAsync(HttpContext.RequestAborted);
        var standing = around.GroupBy(e => e.TaskId).SelectMany(g => g.Standing()).ToList();
        var taskIds = standing.ConvertAll(e => e.TaskId).Distinct().ToList();
        var codes = await db
            .Tasks.Where(t => taskIds.Contains(t.Id))
            .Select(t => new { t.Id, t.Code })
            .ToDictionaryAsync(t => t.Id, t => t.Code, HttpContext.RequestAborted);
        return new(statement, Reconciliation.Of(statement, standing), codes);
    }

    private async Task<IActionResult> ListAsync(int status = StatusCodes.Status200OK, int page = 1)
    {
        Response.StatusCode = status;
        var paging = Paging.Of(page, PageSize, await db.Statements.CountAsync(HttpContext.RequestAborted));
        ViewData["Title"] = words["Treasury reconciliation"];
        return View(
            "Index",
            new StatementsPage(
                await db
                    .Statements.OrderByDescending(s => s.Id)
                    .Skip(paging.Skip)
                    .Take(PageSize)
                    .Select(s => new StatementRow(
                        s.Id,
                        s.FileName,
                        s.Treasury,
                        s.Author,
                        s.UploadedAt,
                        s.From,
                        s.To,
                        s.Lines.Count
                    ))
                    .ToListAsync(HttpContext.RequestAborted),
                paging,
                settings.Funding.Treasury,
                Me.Of(User).May(Act.Ledger, Access.Write)
            )
        );
    }
}
