namespace SciTasks.Web.Addresses;

/// <summary>A progress report: one period of a task.</summary>
public static class ReportAddress
{
    /// <summary>The key of a period as one segment of an address.</summary>
    public static string Segment(string period) => period.Replace('/', '_');

    public static string List() => "/reports";

    public static string Shown(string show) => List().With(("show", show));

    public static string Page(string show, int page) => List().With(("show", show), ("page", page));

    public static string Excel(string show) => "/reports.xlsx".With(("show", show));

    public static string Of(int taskId, string period) => $"{TaskAddress.Reports(taskId)}/{Segment(period)}";

    public static string Draft(int taskId, string period) => Of(taskId, period) + "/draft";

    public static string Submission(int taskId, string period) => Of(taskId, period) + "/submission";

    public static string Acceptance(int taskId, string period) => Of(taskId, period) + "/acceptance";

    public static string Return(int taskId, string period) => Of(taskId, period) + "/return";

    public static string Excuse(int taskId, string period) => Of(taskId, period) + "/excuse";

    public static string Adjustments(int taskId, string period) => Of(taskId, period) + "/adjustments";
}
