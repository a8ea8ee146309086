using SciTasks.Domain.Basics.Text;
using SciTasks.Word;

namespace SciTasks.Web.Setup;

/// <summary>Every setting of the system, from appsettings.json, environment variables or the command line.</summary>
public sealed class Settings
{
    /// <summary>Folder of the embedded database, the mail pickup and keys. Created when missing.</summary>
    public string DataDirectory { get; set; } = "App_Data";
    public DatabaseSettings Database { get; set; } = new();
    public MailSettings Mail { get; set; } = new();
    public AlertSettings Alerts { get; set; } = new();
    public DemoSettings Demo { get; set; } = new();
    public DepartmentSettings Department { get; set; } = new();
    public FundingSettings Funding { get; set; } = new();
    public FileSettings Files { get; set; } = new();
    public AuditSettings Audit { get; set; } = new();
    public BackupSettings Backup { get; set; } = new();
    public SignInSettings SignIn { get; set; } = new();
    public LimitSettings Limits { get; set; } = new();
    public EntraSettings Entra { get; set; } = new();
    public KeySettings Keys { get; set; } = new();
    public TelemetrySettings Telemetry { get; set; } = new();

    /// <summary>Addresses, or networks as 10.0.0.0/8, of the proxies that stand before the server; what others say of
    /// who is asking is not believed.</summary>
    public string[] Proxies { get; set; } = [];

    /// <summary>The pages are reached over TLS, so that cookies never travel without.</summary>
    public bool IsPublicOverTls => PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Address that links in mails begin with.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Connection string of SQL Server; for SQLite it is derived from <see cref="DataDirectory"/>.</summary>
    public string? ConnectionString { get; set; }

    public bool UsesSqlServer => Database.Provider == DatabaseProvider.SqlServer;
    public string FilesDirectory => Files.Directory ?? Path.Combine(DataDirectory, "files");
    public string? BackupDirectory =>
        Backup.Directory ?? (UsesSqlServer ? null : Path.Combine(DataDirectory, "backups"));
    public string DatabaseFile => Path.Combine(DataDirectory, "scitasks.db");
}

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

public sealed class DatabaseSettings
{
    public DatabaseProvider Provider { get; set; }
    public int? MaxBatchSize { get; set; }
}

/// <summary>Without a host, mail is written to <c>DataDirectory/mail</c> as .eml files.</summary>
public sealed class MailSettings
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public string? User { get; set; }
    public string? Password { get; set; }
    public string From { get; set; } = "scitasks@localhost";
    public string FromName { get; set; } = "SciTasks";

    /// <summary>By STARTTLS, on port 465 from the first byte; a server that offers neither is not written to. False
    /// only for a plain server without login, as a relay on the same machine.</summary>
    public bool UseTls { get; set; } = true;
}

public sealed class AlertSettings
{
    /// <summary>The server runs the alerts of a day by itself, from 07:00 on and after a start. False: only the verb
    /// <c>alerts</c> does.</summary>
    public bool Automatic { get; set; } = true;
}

public sealed class DemoSettings
{
    /// <summary>Null: on only where no database exists and ASPNETCORE_ENVIRONMENT is not set.</summary>
    public bool? Enabled { get; set; }
}

public sealed class DepartmentSettings
{
    /// <summary>The department's own source of task codes.</summary>
    public string Source { get; set; } = "SKHCN";
    public string Name { get; set; } = "Sở Khoa học và Công nghệ";
    public string Authority { get; set; } = "Ủy ban nhân dân tỉnh Cà Mau";
    public string Place { get; set; } = "Cà Mau";

    /// <summary>Of the department in the numbers of its papers.</summary>
    public string Abbreviation { get; set; } = "SKHCN";

    /// <summary>How amounts are spelled out: linh or lẻ, nghìn or ngàn, tư or bốn.</summary>
    public AmountStyle AmountWords { get; set; } = AmountStyle.Northern;

    /// <summary>As its papers name it.</summary>
    public Office Office => new(Authority, Name, Abbreviation, Place, AmountWords);
}

public sealed class FundingSettings
{
    /// <summary>The treasury payments usually go through; stands in the form.</summary>
    public string Treasury { get; set; } = "KBNN tỉnh";

    /// <summary>The head of division endorses a tranche before leadership approves it.</summary>
    public bool Endorsement { get; set; } = true;
}

public sealed class FileSettings
{
    /// <summary>Where attachments and scans lie; the same folder for every node. By default <c>files</c> in
    /// <see cref="Settings.DataDirectory"/>.</summary>
    public string? Directory { get; set; }

    /// <summary>A virus scanner that speaks the protocol of clamd, as <c>tcp://127.0.0.1:3310</c>; null: none. Where it
    /// does not answer nothing is kept.</summary>
    public string? Scanner { get; set; }

    /// <summary>Largest file that may be attached.</summary>
    public int MaxMegabytes { get; set; } = 50;
}

