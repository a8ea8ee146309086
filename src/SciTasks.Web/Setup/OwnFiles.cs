using System.Runtime.InteropServices;

namespace SciTasks.Web.Setup;

/// <summary>What the program writes (database, keys, mail, files, exports) is for the account it runs under and nobody
/// else: 0600 and 0700. On Windows the rights of the folder hold.</summary>
internal static class OwnFiles
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly string[] Own = ["keys", "mail"];
    private const int Others = 0b000_111_111;

    /// <summary>From now on nothing new is open to others; what an earlier release left open is closed.</summary>
    public static void KeepPrivate(Settings settings)
    {
        if (OperatingSystem.IsWindows())
            return;
        _ = umask(Others);
        foreach (var folder in Own.Select(f => Path.Combine(settings.DataDirectory, f)).Append(settings.FilesDirectory))
            Close(folder, Folder);
        foreach (var end in new[] { "", "-wal", "-shm" })
            Close(settings.DatabaseFile + end, File);
    }

    private static void Close(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows() || !Path.Exists(path))
            return;
        try
        {
            System.IO.File.SetUnixFileMode(path, mode);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // It belongs to someone else, who answers for it; whether it can be written shows when it is.
        }
    }

    // The name is libc's; a source generated import would need unsafe code for one number.
#pragma warning disable SYSLIB1054, IDE1006
    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int umask(int mask);
#pragma warning restore SYSLIB1054, IDE1006
}
