using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Funding;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Funding.StandIns;

public sealed record StandInForm
{
    public int? ById { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    [StringLength(200, ErrorMessage = "Form.too-long")]
    public string? DocumentNumber { get; init; }
}

public sealed record Colleague(int Id, string Name, string? Position);

public sealed record StandInLine(
    int Id,
    string For,
    string By,
    DateOnly From,
    DateOnly To,
    DateOnly? Ended,
    string DocumentNumber,
    bool Holds,
    bool Mine
);

public sealed record StandInsPage(
    StandInForm Form,
    IReadOnlyList<Colleague> Colleagues,
    IReadOnlyList<StandInLine> Lines,
    Paging Paging,
    DateOnly Today
);

/// <summary>Someone who is away names who takes their steps in the funding flow, for a period and on a paper. Only
/// one's own steps are lent.</summary>
[May(Act.StandIns, Access.Write)]
public sealed class StandInsController(AppDb db, Authority authority, Wording words) : Controller
{
    private const Roles Staff = Roles.Officer | Roles.Accountant | Roles.DivisionHead | Roles.Leadership;

    private const int PageSize = 50;

    [HttpGet("/stand-ins")]
    public async Task<IActionResult> Index(int page = 1) =>
        await PageAsync(new StandInForm { From = authority.Today }, page);

    [HttpPost("/stand-ins")]
    public async Task<IActionResult> Create(StandInForm form)
    {
        var me = Me.Of(User);
        if (
            form.ById is not { } by
            || by == me.AccountId
            || !await Colleagues().AnyAsync(a => a.Id == by, HttpContext.RequestAborted)
        )
            ModelState.AddModelError("ById", words["Choose a colleague who takes your steps."]);
        if (form.From is null || form.To is null || form.To < form.From)
            ModelState.AddModelError("To", words["Give the first and the last day; the last is not before the first."]);
        if (string.IsNullOrWhiteSpace(form.DocumentNumber))
            ModelState.AddModelError("DocumentNumber", words["Cite the paper that lends your steps."]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(form);
        }
        db.StandIns.Add(
            new StandIn(me.AccountId, form.ById!.Value, form.From!.Value, form.To!.Value, form.DocumentNumber!.Trim())
        );
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Message"] = words["Saved."];
        return Redirect(StandInAddress.List);
    }

    [HttpPost("/stand-ins/{id:int}/ending")]
    public async Task<IActionResult> End(int id)
    {
        var me = Me.Of(User).AccountId;
        if (
            await db.StandIns.SingleOrDefaultAsync(s => s.Id == id && s.ForId == me, HttpContext.RequestAborted)
            is not { } standIn
        )
            return NotFound();
        standIn.Ended ??= authority.Today;
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Message"] = words["Saved."];
        return Redirect(StandInAddress.List);
    }

    private IQueryable<Account> Colleagues()
    {
        var today = authority.Today;
        return db.Users.Where(a =>
            !a.Disabled
            && (
                (a.Roles & Staff) != Roles.None
                || a.Terms.Any(t => (t.Role & Staff) != Roles.None && t.From <= today && today <= t.To)
            )
        );
    }

    private async Task<IActionResult> PageAsync(StandInForm form, int page = 1)
    {
        var (me, today) = (Me.Of(User).AccountId, authority.Today);
        var paging = Paging.Of(page, PageSize, await db.StandIns.CountAsync(HttpContext.RequestAborted));
        var lines = await db
            .StandIns.OrderByDescending(s => s.Id)
            .Skip(paging.Skip)
            .Take(PageSize)
            .Join(db.Users, s => s.ForId, a => a.Id, (s, a) => new { s, For = a.DisplayName })
            .Join(
                db.Users,
                x => x.s.ById,
                a => a.Id,
                (x, a) =>
                    new
                    {
                        x.s,
                        x.For,
                        By = a.DisplayName,
                    }
            )
            .ToListAsync(HttpContext.RequestAborted);
        ViewData["Title"] = words["Stand-ins"];
        return View(
            "Index",
            new StandInsPage(
                form,
                await Colleagues()
                    .Where(a => a.Id != me)
                    .OrderBy(a => a.Id)
                    .Select(a => new Colleague(a.Id, a.DisplayName, a.Position))
                    .ToListAsync(HttpContext.RequestAborted),
                [
                    .. lines
                        .OrderByDescending(l => l.s.Id)
                        .Select(l => new StandInLine(
                            l.s.Id,
                            l.For,
                            l.By,
                            l.s.From,
                            l.s.To,
                            l.s.Ended,
                            l.s.DocumentNumber,
                            l.s.Holds(today),
                            l.s.ForId == me
                        )),
                ],
                paging,
                today
            )
        );
    }
}
