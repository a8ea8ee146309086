using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SciTasks.Database.Sqlite;

/// <summary>A connection that was opened while nobody could write stays read-only for its life, and a pool hands it out
/// again and again. After such a
/// fault the pools are emptied, so that the program goes on by itself once the fault is over.</summary>
public sealed class FreshHandles : DbCommandInterceptor, ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public static readonly FreshHandles Instance = new();

    // Read-only, input or output, damaged, cannot open, no database: https://www.sqlite.org/rescode.html
    private static readonly int[] Stale = [8, 10, 11, 14, 26];

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Look(eventData.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Look(eventData.Exception);
        return Task.CompletedTask;
    }

    public void SaveChangesFailed(DbContextErrorEventData eventData) => Look(eventData.Exception);

    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Look(eventData.Exception);
        return Task.CompletedTask;
    }

    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) =>
        Look(eventData.Exception);

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Look(eventData.Exception);
        return Task.CompletedTask;
    }

    /// <summary>Where the fault was met outside a command or a save, as at the beginning of a transaction.</summary>
    public static void Look(Exception? exception)
    {
        for (var at = exception; at is not null; at = at.InnerException)
            if (at is SqliteException sqlite && Stale.Contains(sqlite.SqliteErrorCode))
                SqliteConnection.ClearAllPools();
    }
}
