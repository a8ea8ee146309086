using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Addresses;

/// <summary>The list of deadlines, and where one is met.</summary>
public static class DeadlineAddress
{
    public const string List = "/deadlines";

    public static string Page(bool overdue, DeadlineKind? kind, int page) =>
        List.With(("overdue", overdue), ("kind", kind), ("page", page));

    public static string Of(int taskId, DeadlineKind kind, string subject, Me me) =>
        kind.Name switch
        {
            nameof(TaskDeadline.ProgressReport) => ReportAddress.Of(taskId, subject),
            nameof(TaskDeadline.Inspection) => TaskAddress.Inspections(taskId),
            nameof(TaskDeadline.Finding) => InspectionAddress.Of(taskId, subject),
            nameof(TaskDeadline.ChangeAnswer) => ChangeAddress.Of(taskId, subject),
            nameof(TaskDeadline.ExtensionWindow) => Permissions.Of(Act.RequestChange, me.Roles) == Access.None
                ? TaskAddress.Changes(taskId)
                : ChangeAddress.NewExtension(taskId),
            _ => TaskAddress.Of(taskId),
        };
}
