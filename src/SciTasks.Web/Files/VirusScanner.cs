using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using SciTasks.Domain.Basics;
using SciTasks.Web.Faults;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Files;

/// <summary>Shows a file to a virus scanner over the protocol of clamd (INSTREAM), where one is set up.</summary>
public sealed class VirusScanner(Settings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <exception cref="RefusedException">It found something.</exception>
    /// <exception cref="FaultException">It does not answer; what nobody looked at is not kept.</exception>
    public async Task LookAsync(string file, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(settings.Files.Scanner))
            return;
        var said = await AskAsync(new Uri(settings.Files.Scanner), file, cancellation);
        if (said.EndsWith(" OK", StringComparison.Ordinal))
            return;
        if (said.EndsWith(" FOUND", StringComparison.Ordinal))
            throw new RefusedException(new Refusal("upload.virus", Name(said)));
        throw Silent(said);
    }

    private static async Task<string> AskAsync(Uri scanner, string file, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(scanner.Host, scanner.Port, patience.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), patience.Token);
            await SendAsync(stream, file, patience.Token);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            return (await reader.ReadToEndAsync(patience.Token)).TrimEnd('\0', '\n', ' ');
        }
        catch (Exception e)
            when (e is SocketException or IOException
                || (e is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            throw Silent(e.Message);
        }
    }

    /// <summary>Pieces with their length before them, in network order; one of none ends it.</summary>
    private static async Task SendAsync(NetworkStream stream, string file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        var piece = new byte[4 + (1 << 16)];
        for (int read; (read = await content.ReadAsync(piece.AsMemory(4), cancellation)) > 0;)
        {
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await stream.WriteAsync(piece.AsMemory(0, 4 + read), cancellation);
        }
        await stream.WriteAsync(new byte[4], cancellation);
    }

    private static string Name(string said) =>
        said.Replace("stream: ", "", StringComparison.Ordinal)[..^" FOUND".Length].Trim();

    private static FaultException Silent(string said) => new(new("scanner.silent", FaultKind.Machine) { Said = said });
}
