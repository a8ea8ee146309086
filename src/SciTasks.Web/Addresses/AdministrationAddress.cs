namespace SciTasks.Web.Addresses;

/// <summary>Settings, jobs, backups and health.</summary>
public static class AdministrationAddress
{
    public const string Home = "/administration";
    public const string Backup = "/administration/backup";
    public const string Check = "/administration/check";

    public static string Job(string name) => $"{Home}/jobs/{Uri.EscapeDataString(name)}";
}
