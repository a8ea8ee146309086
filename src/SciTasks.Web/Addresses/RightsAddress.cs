namespace SciTasks.Web.Addresses;

/// <summary>What people may do, and by which rules the program judges.</summary>
public static class RightsAddress
{
    public const string Permissions = "/permissions";
    public const string Rules = "/rules";
}
