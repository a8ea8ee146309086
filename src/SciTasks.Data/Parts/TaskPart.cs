using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data.Parts;

/// <summary>A kind of row that belongs to a task: how it is mapped, loaded, derived from and spoken of. One line of <see cref="TaskParts"/>
/// registers it for all of that.</summary>
internal abstract class TaskPart(Type type, bool isDerived)
{
    public Type Type { get; } = type;

    /// <summary>Written from the facts in the same save: it is never loaded to be shown, and a write to it is no fact.</summary>
    public bool IsDerived { get; } = isDerived;

    /// <summary>What an audit line calls the row; null where the part tells of itself (a journal) or follows from facts.</summary>
    public abstract string? SubjectOf(object row);

    public abstract bool IsAudited { get; }

    public abstract void Map(EntityTypeBuilder<ResearchTask> task);

    public abstract IQueryable<ResearchTask> Include(IQueryable<ResearchTask> tasks);

    /// <summary>Loads the rows of these tasks that are not loaded yet, in one query.</summary>
    public abstract Task LoadAsync(AppDb db, List<ResearchTask> tasks, List<int> ids, CancellationToken cancellation);
}

internal sealed class TaskPart<TRow>(
    Expression<Func<ResearchTask, IEnumerable<TRow>>> rows,
    bool isDerived,
    Func<TRow, string>? subject
) : TaskPart(typeof(TRow), isDerived)
    where TRow : class
{
    public override bool IsAudited => subject is not null;

    public override string? SubjectOf(object row) => subject?.Invoke((TRow)row);

    public override void Map(EntityTypeBuilder<ResearchTask> task) =>
        task.HasMany(rows!).WithOne().HasForeignKey("TaskId").OnDelete(DeleteBehavior.Cascade);

    public override IQueryable<ResearchTask> Include(IQueryable<ResearchTask> tasks) => tasks.Include(rows);

    public override async Task LoadAsync(
        AppDb db,
        List<ResearchTask> tasks,
        List<int> ids,
        CancellationToken cancellation
    )
    {
        if (tasks.TrueForAll(t => db.Entry(t).Collection(rows).IsLoaded))
            return;
        await db.Set<TRow>().Where(p => ids.Contains(EF.Property<int>(p, "TaskId"))).LoadAsync(cancellation);
        foreach (var task in tasks)
            db.Entry(task).Collection(rows).IsLoaded = true;
    }
}
