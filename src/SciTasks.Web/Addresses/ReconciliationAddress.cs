namespace SciTasks.Web.Addresses;

/// <summary>Reconciliations with the treasury.</summary>
public static class ReconciliationAddress
{
    public const string List = "/reconciliations";

    public static string Page(int page) => List.With(("page", page));

    public static string Of(int id) => $"{List}/{id}";

    public static string Workbook(int id) => Of(id) + "/workbook";
}
