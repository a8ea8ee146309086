using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Jobs;

/// <summary>Sends the end of the chain of seals to the director every day it moved: a mailbox is where nobody who looks
/// after the database writes.</summary>
internal sealed class HeadOfSealsJob(AppDb db, Sealing sealing, Wording words, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        if (await sealing.RunAsync(cancellation) is not { } head)
            return;
        var today = clock.Today();
        var directors = await db
            .Users.AsNoTracking()
            .Where(a => !a.Disabled && a.IsDirector && a.Email != null)
            .OrderBy(a => a.Id)
            .ToListAsync(cancellation);
        foreach (var director in directors.Where(d => d.RolesOn(today).HasFlag(Roles.Leadership)))
            await WriteAsync(director, today, head.ToString(), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task WriteAsync(Account director, DateOnly today, string head, CancellationToken cancellation)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(director.Language);
        var text = string.Join(
            "\n\n",
            words["Dear {0},", director.DisplayName],
            words["History, moves and ledger of SciTasks were sealed on {0} up to:", today],
            head,
            words[
                "Keep this mail. With `database check --head {0}` anyone can prove that nothing before it was changed, removed or put in.",
                head
            ]
        );
        var mail = new OutboxMail(
            director.Email!,
            director.DisplayName,
            words["Seal of {0}", today],
            text,
            $"<p>{WebUtility.HtmlEncode(text).Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p>",
            clock.GetUtcNow().UtcDateTime,
            [$"seal|{head}"]
        );
        // The same end again is no news.
        if (!await db.Outbox.AnyAsync(m => m.MessageId == mail.MessageId, cancellation))
            db.Outbox.Add(mail);
    }
}
