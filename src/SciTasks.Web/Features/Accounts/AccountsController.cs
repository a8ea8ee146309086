using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts;

/// <summary>Who has an account, and inviting more.</summary>
[May(Act.Accounts, Access.Write)]
public sealed class AccountsController(
    AppDb db,
    AccountDesk desk,
    AccountMail mail,
    AccessLog accesses,
    AccountLists lists,
    TimeProvider clock,
    Wording words
) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/accounts")]
    public async Task<IActionResult> Index(string? q, AccountFilter show = AccountFilter.Open, int page = 1)
    {
        var found = lists.Of(q?.Trim(), show);
        var paging = Paging.Of(page, PageSize, await found.CountAsync(HttpContext.RequestAborted));
        var today = clock.Today();
        var rows = await found
            .OrderBy(a => a.DisplayName)
            .ThenBy(a => a.Id)
            .Skip(paging.Skip)
            .Take(PageSize)
            .Select(a => new AccountLine(
                a.Id,
                a.DisplayName,
                a.Position,
                a.Email,
                a.Roles,
                a.Terms.Count(t => t.To >= today),
                a.Disabled,
                a.TwoFactorEnabled,
                a.PasswordHash != null,
                a.IsDemo,
                a.LastSeenAt
            ))
            .ToListAsync(HttpContext.RequestAborted);
        ViewData["Title"] = words["Accounts"];
        return View("Index", new AccountsPage(q, show, rows, paging));
    }

    [HttpGet("/accounts/new")]
    public IActionResult New() => Form(new InvitationForm());

    [HttpPost("/accounts/new")]
    public async Task<IActionResult> Create(InvitationForm form)
    {
        if (!ModelState.IsValid)
            return Form(form, StatusCodes.Status422UnprocessableEntity);
        try
        {
            var account = await desk.AddAsync(
                new Account
                {
                    DisplayName = form.Name!,
                    Email = form.Email,
                    Position = string.IsNullOrWhiteSpace(form.Position) ? null : form.Position.Trim(),
                    Roles = form.Sum,
                    IsDirector = form.Director,
                    Language = form.Language ?? "vi",
                }
            );
            await mail.InviteAsync(account, HttpContext.RequestAborted);
            await accesses.WriteAsync(HttpContext, AccessKind.InvitationSent, account);
            TempData["Message"] = words["Invitation sent to {0}.", account.Email];
            return Redirect(AccountAddress.Of(account.Id));
        }
        catch (RefusedException refused)
        {
            db.ChangeTracker.Clear();
            foreach (var refusal in refused.Refusals)
                ModelState.AddModelError(
                    refusal.Code.Contains("email", StringComparison.Ordinal) ? "Email" : "",
                    words.Of(refusal)
                );
            return Form(form, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private ViewResult Form(InvitationForm form, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        ViewData["Title"] = words["Invite someone"];
        return View("New", form);
    }
}
