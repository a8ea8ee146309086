using System.Text;
using Microsoft.Data.Sqlite;
using SciTasks.Web.Faults;
using SQLitePCL;

namespace SciTasks.Web.Setup;

/// <summary>The file of the embedded database, looked at before anything trusts it.</summary>
internal static class DatabaseFile
{
    private static readonly byte[] Head = Encoding.ASCII.GetBytes("SQLite format 3\0");
    private static readonly string[] Beside = ["-wal", "-shm", "-journal"];

    /// <summary>The connection string of a file that exists; it never makes one.</summary>
    public static string Connection(string file) => Connection(file, SqliteOpenMode.ReadWrite, pooling: true);

    public static string Connection(string file, SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            ForeignKeys = true,
            DefaultTimeout = 30,
            Pooling = pooling,
        }.ToString();

    /// <exception cref="SettingsException">The folder cannot be made.</exception>
    public static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e)
            when (e is DirectoryNotFoundException or UnauthorizedAccessException or IOException { HResult: 17 })
        {
            throw new SettingsException($"DataDirectory is \"{folder}\"; the folder cannot be made: {e.Message}");
        }
    }

    /// <summary>An empty or foreign file is never taken for a new register.</summary>
    /// <exception cref="FaultException">It is empty, or does not begin as a database does.</exception>
    public static void Guard(string file)
    {
        using var stream = new FileStream(
            file,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            1
        );
        if (stream.Length == 0)
            throw new FaultException(new("database.empty", FaultKind.Machine, file));
        var head = new byte[Head.Length];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read < head.Length || !head.AsSpan().SequenceEqual(Head))
            throw Foreign(file);
    }

    /// <summary>What the file is, if it is no register.</summary>
    public static FaultException Foreign(string file) => new(new("database.foreign", FaultKind.Machine, file));

    /// <summary>Looks through the pages, for so long as one waits for a server to start; the whole is checked every
    /// night.</summary>
    /// <exception cref="FaultException">A page is damaged.</exception>
    public static void QuickCheck(string file, TimeSpan longest)
    {
        using var connection = new SqliteConnection(Connection(file, SqliteOpenMode.ReadWrite, pooling: false));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        using var timer = new Timer(
            _ => raw.sqlite3_interrupt(connection.Handle),
            null,
            longest,
            Timeout.InfiniteTimeSpan
        );
        try
        {
            if (command.ExecuteScalar() is string said && said != "ok")
                throw new FaultException(new("database.damaged") { Said = said });
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            // Nothing damaged was met in that time.
        }
    }

    /// <summary>Deletes a file that was not finished, with what SQLite keeps beside it.</summary>
    public static void Drop(string file)
    {
        File.Delete(file);
        DropBeside(file);
    }

    /// <summary>Deletes what SQLite keeps beside a file that nobody has open.</summary>
    public static void DropBeside(string file)
    {
        foreach (var end in Beside)
            File.Delete(file + end);
    }

    /// <summary>Moves a database that nobody has open, with what SQLite keeps beside it.</summary>
    public static void Move(string file, string to)
    {
        File.Move(file, to);
        foreach (var end in Beside.Where(end => File.Exists(file + end)))
            File.Move(file + end, to + end);
    }

    /// <summary>Gives a finished file its name. A log that is left of a database that is gone would be played into it,
    /// so it goes aside.</summary>
    public static void Put(string finished, string file)
    {
        foreach (var left in Beside.Select(end => file + end).Where(File.Exists))
            File.Move(left, left + ".left", overwrite: true);
        File.Move(finished, file);
    }
}
