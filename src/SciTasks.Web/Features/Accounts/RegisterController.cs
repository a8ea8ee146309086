using Microsoft.AspNetCore.Mvc;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts;

/// <summary>Says whom of the register an account stands for, so that its holder sees their own tasks. Names only
/// propose.</summary>
[May(Act.Accounts, Access.Write)]
public sealed class RegisterController(AppDb db, AccountDesk desk, RegisterCandidates register, Wording words)
    : Controller
{
    [HttpGet("/accounts/{id:int}/register")]
    public async Task<IActionResult> Show(int id, string? q) =>
        await desk.FindAsync(id, HttpContext.RequestAborted) is { } account
            ? await PageAsync(account, q, account.PersonId?.ToString(Text), account.OrganizationId?.ToString(Text))
            : NotFound();

    [HttpPost("/accounts/{id:int}/register")]
    public async Task<IActionResult> Choose(int id, string? q, string? person, string? organization, string? reason)
    {
        if (await desk.FindAsync(id, HttpContext.RequestAborted) is not { } account)
            return NotFound();
        try
        {
            if (string.IsNullOrWhiteSpace(reason))
                throw new RefusedException(new Refusal("account.reason-needed"));
            db.Reason = reason.Trim();
            await desk.JoinAsync(
                account,
                await register.PersonAsync(account, person, HttpContext.RequestAborted),
                await register.OrganizationAsync(organization, HttpContext.RequestAborted),
                Me.Of(User).AccountId
            );
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            TempData["Message"] = words["Saved."];
            return Redirect(AccountAddress.Of(id));
        }
        catch (RefusedException refused)
        {
            db.ChangeTracker.Clear();
            foreach (var refusal in refused.Refusals)
                ModelState.AddModelError("", words.Of(refusal));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await PageAsync(account, q, person, organization);
        }
    }

    private static IFormatProvider Text => System.Globalization.CultureInfo.InvariantCulture;

    private async Task<IActionResult> PageAsync(Account account, string? q, string? person, string? organization)
    {
        var typed = string.IsNullOrWhiteSpace(q) ? account.DisplayName : q.Trim();
        ViewData["Title"] = words["Who is {0} in the register?", account.DisplayName];
        return View(
            "Register",
            new RegisterPage(
                account.Id,
                account.DisplayName,
                account.Email,
                typed,
                await register.PeopleAsync(account, typed, HttpContext.RequestAborted),
                await register.OrganizationsAsync(account, typed, HttpContext.RequestAborted),
                person,
                organization
            )
        );
    }
}
