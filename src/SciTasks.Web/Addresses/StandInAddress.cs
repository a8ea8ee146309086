namespace SciTasks.Web.Addresses;

/// <summary>Who stands in for whom.</summary>
public static class StandInAddress
{
    public const string List = "/stand-ins";

    public static string Page(int page) => List.With(("page", page));

    public static string Ending(int id) => $"{List}/{id}/ending";
}
