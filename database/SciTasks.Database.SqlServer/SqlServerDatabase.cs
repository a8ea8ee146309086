using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SciTasks.Data;
using SciTasks.Data.Mappings;
using SciTasks.Domain.Rules;

namespace SciTasks.Database.SqlServer;

/// <summary>How <see cref="AppDb"/> runs on SqlServer.</summary>
public static class SqlServerDatabase
{
    /// <summary>Points the options at a database. Migrations live in this assembly.</summary>
    /// <param name="maxBatchSize">Statements per round trip; null means the provider's own.</param>
    public static DbContextOptionsBuilder UseSqlServerDatabase(
        this DbContextOptionsBuilder options,
        string connectionString,
        int? maxBatchSize = null
    ) =>
        options
            .UseSqlServer(connectionString, o =>
            {
                o.MigrationsAssembly(typeof(SqlServerDatabase).Assembly.GetName().Name);
                o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);
                // A list of keys is one parameter: with one each, writing the statement anew cost more than running it.
                o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
                o.ExecutionStrategy(d => new Untie(d));
                if (maxBatchSize is { } size)
                    o.MaxBatchSize(size);
            })
            .ReplaceService<IModelCustomizer, Customizer>();

    /// <summary>The script that brings any database to the newest schema. It begins with the settings of the session
    /// that filtered indexes need:
    /// classic <c>sqlcmd</c> turns quoted identifiers off, skips those indexes and goes on.</summary>
    public static string Script(DbContext db) =>
        Session + db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

    private static string Session
    {
        get
        {
            using var stream = typeof(SqlServerDatabase).Assembly.GetManifestResourceStream("session.sql")!;
            return new StreamReader(stream).ReadToEnd().ReplaceLineEndings();
        }
    }

    private sealed class Customizer(ModelCustomizerDependencies dependencies)
        : BinarySortingCustomizer(dependencies, "Latin1_General_100_BIN2");
}

/// <summary>What <c>dotnet ef</c> builds a context with; it never connects.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        options.UseSqlServerDatabase("Server=design-time;Database=SciTasks");
        return new AppDb(options.Options, RuleBook.Empty, TimeProvider.System);
    }
}
