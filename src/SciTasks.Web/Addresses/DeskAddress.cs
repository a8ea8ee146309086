namespace SciTasks.Web.Addresses;

/// <summary>The desk of whoever is signed in.</summary>
public static class DeskAddress
{
    public const string Start = "/";
    public const string Desk = "/desk";
    public const string InboxReading = "/desk/inbox/reading";
}
