using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Storage;

namespace SciTasks.Database.SqlServer;

/// <summary>Does a query or a save again where the server ended it to untie a knot: it kept nothing of it, and the
/// version of each row still decides
/// who was first. A time-out is not repeated, because it may have been kept. Within a transaction of one's own only its
/// owner may repeat.</summary>
public sealed class Untie(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(1))
{
    /// <summary>Deadlock, snapshot conflicts, time-out of a lock.</summary>
    public static readonly IReadOnlyList<int> Knots = [1205, 3960, 3961, 1222];

    /// <summary>Results need not be held back whole: only what has given nothing yet is repeated.</summary>
    public override bool RetriesOnFailure => false;

    protected override bool ShouldRetryOn(Exception exception) =>
        exception is SqlException error && Knots.Contains(error.Number)
            && Dependencies.CurrentContext.Context.Database.CurrentTransaction is null;
}
