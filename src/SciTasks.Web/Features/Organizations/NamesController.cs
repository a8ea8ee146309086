using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Text;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Organizations;

public sealed record NameLine(int Id, string Name, string? Detail, string? Email, int Tasks);

public sealed record NamesPage(string Title, string Path, string Filter, string? Q, IReadOnlyList<NameLine> Rows, Paging Paging);

/// <summary>Organisations and people of the register, in Vietnamese order. Addresses are masked for those who do not need them.</summary>
[May(Act.Organizations, Access.Read)]
public sealed class NamesController(AppDb db, Wording words) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/organizations")]
    public async Task<IActionResult> Organizations(string? q, int page = 1)
    {
        var key = Folding.Fold(q);
        var found = db.Organizations.Where(o => key == "" || o.NameKey.Contains(key));
        var paging = Paging.Of(page, PageSize, await found.CountAsync());
        var rows = await found.OrderBy(o => o.SortKey).ThenBy(o => o.Id).Skip(paging.Skip).Take(PageSize)
            .Select(o => new NameLine(o.Id, o.Name, o.Address, o.Email, db.Tasks.Count(t => t.HostId == o.Id))).ToListAsync();
        return Page(words["Organisations"], "/organizations", "host", q, rows, paging);
    }

    [HttpGet("/people")]
    public async Task<IActionResult> People(string? q, int page = 1)
    {
        var key = Folding.Fold(q);
        var found = db.People.Where(p => key == "" || p.NameKey.Contains(key));
        var paging = Paging.Of(page, PageSize, await found.CountAsync());
        var rows = await found.OrderBy(p => p.SortKey).ThenBy(p => p.Id).Skip(paging.Skip).Take(PageSize)
            .Select(p => new NameLine(p.Id, p.Name, p.Organization!.Name, p.Email, db.Tasks.Count(t => t.LeadId == p.Id))).ToListAsync();
        return Page(words["People"], "/people", "lead", q, rows, paging);
    }

    private ViewResult Page(string title, string path, string filter, string? q, List<NameLine> rows, Paging paging)
    {
        ViewData["Title"] = title;
        var mayContact = Me.Of(User).May(Act.CoreFacts, Access.Write);
        return View("Index", new NamesPage(title, path, filter, q, [.. rows.Select(r => mayContact ? r : r with { Email = Masked(r.Email) })], paging));
    }

    private static string? Masked(string? email) => email?.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{email[0]}…{email[at..]}" : null;
}
