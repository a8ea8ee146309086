using System.Globalization;
using Microsoft.AspNetCore.Localization;
using SciTasks.Data;
using SciTasks.Data.Sealing;
using SciTasks.Web.Addresses;
using SciTasks.Web.Demo;
using SciTasks.Web.Faults;
using SciTasks.Web.Files;
using SciTasks.Web.Jobs;
using SciTasks.Web.Mail;
using SciTasks.Web.Mvc;
using SciTasks.Web.Names;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;
using SciTasks.Web.Tranches;

namespace SciTasks.Web;

/// <summary>Puts the application together; the same for the web server and for every verb of the command
/// line.</summary>
internal static class App
{
    public static readonly CultureInfo[] Languages = [new("vi"), new("en")];

    /// <param name="args">Settings as <c>--Key=value</c>.</param>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    /// <param name="log">Least level that is logged; null follows the settings.</param>
    public static WebApplication Build(string[] args, TimeProvider? clock = null, LogLevel? log = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(App).Assembly.GetName().Name,
                // Settings are read once, at start: a watch on their files would only cost.
                Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
                ContentRootPath = ContentRoot,
                WebRootPath = Path.Combine(ContentRoot, "wwwroot"),
            }
        );
        builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        if (log is { } least)
            builder.Services.PostConfigure<LoggerFilterOptions>(o => Quieten(o, least));
        var settings = SettingsReader.Read(builder.Configuration, ContentRoot);
        OwnFiles.KeepPrivate(settings);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls("http://localhost:5080");

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(_ => Reference.Load(Reference.DefaultFolder));
        services.AddDbContext<AppDb>(o => DatabaseSetup.Configure(o, settings));
        services.AddScoped<DatabaseSetup>();
        services.AddScoped<Soundness>();
        services.AddSingleton<SealBook>();
        services.AddScoped<Sealer>();
        services.AddScoped<SealCheck>();
        services.AddScoped<Sealing>();
        services.AddScoped<Backup>();
        services.AddScoped<Restore>();
        services.AddScoped<BackupJob>();
        services.AddScoped<HeadOfSealsJob>();
        services.AddHostedService<SealingService>();
        services.AddSingleton<ServerTurn>();
        services.AddScoped<DemoStory>();
        services.AddScoped<Outbox>();
        services.AddSingleton(_ => MailTexts.Load(Reference.DefaultFolder));
        services.AddSingleton<VirusScanner>();
        services.AddSingleton<FileStore>();
        services.AddScoped<Letters>();
        services.AddScoped<NameDesk>();
        services.AddScoped<MergeDesk>();
        services.AddScoped<Authority>();
        services.AddScoped<TaskDesk>();
        services.AddScoped<TaskWork>();
        services.AddScoped<FileShelf>();
        services.AddScoped<FundingQueue>();
        foreach (var feature in AllFeatures.List)
            feature.AddServices(services);
        services.AddLocalization(o => o.ResourcesPath = "Resources");
        services.AddSingleton<Wording>();
        services.AddJobs(settings);
        services.AddSignIn();
        services.AddEntra(builder.Configuration, settings);
        services.AddPages();
        services.AddKeys(settings);
        services.AddFront(settings, builder.Configuration);
        builder.AddTelemetry(settings);
        return builder.Build();
    }

    /// <summary>The pipeline of the web server.</summary>
    public static void UsePipeline(this WebApplication app)
    {
        app.UseFront();
        app.UseLastResort();
        app.UseExceptionHandler(ErrorAddress.Of(StatusCodes.Status500InternalServerError));
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseHsts(); // behind the error page, which takes back every header set before it
        app.UseSecurityHeaders(app.Services.GetRequiredService<EntraMode>().Origin);
        app.UseStaticFiles(
            new StaticFileOptions
            {
                OnPrepareResponse = f => f.Context.Response.Headers.CacheControl = "public,max-age=86400",
            }
        );
        app.UseRouting();
        app.UseRequestLocalization(
            new RequestLocalizationOptions
            {
                DefaultRequestCulture = new RequestCulture("vi"),
                SupportedCultures = Languages,
                SupportedUICultures = Languages,
                RequestCultureProviders =
                [
                    new QueryStringRequestCultureProvider { QueryStringKey = "culture", UIQueryStringKey = "culture" },
                    new CookieRequestCultureProvider(),
                ],
            }
        );
        app.UseAuthentication();
        app.Use(SessionFault.ThrowAsync);
        app.UseRateLimiter();
        app.Use(AccessWatch.WriteAsync);
        app.Use(SecondFactorGate.PassAsync);
        app.UseAuthorization();
        app.MapControllers();
    }

    /// <summary>The project's folder under <c>dotnet run</c>, the program's folder once published.</summary>
    public static string ContentRoot { get; } = FindContentRoot();

    private static string FindContentRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SciTasks.Web.csproj")))
                return folder.FullName;
            var inRepository = Path.Combine(folder.FullName, "src", "SciTasks.Web");
            if (File.Exists(Path.Combine(inRepository, "SciTasks.Web.csproj")))
                return inRepository;
        }
        return AppContext.BaseDirectory;
    }

    /// <summary>What EF Core logs as an error is thrown as well, and told once.</summary>
    private static void Quieten(LoggerFilterOptions options, LogLevel least)
    {
        options.Rules.Clear();
        options.MinLevel = least;
        options.Rules.Add(new LoggerFilterRule(null, "Microsoft.EntityFrameworkCore", LogLevel.Critical, null));
    }
}
