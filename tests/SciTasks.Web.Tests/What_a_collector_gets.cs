using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>OpenTelemetry, against a collector on this machine that keeps what it is sent.</summary>
public sealed class What_a_collector_gets
{
    [Fact]
    public async Task Routes_and_times_and_nothing_of_a_person()
    {
        var sent = new ConcurrentBag<(string Path, string Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.Map(
            "/{**path}",
            async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                sent.Add((context.Request.Path.Value!, Encoding.Latin1.GetString(body.ToArray())));
            }
        );
        await collector.StartAsync(TestContext.Current.CancellationToken);
        var address = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        await using (
            var app = await RunningApp.StartAsync(
                Directory.CreateTempSubdirectory("scitasks-").FullName,
                settings: ["--Demo:Enabled=false", "--Telemetry:Endpoint=" + address.Single()]
            )
        )
        {
            using var visitor = new Visitor(app.Address);
            await visitor.GetAsync("/sign-in?from=%2Ftasks%3Fq%3Dnguoi-duoc-tim");
            await visitor.PostAsync(
                "/sign-in",
                "/sign-in",
                new() { ["email"] = "ai-do@sokhcn.example", ["password"] = "mat khau khong ai thay" }
            );
            app.Services.GetRequiredService<TracerProvider>().ForceFlush();
            app.Services.GetRequiredService<MeterProvider>().ForceFlush();
            app.Services.GetRequiredService<LoggerProvider>().ForceFlush();
        }
        var traces = sent.Where(s => s.Path == "/v1/traces").ToList();
        Assert.Contains(traces, t => t.Body.Contains("SciTasks", StringComparison.Ordinal));
        Assert.Contains(traces, t => t.Body.Contains("sign-in", StringComparison.Ordinal));
        Assert.Contains(sent, s => s.Path == "/v1/metrics");
        foreach (var secret in new[] { "nguoi-duoc-tim", "ai-do@", "khong ai thay" })
            Assert.DoesNotContain(sent, s => s.Body.Contains(secret, StringComparison.Ordinal));
        await collector.StopAsync(TestContext.Current.CancellationToken);
    }
}
