using Microsoft.Data.Sqlite;

namespace SciTasks.Benchmarks;

/// <summary>The rows an import left, written once more by plain ADO.NET: a prepared statement a table, one transaction. What
/// nothing can write faster in this database, with its indexes and triggers.</summary>
internal static class PlainCopy
{
    /// <param name="from">Database file with the rows.</param>
    /// <param name="into">Database file with the same tables, empty.</param>
    /// <returns>How many rows were written, and in what time; reading them does not count.</returns>
    public static (int Rows, TimeSpan Time) Run(string from, string into)
    {
        using var source = Open(from);
        using var target = Open(into);
        Execute(target, "PRAGMA foreign_keys = OFF");
        var (rows, time) = (0, new System.Diagnostics.Stopwatch());
        using var transaction = target.BeginTransaction();
        foreach (var table in Tables(source))
        {
            var read = Read(source, table);
            if (read.Count == 0)
                continue;
            var (names, values) = (Enumerable.Range(0, read[0].Length).Select(i => $"@p{i}"), read[0].Length);
            time.Start();
            using var insert = target.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"INSERT OR IGNORE INTO [{table}] VALUES ({string.Join(", ", names)})";
            for (var i = 0; i < values; i++)
                insert.Parameters.Add(new SqliteParameter($"@p{i}", null));
            insert.Prepare();
            foreach (var row in read)
            {
                for (var i = 0; i < values; i++)
                    insert.Parameters[i].Value = row[i];
                insert.ExecuteNonQuery();
                rows++;
            }
            time.Stop();
        }
        time.Start();
        transaction.Commit();
        return (rows, time.Elapsed);
    }

    private static readonly string[] Written =
    [
        "Organizations",
        "People",
        "Sources",
        "Tasks",
        "StatusSpans",
        "TaskWords",
        "Deadlines",
        "FundTotals",
        "Audit",
    ];

    private static List<string> Tables(SqliteConnection source)
    {
        using var command = source.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
        using var reader = command.ExecuteReader();
        var all = new List<string>();
        while (reader.Read())
            all.Add(reader.GetString(0));
        return [.. Written.Where(all.Contains)];
    }

    private static List<object[]> Read(SqliteConnection source, string table)
    {
        using var command = source.CreateCommand();
        command.CommandText = $"SELECT * FROM [{table}]";
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection target, string sql)
    {
        using var command = target.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
