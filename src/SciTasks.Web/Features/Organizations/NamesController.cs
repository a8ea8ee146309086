using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Text;
using SciTasks.Web.Mvc;
using SciTasks.Web.Names;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Organizations;

public sealed record NameLine(int Id, string Name, string? Detail, string? Email, int Tasks);

public sealed record NamesPage(string Title, string Path, string Filter, string? Q, IReadOnlyList<NameLine> Rows, int Page, bool More, bool MayEdit);

/// <summary>Organisations and people of the register, in Vietnamese order. Addresses are masked for those who do not need them.</summary>
[May(Act.Organizations, Access.Read)]
public sealed class NamesController(AppDb db, NameDesk names, Wording words) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/organizations")]
    public async Task<IActionResult> Organizations(string? q, int page = 1)
    {
        var rows = await db.Organizations.HoldingAll(Folding.Words(q)).OrderBy(o => o.SortKey).ThenBy(o => o.Id).Skip(Paging.Skip(page, PageSize)).Take(PageSize + 1)
            .Select(o => new NameLine(o.Id, o.Name, o.Address, o.Email, db.Tasks.Count(t => t.HostId == o.Id))).ToListAsync();
        return Page(words["Organisations"], "/organizations", "host", q, rows, Paging.Page(page));
    }

    [HttpGet("/people")]
    public async Task<IActionResult> People(string? q, int page = 1)
    {
        var rows = await db.People.HoldingAll(Folding.Words(q)).OrderBy(p => p.SortKey).ThenBy(p => p.Id).Skip(Paging.Skip(page, PageSize)).Take(PageSize + 1)
            .Select(p => new NameLine(p.Id, p.Name, p.Organization!.Name, p.Email, db.Tasks.Count(t => t.LeadId == p.Id))).ToListAsync();
        return Page(words["People"], "/people", "lead", q, rows, Paging.Page(page));
    }

    /// <summary>What a form proposes while a name is typed.</summary>
    /// <param name="field">Name of the parameter that holds what was typed.</param>
    [HttpGet("/organizations/choices")]
    public async Task<IActionResult> OrganizationChoices(string field = "q") =>
        PartialView("Choices", await names.SuggestOrganizationsAsync(Request.Query[field].FirstOrDefault(), HttpContext.RequestAborted));

    [HttpGet("/people/choices")]
    public async Task<IActionResult> PeopleChoices(string field = "q") =>
        PartialView("Choices", await names.SuggestPeopleAsync(Request.Query[field].FirstOrDefault(), HttpContext.RequestAborted));

    private ViewResult Page(string title, string path, string filter, string? q, List<NameLine> rows, int page)
    {
        ViewData["Title"] = title;
        var mayEdit = Me.Of(User).May(Act.CoreFacts, Access.Write);
        var shown = rows.Take(PageSize).Select(r => mayEdit ? r : r with { Email = Masked(r.Email) });
        return View("Index", new NamesPage(title, path, filter, q, [.. shown], page, rows.Count > PageSize, mayEdit));
    }

    private static string? Masked(string? email) => email?.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{email[0]}…{email[at..]}" : null;
}
