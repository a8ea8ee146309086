using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using SciTasks.Data;
using SciTasks.Web.Features.Accounts;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Commands;

/// <summary><c>user add|password|roles|disable|enable|candidates|join</c>.</summary>
internal static class UserVerbs
{
    private static readonly Argument<string> Email = new("EMAIL") { Description = "Address to sign in with." };
    private static readonly Option<string> Name = new("--name") { Description = "Full name.", Required = true };
    private static readonly Option<string?> Position = new("--position")
    {
        Description = "Position, as it should be shown.",
    };
    private static readonly Option<Roles[]> Role = new("--role")
    {
        Description = "Role; may be given several times.",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<bool> Director = new("--director")
    {
        Description = "The director among leadership.",
    };

    private static readonly Option<string?> PersonNumber = new("--person")
    {
        Description = "Number of a person of the register; nobody where it is left out.",
    };
    private static readonly Option<string?> OrganizationNumber = new("--organization")
    {
        Description = "Number of an organisation of the register; none where it is left out.",
    };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why; stands in the history." };
    private static readonly Option<string?> Like = new("--like") { Description = "Name to look for." };

    public static Command Create()
    {
        var add = new Command("add", "Add an account. The password is read from standard input.")
        {
            Email,
            Name,
            Position,
            Role,
            Director,
        };
        add.Does(NeedsDatabase.Ready, AddAsync);
        var password = new Command("password", "Set a new password, read from standard input.") { Email };
        password.Does(NeedsDatabase.Ready, PasswordAsync);
        var roles = new Command("roles", "Give an account these roles in place of those it has.") { Email, Role };
        roles.Does(
            NeedsDatabase.Ready,
            (parsed, context) =>
                ChangeAsync(
                    parsed,
                    context,
                    (desk, a) => desk.ChangeRolesAsync(a, Sum(parsed), null, context.Cancellation)
                )
        );
        var disable = new Command("disable", "Shut an account; whoever is signed in with it is out at once.") { Email };
        disable.Does(
            NeedsDatabase.Ready,
            (parsed, context) =>
                ChangeAsync(parsed, context, (desk, a) => desk.DisableAsync(a, null, context.Cancellation))
        );
        var enable = new Command("enable", "Open a shut account again.") { Email };
        enable.Does(
            NeedsDatabase.Ready,
            (parsed, context) => ChangeAsync(parsed, context, (desk, a) => desk.EnableAsync(a))
        );
        var candidates = new Command("candidates", "List whom of the register an account may stand for.")
        {
            Email,
            Like,
        };
        candidates.Does(NeedsDatabase.Ready, CandidatesAsync);
        var join = new Command("join", "Say by its number whom of the register an account stands for.")
        {
            Email,
            PersonNumber,
            OrganizationNumber,
            Reason,
        };
        join.Does(NeedsDatabase.Ready, (parsed, context) => JoinAsync(parsed, context));
        return new Command("user", "Accounts.") { add, password, roles, disable, enable, candidates, join };
    }

    private static Roles Sum(ParseResult parsed) =>
        parsed.GetRequiredValue(Role).Aggregate(Roles.None, (all, one) => all | one);

    /// <summary>Changes an account and gives it a new stamp, so that every session of it ends.</summary>
    private static async Task<int> ChangeAsync(
        ParseResult parsed,
        VerbContext context,
        Func<AccountDesk, Account, Task> change
    )
    {
        var users = context.Services.GetRequiredService<UserManager<Account>>();
        if (await users.FindByEmailAsync(parsed.GetRequiredValue(Email)) is not { } account)
            return Unknown(parsed, context);
        await change(context.Services.GetRequiredService<AccountDesk>(), account);
        return Done(context, await users.UpdateSecurityStampAsync(account), account);
    }

    private static async Task<int> CandidatesAsync(ParseResult parsed, VerbContext context)
    {
        var users = context.Services.GetRequiredService<UserManager<Account>>();
        if (await users.FindByEmailAsync(parsed.GetRequiredValue(Email)) is not { } account)
            return Unknown(parsed, context);
        var register = context.Services.GetRequiredService<RegisterCandidates>();
        var like = parsed.GetValue(Like) ?? account.DisplayName;
        context.Output.Show(
            new
            {
                people = await register.PeopleAsync(account, like, context.Cancellation),
                organizations = await register.OrganizationsAsync(account, like, context.Cancellation),
            },
            found =>
            {
                foreach (
                    var (option, rows) in new[]
                    {
                        (PersonNumber, found.people),
                        (OrganizationNumber, found.organizations),
                    }
                )
                    foreach (var c in rows)
                        Console.WriteLine($"{option.Name} {c.Id}  {c.Name}  {c.Detail}  {c.Email}");
            }
        );
        return 0;
    }

    private static Task<int> JoinAsync(ParseResult parsed, VerbContext context) =>
        ChangeAsync(
            parsed,
            context,
            async (desk, account) =>
            {
                var register = context.Services.GetRequiredService<RegisterCandidates>();
                context.Services.GetRequiredService<AppDb>().Reason = parsed.GetValue(Reason);
                await desk.JoinAsync(
                    account,
                    await register.PersonAsync(account, parsed.GetValue(PersonNumber), context.Cancellation),
                    await register.OrganizationAsync(parsed.GetValue(OrganizationNumber), context.Cancellation),
                    null
                );
            }
        );

    private static int Unknown(ParseResult parsed, VerbContext context) =>
        context.Output.Fail(
            1,
            "user.not-found",
            context.Words["No account with the address {0}.", parsed.GetRequiredValue(Email)]
        );

    private static async Task<int> AddAsync(ParseResult parsed, VerbContext context)
    {
        var account = new Account
        {
            Email = parsed.GetRequiredValue(Email),
            DisplayName = parsed.GetRequiredValue(Name),
            Position = parsed.GetValue(Position),
            Roles = Sum(parsed),
            IsDirector = parsed.GetValue(Director),
            EmailConfirmed = true,
        };
        await context.Services.GetRequiredService<AccountDesk>().AddAsync(account, ReadPassword());
        return Done(context, IdentityResult.Success, account);
    }

    private static async Task<int> PasswordAsync(ParseResult parsed, VerbContext context)
    {
        var users = context.Services.GetRequiredService<UserManager<Account>>();
        if (await users.FindByEmailAsync(parsed.GetRequiredValue(Email)) is not { } account)
            return Unknown(parsed, context);
        var token = await users.GeneratePasswordResetTokenAsync(account);
        return Done(context, await users.ResetPasswordAsync(account, token, ReadPassword()), account);
    }

    private static int Done(VerbContext context, IdentityResult result, Account account)
    {
        if (!result.Succeeded)
            return context.Output.Fail(
                1,
                "user." + result.Errors.First().Code,
                string.Join(" ", result.Errors.Select(e => e.Description))
            );
        context.Output.Show(
            new { email = account.Email, roles = account.Roles.ToString() },
            r => Console.WriteLine($"{r.email}: {r.roles}")
        );
        return 0;
    }

    private static string ReadPassword()
    {
        if (!Console.IsInputRedirected)
            Console.Error.Write("Password: ");
        return Console.In.ReadLine() ?? "";
    }
}
