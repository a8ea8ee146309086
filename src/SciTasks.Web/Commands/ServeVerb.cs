using System.CommandLine;
using Hangfire;
using SciTasks.Web.Demo;
using SciTasks.Web.Faults;
using SciTasks.Web.Features.Imports;
using SciTasks.Web.Jobs;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Commands;

internal static class ServeVerb
{
    public static Command Create()
    {
        var serve = new Command("serve", "Run the web application (the default).")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        serve.SetAction(
            async (parsed, cancellation) =>
            {
                try
                {
                    await using var app = App.Build([.. parsed.UnmatchedTokens]);
                    await StartAsync(app, cancellation);
                    Greet(app);
                    await app.WaitForShutdownAsync(cancellation);
                    return 0;
                }
                catch (Exception e)
                {
                    var output = new Output(parsed.GetValue(CommandLine.Json));
                    return Verb.Fail(e, output, parsed.GetValue(CommandLine.Verbose));
                }
            }
        );
        return serve;
    }

    /// <summary>How long a start waits for a look through the pages of the database.</summary>
    private static readonly TimeSpan QuickCheck = TimeSpan.FromSeconds(10);

    /// <summary>Prepares the database, loads the demo where that is due, and starts listening.</summary>
    /// <exception cref="FaultException">Another server runs on the folder, or the database is damaged.</exception>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellation = default)
    {
        app.Services.GetRequiredService<ServerTurn>().Take();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var demo = scope.ServiceProvider.GetRequiredService<DemoStory>();
            var setup = scope.ServiceProvider.GetRequiredService<DatabaseSetup>();
            var wanted = demo.IsWanted(Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"));
            setup.LookThrough(QuickCheck);
            await setup.PrepareAsync(wanted, cancellation);
            await demo.PrepareAsync(wanted, cancellation);
            await scope.ServiceProvider.GetRequiredService<CutShortImports>().EndAsync(cancellation);
        }
        app.UsePipeline();
        await app.StartAsync(cancellation);
        Schedule.Apply(
            app.Services.GetRequiredService<IRecurringJobManager>(),
            app.Services.GetRequiredService<IBackgroundJobClient>(),
            app.Services.GetRequiredService<Settings>().Alerts
        );
    }

    private static void Greet(WebApplication app)
    {
        var mode = app.Services.GetRequiredService<DemoMode>();
        Console.WriteLine($"SciTasks: {string.Join(", ", app.Urls)}");
        Console.WriteLine(
            mode.IsOn
                ? "Demo: open the address and sign in with one click as any of the named people. Data and mail: "
                    + app.Services.GetRequiredService<Settings>().DataDirectory
                : "Sign in with your account. The first administrator is made with: SciTasks.Web user add EMAIL --name NAME --role Administrator"
        );
    }
}
