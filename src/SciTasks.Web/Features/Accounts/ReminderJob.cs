using Microsoft.AspNetCore.Identity;
using SciTasks.Data;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Accounts;

/// <summary>Sends the link for a forgotten password where there is such an account. As a job, so that the page answers
/// as fast for an address nobody has.</summary>
public sealed class ReminderJob(UserManager<Account> users, AccountMail mail, AccessLog accesses)
{
    /// <param name="email">As typed.</param>
    /// <param name="address">Network address it was asked from.</param>
    public async Task RunAsync(string email, string? address)
    {
        if (await users.FindByEmailAsync(email) is not { Disabled: false, IsDemo: false } account)
            return;
        // Who comes in through the directory has no password here, and gets none by asking.
        if (account.PasswordHash is null && (await users.GetLoginsAsync(account)).Count > 0)
            return;
        await mail.RemindAsync(account, CancellationToken.None);
        await accesses.WriteAsync(address, AccessKind.InvitationSent, account, OwnAddress);
    }

    private const string OwnAddress = Addresses.OwnAccountAddress.Forgotten;
}
