namespace SciTasks.Web.Addresses;

/// <summary>The summary of a year.</summary>
public static class SummaryAddress
{
    public static string Of(int year) => $"/summaries/{year}";

    public static string Shown(int year, string show) => Of(year).With(("show", show)) + "#list";

    public static string Page(int year, string? show, int page) =>
        Of(year).With(("show", show), ("page", page)) + "#list";

    public static string Workbook(int year) => Of(year) + "/workbook";
}
