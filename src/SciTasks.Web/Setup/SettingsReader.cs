namespace SciTasks.Web.Setup;

/// <summary>Binds and checks the settings once, at start.</summary>
internal static class SettingsReader
{
    private static readonly string[] Providers = Enum.GetNames<DatabaseProvider>();

    /// <param name="contentRoot">Where a relative default data directory lies.</param>
    /// <exception cref="SettingsException">Names the key.</exception>
    public static Settings Read(IConfiguration configuration, string contentRoot)
    {
        if (
            configuration["Database:Provider"] is { Length: > 0 } provider
            && !Providers.Contains(provider, StringComparer.OrdinalIgnoreCase)
        )
            throw new SettingsException(
                $"Database:Provider is \"{provider}\"; it must be one of {string.Join(", ", Providers)}."
            );
        var settings = Bind(configuration);
        settings.DataDirectory = Path.GetFullPath(
            settings.DataDirectory,
            configuration["DataDirectory"] is null ? contentRoot : Directory.GetCurrentDirectory()
        );
        if (string.IsNullOrWhiteSpace(settings.Files.Directory))
            settings.Files.Directory = null;
        else
            settings.Files.Directory = Path.GetFullPath(settings.Files.Directory, Directory.GetCurrentDirectory());
        if (!string.IsNullOrWhiteSpace(settings.Backup.Directory) && !settings.UsesSqlServer)
            settings.Backup.Directory = Path.GetFullPath(settings.Backup.Directory, Directory.GetCurrentDirectory());
        if (!string.IsNullOrWhiteSpace(settings.Audit.SealKeyFile))
            settings.Audit.SealKeyFile = Path.GetFullPath(settings.Audit.SealKeyFile, Directory.GetCurrentDirectory());
        settings.ConnectionString = configuration.GetConnectionString("SciTasks");
        Check(settings);
        return settings;
    }

    private static Settings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.Get<Settings>() ?? new Settings();
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException($"{e.Message} {e.InnerException?.Message}".Trim());
        }
    }

    private static void CheckConnection(string text)
    {
        try
        {
            _ = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new SettingsException($"ConnectionStrings:SciTasks cannot be read: {e.Message}");
        }
    }

    private static void CheckLimits(LimitSettings limits)
    {
        if (limits is not { ExportsPerMinute: > 0, UploadsPerMinute: > 0, SearchesPerMinute: > 0 })
            throw new SettingsException("Limits: each of the numbers must be at least 1.");
    }

    private static void CheckSignIn(SignInSettings rules)
    {
        foreach (
            var (key, value, least, most) in new[]
            {
                ("LeastLength", rules.LeastLength, 8, 100),
                ("LeastLengthWithSecondFactor", rules.LeastLengthWithSecondFactor, 8, 100),
                ("IdleMinutes", rules.IdleMinutes, 1, 480),
                ("AdministratorsIdleMinutes", rules.AdministratorsIdleMinutes, 1, 480),
                ("LongestHours", rules.LongestHours, 1, 168),
                ("DisableAfterIdleDays", rules.DisableAfterIdleDays, 0, 3650),
                ("ReviewAfterDays", rules.ReviewAfterDays, 1, 3650),
                ("LinkHours", rules.LinkHours, 1, 168),
                ("KeepAccessMonths", rules.KeepAccessMonths, 1, 120),
            }
        )
            if (value < least || value > most)
                throw new SettingsException($"SignIn:{key} is {value}; it must be between {least} and {most}.");
        if (!string.IsNullOrWhiteSpace(rules.StolenPasswordsFile) && !File.Exists(rules.StolenPasswordsFile))
            throw new SettingsException(
                $"SignIn:StolenPasswordsFile is \"{rules.StolenPasswordsFile}\"; there is no such file."
            );
    }

    private static void Check(Settings settings)
    {
        if (settings.UsesSqlServer && string.IsNullOrWhiteSpace(settings.ConnectionString))
            throw new SettingsException(
                "ConnectionStrings:SciTasks is empty; Database:Provider SqlServer needs the connection string of the server."
            );
        if (settings.UsesSqlServer)
            CheckConnection(settings.ConnectionString!);
        if (settings.Mail.Port is < 1 or > 65535)
            throw new SettingsException($"Mail:Port is {settings.Mail.Port}; it must be between 1 and 65535.");
        if (settings.Mail is { Host.Length: > 0, User.Length: > 0, UseTls: false })
            throw new SettingsException(
                "Mail:UseTls is false and Mail:User is set; the password would cross the network in clear. Set Mail:UseTls to true, or leave Mail:User empty for a server that asks for no login."
            );
        if (!settings.Mail.From.Contains('@', StringComparison.Ordinal))
            throw new SettingsException($"Mail:From is \"{settings.Mail.From}\"; it must be an e-mail address.");
        if (!Uri.TryCreate(settings.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new SettingsException(
                $"PublicUrl is \"{settings.PublicUrl}\"; it must begin with http:// or https://."
            );
        if (settings.Files.MaxMegabytes is < 1 or > 2000)
            throw new SettingsException(
                $"Files:MaxMegabytes is {settings.Files.MaxMegabytes}; it must be between 1 and 2000."
            );
        if (settings.Audit.SealKey is { Length: > 0 } && SealBook.KeyOf(settings.Audit.SealKey) is null)
            throw new SettingsException("Audit:SealKey must be Base64 of at least 32 random bytes.");
        CheckSignIn(settings.SignIn);
        CheckLimits(settings.Limits);
        foreach (var proxy in settings.Proxies)
            if (!System.Net.IPNetwork.TryParse(proxy, out _) && !System.Net.IPAddress.TryParse(proxy, out _))
                throw new SettingsException(
                    $"Proxies holds \"{proxy}\"; write an address as 10.0.0.1 or a network as 10.0.0.0/8."
                );
        if (
            !string.IsNullOrWhiteSpace(settings.Files.Scanner)
            && !(
                Uri.TryCreate(settings.Files.Scanner, UriKind.Absolute, out var scanner)
                && scanner is { Scheme: "tcp", Port: > 0 }
            )
        )
            throw new SettingsException(
                $"Files:Scanner is \"{settings.Files.Scanner}\"; write it as tcp://127.0.0.1:3310."
            );
        if (
            !string.IsNullOrWhiteSpace(settings.Telemetry.Endpoint)
            && !(
                Uri.TryCreate(settings.Telemetry.Endpoint, UriKind.Absolute, out var collector)
                && collector.Scheme is "http" or "https"
            )
        )
            throw new SettingsException(
                $"Telemetry:Endpoint is \"{settings.Telemetry.Endpoint}\"; write it as http://127.0.0.1:4318."
            );
        if (settings.Backup.Keep is < 1 or > 3650)
            throw new SettingsException($"Backup:Keep is {settings.Backup.Keep}; it must be between 1 and 3650.");
        if (settings.Audit.SealEverySeconds is < 0 or > 3600)
            throw new SettingsException(
                $"Audit:SealEverySeconds is {settings.Audit.SealEverySeconds}; it must be between 0 and 3600."
            );
        if (string.IsNullOrWhiteSpace(settings.Department.Source))
            throw new SettingsException("Department:Source is empty; it names the department's own task codes.");
        var words = settings.Department.AmountWords;
        if (
            words.Zero is not ("linh" or "lẻ")
            || words.Thousand is not ("nghìn" or "ngàn")
            || words.Four is not ("tư" or "bốn")
        )
            throw new SettingsException(
                "Department:AmountWords must have Zero linh or lẻ, Thousand nghìn or ngàn, Four tư or bốn."
            );
    }
}
