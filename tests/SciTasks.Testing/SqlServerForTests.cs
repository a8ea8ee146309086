using Microsoft.Data.SqlClient;

namespace SciTasks.Testing;

/// <summary>A new database on the SQL Server that <c>SCITASKS_TEST_SQLSERVER</c> names.</summary>
public sealed class SqlServerForTests
{
    public const string Variable = "SCITASKS_TEST_SQLSERVER";
    private readonly string _connection;

    private SqlServerForTests(string server) =>
        _connection = new SqlConnectionStringBuilder(server)
        {
            InitialCatalog = $"SciTasks_{Guid.NewGuid():N}",
        }.ConnectionString;

    /// <summary>Null where no server is configured.</summary>
    public static SqlServerForTests? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? new(server) : null;

    internal IReadOnlyList<string> Settings =>
        ["--Database:Provider=SqlServer", "--ConnectionStrings:SciTasks=" + _connection];
}
