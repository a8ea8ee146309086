using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data;

/// <summary>A row as it is written.</summary>
/// <param name="Task">The task it belongs to; it has its number by then. Null where it belongs to none.</param>
internal sealed record RowOfTask(ResearchTask? Task, object Row);

/// <summary>Inserts many rows of one kind past the change tracker: names, types and conversions are those of the model, the
/// statement is of several rows. For rows nobody reads back in the same save.</summary>
internal sealed class BulkRows(AppDb db)
{
    /// <summary>Parameters of a statement. SQL Server takes 2,100, and fewer statements are fewer round trips; SQLite has no
    /// round trips and looks each parameter up by its name, so that long statements cost more than many.</summary>
    private int MostParameters =>
        db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true ? 40 : 2_000;

    private sealed record Target(IProperty Property, string Column, RelationalTypeMapping Mapping)
    {
        public object? ValueOf(RowOfTask row)
        {
            var value =
                row.Task is { } task && Property.Name == "TaskId" ? task.Id : Property.GetGetter().GetClrValue(row.Row);
            if (value is string text && Property.GetMaxLength() is > 0 and var most && text.Length > most)
                throw new RefusedException(
                    new Refusal(
                        "text.too-long",
                        $"{Property.DeclaringType.ShortName()}.{Property.Name}",
                        most,
                        text.Length
                    )
                );
            return value;
        }
    }

    public async Task InsertAsync(Type kind, IReadOnlyList<RowOfTask> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
            return;
        var type = db.Model.FindEntityType(kind)!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        List<Target> targets =
        [
            .. type.GetProperties()
                .Where(p => !(p.ValueGenerated == ValueGenerated.OnAdd && p.IsPrimaryKey() && !p.IsForeignKey()))
                .Select(p => new Target(p, p.GetColumnName(table)!, p.GetRelationalTypeMapping())),
        ];
        var many = Math.Max(1, MostParameters / targets.Count);
        await using var whole = Command(table, targets, Math.Min(many, rows.Count));
        foreach (var chunk in rows.Chunk(many))
        {
            if (chunk.Length * targets.Count == whole.Parameters.Count)
                await RunAsync(whole, targets, chunk, cancellation);
            else
            {
                await using var rest = Command(table, targets, chunk.Length);
                await RunAsync(rest, targets, chunk, cancellation);
            }
        }
    }

    private static async Task RunAsync(
        DbCommand command,
        List<Target> targets,
        RowOfTask[] rows,
        CancellationToken cancellation
    )
    {
        var at = 0;
        foreach (var row in rows)
            foreach (var target in targets)
                command.Parameters[at++].Value = Stored(target.Mapping, target.ValueOf(row)) ?? DBNull.Value;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static object? Stored(RelationalTypeMapping mapping, object? value) =>
        mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;

    private DbCommand Command(StoreObjectIdentifier table, List<Target> targets, int rows)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var lines = new List<string>();
        for (var row = 0; row < rows; row++)
        {
            var names = new List<string>();
            foreach (var target in targets)
            {
                var name = "@p" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
                command.Parameters.Add(target.Mapping.CreateParameter(command, name, value: null, nullable: true));
                names.Add(name);
            }
            lines.Add($"({string.Join(", ", names)})");
        }
        var columns = string.Join(", ", targets.Select(t => sql.DelimitIdentifier(t.Column)));
        // Names come from the model, values go in as parameters.
#pragma warning disable CA2100
        command.CommandText =
            $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({columns}) VALUES {string.Join(", ", lines)}";
#pragma warning restore CA2100
        return command;
    }
}