/// <summary>The key by which audit, moves and ledger are sealed. It belongs where nobody who writes in the database
/// can read it.</summary>
public sealed class AuditSettings
{
    /// <summary>At least 32 bytes as Base64; of every node the same. Null: <see cref="SealKeyFile"/>.</summary>
    public string? SealKey { get; set; }

    /// <summary>File of the key; made where it is missing and nothing was sealed yet. By default, and only over the
    /// embedded database, <c>keys/seal.key</c> in <see cref="Settings.DataDirectory"/>.</summary>
    public string? SealKeyFile { get; set; }

    /// <summary>How often the server seals what was written; 0: only verbs do.</summary>
    public int SealEverySeconds { get; set; } = 5;
}

/// <summary>Signing in with Entra ID. Where it is, stands in <c>AzureAd</c> (Instance, TenantId, ClientId,
/// ClientSecret); here stands what its people may be.</summary>
public sealed class EntraSettings
{
    /// <summary>App role, or identity of a group, to a role of ours. Empty: roles are given here, by
    /// administrators.</summary>
    public Dictionary<string, Data.Roles> Roles { get; set; } = [];

    /// <summary>Further tenants whose people may come in.</summary>
    public string[] Tenants { get; set; } = [];

    /// <summary>The directory asks everyone for a second factor (conditional access), so that administrators need none
    /// here. Otherwise only a sign-in whose token says so (<c>amr</c>: mfa) counts.</summary>
    public bool AsksSecondFactor { get; set; }

    /// <summary>People that another organisation vouches for.</summary>
    public bool AllowGuests { get; set; }
}

/// <summary>The certificate with which the keys of cookies and links are encrypted where they lie, in files or in the
/// database; of every node the same.</summary>
public sealed class KeySettings
{
    /// <summary>A file with the certificate and its private key (PFX). Null: keys lie as they are, for the program's
    /// account only.</summary>
    public string? CertificateFile { get; set; }
    public string? CertificatePassword { get; set; }

    /// <summary>The file used before, so that keys encrypted with it can still be read; the same password.</summary>
    public string? FormerCertificateFile { get; set; }
}

/// <summary>Where measurements and log lines go beside the log of the machine, by OpenTelemetry.</summary>
public sealed class TelemetrySettings
{
    /// <summary>A collector, as <c>http://127.0.0.1:4318</c> (OTLP over HTTP); null: nothing is sent.</summary>
    public string? Endpoint { get; set; }
}

/// <summary>How often one person, or one address where nobody is signed in, may ask for what costs much.</summary>
public sealed class LimitSettings
{
    public int ExportsPerMinute { get; set; } = 30;
    public int UploadsPerMinute { get; set; } = 60;
    public int SearchesPerMinute { get; set; } = 120;
}

/// <summary>Signing in with a local account, by the parameters of level 2 (docs/rules/rights.md); each department
/// confirms its level.</summary>
public sealed class SignInSettings
{
    /// <summary>Characters of a password, and of one beside which a second factor stands.</summary>
    public int LeastLength { get; set; } = 14;
    public int LeastLengthWithSecondFactor { get; set; } = 8;

    /// <summary>Idle minutes that end a session; of administrators fewer.</summary>
    public int IdleMinutes { get; set; } = 15;
    public int AdministratorsIdleMinutes { get; set; } = 5;

    /// <summary>However busy, after so many hours one signs in again.</summary>
    public int LongestHours { get; set; } = 24;

    /// <summary>Administrators set up a second factor before anything else; the demo's need none.</summary>
    public bool AdministratorsNeedSecondFactor { get; set; } = true;

    /// <summary>An account nobody used for so long is shut by the nightly job; 0: never.</summary>
    public int DisableAfterIdleDays { get; set; } = 45;

    /// <summary>An account not reviewed for so long stands on the review list.</summary>
    public int ReviewAfterDays { get; set; } = 365;

    /// <summary>How long the link of an invitation or of a forgotten password holds.</summary>
    public int LinkHours { get; set; } = 24;

    /// <summary>A list of stolen passwords on this machine: SHA-1 in capital hexadecimal digits, a line each, in
    /// order.</summary>
    public string? StolenPasswordsFile { get; set; }

    /// <summary>How long lines of the access log are kept.</summary>
    public int KeepAccessMonths { get; set; } = 12;
}

/// <summary>The copy of every night.</summary>
public sealed class BackupSettings
{
    /// <summary>Where copies go; best on another disk. By default, and only over the embedded database,
    /// <c>backups</c> in <see cref="Settings.DataDirectory"/>. Over a server: a folder of the server's disk, or null
    /// where the server is backed up by its own plan.</summary>
    public string? Directory { get; set; }

    /// <summary>How many copies are kept.</summary>
    public int Keep { get; set; } = 14;

    /// <summary>False: nobody but the verb makes one.</summary>
    public bool Nightly { get; set; } = true;
}

/// <summary>A setting is wrong; the message names its key and says what to write.</summary>
public sealed class SettingsException(string message) : Exception(message);
