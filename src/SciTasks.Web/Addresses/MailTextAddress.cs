namespace SciTasks.Web.Addresses;

/// <summary>The texts of mails.</summary>
public static class MailTextAddress
{
    public const string List = "/mail-texts";

    public static string Of(string occasion, string language) => $"{List}/{occasion}/{language}";

    public static string Preview(string occasion, string language) => Of(occasion, language) + "/preview";

    public static string Reset(string occasion, string language) => Of(occasion, language) + "/reset";
}
