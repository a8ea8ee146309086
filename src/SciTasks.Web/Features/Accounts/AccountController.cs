using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Web.Addresses;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts;

/// <summary>One account: what it may be, whether it is open, and who takes over from someone who leaves. Every change
/// states its reason.</summary>
[May(Act.Accounts, Access.Write)]
public sealed class AccountController(
    AppDb db,
    AccountDesk desk,
    AccountMail mail,
    Handover handover,
    RegisterCandidates register,
    AccessLog accesses,
    UserManager<Account> users,
    TimeProvider clock,
    Wording words
) : Controller
{
    /// <summary>Changes of an account on its page.</summary>
    public const int Shown = 20;

    [HttpGet("/accounts/{id:int}")]
    public async Task<IActionResult> Show(int id) =>
        await desk.FindAsync(id, HttpContext.RequestAborted) is { } account ? await PageAsync(account) : NotFound();

    /// <summary>Name, position, address and language as they are now.</summary>
    [HttpPost("/accounts/{id:int}/correction")]
    public Task<IActionResult> Correct(int id, AccountFacts facts, string? reason) =>
        DoAsync(
            id,
            reason,
            async account =>
            {
                var before = account.Email;
                await desk.CorrectAsync(account, facts, Me.Of(User).AccountId);
                if (account.Email != before)
                    await mail.TellAsync(account, AccessKind.AddressChanged, before);
            }
        );

    [HttpPost("/accounts/{id:int}/roles")]
    public Task<IActionResult> ChangeRoles(int id, Roles[] roles, bool director, string? reason, string? stamp) =>
        DoAsync(
            id,
            reason,
            async account =>
            {
                // Two administrators at one account: the second sees what the first did before it is undone.
                if (account.ConcurrencyStamp != stamp)
                    throw new RefusedException(new Refusal("account.changed-meanwhile"));
                var sum = roles.Aggregate(Roles.None, (all, one) => all | one);
                await desk.ChangeRolesAsync(account, sum, Me.Of(User).AccountId, HttpContext.RequestAborted);
                account.IsDirector = director && sum.HasFlag(Roles.Leadership);
            }
        );

    [HttpPost("/accounts/{id:int}/terms")]
    public Task<IActionResult> Lend(int id, Roles role, DateOnly? from, DateOnly? to, string? reason) =>
        DoAsync(id, reason, account => desk.LendAsync(account, role, from, to, Me.Of(User).AccountId));

    [HttpPost("/accounts/{id:int}/terms/{term:int}/ending")]
    public Task<IActionResult> TakeBack(int id, int term, string? reason) =>
        DoAsync(id, reason, account => desk.TakeBackAsync(account, term));

    [HttpPost("/accounts/{id:int}/disabling")]
    public Task<IActionResult> Disable(int id, string? reason) =>
        DoAsync(id, reason, account => desk.DisableAsync(account, Me.Of(User).AccountId, HttpContext.RequestAborted));

    [HttpPost("/accounts/{id:int}/enabling")]
    public Task<IActionResult> Enable(int id, string? reason) => DoAsync(id, reason, desk.EnableAsync);

    [HttpPost("/accounts/{id:int}/review")]
    public Task<IActionResult> Review(int id) =>
        DoAsync(
            id,
            words["Yearly review"],
            account =>
            {
                account.ReviewedAt = clock.GetUtcNow().UtcDateTime;
                return Task.CompletedTask;
            }
        );

    [HttpPost("/accounts/{id:int}/handover")]
    public Task<IActionResult> HandOver(int id, int? to, string? reason) =>
        DoAsync(id, reason, account => handover.PassAsync(account, to, HttpContext.RequestAborted));

    [HttpPost("/accounts/{id:int}/second-factor-removal")]
    public Task<IActionResult> RemoveSecondFactor(int id, string? reason) =>
        DoAsync(
            id,
            reason,
            async account =>
            {
                if (account.Id == Me.Of(User).AccountId)
                    throw new RefusedException(new Refusal("account.oneself"));
                // The password may be as short as one beside a second factor; its holder chooses another by a link.
                var had = account.PasswordHash is not null;
                await users.RemovePasswordAsync(account);
                foreach (var passkey in await users.GetPasskeysAsync(account))
                    await users.RemovePasskeyAsync(account, passkey.CredentialId);
                await users.SetTwoFactorEnabledAsync(account, false);
                await users.ResetAuthenticatorKeyAsync(account);
                await users.UpdateSecurityStampAsync(account);
                await accesses.WriteAsync(HttpContext, AccessKind.SecondFactorChanged, account);
                await mail.TellAsync(account, AccessKind.SecondFactorChanged);
                if (had)
                    await mail.StartAgainAsync(account, HttpContext.RequestAborted);
            }
        );

    /// <summary>A new link to set a password with; earlier ones end as soon as one was used.</summary>
    [HttpPost("/accounts/{id:int}/invitation")]
    public async Task<IActionResult> Invite(int id)
    {
        if (await desk.FindAsync(id, HttpContext.RequestAborted) is not { Disabled: false } account)
            return NotFound();
        await mail.InviteAsync(account, HttpContext.RequestAborted);
        await accesses.WriteAsync(HttpContext, AccessKind.InvitationSent, account);
        TempData["Message"] = words["Invitation sent to {0}.", account.Email];
        return Redirect(AccountAddress.Of(id));
    }

    private async Task<IActionResult> DoAsync(int id, string? reason, Func<Account, Task> change)
    {
        if (await desk.FindAsync(id, HttpContext.RequestAborted) is not { } account)
            return NotFound();
        try
        {
            if (string.IsNullOrWhiteSpace(reason))
                throw new RefusedException(new Refusal("account.reason-needed"));
            db.Reason = reason.Trim();
            await change(account);
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
            return await Show(id);
        }
    }

    private async Task<IActionResult> PageAsync(Account account)
    {
        var today = clock.Today();
        ViewData["Title"] = account.DisplayName;
        return View(
            "Show",
            new AccountPage(
                account.Id,
                account.DisplayName,
                account.Position,
                account.Email,
                account.Language,
                account.Roles,
                account.IsDirector,
                account.Disabled,
                account.DisabledAt,
                account.CreatedAt == default ? null : account.CreatedAt,
                account.LastSeenAt,
                account.ReviewedAt,
                account.PasswordHash is not null,
                account.TwoFactorEnabled,
                await register.NameAsync(nameof(Account.PersonId), account.PersonId, HttpContext.RequestAborted),
                await register.NameAsync(
                    nameof(Account.OrganizationId),
                    account.OrganizationId,
                    HttpContext.RequestAborted
                ),
                [
                    .. account
                        .Terms.OrderBy(t => t.From)
                        .Select(t => new TermLine(t.Id, t.Role, t.From, t.To, t.Holds(today))),
                ],
                await handover.CountAsync(account, HttpContext.RequestAborted),
                await handover.ColleaguesAsync(account, HttpContext.RequestAborted),
                await ChangesAsync(account),
                account.Id == Me.Of(User).AccountId,
                account.IsDemo,
                account.ConcurrencyStamp
            )
        );
    }

    /// <summary>The last changes of the account.</summary>
    private async Task<IReadOnlyList<AccountChange>> ChangesAsync(Account account)
    {
        var subject = $"Account {account.UserName}";
        var lines = await db
            .Audit.AsNoTracking()
            .Where(a => a.TaskKey == null && a.Subject == subject)
            .OrderByDescending(a => a.Id)
            .Take(Shown)
            .ToListAsync(HttpContext.RequestAborted);
        List<AccountChange> changes = [];
        foreach (var line in lines)
            changes.Add(new(line.At, line.Author, await FactsAsync(line.Changes), line.Reason));
        return changes;
    }

    private async Task<IReadOnlyList<string>> FactsAsync(string changes)
    {
        List<string> facts = [];
        foreach (var (fact, values) in JsonSerializer.Deserialize<Dictionary<string, string?[]>>(changes)!)
            if (values is [var before, var after] && !(before is null && after is "False"))
                facts.Add($"{words[$"Fact.{fact}"]}: {await SaidAsync(fact, before)} → {await SaidAsync(fact, after)}");
        return facts;
    }

    /// <summary>Of the register not the number but the name.</summary>
    private async Task<string> SaidAsync(string fact, string? value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var id)
        && await register.NameAsync(fact, id, HttpContext.RequestAborted) is { } name
            ? name
            : Said(fact, value);

    private static DateTime? Instant(string text) =>
        DateTime.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;

    private string Said(string fact, string? value) =>
        value switch
        {
            null or "" => "–",
            "True" => words["yes"],
            "False" => words["no"],
            _ when fact.EndsWith("At", StringComparison.Ordinal) && Instant(value) is { } at => at.ToVietnam()
                .ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture),
            _ when fact == nameof(Account.Roles) && Enum.TryParse<Roles>(value, out var roles) => string.Join(
                ", ",
                Permissions.Columns.Where(r => roles.HasFlag(r)).Select(words.Of)
            ),
            _ => value,
        };
}
