namespace SciTasks.Web.Addresses;

/// <summary>Signing in and out, and the language spoken.</summary>
public static class SessionAddress
{
    public const string SignIn = "/sign-in";
    public const string SignInToDemo = "/sign-in/demo";
    public const string SecondFactor = "/sign-in/second-factor";
    public const string Passkey = "/sign-in/passkey";
    public const string PasskeyOptions = "/sign-in/passkey/options";
    public const string Entra = "/sign-in/entra";
    public const string SignOut = "/sign-out";
    public const string Language = "/language";

    public static string BackFromEntra(string? from) => "/sign-in/entra/back".With(("from", from));

    /// <summary>The sign-in with a word of what went wrong before it: <c>outside</c> or <c>silent</c>.</summary>
    public static string Problem(string what) => SignIn.With(("problem", what));

    /// <summary>Seconds left of an idle session.</summary>
    public const string Left = "/session/left";
    public const string Stay = "/session/stay";
}
