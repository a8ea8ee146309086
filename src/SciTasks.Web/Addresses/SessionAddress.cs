namespace SciTasks.Web.Addresses;

/// <summary>Signing in and out, and the language spoken.</summary>
public static class SessionAddress
{
    public const string SignIn = "/sign-in";
    public const string SignInToDemo = "/sign-in/demo";
    public const string SecondFactor = "/sign-in/second-factor";
    public const string SignOut = "/sign-out";
    public const string Language = "/language";

    /// <summary>Seconds left of an idle session.</summary>
    public const string Left = "/session/left";
    public const string Stay = "/session/stay";
}
