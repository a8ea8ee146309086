namespace SciTasks.Web.Addresses;

/// <summary>The history of everything.</summary>
public static class AuditAddress
{
    public const string List = "/audit";

    public static string Excel(string query) => "/audit.xlsx" + query;

    public static string Page(string? q, string? who, DateOnly? from, DateOnly? to, int page) =>
        List.With(("q", q), ("who", who), ("from", from), ("to", to), ("page", page));

    public static string Query(string? q, string? who, DateOnly? from, DateOnly? to) =>
        "".With(("q", q), ("who", who), ("from", from), ("to", to));
}
