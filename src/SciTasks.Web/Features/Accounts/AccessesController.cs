using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts;

/// <summary>Who came in, who was refused, which personal data were read.</summary>
[May(Act.AccessLog, Access.Read)]
public sealed class AccessesController(AppDb db, Wording words) : Controller
{
    private const int PageSize = 100;

    [HttpGet("/accesses")]
    public async Task<IActionResult> Index(string? q, AccessKind? kind, int page = 1)
    {
        var found = db.Accesses.AsNoTracking();
        if (kind is { } only)
            found = found.Where(a => a.Kind == only);
        if (q?.Trim() is { Length: > 0 } text)
            found = found.Where(a => a.Name!.Contains(text) || a.Address!.Contains(text) || a.What!.Contains(text));
        var paging = Paging.Of(page, PageSize, await found.CountAsync(HttpContext.RequestAborted));
        var rows = await found
            .OrderByDescending(a => a.Id)
            .Skip(paging.Skip)
            .Take(PageSize)
            .Select(a => new AccessRow(a.At, a.Kind, a.Name, a.Address, a.What))
            .ToListAsync(HttpContext.RequestAborted);
        ViewData["Title"] = words["Access log"];
        return View("Accesses", new AccessPage(q, kind, rows, paging));
    }
}
