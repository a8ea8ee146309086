namespace SciTasks.Web.Faults;

/// <summary>A file that one process at a time may hold. The system lets go of it when the process ends, however it
/// ends.</summary>
internal static class Turn
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <returns>Null where another process holds it.</returns>
    /// <exception cref="IOException">The file cannot be written at all, for example because the disk is full or
    /// read-only.</exception>
    /// <exception cref="UnauthorizedAccessException">No right to write there.</exception>
    public static FileStream? TryTake(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    /// <summary>Waits while another process holds it.</summary>
    /// <exception cref="FaultException">It was held for too long.</exception>
    public static async Task<FileStream> TakeAsync(string file, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var waited = TimeSpan.Zero; waited < Longest; waited += timer.Period)
        {
            if (TryTake(file) is { } held)
                return held;
            await timer.WaitForNextTickAsync(cancellation);
        }
        throw new FaultException(new("database.busy", FaultKind.Busy) { Said = file });
    }

    /// <summary>EAGAIN on Linux and macOS; a sharing or lock violation on Windows. Every other error means that nobody
    /// could write.</summary>
    private static bool IsHeld(IOException e) =>
        OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 32 or 33 : e.HResult is 11 or 35;
}

/// <summary>One server a folder: two would send each letter twice and judge on stale pages. Verbs may run beside
/// it.</summary>
internal sealed class ServerTurn(Setup.Settings settings) : IDisposable
{
    private FileStream? _held;

    /// <exception cref="FaultException">Another server runs on the folder.</exception>
    public void Take()
    {
        if (settings.UsesSqlServer)
            return;
        Setup.DatabaseFile.MakeFolder(settings.DataDirectory);
        _held =
            Turn.TryTake(Path.Combine(settings.DataDirectory, "serve.lock"))
            ?? throw new FaultException(new("server.twice", FaultKind.Machine, settings.DataDirectory));
    }

    public void Dispose() => _held?.Dispose();
}
