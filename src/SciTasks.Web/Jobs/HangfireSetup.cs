using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.SqlServer;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Jobs;

/// <summary>
/// Hangfire keeps its storage, its activator and its log in static fields, so that by default every application of a
/// process uses those of the one that started last. Here each names its own.
/// </summary>
internal static class HangfireSetup
{
    public static void AddJobs(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(
            provider.GetRequiredService<IServiceScopeFactory>()
        ));
        services.AddSingleton<JobStorage>(provider =>
        {
            provider.GetRequiredService<IGlobalConfiguration>();
            return settings.UsesSqlServer
                ? new SqlServerStorage(settings.ConnectionString)
                : new InMemoryStorage(new InMemoryStorageOptions());
        });
        services.AddHangfire(
            (provider, hangfire) =>
                hangfire
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings()
                    .UseLogProvider(new JobLogs(provider.GetRequiredService<ILoggerFactory>()))
        );
        services.AddHangfireServer(o => o.WorkerCount = 2);
    }

    /// <summary>Silent once its application is gone, where Hangfire's own would throw at whoever is left.</summary>
    private sealed class JobLogs(ILoggerFactory loggers) : ILogProvider
    {
        private readonly AspNetCoreLogProvider _live = new(loggers);

        public ILog GetLogger(string name)
        {
            try
            {
                return _live.GetLogger(name);
            }
            catch (ObjectDisposedException)
            {
                return new Silence();
            }
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) =>
            false;
    }
}
