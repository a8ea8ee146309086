using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Addresses;

/// <summary>Change requests.</summary>
public static class ChangeAddress
{
    public static string List(string query = "") => "/changes" + query;

    public static string Shown(string show) => List().With(("show", show));

    public static string Excel(string query) => "/changes.xlsx" + query;

    public static string New(int taskId) => TaskAddress.Changes(taskId) + "/new";

    public static string NewExtension(int taskId) => New(taskId).With(("kind", ChangeKind.Extension));

    public static string Of(int taskId, int number) => $"{TaskAddress.Changes(taskId)}/{number}";

    /// <param name="subject">The number as moves, files and deadlines keep it.</param>
    public static string Of(int taskId, string subject) => $"{TaskAddress.Changes(taskId)}/{subject}";

    public static string Again(int taskId, int number) => Of(taskId, number) + "/again";

    public static string Requests(int taskId, int number) => Of(taskId, number) + "/requests";

    public static string Examinations(int taskId, int number) => Of(taskId, number) + "/examinations";

    public static string Returns(int taskId, int number) => Of(taskId, number) + "/returns";

    public static string Withdrawals(int taskId, int number) => Of(taskId, number) + "/withdrawals";

    public static string Approvals(int taskId, int number) => Of(taskId, number) + "/approvals";

    public static string Agreements(int taskId, int number) => Of(taskId, number) + "/agreements";

    public static string Refusals(int taskId, int number) => Of(taskId, number) + "/refusals";

    public static string Decisions(int taskId, int number) => Of(taskId, number) + "/decisions";

    public static string LetterDraft(int taskId, int number) => Of(taskId, number) + "/letter.docx";

    public static string SubmissionDraft(int taskId, int number) => Of(taskId, number) + "/submission.docx";

    public static string DecisionDraft(int taskId, int number) => Of(taskId, number) + "/decision.docx";
}
