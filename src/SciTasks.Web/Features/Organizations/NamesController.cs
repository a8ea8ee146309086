using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Text;
using SciTasks.Web.Mvc;
using SciTasks.Web.Names;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Organizations;

public sealed record NameLine(int Id, string Name, string? Detail, string? Email, int Tasks);

public sealed record NamesPage(
    string Title,
    NameKind Kind,
    string? Q,
    IReadOnlyList<NameLine> Rows,
    Paging Paging,
    bool MayEdit
);

/// <summary>Organisations and people of the register, in Vietnamese order. Addresses are masked for those who do not
/// need them.</summary>
[May(Act.Organizations, Access.Read)]
public sealed class NamesController(AppDb db, NameDesk names, AccessLog accesses, Wording words) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/organizations")]
    public async Task<IActionResult> Organizations(string? q, int page = 1)
    {
        var found = db.Organizations.HoldingAll(Folding.Words(q));
        var paging = Paging.Of(page, PageSize, await found.CountAsync(HttpContext.RequestAborted));
        var rows = await found
            .OrderBy(o => o.SortKey)
            .ThenBy(o => o.Id)
            .Skip(paging.Skip)
            .Take(PageSize)
            .Select(o => new NameLine(o.Id, o.Name, o.Address, o.Email, db.Tasks.Count(t => t.HostId == o.Id)))
            .ToListAsync(HttpContext.RequestAborted);
        return await PageAsync(words["Organisations"], NameKind.Organization, q, rows, paging);
    }

    [HttpGet("/people")]
    public async Task<IActionResult> People(string? q, int page = 1)
    {
        var found = db.People.HoldingAll(Folding.Words(q));
        var paging = Paging.Of(page, PageSize, await found.CountAsync(HttpContext.RequestAborted));
        var rows = await found
            .OrderBy(p => p.SortKey)
            .ThenBy(p => p.Id)
            .Skip(paging.Skip)
            .Take(PageSize)
            .Select(p => new NameLine(
                p.Id,
                p.Name,
                p.Organization!.Name,
                p.Email,
                db.Tasks.Count(t => t.LeadId == p.Id)
            ))
            .ToListAsync(HttpContext.RequestAborted);
        return await PageAsync(words["People"], NameKind.Person, q, rows, paging);
    }

    /// <summary>What a form proposes while a name is typed.</summary>
    /// <param name="field">Name of the parameter that holds what was typed.</param>
    [HttpGet("/organizations/choices")]
    public async Task<IActionResult> OrganizationChoices(string field = "q") =>
        PartialView(
            "Choices",
            await names.SuggestOrganizationsAsync(Request.Query[field].FirstOrDefault(), HttpContext.RequestAborted)
        );

    [HttpGet("/people/choices")]
    public async Task<IActionResult> PeopleChoices(string field = "q") =>
        PartialView(
            "Choices",
            await names.SuggestPeopleAsync(Request.Query[field].FirstOrDefault(), HttpContext.RequestAborted)
        );

    private async Task<ViewResult> PageAsync(string title, NameKind kind, string? q, List<NameLine> rows, Paging paging)
    {
        ViewData["Title"] = title;
        var me = Me.Of(User);
        if (me.MayContact() && rows.Exists(r => r.Email is not null))
            await accesses.WriteAsync(HttpContext, AccessKind.PersonalDataRead, Request.Path);
        var shown = rows.Select(r => r with { Email = Contacts.Shown(r.Email, me) });
        return View("Index", new NamesPage(title, kind, q, [.. shown], paging, me.May(Act.CoreFacts, Access.Write)));
    }
}
