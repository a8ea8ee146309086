using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Testing;
using SciTasks.Web.Faults;
using SciTasks.Web.Files;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Tests;

/// <summary>Names, proxies, limits and scanners before the pages.</summary>
public sealed class What_stands_at_the_front
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<HttpResponseMessage> AskAsync(
        RunningApp app,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, path));
        foreach (var (name, value) in headers)
            if (name == "Host")
                request.Headers.Host = value;
            else
                request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, Stop);
    }

    [Fact]
    public async Task The_server_answers_to_its_own_names_only()
    {
        await using var app = await RunningApp.StartAsync(settings: ["--PublicUrl=https://scitasks.tinh.example"]);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(app, "/sign-in")).StatusCode);
        var named = await AskAsync(app, "/sign-in", ("Host", "scitasks.tinh.example"));
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        Assert.Equal("max-age=31536000", Assert.Single(named.Headers.GetValues("Strict-Transport-Security")));
        // Reached over TLS, no cookie travels without.
        Assert.All(named.Headers.GetValues("Set-Cookie"), c => Assert.Contains("secure", c, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(app, "/sign-in", ("Host", "evil.example"))).StatusCode);
    }

    /// <summary>The demo is for whoever sits at this machine, not for whoever comes through something that does.</summary>
    [Theory]
    [InlineData("Host", "scitasks.tinh.example")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "scitasks.tinh.example")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Original-For", "203.0.113.9")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("CF-Connecting-IP", "203.0.113.9")]
    public async Task The_demo_is_shut_to_whoever_comes_through_a_proxy(string header, string value)
    {
        await using var app = await RunningApp.StartAsync(settings: ["--PublicUrl=http://scitasks.tinh.example"]);
        var mine = await (await AskAsync(app, "/sign-in")).Content.ReadAsStringAsync(Stop);
        Assert.Contains("/sign-in/demo", mine, StringComparison.Ordinal);
        var theirs = await (await AskAsync(app, "/sign-in", (header, value))).Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("/sign-in/demo", theirs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.0/8", "203.0.113.9")]
    [InlineData("10.0.0.1", "127.0.0.1")]
    [InlineData(null, "127.0.0.1")]
    public async Task Only_a_named_proxy_is_believed(string? proxy, string seen)
    {
        await using var app = await RunningApp.StartAsync(settings: proxy is null ? [] : ["--Proxies:0=" + proxy]);
        using var client = new HttpClient();
        using var visitor = new Visitor(app.Address);
        var opened = await visitor.OpenAsync("/sign-in", "/sign-in");
        await visitor.SendWithAsync(
            "/sign-in",
            new(opened) { ["email"] = "ai-do@sokhcn.example", ["password"] = "x" },
            ("X-Forwarded-For", "203.0.113.9")
        );
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Equal(
            seen,
            (await scope.ServiceProvider.GetRequiredService<AppDb>().Accesses.SingleAsync(Stop)).Address
        );
    }

    [Fact]
    public async Task Who_asks_for_too_many_exports_is_told_to_wait_and_others_are_not()
    {
        await using var app = await RunningApp.StartAsync(settings: ["--Limits:ExportsPerMinute=3"]);
        using var officer = await app.SignInAsync("minhkhang@sokhcn.example");
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
            codes.Add((await officer.GetAsync("/tasks.xlsx")).StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], codes);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync("/tasks")).StatusCode);
        using var head = await app.SignInAsync("truongphong@sokhcn.example");
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync("/tasks.xlsx")).StatusCode);
    }

    [Theory]
    [InlineData("stream: OK\0", null)]
    [InlineData("stream: Eicar-Test-Signature FOUND\0", "upload.virus")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", "scanner.silent")]
    public async Task A_file_is_shown_to_the_scanner_whole(string answer, string? refused)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var heard = HearAsync(listener, answer);
        var file = Path.GetTempFileName();
        var bytes = Enumerable.Range(0, 200_000).Select(i => (byte)i).ToArray();
        await File.WriteAllBytesAsync(file, bytes, Stop);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var scanner = new VirusScanner(new Settings { Files = new() { Scanner = $"tcp://127.0.0.1:{port}" } });
        var said = await CodeAsync(() => scanner.LookAsync(file, Stop));
        Assert.Equal(refused, said);
        Assert.Equal(bytes, await heard);
        File.Delete(file);
    }

    [Fact]
    public async Task Where_the_scanner_does_not_answer_nothing_is_kept()
    {
        var file = Path.GetTempFileName();
        var scanner = new VirusScanner(new Settings { Files = new() { Scanner = "tcp://127.0.0.1:1" } });
        Assert.Equal("scanner.silent", await CodeAsync(() => scanner.LookAsync(file, Stop)));
        await new VirusScanner(new Settings()).LookAsync(file, Stop);
        File.Delete(file);
    }

    private static async Task<string?> CodeAsync(Func<Task> look)
    {
        try
        {
            await look();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusals[0].Code;
        }
        catch (FaultException fault)
        {
            return fault.Fault.Code;
        }
    }

    /// <summary>The far side of clamd's protocol: a command, pieces with their length, an empty one, an answer.</summary>
    private static async Task<byte[]> HearAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(Stop);
        await using var stream = client.GetStream();
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, Stop);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
        var whole = new MemoryStream();
        for (var length = new byte[4]; ;)
        {
            await stream.ReadExactlyAsync(length, Stop);
            var size = IPAddress.NetworkToHostOrder(BitConverter.ToInt32(length));
            if (size == 0)
                break;
            var piece = new byte[size];
            await stream.ReadExactlyAsync(piece, Stop);
            await whole.WriteAsync(piece, Stop);
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Stop);
        return whole.ToArray();
    }
}
