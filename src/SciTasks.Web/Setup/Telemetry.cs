using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SciTasks.Web.Setup;

/// <summary>Measurements, traces and log lines for a collector of the department, where one is named.</summary>
internal static class Telemetry
{
    /// <summary>Personal data stay here: of an address only the pattern of its route is sent, never the query, and of an
    /// error only its kind.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder, Settings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Telemetry.Endpoint))
            return;
        var collector = new Uri(settings.Telemetry.Endpoint);
        Action<OtlpExporterOptions> To(string path) =>
            o => (o.Protocol, o.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(collector, path));
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("SciTasks"))
            .WithTracing(t =>
                t.AddAspNetCoreInstrumentation(o =>
                    {
                        o.RecordException = false;
                        o.EnrichWithHttpRequest = (activity, _) => HideAddress(activity);
                        o.EnrichWithHttpResponse = (activity, _) => HideAddress(activity);
                    })
                    .AddOtlpExporter(To("v1/traces"))
            )
            .WithMetrics(m => m.AddAspNetCoreInstrumentation().AddOtlpExporter(To("v1/metrics")));
        builder.Logging.AddOpenTelemetry(o =>
        {
            o.IncludeFormattedMessage = false;
            o.IncludeScopes = false;
            o.AddProcessor(new WithoutWords());
            o.AddOtlpExporter(To("v1/logs"));
        });
    }

    private static void HideAddress(System.Diagnostics.Activity activity)
    {
        foreach (var tag in Personal)
            activity.SetTag(tag, null);
    }

    private static readonly string[] Personal = ["url.path", "url.query", "client.address", "user_agent.original"];

    /// <summary>What an error says may name a person, for example an address a mail server refused: its kind goes out, its
    /// words stay in the log of the machine.</summary>
    private sealed class WithoutWords : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data)
        {
            if (data.Exception is { } error)
                data.Attributes = [new("exception.type", error.GetType().FullName)];
            data.Exception = null;
        }
    }
}
