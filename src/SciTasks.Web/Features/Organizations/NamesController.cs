using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Text;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Organizations;

public sealed record NameLine(int Id, string Name, string? Detail, string? Email, int Tasks);

public sealed record NamesPage(string Title, string Path, string Filter, string? Q, IReadOnlyList<NameLine> Rows, int Page, bool More);

/// <summary>Organisations and people of the register, in Vietnamese order. Addresses are masked for those who do not need them.</summary>
[May(Act.Organizations, Access.Read)]
public sealed class NamesController(AppDb db, Wording words) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/organizations")]
    public async Task<IActionResult> Organizations(string? q, int page = 1)
    {
        var key = Folding.Fold(q);
        var rows = await db.Organizations.Where(o => key == "" || o.NameKey.Contains(key)).OrderBy(o => o.SortKey).ThenBy(o => o.Id).Skip((Math.Clamp(page, 1, 10_000) - 1) * PageSize).Take(PageSize + 1)
            .Select(o => new NameLine(o.Id, o.Name, o.Address, o.Email, db.Tasks.Count(t => t.HostId == o.Id))).ToListAsync();
        return Page(words["Organisations"], "/organizations", "host", q, rows, page);
    }

    [HttpGet("/people")]
    public async Task<IActionResult> People(string? q, int page = 1)
    {
        var key = Folding.Fold(q);
        var rows = await db.People.Where(p => key == "" || p.NameKey.Contains(key)).OrderBy(p => p.SortKey).ThenBy(p => p.Id).Skip((Math.Clamp(page, 1, 10_000) - 1) * PageSize).Take(PageSize + 1)
            .Select(p => new NameLine(p.Id, p.Name, p.Organization!.Name, p.Email, db.Tasks.Count(t => t.LeadId == p.Id))).ToListAsync();
        return Page(words["People"], "/people", "lead", q, rows, page);
    }

    private ViewResult Page(string title, string path, string filter, string? q, List<NameLine> rows, int page)
    {
        ViewData["Title"] = title;
        var me = Me.Of(User);
        return View("Index", new NamesPage(title, path, filter, q,
            [.. rows.Take(PageSize).Select(r => r with { Email = Contacts.Shown(r.Email, me) })], page,
            rows.Count > PageSize));
    }
}
