using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Web.Jobs;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Mail;

/// <summary>Sends what waits in the outbox: over SMTP, or into the pickup folder where no host is set. A mail is
/// claimed, sent and settled, each by one statement, so two senders never post it twice, and where the claim cannot be
/// written nothing is sent. A kill repeats at most the one in flight, under the same Message-ID.</summary>
internal sealed class Outbox(AppDb db, Settings settings, TimeProvider clock, ILogger<Outbox> log)
{
    /// <summary>So long nobody else sends a mail that was claimed; longer than a server may take for one.</summary>
    private static readonly TimeSpan ClaimHolds = TimeSpan.FromMinutes(10);

    private readonly string _self = $"{ProcessMark.Own}:{Guid.NewGuid():N}";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Sends everything whose time has come and nobody else is sending.</summary>
    /// <returns>How many went out and how many did not.</returns>
    public async Task<(int Sent, int Failed)> SendDueAsync(CancellationToken cancellation = default)
    {
        var (sent, failed) = (0, 0);
        await ReleaseAsync(cancellation);
        var waiting = await Free().OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancellation);
        if (waiting.Count == 0)
            return (0, 0);
        await using var way = Open();
        foreach (var id in waiting)
        {
            if (await ClaimAsync(id, cancellation) is not { } mail)
                continue;
            await SendAsync(way, mail, cancellation);
            if (mail.State == MailState.Sent)
                sent++;
            else
                failed++;
            await SettleAsync(mail);
        }
        return (sent, failed);
    }

    private IQueryable<OutboxMail> Free()
    {
        var now = Now;
        return db
            .Outbox.AsNoTracking()
            .Where(m =>
                m.State == MailState.Queued
                && m.NextAttemptAt <= now
                && (m.ClaimedUntil == null || m.ClaimedUntil < now)
            );
    }

    /// <summary>What a process had claimed that is gone need not wait for the claim to run out.</summary>
    private async Task ReleaseAsync(CancellationToken cancellation)
    {
        var holders = await db
            .Outbox.Where(m => m.State == MailState.Queued && m.ClaimedBy != null)
            .Select(m => m.ClaimedBy)
            .Distinct()
            .ToListAsync(cancellation);
        foreach (var gone in holders.Where(ProcessMark.IsGone))
            await db
                .Outbox.Where(m => m.ClaimedBy == gone)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.ClaimedBy, (string?)null)
                            .SetProperty(m => m.ClaimedUntil, (DateTime?)null),
                    cancellation
                );
    }

    /// <returns>The mail, or null where another sender was faster.</returns>
    private async Task<OutboxMail?> ClaimAsync(int id, CancellationToken cancellation)
    {
        var until = Now + ClaimHolds;
        var claimed = await Free()
            .Where(m => m.Id == id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.ClaimedBy, _self).SetProperty(m => m.ClaimedUntil, until),
                cancellation
            );
        return claimed == 0
            ? null
            : await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id, CancellationToken.None);
    }

    private async Task SendAsync(IWay way, OutboxMail mail, CancellationToken cancellation)
    {
        try
        {
            await way.SendAsync(Message(mail), mail.MessageId, cancellation);
            mail.WentOut(Now);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "Mail {MessageId} could not be sent", mail.MessageId);
            mail.CouldNotGo(e.Message, Now);
        }
    }

    /// <summary>Whoever took the claim over meanwhile settles it.</summary>
    private Task<int> SettleAsync(OutboxMail mail) =>
        db
            .Outbox.Where(m => m.Id == mail.Id && m.ClaimedBy == _self)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(m => m.State, mail.State)
                    .SetProperty(m => m.SentAt, mail.SentAt)
                    .SetProperty(m => m.Text, mail.Text)
                    .SetProperty(m => m.Html, mail.Html)
                    .SetProperty(m => m.Attempts, mail.Attempts)
                    .SetProperty(m => m.NextAttemptAt, mail.NextAttemptAt)
                    .SetProperty(m => m.LastError, mail.LastError)
                    .SetProperty(m => m.ClaimedBy, (string?)null)
                    .SetProperty(m => m.ClaimedUntil, (DateTime?)null)
            );

    private IWay Open() =>
        string.IsNullOrWhiteSpace(settings.Mail.Host)
            ? new PickupFolder(Path.Combine(settings.DataDirectory, "mail"))
            : new Smtp(settings.Mail);

    private MimeMessage Message(OutboxMail mail)
    {
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Subject = mail.Subject,
            Date = new DateTimeOffset(mail.CreatedAt),
        };
        message.From.Add(new MailboxAddress(settings.Mail.FromName, settings.Mail.From));
        message.To.Add(new MailboxAddress(mail.ToName, mail.To));
        message.Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody();
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private interface IWay : IAsyncDisposable
    {
        Task SendAsync(MimeMessage message, string messageId, CancellationToken cancellation);
    }

    private sealed class PickupFolder(string folder) : IWay
    {
        public async Task SendAsync(MimeMessage message, string messageId, CancellationToken cancellation)
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, messageId + ".eml");
            var half = file + ".part";
            await message.WriteToAsync(half, cancellation);
            File.Move(half, file, overwrite: true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Smtp(MailSettings mail) : IWay
    {
        private const int ImplicitTls = 465;

        private readonly SmtpClient _client = new();

        /// <summary>With TLS the connection fails where the server offers none; a password is never sent in
        /// clear.</summary>
        private SecureSocketOptions Security =>
            !mail.UseTls ? SecureSocketOptions.None
            : mail.Port == ImplicitTls ? SecureSocketOptions.SslOnConnect
            : SecureSocketOptions.StartTls;

        public async Task SendAsync(MimeMessage message, string messageId, CancellationToken cancellation)
        {
            if (!_client.IsConnected)
                await _client.ConnectAsync(mail.Host!, mail.Port, Security, cancellation);
            if (!_client.IsAuthenticated && mail.User is { Length: > 0 } user)
                await _client.AuthenticateAsync(user, mail.Password ?? "", cancellation);
            await _client.SendAsync(message, cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            if (_client.IsConnected)
                await _client.DisconnectAsync(quit: true);
            _client.Dispose();
        }
    }
}
