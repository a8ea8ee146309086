using System.Globalization;
using Hangfire;
using Microsoft.AspNetCore.Identity;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mail;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Features.Accounts;

/// <summary>Mails to the holder of an account: the link by which they set a password, once and only for so many hours,
/// shown to nobody else; and word of every change by which someone else could come in.</summary>
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
        SendLinkAsync(
            account,
            "Invitation to SciTasks",
            "You have an account for the research tasks of {0}. Open this link within {1} hours and choose a password:",
            cancellation
        );

    public Task RemindAsync(Account account, CancellationToken cancellation) =>
        SendLinkAsync(
            account,
            "A new password for SciTasks",
            "Someone asked for a new password for your account at {0}. If it was you, open this link within {1} hours. If not, nothing has changed:",
            cancellation
        );

    /// <summary>For someone whose password an administrator took away, with the second factor that was lost.</summary>
    public Task StartAgainAsync(Account account, CancellationToken cancellation) =>
        SendLinkAsync(
            account,
            "A new password for SciTasks",
            "An administrator removed second factor, passkeys and password of your account at {0}. Open this link within {1} hours and choose a new password:",
            cancellation
        );

    /// <summary>Tells the holder what was changed, and what to do if it was not they.</summary>
    /// <param name="to">Where it goes: for a changed address, the one before.</param>
    public async Task TellAsync(Account account, AccessKind change, string? to = null)
    {
        if (account.IsDemo)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var (subject, text) = In(
            account.Language,
            () =>
            {
                var what = words[$"Told.{change}"];
                var when = now.ToVietnam().ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
                return (
                    words["SciTasks: {0}", what],
                    words["Dear {0},", account.DisplayName]
                        + "\n\n"
                        + words["Of your account at {0}: {1} ({2}).", settings.Department.Name, what, when]
                        + "\n\n"
                        + words["If it was not you, tell an administrator at once and choose a new password:"]
                        + "\n\n{link}\n"
                );
            }
        );
        var link = settings.PublicUrl.TrimEnd('/') + OwnAccountAddress.Forgotten;
        await QueueAsync(account, to ?? account.Email!, subject, text, link, $"{change}|{Guid.NewGuid()}", default);
    }

    private async Task SendLinkAsync(Account account, string subject, string text, CancellationToken cancellation)
    {
        var token = await users.GeneratePasswordResetTokenAsync(account);
        var (title, body) = In(
            account.Language,
            () =>
                (
                    words[subject],
                    words["Dear {0},", account.DisplayName]
                        + "\n\n"
                        + words[text, settings.Department.Name, settings.SignIn.LinkHours]
                        + "\n\n{link}\n"
                )
        );
        var link = settings.PublicUrl.TrimEnd('/') + OwnAccountAddress.NewPassword(account.Id, token);
        await QueueAsync(account, account.Email!, title, body, link, $"password|{token}", cancellation);
    }

    private async Task QueueAsync(
        Account account,
        string to,
        string subject,
        string body,
        string link,
        string key,
        CancellationToken cancellation
    )
    {
        var text = body.Replace("{link}", link, StringComparison.Ordinal);
        db.Outbox.Add(
            new OutboxMail(
                to,
                account.DisplayName,
                subject,
                text,
                Placeholders.Html(text, link),
                clock.GetUtcNow().UtcDateTime,
                [key]
            )
        );
        await db.SaveChangesAsync(cancellation);
        // Someone waits for it; the queue looks only every few minutes by itself.
        jobs.Enqueue<Outbox>(outbox => outbox.SendDueAsync(CancellationToken.None));
    }

    private static (string, string) In(string language, Func<(string, string)> say)
    {
        var spoken = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = spoken;
        }
    }
}
