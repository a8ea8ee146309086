namespace SciTasks.Web.Addresses;

/// <summary>The approval queue, and an amount in words.</summary>
public static class FundingAddress
{
    public static string Queue(string query = "") => "/funding" + query;

    public static string Shown(string show) => Queue().With(("show", show));

    public static string Excel(string query) => "/funding.xlsx" + query;

    public static string AmountInWords(string field) => "/amount-in-words".With(("field", field));
}
