namespace SciTasks.Web.Addresses;

/// <summary>A task, its pages and what is done to it.</summary>
public static class TaskAddress
{
    public const string New = "/tasks/new";
    public const string Late = "/tasks?late=true";
    public const string Stopped = "/tasks?stopped=true";

    public static string List(string query = "") => "/tasks" + query;

    public static string Excel(string query) => "/tasks.xlsx" + query;

    public static string Of(int id) => $"/tasks/{id}";

    public static string HistoryPage(int id, int page) => Of(id).With(("history", page)) + "#history";

    public static string Correction(int id) => Of(id) + "/edit";

    public static string Reports(int id) => Of(id) + "/reports";

    public static string ReportSchedule(int id) => Of(id) + "/report-schedule";

    public static string Inspections(int id) => Of(id) + "/inspections";

    public static string Changes(int id) => Of(id) + "/changes";

    public static string Documents(int id) => Of(id) + "/documents";

    public static string Dossier(int id) => Of(id) + "/dossier.zip";

    public static string Files(int id) => Of(id) + "/files";

    public static string Funding(int id) => Of(id) + "/funding";

    public static string FundingTranches(int id) => Funding(id) + "#tranches";

    public static string FundingYears(int id) => Funding(id) + "#years";

    public static string FundingLedger(int id) => Funding(id) + "#ledger";

    public static string FundingExcel(int id) => Of(id) + "/funding.xlsx";

    public static string Tranches(int id) => Of(id) + "/tranches";

    public static string BudgetChanges(int id) => Of(id) + "/budget-changes";

    /// <summary>Several tasks chosen by hand.</summary>
    public const string Selection = "/tasks/selection";

    public static string OpeningBalances(int id) => Of(id) + "/opening-balances";

    public static string Contributions(int id) => Of(id) + "/contributions";

    public static string Reversals(int id) => Of(id) + "/reversals";
}
