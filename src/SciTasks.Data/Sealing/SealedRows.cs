using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace SciTasks.Data.Sealing;

/// <summary>What a row says, as digests.</summary>
/// <param name="Open">Of the columns that may be completed; empty in a table without.</param>
internal sealed record RowDigest(long Id, string Fixed, string Open)
{
    public string Line =>
        string.Create(CultureInfo.InvariantCulture, $"{Id} {Fixed}{(Open.Length > 0 ? " " : "")}{Open}");

    public static RowDigest Read(string line)
    {
        var parts = line.Split(' ');
        return new(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts.Length > 2 ? parts[2] : "");
    }
}

/// <summary>Reads rows as the database holds them, not as the program understands them: a row that was meddled with
/// may not be understood any more.</summary>
internal static class SealedRows
{
    /// <summary>Rows by key, from the first to the last given, no more than asked for.</summary>
    public static async IAsyncEnumerable<RowDigest> BetweenAsync(
        AppDb db,
        SealedTable table,
        long from,
        long to,
        int most,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text(table);
            Add(command, "@from", from);
            Add(command, "@to", to);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            for (var read = 0; read < most && await reader.ReadAsync(cancellation); read++)
                yield return new(
                    reader.GetInt64(0),
                    Digest(reader, table.Fixed, 1),
                    table.Open.Count == 0 ? "" : Digest(reader, table.Open, 1 + table.Fixed.Count)
                );
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public static async Task<long> LastAsync(AppDb db, SealedTable table, CancellationToken cancellation) =>
        await NumberAsync(db, $"SELECT COALESCE(MAX([Id]), 0) FROM [{table.Name}]", null, cancellation);

    public static async Task<long> CountAfterAsync(
        AppDb db,
        SealedTable table,
        long last,
        CancellationToken cancellation
    ) => await NumberAsync(db, $"SELECT COUNT(*) FROM [{table.Name}] WHERE [Id] > @last", last, cancellation);

    private static async Task<long> NumberAsync(AppDb db, string sql, long? last, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            if (last is { } value)
                Add(command, "@last", value);
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // Names of tables and columns are those of the list above, never a user's.
    private static string Text(SealedTable table)
    {
        var columns = string.Join(", ", table.Fixed.Concat(table.Open).Select(c => $"[{c}]"));
        return $"SELECT CAST([Id] AS bigint), {columns} FROM [{table.Name}] "
            + "WHERE [Id] >= @from AND [Id] <= @to ORDER BY [Id]";
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.DbType, parameter.Value) = (name, DbType.Int64, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>Name and value of every column that has one; what is null says nothing.</summary>
    private static string Digest(DbDataReader reader, IReadOnlyList<string> columns, int first)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < columns.Count; i++)
            if (!reader.IsDBNull(first + i))
            {
                var value = TextOf(reader.GetValue(first + i));
                hash.AppendData(
                    Encoding.UTF8.GetBytes(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{columns[i]}\u001f{value.Length}\u001f{value}\u001e"
                        )
                    )
                );
            }
        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    private static string TextOf(object value) =>
        value switch
        {
            string text => text,
            byte[] bytes => Convert.ToHexString(bytes),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            bool yes => yes ? "1" : "0",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
