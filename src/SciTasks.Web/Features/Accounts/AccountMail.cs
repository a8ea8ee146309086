using System.Globalization;
using Hangfire;
using Microsoft.AspNetCore.Identity;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mail;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Features.Accounts;

/// <summary>Sends the link by which someone sets a password: once, and only for so many hours. It goes to the mail
/// address of the account and is shown to nobody else.</summary>
public sealed class AccountMail(
    AppDb db,
    UserManager<Account> users,
    Settings settings,
    Wording words,
    IBackgroundJobClient jobs,
    TimeProvider clock
)
{
    public Task InviteAsync(Account account, CancellationToken cancellation) =>
        SendAsync(
            account,
            "Invitation to SciTasks",
            "You have an account for the research tasks of {0}. Open this link within {1} hours and choose a password:",
            cancellation
        );

    public Task RemindAsync(Account account, CancellationToken cancellation) =>
        SendAsync(
            account,
            "A new password for SciTasks",
            "Someone asked for a new password for your account at {0}. If it was you, open this link within {1} hours. If not, nothing has changed:",
            cancellation
        );

    private async Task SendAsync(Account account, string subject, string text, CancellationToken cancellation)
    {
        var token = await users.GeneratePasswordResetTokenAsync(account);
        var spoken = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(account.Language);
        try
        {
            var link = settings.PublicUrl.TrimEnd('/') + OwnAccountAddress.NewPassword(account.Id, token);
            var body =
                words["Dear {0},", account.DisplayName]
                + "\n\n"
                + words[text, settings.Department.Name, settings.SignIn.LinkHours]
                + "\n\n{link}\n";
            db.Outbox.Add(
                new OutboxMail(
                    account.Email!,
                    account.DisplayName,
                    words[subject],
                    body.Replace("{link}", link, StringComparison.Ordinal),
                    Placeholders.Html(body.Replace("{link}", link, StringComparison.Ordinal), link),
                    clock.GetUtcNow().UtcDateTime,
                    [$"password|{token}"]
                )
            );
        }
        finally
        {
            CultureInfo.CurrentUICulture = spoken;
        }
        await db.SaveChangesAsync(cancellation);
        // Someone waits for it; the queue looks only every few minutes by itself.
        jobs.Enqueue<Outbox>(outbox => outbox.SendDueAsync(CancellationToken.None));
    }
}
