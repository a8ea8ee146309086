namespace SciTasks.Web.Addresses;

/// <summary>The backlog.</summary>
public static class BacklogAddress
{
    public const string List = "/backlog";

    public static string Page(int page) => List.With(("page", page));
}
