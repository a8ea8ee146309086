using SciTasks.Domain.Register;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Tranches;

/// <summary>How the task of a tranche is doing.</summary>
public sealed record TaskHealth(
    Stage Stage,
    bool Late,
    bool Suspended,
    bool Stopped,
    IReadOnlyList<BacklogKind> Backlog
)
{
    public static TaskHealth Of(OpenedTask opened, DateOnly today) =>
        new(
            TaskStatus.StageOn(opened.Task, today),
            TaskStatus.IsLate(opened.Task, today),
            TaskStatus.IsSuspended(opened.Task, today),
            MissedReports.Stops(opened.Task, today, opened.Rules, opened.GoLive),
            [.. BacklogRules.On(opened.Task, today, opened.Rules)]
        );
}
