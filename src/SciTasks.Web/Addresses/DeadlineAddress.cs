using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Addresses;

/// <summary>Where a deadline is met.</summary>
public static class DeadlineAddress
{
    public static string Of(int taskId, DeadlineKind kind, string subject, Me me) =>
        kind.Name switch
        {
            nameof(TaskDeadline.ProgressReport) => $"/tasks/{taskId}/reports/{subject.Replace('/', '_')}",
            nameof(TaskDeadline.Inspection) => $"/tasks/{taskId}/inspections",
            nameof(TaskDeadline.Finding) => $"/tasks/{taskId}/inspections/{subject.Split('.')[0]}",
            nameof(TaskDeadline.ChangeAnswer) => $"/tasks/{taskId}/changes/{subject}",
            nameof(TaskDeadline.ExtensionWindow) => Permissions.Of(Act.RequestChange, me.Roles) == Access.None
                ? $"/tasks/{taskId}/changes"
                : $"/tasks/{taskId}/changes/new?kind=Extension",
            _ => $"/tasks/{taskId}",
        };
}
