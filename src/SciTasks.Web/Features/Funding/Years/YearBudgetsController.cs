using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;
using SciTasks.Excel;
using SciTasks.Web.Addresses;
using SciTasks.Web.Faults;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Funding.Years;

/// <summary>A year's budget of a task and source beside what was spent of it, in đồng.</summary>
public sealed record BudgetLine(YearBudget Budget, string Code, string Title, Money Spent)
{
    public Money Left => Budget.Available - Spent;
}

public sealed record YearForm : StepForm
{
    [StringLength(100, ErrorMessage = "Form.too-long")]
    public string? Code { get; init; }
    public int? Year { get; init; }
    public Fund? Fund { get; init; }
    public Money? Assigned { get; init; }

    [Difference]
    public Money? Adjusted { get; init; }
    public Money? Cancelled { get; init; }

    /// <summary>Where several sources hold the code.</summary>
    [StringLength(100, ErrorMessage = "Form.too-long")]
    public string? Source { get; init; }
}

/// <param name="Lines">Every budget of the year, for the sums.</param>
/// <param name="Paging">Which of them stand on the page.</param>
public sealed record YearsPage(int Year, IReadOnlyList<BudgetLine> Lines, Paging Paging, YearForm Form, bool MayWrite)
{
    public IEnumerable<BudgetLine> Shown => Lines.Skip(Paging.Skip).Take(Paging.Size);
}

public sealed record CarryPage(int Year, bool Over, IReadOnlyList<BudgetLine> Lines);

/// <summary>Year budgets against actual, and what goes on to the next year.</summary>
[May(Act.Ledger, Access.Read)]
public sealed class YearBudgetsController(AppDb db, Wording words, TimeProvider clock) : Controller
{
    private const int PageSize = 100;

    [HttpGet("/year-budgets")]
    public async Task<IActionResult> Index(int? year, int page = 1) =>
        await PageAsync(Year(year), new YearForm { Year = Year(year) }, page: page);

    [HttpGet("/year-budgets.xlsx")]
    public async Task<IActionResult> Export(int? year, [FromServices] Settings settings)
    {
        ListColumn[] columns =
        [
            new(words["Task"], 14),
            new(words["Title"], 36),
            new(words["Fund"], 12),
            new(words["Assigned"], 17, true),
            new(words["From the year before"], 17, true),
            new(words["Adjusted"], 17, true),
            new(words["Cancelled"], 17, true),
            new(words["To the year after"], 17, true),
            new(words["Available"], 17, true),
            new(words["Spent"], 17, true),
            new(words["Left"], 17, true),
            new(words["Decision number"], 16),
        ];
        var rows = (await LinesAsync(Year(year))).Select(l =>
            new object?[]
            {
                l.Code,
                l.Title,
                words.Of(l.Budget.Fund),
                l.Budget.Assigned,
                l.Budget.CarriedIn,
                l.Budget.Adjusted,
                l.Budget.Cancelled,
                l.Budget.CarriedOut,
                l.Budget.Available,
                l.Spent,
                l.Left,
                l.Budget.DecisionNumber,
            }
        );
        return this.Workbook(
            settings,
            clock,
            words["Year budget {0}", Year(year).ToString(System.Globalization.CultureInfo.InvariantCulture)],
            columns,
            [new(words["Year budget"], rows)],
            "du-toan-nam"
        );
    }

