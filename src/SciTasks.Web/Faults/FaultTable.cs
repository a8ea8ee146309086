using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SciTasks.Database.Sqlite;

namespace SciTasks.Web.Faults;

/// <summary>The one table of faults: what disk, rights, SQLite and SQL Server say, by number, as a code and a meaning.
/// Verbs and pages both ask it.</summary>
internal static class FaultTable
{
    private const string Unreachable = "database.unreachable",
        Login = "database.login",
        Damaged = "database.damaged",
        CannotOpen = "database.cannot-open",
        Full = "disk.full",
        ReadOnly = "disk.read-only",
        NoRights = "disk.no-rights",
        Disk = "disk.failed";

    private static readonly Fault Faster = new("database.lost", FaultKind.Lost),
        Waits = new("database.busy", FaultKind.Busy),
        Constraint = new("database.refused", FaultKind.Refused);

    /// <summary>By primary result code, https://www.sqlite.org/rescode.html.</summary>
    private static readonly Dictionary<int, Fault> Sqlite = new()
    {
        [3] = new(NoRights),
        [5] = Waits,
        [6] = Waits,
        [8] = new(ReadOnly),
        [10] = new(Disk),
        [11] = new(Damaged),
        [13] = new(Full),
        [14] = new(CannotOpen),
        [23] = new(NoRights),
        [26] = new(Damaged),
    };

    /// <summary>By extended result code: what a constraint refused.</summary>
    private static readonly Dictionary<int, Fault> SqliteConstraints = new()
    {
        [1555] = Faster,
        [2067] = Faster,
        [2579] = Faster,
        [275] = Constraint,
        [787] = Constraint,
        [1811] = Constraint,
    };

    /// <summary>By error number: deadlock 1205, snapshots 3960 and 3961, unique keys 2601 and 2627 are lost races; a
    /// wait for a lock or an answer
    /// (1222, -2) may be tried again; 547 and 50000 are constraints and triggers; the rest is the machine.</summary>
    private static readonly Dictionary<int, Fault> SqlServer = new (int[] Numbers, Fault Fault)[]
    {
        ([1205, 3960, 3961, 2601, 2627], Faster),
        ([1222, -2], Waits),
        ([547, 50000], Constraint),
        ([-1, 2, 20, 26, 40, 53, 64, 121, 233, 258, 10053, 10054, 10060, 10061, 11001, 17142, 40613], new(Unreachable)),
        ([18450, 18452, 18456, 18470, 18486, 18487, 18488, 4060, 4064, 911, 916], new(Login)),
        ([229, 230, 262, 297, 300], new("database.rights")),
        ([1101, 1104, 1105, 9002, 3257], new(Full)),
        ([3906, 3908], new(ReadOnly)),
        ([605, 823, 824, 825], new(Damaged)),
        ([924, 945, 5120], new(CannotOpen)),
        ([3013, 3201, 3202], new(Disk)),
    }
        .SelectMany(row => row.Numbers.Select(n => (n, row.Fault)))
        .ToDictionary(x => x.n, x => x.Fault);

    /// <summary>No connection survives an error of this class.</summary>
    private const byte Fatal = 20;

    /// <returns>Null where the exception is no fault of the machine and no race: a bug, or something its own code
    /// words.</returns>
    public static Fault? Of(Exception exception)
    {
        // A transaction that could not begin passes no interceptor, and its handle would stay read-only.
        FreshHandles.Look(exception);
        // EF Core wraps some errors of SQL Server twice and calls the outer one InvalidOperationException.
        for (var at = exception; at is not null; at = at.InnerException)
            if (One(at) is { } fault)
                return fault.Said.Length > 0 || at is FaultException ? fault : fault with { Said = at.Message };
        return null;
    }

    /// <summary>Someone else was faster, so the page is shown again with what was typed.</summary>
    public static bool IsLost(Exception exception) => Of(exception) is { Kind: FaultKind.Lost };

    private static Fault? One(Exception exception) =>
        exception switch
        {
            FaultException known => known.Fault,
            DbUpdateConcurrencyException => Faster,
            SqliteException sqlite => SqliteConstraints.GetValueOrDefault(sqlite.SqliteExtendedErrorCode)
                ?? Sqlite.GetValueOrDefault(sqlite.SqliteErrorCode),
            SqlException server => SqlServer.GetValueOrDefault(server.Number)
                ?? (server.Class >= Fatal ? new(Unreachable) : null),
            UnauthorizedAccessException => new(NoRights),
            // What the caller sent or broke off is not the machine's.
            BadHttpRequestException or Microsoft.AspNetCore.Connections.ConnectionResetException => null,
            IOException io => OfDisk(io.HResult),
            _ => null,
        };

    /// <param name="result">On Unix the plain errno, on Windows an HRESULT.</param>
    private static Fault OfDisk(int result) =>
        (OperatingSystem.IsWindows() ? result & 0xFFFF : result) switch
        {
            28 or 122 when !OperatingSystem.IsWindows() => new(Full),
            112 or 39 when OperatingSystem.IsWindows() => new(Full),
            30 when !OperatingSystem.IsWindows() => new(ReadOnly),
            19 when OperatingSystem.IsWindows() => new(ReadOnly),
            _ => new(Disk),
        };
}
