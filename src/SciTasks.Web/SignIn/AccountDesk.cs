using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.People;

namespace SciTasks.Web.SignIn;

/// <summary>What is said of an account's holder, as typed.</summary>
public sealed record AccountFacts
{
    [StringLength(300, ErrorMessage = "Form.too-long")]
    public string? Name { get; init; }

    [StringLength(254, ErrorMessage = "Form.too-long")]
    public string? Email { get; init; }

    [StringLength(300, ErrorMessage = "Form.too-long")]
    public string? Position { get; init; }

    /// <summary>Of mails, vi or en.</summary>
    [StringLength(5, ErrorMessage = "Form.too-long")]
    public string? Language { get; init; }
}

/// <summary>Makes accounts and says what they may be; pages and command line pass here alike.</summary>
public sealed class AccountDesk(AppDb db, UserManager<Account> users, TimeProvider clock)
{
    private static readonly Act[] Money =
    [
        Act.PlanFunds,
        Act.RequestTranche,
        Act.VerifyTranche,
        Act.CheckTranche,
        Act.EndorseTranche,
        Act.ApproveTranche,
        Act.RecordApproval,
        Act.Ledger,
        Act.ImportMoney,
    ];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The account as it is to be changed, with its roles for a time.</summary>
    public Task<Account?> FindAsync(int id, CancellationToken cancellation = default) =>
        db.Users.SingleOrDefaultAsync(a => a.Id == id, cancellation);

