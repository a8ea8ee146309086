using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SciTasks.Web.Faults;

namespace SciTasks.Web.Tests;

/// <summary>Races and faults are told by number and by the name of a constraint, on both databases, in one
/// place.</summary>
public sealed class The_table_of_faults
{
    /// <summary>The server makes these; nothing else may.</summary>
    private static SqlException Server(int number, string message, byte severity = 14)
    {
        const BindingFlags hidden = BindingFlags.NonPublic | BindingFlags.Instance;
        var constructor = typeof(SqlError)
            .GetConstructors(hidden)
            .OrderBy(c => c.GetParameters().Length)
            .First();
        var values = constructor
            .GetParameters()
            .Select(p =>
                p.Name switch
                {
                    "infoNumber" => number,
                    "errorState" => (byte)1,
                    "errorClass" => severity,
                    "errorMessage" => message,
                    _ => p.ParameterType == typeof(string) ? ""
                    : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType)
                    : null,
                }
            )
            .ToArray();
        var errors = (SqlErrorCollection)
            typeof(SqlErrorCollection).GetConstructors(hidden)[0].Invoke(null);
        typeof(SqlErrorCollection)
            .GetMethod("Add", hidden)!
            .Invoke(errors, [constructor.Invoke(values)]);
        return (SqlException)
            typeof(SqlException)
                .GetMethod(
                    "CreateException",
                    BindingFlags.NonPublic | BindingFlags.Static,
                    [typeof(SqlErrorCollection), typeof(string)]
                )!
                .Invoke(null, [errors, "16.0"])!;
    }

    [Theory]
    [InlineData(1205, "database.lost", 409)]
    [InlineData(3960, "database.lost", 409)]
    [InlineData(2601, "database.lost", 409)]
    [InlineData(2627, "database.lost", 409)]
    [InlineData(1222, "database.busy", 409)]
    [InlineData(-2, "database.busy", 409)]
    [InlineData(547, "database.refused", 409)]
    [InlineData(53, "database.unreachable", 503)]
    [InlineData(18456, "database.login", 503)]
    [InlineData(1105, "disk.full", 503)]
    [InlineData(3906, "disk.read-only", 503)]
    [InlineData(824, "database.damaged", 503)]
    public void An_error_of_SQL_Server_is_known_however_EF_Core_wraps_it(
        int number,
        string code,
        int status
    )
    {
        var bare = Server(number, "said");
        Exception[] wrapped =
        [
            bare,
            new DbUpdateException("x", bare),
            new InvalidOperationException(
                "likely due to a transient failure",
                new DbUpdateException("x", bare)
            ),
        ];
        Assert.All(
            wrapped,
            e => Assert.Equal((code, status), (FaultTable.Of(e)!.Code, FaultTable.Of(e)!.Status))
        );
    }

    [Fact]
    public void A_constraint_is_known_by_name_whatever_its_case()
    {
        var server = FaultTable.Of(
            new DbUpdateException(
                "x",
                Server(
                    2601,
                    "Cannot insert duplicate key row in object 'dbo.Ledger' with unique index 'ix_ledger_voucherkey'."
                )
            )
        )!;
        var embedded = FaultTable.Of(
            new DbUpdateException(
                "x",
                new SqliteException("UNIQUE constraint failed: Ledger.VoucherKey", 19, 2067)
            )
        )!;
        Assert.All(
            [server, embedded],
            f =>
                Assert.True(
                    f.Kind == FaultKind.Lost && f.Names("VoucherKey") && !f.Names("MessageId")
                )
        );
    }

    [Fact]
    public void A_fatal_error_that_is_not_in_the_table_means_the_server_is_gone_and_a_bug_stays_a_bug()
    {
        Assert.Equal(
            "database.unreachable",
            FaultTable.Of(Server(99_999, "?", severity: 20))!.Code
        );
        Assert.Null(FaultTable.Of(Server(207, "Invalid column name")));
        Assert.Null(FaultTable.Of(new InvalidOperationException("bug")));
        Assert.Null(FaultTable.Of(new SqliteException("no such table", 1)));
    }

    [Theory]
    [InlineData(8, "disk.read-only")]
    [InlineData(10, "disk.failed")]
    [InlineData(11, "database.damaged")]
    [InlineData(13, "disk.full")]
    [InlineData(14, "database.cannot-open")]
    [InlineData(26, "database.damaged")]
    [InlineData(5, "database.busy")]
    public void An_error_of_SQLite_is_known(int number, string code) =>
        Assert.Equal(
            code,
            FaultTable.Of(new DbUpdateException("x", new SqliteException("said", number)))!.Code
        );

    [Fact]
    public void Every_fault_is_worded_in_both_languages()
    {
        var root = Web.App.ContentRoot;
        var codes = Directory
            .EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f =>
                System.Text.RegularExpressions.Regex.Matches(
                    File.ReadAllText(f),
                    "\"(?<code>(?:database|disk|server)\\.[a-z-]+)\"",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(5)
                )
            )
            .Select(m => m.Groups["code"].Value)
            .Distinct()
            .ToList();
        Assert.True(codes.Count >= 15);
        foreach (var file in new[] { "Words.resx", "Words.vi.resx" })
        {
            var words = File.ReadAllText(Path.Combine(root, "Resources", file));
            Assert.DoesNotContain(
                codes,
                c => !words.Contains($"name=\"Fault.{c}\"", StringComparison.Ordinal)
            );
        }
    }
}
