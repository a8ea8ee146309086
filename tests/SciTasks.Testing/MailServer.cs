using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SciTasks.Testing;

/// <summary>An SMTP server on loopback that keeps what it is sent; the first so many deliveries are put off with a
/// temporary error.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private int _putOff;

    public MailServer(int putOff = 0)
    {
        _putOff = putOff;
        _listener.Start();
        _running = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Raw messages in the order they came.</summary>
    public List<string> Messages { get; } = [];

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false))
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        await writer.WriteLineAsync("220 loopback");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                await TakeAsync(reader, writer);
            else
                await writer.WriteLineAsync(
                    line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)
                        ? "221 bye"
                        : "250 ok"
                );
        }
    }

    private async Task TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            message.AppendLine(line);
        if (_putOff-- > 0)
        {
            await writer.WriteLineAsync("451 try again later");
            return;
        }
        Messages.Add(message.ToString());
        await writer.WriteLineAsync("250 taken");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }
}
