using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using SciTasks.Data;
using SciTasks.Domain.Alerts;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Mail;

/// <summary>Sends what waits in the outbox: over SMTP, or into the pickup folder where no host is set. Each mail is marked as soon as it is
/// gone, so a kill repeats at most the one in flight, under the same Message-ID.</summary>
internal sealed class Outbox(AppDb db, Settings settings, TimeProvider clock, ILogger<Outbox> log)
{
    /// <summary>Sends everything whose time has come.</summary>
    /// <returns>How many went out and how many did not.</returns>
    public async Task<(int Sent, int Failed)> SendDueAsync(CancellationToken cancellation = default)
    {
        var (sent, failed) = (0, 0);
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.Outbox.Where(m => m.State == MailState.Queued && m.NextAttemptAt <= now).OrderBy(m => m.Id).ToListAsync(cancellation);
        if (waiting.Count == 0) return (0, 0);
        await using var way = Open();
        foreach (var mail in waiting)
        {
            try
            {
                await way.SendAsync(Message(mail), mail.MessageId, cancellation);
                mail.WentOut(clock.GetUtcNow().UtcDateTime);
                sent++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Mail {MessageId} could not be sent", mail.MessageId);
                mail.CouldNotGo(e.Message, clock.GetUtcNow().UtcDateTime);
                failed++;
            }
            await db.SaveChangesAsync(CancellationToken.None);
        }
        return (sent, failed);
    }

    private IWay Open() => string.IsNullOrWhiteSpace(settings.Mail.Host) ? new PickupFolder(Path.Combine(settings.DataDirectory, "mail")) : new Smtp(settings.Mail);

    private MimeMessage Message(OutboxMail mail)
    {
        var message = new MimeMessage { MessageId = mail.MessageId, Subject = mail.Subject, Date = new DateTimeOffset(mail.CreatedAt) };
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
        private readonly SmtpClient _client = new();

        public async Task SendAsync(MimeMessage message, string messageId, CancellationToken cancellation)
        {
            if (!_client.IsConnected)
            {
                await _client.ConnectAsync(mail.Host!, mail.Port, mail.UseTls ? SecureSocketOptions.Auto : SecureSocketOptions.None, cancellation);
                if (mail.User is { Length: > 0 } user) await _client.AuthenticateAsync(user, mail.Password ?? "", cancellation);
            }
            await _client.SendAsync(message, cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            if (_client.IsConnected) await _client.DisconnectAsync(quit: true);
            _client.Dispose();
        }
    }
}
