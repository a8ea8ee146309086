namespace SciTasks.Web.Addresses;

/// <summary>A stored file.</summary>
public static class FileAddress
{
    public static string Of(int id) => $"/files/{id}";

    public static string Withdrawal(int id) => Of(id) + "/withdrawal";
}
