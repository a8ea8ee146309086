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

    /// <summary>What the columns of a foreign list hold.</summary>
    public static string Layout(int id) => Of(id) + "/layout";

    public static string LayoutFile(int id) => Of(id) + "/layout.json";

    public static string Values(int id) => Of(id) + "/values";

    public static string Mends(int id) => Of(id) + "/mends";

    /// <summary>The rows that did not come in.</summary>
    public static string Rest(int id) => Of(id) + "/rest.xlsx";

    public const string Template = "/imports/template.xlsx";

    /// <summary>Another person's yes to the part that needs their right.</summary>
    public static string Agreement(int id) => Of(id) + "/agreement";

    public static string Undo(int id) => $"{Of(id)}/undo";

    public static string Discarding(int id) => Of(id) + "/discarding";
}
