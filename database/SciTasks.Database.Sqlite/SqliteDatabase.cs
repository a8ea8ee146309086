using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SciTasks.Data;
using SciTasks.Data.Mappings;
using SciTasks.Domain.Rules;

namespace SciTasks.Database.Sqlite;

/// <summary>How <see cref="AppDb"/> runs on Sqlite.</summary>
public static class SqliteDatabase
{
    /// <summary>Points the options at a database. Migrations live in this assembly.</summary>
    /// <param name="maxBatchSize">Statements per round trip; null means the provider's own.</param>
    public static DbContextOptionsBuilder UseSqliteDatabase(
        this DbContextOptionsBuilder options,
        string connectionString,
        int? maxBatchSize = null
    ) =>
        options
            .UseSqlite(connectionString, o =>
            {
                o.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name);
                o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);
                // A list of keys is one parameter: with one each, writing the statement anew cost more than running it.
                o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
                if (maxBatchSize is { } size)
                    o.MaxBatchSize(size);
            })
            // A table is rebuilt outside a transaction; DatabaseSetup keeps a copy until the migration is through.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
            .AddInterceptors(FreshHandles.Instance)
            .ReplaceService<IModelCustomizer, Customizer>();

    private sealed class Customizer(ModelCustomizerDependencies dependencies)
        : BinarySortingCustomizer(dependencies, "BINARY");
}

/// <summary>What <c>dotnet ef</c> builds a context with; it never connects.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        options.UseSqliteDatabase("Data Source=design-time.db");
        return new AppDb(options.Options, RuleBook.Empty, TimeProvider.System);
    }
}