    /// <summary>Assigns, adjusts or cancels by decision; an empty field keeps what is stored.</summary>
    [HttpPost("/year-budgets"), May(Act.Ledger, Access.Write)]
    public async Task<IActionResult> Save(YearForm form)
    {
        var key = Folding.CodeKey(form.Code ?? "");
        var found = await db
            .Tasks.VisibleTo(Me.Of(User))
            .Where(t => t.CodeKey == key && (form.Source == null || t.Source == form.Source))
            .WithEverything()
            .Take(2)
            .ToListAsync(HttpContext.RequestAborted);
        if (found.Count == 0)
            ModelState.AddModelError("Code", words["Task {0} is not in the register.", form.Code ?? ""]);
        if (found.Count > 1)
            ModelState.AddModelError("Source", words["Several sources hold this code; name one."]);
        if (form.Assigned < Money.Zero || form.Cancelled < Money.Zero)
            ModelState.AddModelError("Assigned", words["Refusal.tranche.amount-positive"]);
        if (form.Assigned is null && form.Adjusted is null && form.Cancelled is null)
            ModelState.AddModelError("Assigned", words["Give an amount."]);
        if (string.IsNullOrWhiteSpace(form.DocumentNumber))
            ModelState.AddModelError("DocumentNumber", words["Give the number of the decision."]);
        if (!ModelState.IsValid)
            return await PageAsync(Year(form.Year), form, StatusCodes.Status422UnprocessableEntity);
        var (year, fund) = (Year(form.Year), form.Fund ?? Fund.State);
        if (found[0].YearBudgets.Find(b => b.Year == year && b.Fund == fund) is not { } budget)
            found[0].YearBudgets.Enter(budget = new YearBudget(year, fund));
        (budget.Assigned, budget.Adjusted, budget.Cancelled) = (
            form.Assigned ?? budget.Assigned,
            form.Adjusted ?? budget.Adjusted,
            form.Cancelled ?? budget.Cancelled
        );
        budget.DecisionNumber = form.DocumentNumber!.Trim();
        db.Reason = form.Reason;
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (Exception e) when (FaultTable.IsLost(e))
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError(
                "",
                words["Someone was faster, so nothing of yours was saved; what you typed is kept."]
            );
            return await PageAsync(year, form, StatusCodes.Status409Conflict);
        }
        TempData["Message"] = words["Saved."];
        return Redirect(YearBudgetAddress.Of(year));
    }

    /// <summary>Every budget of the year with something left, to be looked at before it is carried over.</summary>
    [HttpGet("/year-budgets/carry-over")]
    public async Task<IActionResult> Preview(int? year)
    {
        var over = clock.Today().Year > Year(year);
        ViewData["Title"] = words[
            "Carry over from {0}",
            Year(year).ToString(System.Globalization.CultureInfo.InvariantCulture)
        ];
        return View(
            "CarryOver",
            new CarryPage(Year(year), over, [.. (await LinesAsync(Year(year))).Where(l => l.Left > Money.Zero)])
        );
    }

    /// <summary>Carries the chosen budgets over, all or none.</summary>
    /// <param name="seen">What the page showed as left, <c>id:đồng</c>; nothing is carried where it is no longer
    /// so.</param>
    [HttpPost("/year-budgets/carry-over"), May(Act.Ledger, Access.Write), RequestFormLimits(ValueCountLimit = 20_000)]
    public async Task<IActionResult> CarryOver(int year, int[] ids, string[] seen, string? decisionNumber)
    {
        var shown = await LinesAsync(year);
        var chosen = await db
            .YearBudgets.AsNoTracking()
            .Where(b => ids.Contains(b.Id) && b.Year == year)
            .ToListAsync(HttpContext.RequestAborted);
        var taskIds = chosen.ConvertAll(b => b.TaskId);
        var tasks = await db
            .Tasks.VisibleTo(Me.Of(User))
            .Where(t => taskIds.Contains(t.Id))
            .WithEverything()
            .ToListAsync(HttpContext.RequestAborted);
        try
        {
            if (chosen.Find(b => !seen.Contains(Seen(shown.Single(l => l.Budget.Id == b.Id)))) is { } moved)
                throw new RefusedException(
                    new Refusal("tranche.carry-changed", shown.Single(l => l.Budget.Id == moved.Id).Code)
                );
            foreach (var budget in chosen)
                tasks.Single(t => t.Id == budget.TaskId).CarryOn(year, budget.Fund, clock.Today(), decisionNumber);
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            TempData["Message"] = words[
                "{0} budgets carried over to {1}.",
                chosen.Count,
                (year + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
            ];
            return Redirect(YearBudgetAddress.Of(year + 1));
        }
        catch (RefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
                ModelState.AddModelError("", words.Of(refusal));
        }
        catch (Exception e) when (FaultTable.IsLost(e))
        {
            ModelState.AddModelError(
                "",
                words["Someone was faster, so nothing of yours was saved; what you typed is kept."]
            );
        }
        db.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await Preview(year);
    }

    /// <summary>What is left of a budget, as the page carries it.</summary>
    internal static string Seen(BudgetLine line) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{line.Budget.Id}:{line.Left.Dong}");

    private int Year(int? asked) => Math.Clamp(asked ?? clock.Today().Year, 1990, 2100);

    private async Task<IReadOnlyList<BudgetLine>> LinesAsync(int year)
    {
        var rows = await db
            .YearBudgets.AsNoTracking()
            .Where(b => b.Year == year)
            .Join(
                db.Tasks.VisibleTo(Me.Of(User)),
                b => b.TaskId,
                t => t.Id,
                (b, t) =>
                    new
                    {
                        b,
                        t.Code,
                        t.CodeKey,
                        t.Title,
                    }
            )
            .OrderBy(r => r.CodeKey)
            .ThenBy(r => r.b.Fund)
            .ThenBy(r => r.b.Id)
            .ToListAsync(HttpContext.RequestAborted);
        var spent = await db
            .Ledger.Where(e =>
                e.BudgetYear == year
                && db.YearBudgets.Any(b => b.TaskId == e.TaskId && b.Year == year && b.Fund == e.Fund)
            )
            .GroupBy(e => new
            {
                e.TaskId,
                e.Fund,
                e.ActsOn,
            })
            .Select(g => new
            {
                g.Key.TaskId,
                g.Key.Fund,
                g.Key.ActsOn,
                Sum = g.Sum(e => (long)e.Signed),
            })
            .ToListAsync(HttpContext.RequestAborted);
        Money Spent(int task, Fund fund) =>
            new(
                spent
                    .Where(s => s.TaskId == task && s.Fund == fund)
                    .Sum(s =>
                        s.ActsOn switch
                        {
                            LedgerKind.Advance or LedgerKind.Payment => s.Sum,
                            LedgerKind.Return or LedgerKind.Recovery => -s.Sum,
                            _ => 0,
                        }
                    )
            );
        return [.. rows.Select(r => new BudgetLine(r.b, r.Code, r.Title, Spent(r.b.TaskId, r.b.Fund)))];
    }

    private async Task<IActionResult> PageAsync(
        int year,
        YearForm form,
        int status = StatusCodes.Status200OK,
        int page = 1
    )
    {
        Response.StatusCode = status;
        var lines = await LinesAsync(year);
        ViewData["Title"] = words["Year budget {0}", year.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        return View(
            "Index",
            new YearsPage(
                year,
                lines,
                Paging.Of(page, PageSize, lines.Count),
                form,
                Me.Of(User).May(Act.Ledger, Access.Write)
            )
        );
    }
}