    /// <summary>A new account, without a password yet where none is given.</summary>
    /// <exception cref="RefusedException">Address, roles or password are not possible.</exception>
    public async Task<Account> AddAsync(Account account, string? password = null)
    {
        if (EmailText.Address(account.Email) is not { } email)
            throw Refused("account.email", account.Email);
        if (await users.FindByEmailAsync(email) is not null)
            throw Refused("account.email-taken", email);
        if (string.IsNullOrWhiteSpace(account.DisplayName))
            throw Refused("account.name-needed");
        Guard(account.Roles);
        (account.UserName, account.Email, account.Language) = (email, email, LanguageOf(account.Language));
        (account.DisplayName, account.CreatedAt, account.ReviewedAt) = (Folding.Clean(account.DisplayName), Now, Now);
        Check(password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password));
        return account;
    }

    /// <summary>Other roles in place of those held so far; every session of the account ends.</summary>
    /// <param name="by">Who changes it; null for the command line.</param>
    /// <exception cref="RefusedException">Nobody changes their own, the last administrator stays one, an administrator
    /// moves no money.</exception>
    public async Task ChangeRolesAsync(Account account, Roles roles, int? by, CancellationToken cancellation = default)
    {
        if (roles == account.Roles)
            return;
        if (account.Id == by)
            throw Refused("account.oneself");
        Guard(account.Terms.Aggregate(roles, (all, term) => all | term.Role));
        await AloneAsync(
            async () =>
            {
                if (!roles.HasFlag(Roles.Administrator))
                    await GuardLastAsync(account, cancellation);
                account.Roles = roles;
                Check(await users.UpdateSecurityStampAsync(account));
            },
            cancellation
        );
    }

    /// <summary>A role from a day to a day.</summary>
    /// <exception cref="RefusedException">See <see cref="ChangeRolesAsync"/>; or the days are none.</exception>
    public async Task LendAsync(Account account, Roles role, DateOnly? from, DateOnly? to, int? by)
    {
        if (account.Id == by)
            throw Refused("account.oneself");
        if (!Permissions.Columns.Contains(role) || from is not { } first || to is not { } last || last < first)
            throw Refused("account.term");
        if (role == Roles.Administrator)
            throw Refused("account.term-administrator");
        Guard(account.Terms.Aggregate(account.Roles, (all, term) => all | term.Role) | role);
        account.Terms.Add(new(role, first, last));
        Check(await users.UpdateSecurityStampAsync(account));
    }

    /// <summary>Takes a role for a time back.</summary>
    public async Task TakeBackAsync(Account account, int term)
    {
        account.Terms.RemoveAll(t => t.Id == term);
        Check(await users.UpdateSecurityStampAsync(account));
    }

    /// <summary>Corrects name, address, position and language. With the address goes the right to ask for a new
    /// password, so every session ends and links sent to the old one are void.</summary>
    /// <exception cref="RefusedException">It is one's own account, the address is none or taken, or there is no
    /// name.</exception>
    public async Task CorrectAsync(Account account, AccountFacts facts, int? by)
    {
        if (account.Id == by)
            throw Refused("account.oneself");
        if (EmailText.Address(facts.Email) is not { } email)
            throw Refused("account.email", facts.Email);
        if (await users.FindByEmailAsync(email) is { } holder && holder.Id != account.Id)
            throw Refused("account.email-taken", email);
        if (string.IsNullOrWhiteSpace(facts.Name))
            throw Refused("account.name-needed");
        (account.DisplayName, account.Position) = (
            Folding.Clean(facts.Name),
            string.IsNullOrWhiteSpace(facts.Position) ? null : Folding.Clean(facts.Position)
        );
        account.Language = LanguageOf(facts.Language);
        if (email == account.Email)
            return;
        (account.UserName, account.Email, account.EmailConfirmed) = (email, email, false);
        Check(await users.UpdateAsync(account));
        Check(await users.UpdateSecurityStampAsync(account));
    }

    private static string LanguageOf(string? language) => language == "en" ? "en" : "vi";

    /// <summary>Says whom of the register an account stands for: the tasks led or followed by the person, or hosted by
    /// the organisation, become its own. An administrator chooses; a name never does.</summary>
    /// <param name="person">Null where it stands for nobody.</param>
    /// <exception cref="RefusedException">It is one's own account.</exception>
    public async Task JoinAsync(Account account, Person? person, Organization? organization, int? by)
    {
        if (account.Id == by)
            throw Refused("account.oneself");
        (account.Person, account.Organization) = (person, organization);
        (account.PersonId, account.OrganizationId) = (person?.Id, organization?.Id);
        Check(await users.UpdateSecurityStampAsync(account));
    }

    /// <summary>Shuts an account; whoever is signed in with it is out at once.</summary>
    /// <exception cref="RefusedException">It is one's own, or the last administrator's.</exception>
    public async Task DisableAsync(Account account, int? by, CancellationToken cancellation = default)
    {
        if (account.Id == by)
            throw Refused("account.oneself");
        await AloneAsync(
            async () =>
            {
                await GuardLastAsync(account, cancellation);
                (account.Disabled, account.DisabledAt) = (true, Now);
                Check(await users.UpdateSecurityStampAsync(account));
            },
            cancellation
        );
    }

    /// <summary>Opens a shut account again; its time of idleness begins anew.</summary>
    public async Task EnableAsync(Account account)
    {
        (account.Disabled, account.LastSeenAt, account.ReviewedAt) = (false, Now, Now);
        Check(await users.UpdateSecurityStampAsync(account));
    }

    /// <summary>Nobody moves money who can make accounts: they would be two people at once.</summary>
    /// <exception cref="RefusedException">The roles do not go together, or are none.</exception>
    private static void Guard(Roles roles)
    {
        if (roles == Roles.None)
            throw Refused("account.role-needed");
        if (!roles.HasFlag(Roles.Administrator))
            return;
        var others = roles & ~Roles.Administrator;
        if (Money.Any(act => Permissions.Of(act, others) is Access.Own or Access.Write))
            throw Refused("account.administrator-moves-no-money");
    }

    /// <summary>Nobody else changes accounts meanwhile: two administrators who shut each other at the same moment would
    /// leave none.</summary>
    private async Task AloneAsync(Func<Task> change, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(
            System.Data.IsolationLevel.Serializable,
            cancellation
        );
        await change();
        await transaction.CommitAsync(cancellation);
    }

    private async Task GuardLastAsync(Account account, CancellationToken cancellation)
    {
        if (
            account is { Disabled: false }
            && account.Roles.HasFlag(Roles.Administrator)
            && !await db.Users.AnyAsync(
                a => a.Id != account.Id && !a.Disabled && a.Roles.HasFlag(Roles.Administrator),
                cancellation
            )
        )
            throw Refused("account.last-administrator");
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw Refused("account.not-possible", string.Join(" ", result.Errors.Select(e => e.Description)));
    }

    private static RefusedException Refused(string code, params object?[] numbers) => new(new Refusal(code, numbers));
}
