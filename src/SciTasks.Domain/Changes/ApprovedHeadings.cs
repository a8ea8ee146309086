using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Changes;

public static class ApprovedHeadings
{
    /// <summary>The approved breakdown by heading on a day, or nothing where none was ever changed.</summary>
    public static IReadOnlyList<HeadingChange> HeadingsOn(this ResearchTask task, DateOnly on) =>
        task.Changes.Where(c => c is { Kind: ChangeKind.Headings, State: ChangeState.Approved } && c.Decision.Day <= on)
            .MaxBy(c => (c.Decision.Day, c.Number))
            ?.Headings
        ?? [];
}
