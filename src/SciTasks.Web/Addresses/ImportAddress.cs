namespace SciTasks.Web.Addresses;

/// <summary>Imports.</summary>
public static class ImportAddress
{
    public const string List = "/imports";

    public static string Page(int page) => List.With(("page", page));

    public static string Of(int id) => $"{List}/{id}";

    public static string Problems(int id) => Of(id) + "/problems";

    public static string Checking(int id) => Of(id) + "/checking";

    public static string Confirmation(int id) => Of(id) + "/confirmation";

    public static string Discarding(int id) => Of(id) + "/discarding";
}
