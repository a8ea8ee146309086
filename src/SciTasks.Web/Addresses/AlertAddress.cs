namespace SciTasks.Web.Addresses;

/// <summary>The log of alerts: its runs and its mails, each by pages.</summary>
public static class AlertAddress
{
    public static string Pages(int runs, int mails) => "/alerts".With(("page", runs), ("mails", mails));

    /// <summary>Tries a mail again that was given up.</summary>
    public static string Again(int mail) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/alerts/mails/{mail}/again");
}
