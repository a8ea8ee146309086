namespace SciTasks.Web.Addresses;

/// <summary>The plan of inspections, and one of them with its findings.</summary>
public static class InspectionAddress
{
    public const string Plan = "/inspections";

    public static string PlanOf(int year) => Plan.With(("year", year));

    public static string Findings(int year, int page) => Plan.With(("year", year), ("page", page)) + "#findings";

    public static string Excel(int year) => "/inspections.xlsx".With(("year", year));

    public static string Of(int taskId, int number) => $"{TaskAddress.Inspections(taskId)}/{number}";

    /// <param name="subject">An inspection, or a finding of it: "3" or "3.1".</param>
    public static string Of(int taskId, string subject) => $"{TaskAddress.Inspections(taskId)}/{subject.Split('.')[0]}";

    public static string Notice(int taskId, int number) => Of(taskId, number) + "/notice";

    public static string NoticeDraft(int taskId, int number) => Of(taskId, number) + "/notice.docx";

    public static string Minutes(int taskId, int number) => Of(taskId, number) + "/minutes";

    public static string MinutesDraft(int taskId, int number) => Of(taskId, number) + "/minutes.docx";

    public static string Cancellation(int taskId, int number) => Of(taskId, number) + "/cancellation";

    public static string Fixes(int taskId, int number) => Of(taskId, number) + "/fixes";

    public static string FixConfirmations(int taskId, int number) => Of(taskId, number) + "/fix-confirmations";

    public static string FixRejections(int taskId, int number) => Of(taskId, number) + "/fix-rejections";
}
