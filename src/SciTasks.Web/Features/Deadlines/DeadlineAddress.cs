using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Deadlines;

/// <summary>Where a deadline is met.</summary>
public static class DeadlineAddress
{
    public static string Of(int taskId, DeadlineKind kind, string subject, Me me) => kind switch
    {
        DeadlineKind.ProgressReport => $"/tasks/{taskId}/reports/{subject.Replace('/', '_')}",
        DeadlineKind.Inspection => $"/tasks/{taskId}/inspections",
        DeadlineKind.Finding => $"/tasks/{taskId}/inspections/{subject.Split('.')[0]}",
        DeadlineKind.ChangeAnswer => $"/tasks/{taskId}/changes/{subject}",
        DeadlineKind.ExtensionWindow => Permissions.Of(Act.RequestChange, me.Roles) == Access.None ? $"/tasks/{taskId}/changes" : $"/tasks/{taskId}/changes/new?kind=Extension",
        _ => $"/tasks/{taskId}",
    };
}
