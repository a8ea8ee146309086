namespace SciTasks.Web.Addresses;

/// <summary>Unsettled advances by age.</summary>
public static class AgeingAddress
{
    public const string List = "/ageing";

    public static string By(string by) => List.With(("by", by));

    public static string Excel(string by) => "/ageing.xlsx".With(("by", by));
}
