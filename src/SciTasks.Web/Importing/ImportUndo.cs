using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Names;

namespace SciTasks.Web.Importing;

/// <summary>A task as an import left it.</summary>
internal sealed record AddedTask(int Id, Guid Version);

/// <summary>What an import added to the register.</summary>
internal sealed record AddedRows(
    IReadOnlyList<AddedTask> Tasks,
    IReadOnlyList<int> Organizations,
    IReadOnlyList<int> People
)
{
    public static AddedRows Of(IEnumerable<ResearchTask> tasks, KnownNames names) =>
        new(
            [.. tasks.Select(t => new AddedTask(t.Id, t.Version))],
            [.. names.AddedOrganizations.Select(o => o.Id)],
            [.. names.AddedPeople.Select(p => p.Id)]
        );

    public string Write() => JsonSerializer.Serialize(this);

    public static AddedRows? Read(string? written) =>
        written is null ? null : JsonSerializer.Deserialize<AddedRows>(written);
}

/// <summary>Takes a whole import out again while nothing rests on it: its tasks are as it left them, no money was entered on them,
/// no paper, file or letter names them. Each removal stands in the history.</summary>
internal sealed class ImportUndo(AppDb db)
{
    /// <summary>Tasks are loaded whole, so not all at once.</summary>
    private const int Many = 100;

    /// <summary>Why it cannot be undone; null where it can.</summary>
    public async Task<Refusal?> WhyNotAsync(ImportRun run, CancellationToken cancellation)
    {
        if (run.State != ImportState.Applied)
            return new("import.undo-not-applied");
        if (AddedRows.Read(run.Added) is not { } added)
            return new("import.undo-changed-others");
        var ids = added.Tasks.Select(t => t.Id).ToList();
        var versions = added.Tasks.ToDictionary(t => t.Id, t => t.Version);
        var now = await db
            .Tasks.AsNoTracking()
            .Where(t => ids.Contains(t.Id))
            .Select(t => new
            {
                t.Id,
                t.Code,
                t.Version,
            })
            .ToListAsync(cancellation);
        if (now.Find(t => t.Version != versions[t.Id]) is { } changed)
            return new("import.undo-task-changed", changed.Code);
        if (now.Count < ids.Count)
            return new("import.undo-task-gone", ids.Count - now.Count);
        if (await db.Ledger.CountAsync(e => ids.Contains(e.TaskId), cancellation) is > 0 and var entries)
            return new("import.undo-ledger", entries);
        var resting =
            await db.Documents.CountAsync(d => ids.Contains(d.TaskId!.Value), cancellation)
            + await db.Files.CountAsync(f => ids.Contains(f.TaskId!.Value), cancellation)
            + await db.Letters.CountAsync(l => ids.Contains(l.TaskId), cancellation);
        return resting > 0 ? new("import.undo-rests", resting) : null;
    }

    /// <returns>How many tasks were taken out.</returns>
    /// <exception cref="RefusedException">Something rests on it, or no reason.</exception>
    public async Task<int> UndoAsync(ImportRun run, string? reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(new Refusal("tranche.reason-needed"));
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        if (await WhyNotAsync(run, cancellation) is { } refusal)
            throw new RefusedException(refusal);
        var added = AddedRows.Read(run.Added)!;
        (run.State, run.UndoneBy) = (ImportState.Undone, db.Author);
        db.Reason = reason;
        await db.SaveChangesAsync(cancellation);
        foreach (var chunk in added.Tasks.Select(t => t.Id).Chunk(Many))
        {
            db.Tasks.RemoveRange(
                await db.Tasks.Where(t => chunk.Contains(t.Id)).WithEverything().ToListAsync(cancellation)
            );
            await db.SaveChangesAsync(cancellation);
            db.ForgetTasks();
        }
        await ForgetNamesAsync(added, cancellation);
        await whole.CommitAsync(cancellation);
        return added.Tasks.Count;
    }

    /// <summary>People and hosts it added go too, where nothing else has come to name them.</summary>
    private async Task ForgetNamesAsync(AddedRows added, CancellationToken cancellation)
    {
        var (people, hosts) = (added.People, added.Organizations);
        db.People.RemoveRange(
            await db
                .People.Where(p =>
                    people.Contains(p.Id)
                    && !db.Tasks.Any(t => t.LeadId == p.Id || t.OfficerId == p.Id)
                    && !db.Users.Any(a => a.PersonId == p.Id)
                    && !db.People.IgnoreQueryFilters().Any(o => o.MergedIntoId == p.Id)
                )
                .ToListAsync(cancellation)
        );
        await db.SaveChangesAsync(cancellation);
        db.Organizations.RemoveRange(
            await db
                .Organizations.Where(o =>
                    hosts.Contains(o.Id)
                    && !db.Tasks.Any(t => t.HostId == o.Id)
                    && !db.People.IgnoreQueryFilters().Any(p => p.OrganizationId == o.Id)
                    && !db.Users.Any(a => a.OrganizationId == o.Id)
                    && !db.Organizations.IgnoreQueryFilters().Any(m => m.MergedIntoId == o.Id)
                )
                .ToListAsync(cancellation)
        );
        await db.SaveChangesAsync(cancellation);
    }
}
