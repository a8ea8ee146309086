namespace SciTasks.Web.Addresses;

/// <summary>The registry of official documents.</summary>
public static class DocumentAddress
{
    public const string New = "/documents/new";

    public static string List(string query = "") => "/documents" + query;

    public static string Excel(string query) => "/documents.xlsx" + query;

    public static string Of(int id) => $"/documents/{id}";

    /// <summary>The form for a document of the task.</summary>
    public static string NewFor(string code) => New.With(("task", code));

    /// <summary>The same for a paper that is cited: with its number and its day.</summary>
    public static string NewFor(string code, string? number, DateOnly? day) =>
        New.With(("task", code), ("number", number), ("day", day));
}
