namespace SciTasks.Web.Addresses;

/// <summary>The disbursement calendar.</summary>
public static class DisbursementAddress
{
    public const string Calendar = "/disbursements";

    public static string Year(int year) => Calendar.With(("year", year));

    public static string Month(int year, int month) => Calendar.With(("year", year), ("month", month)) + "#month";

    public static string MonthPage(int year, int? month, int page) =>
        Calendar.With(("year", year), ("month", month), ("page", page)) + "#month";

    public static string Excel(int year) => "/disbursements.xlsx".With(("year", year));
}
