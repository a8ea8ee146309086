using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Web.Jobs;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Administration;

public enum SecurityMark
{
    On,
    Off,

    /// <summary>The program cannot see it; the department confirms it.</summary>
    Unconfirmed,
}

/// <summary>A demand of the level and how it is met here.</summary>
/// <param name="Key">Of its sentence, <c>Security.Key</c>, and of what to do, <c>Security.Key.do</c>.</param>
public sealed record SecurityLine(string Key, SecurityMark Mark);

/// <summary>How the installation stands against the demands of security level 2 (docs/rules/rights.md) and what its
/// settings ask for.</summary>
public sealed class SecurityState(AppDb db, Settings settings, DemoMode demo, TimeProvider clock)
{
    public async Task<IReadOnlyList<SecurityLine>> LinesAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = now.AddDays(-settings.SignIn.ReviewAfterDays);
        var people = db.Users.AsNoTracking().Where(a => !a.Disabled && !a.IsDemo);
        var administrators = people.Where(a => a.Roles.HasFlag(Roles.Administrator));
        var backup = await BackupJob.LastAsync(db, cancellation);
        return
        [
            Line("Tls", settings.IsPublicOverTls),
            Line("NoDemo", !demo.IsOn),
            Line("Administrators", await administrators.CountAsync(cancellation) >= 2),
            Line(
                "SecondFactor",
                settings.SignIn.AdministratorsNeedSecondFactor
                    && !await administrators.AnyAsync(a => !a.TwoFactorEnabled, cancellation)
            ),
            Line("Passwords", settings.SignIn is { LeastLength: >= 14, LeastLengthWithSecondFactor: >= 8 }),
            Line("Stolen", !string.IsNullOrWhiteSpace(settings.SignIn.StolenPasswordsFile)),
            Line("Idle", settings.SignIn is { IdleMinutes: <= 15, AdministratorsIdleMinutes: <= 5 }),
            Line("Unused", settings.SignIn.DisableAfterIdleDays is > 0 and <= 45),
            Line("Review", !await people.AnyAsync(a => a.ReviewedAt == null || a.ReviewedAt < due, cancellation)),
            Line("AccessLog", settings.SignIn.KeepAccessMonths >= 12),
            Line("SealKey", settings.Audit.SealKey is not null || IsElsewhere(settings.Audit.SealKeyFile)),
            Line("KeyCertificate", !string.IsNullOrWhiteSpace(settings.Keys.CertificateFile)),
            Line("Backup", backup is { Error: null } && now - backup.At < TimeSpan.FromHours(26)),
            Line("BackupElsewhere", IsElsewhere(settings.Backup.Directory)),
            Line("MailTls", settings.Mail.Host is null or "" || settings.Mail.UseTls),
            Line("Scanner", !string.IsNullOrWhiteSpace(settings.Files.Scanner)),
            .. Unseen.Select(key => new SecurityLine(key, SecurityMark.Unconfirmed)),
        ];
    }

    // What only the department knows.
    private static readonly string[] Unseen = ["Level", "DiskEncryption", "RestoreTried", "Scan"];

    private static SecurityLine Line(string key, bool on) => new(key, on ? SecurityMark.On : SecurityMark.Off);

    private bool IsElsewhere(string? path) =>
        !string.IsNullOrWhiteSpace(path)
        && !Path.GetFullPath(path)
            .StartsWith(
                Path.GetFullPath(settings.DataDirectory) + Path.DirectorySeparatorChar,
                StringComparison.Ordinal
            );
}
