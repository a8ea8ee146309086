using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SciTasks.Web.Jobs;

/// <summary>Names a running process in a row it works on: <c>machine:process:second it started</c>. Another process of
/// the same machine sees by it whether that one is still there; of another machine nothing is known.</summary>
internal static class ProcessMark
{
    /// <summary>How far two readings of one start may lie apart, in seconds.</summary>
    private const int Apart = 10;

    public static string Own { get; } =
        Of(Environment.MachineName, Environment.ProcessId, StartOf(Process.GetCurrentProcess()));

    /// <summary>The process is known to have ended.</summary>
    /// <param name="mark">Whatever follows a further colon is the process's own affair.</param>
    public static bool IsGone(string? mark)
    {
        if (
            mark?.Split(':') is not [var machine, var number, var second, ..]
            || machine != Machine(Environment.MachineName)
        )
            return false;
        if (
            !int.TryParse(number, CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(second, CultureInfo.InvariantCulture, out var started)
        )
            return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited || Math.Abs(StartOf(process) - started) > Apart;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            return e is InvalidOperationException; // it ended while we asked; of one we may not ask about nothing is known
        }
    }

    private static string Of(string machine, int id, long second) =>
        string.Create(CultureInfo.InvariantCulture, $"{Machine(machine)}:{id}:{second}");

    private static string Machine(string name) => name.Replace(':', '-');

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
}
