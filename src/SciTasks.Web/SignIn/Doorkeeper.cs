using Microsoft.AspNetCore.Identity;
using SciTasks.Data;

namespace SciTasks.Web.SignIn;

/// <summary>Checks an address and a password. Unknown and disabled addresses take as long as known ones, so nobody
/// learns who has an account by the time an answer takes.</summary>
public sealed class Doorkeeper(UserManager<Account> users)
{
    private static readonly Account Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() =>
        new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString())
    );

    /// <returns>The account, or null where the two do not belong together or the account is disabled.</returns>
    public async Task<Account?> AdmitAsync(string? email, string? password)
    {
        var account = string.IsNullOrWhiteSpace(email) ? null : await users.FindByEmailAsync(email.Trim());
        if (account is { Disabled: false, PasswordHash: not null })
            return await users.CheckPasswordAsync(account, password ?? "") ? account : null;
        users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password ?? "");
        return null;
    }
}
