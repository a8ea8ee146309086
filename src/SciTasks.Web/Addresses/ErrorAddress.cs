namespace SciTasks.Web.Addresses;

/// <summary>The page that tells of a fault.</summary>
public static class ErrorAddress
{
    public static string Of(int status) => $"/error/{status}";
}
