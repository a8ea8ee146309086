namespace SciTasks.Web.Addresses;

/// <summary>The day book.</summary>
public static class DayBookAddress
{
    public static string List(string query = "") => "/day-book" + query;

    public static string Excel(string query) => "/day-book.xlsx" + query;
}
