using System.Globalization;

namespace SciTasks.Web.Addresses;

/// <summary>Accounts as administrators see them.</summary>
public static class AccountAddress
{
    public const string List = "/accounts";
    public const string New = "/accounts/new";
    public const string Accesses = "/accesses";

    public static string Page(string? q, string show, int page) => List.With(("q", q), ("show", show), ("page", page));

    public static string AccessPage(string? q, string? kind, int page) =>
        Accesses.With(("q", q), ("kind", kind), ("page", page));

    public static string Of(int id) => string.Create(CultureInfo.InvariantCulture, $"/accounts/{id}");

    /// <summary>Who of the register it stands for.</summary>
    public static string Register(int id) => Of(id) + "/register";

    public static string Correction(int id) => Of(id) + "/correction";

    public static string Roles(int id) => Of(id) + "/roles";

    public static string Terms(int id) => Of(id) + "/terms";

    public static string TermEnding(int id, int term) =>
        string.Create(CultureInfo.InvariantCulture, $"/accounts/{id}/terms/{term}/ending");

    public static string Invitation(int id) => Of(id) + "/invitation";

    public static string Disabling(int id) => Of(id) + "/disabling";

    public static string Enabling(int id) => Of(id) + "/enabling";

    public static string Review(int id) => Of(id) + "/review";

    public static string Handover(int id) => Of(id) + "/handover";

    public static string SecondFactorRemoval(int id) => Of(id) + "/second-factor-removal";
}
