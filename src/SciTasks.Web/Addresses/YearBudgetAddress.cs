namespace SciTasks.Web.Addresses;

/// <summary>The budgets of a year.</summary>
public static class YearBudgetAddress
{
    public const string List = "/year-budgets";
    public const string CarryOver = "/year-budgets/carry-over";

    public static string Of(int year) => List.With(("year", year));

    public static string Page(int year, int page) => List.With(("year", year), ("page", page));

    public static string Excel(int year) => "/year-budgets.xlsx".With(("year", year));

    public static string CarryOverFrom(int year) => CarryOver.With(("year", year));
}
