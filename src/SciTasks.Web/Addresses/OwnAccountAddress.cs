namespace SciTasks.Web.Addresses;

/// <summary>One's own account, and the ways back into it.</summary>
public static class OwnAccountAddress
{
    public const string Own = "/account";
    public const string Password = "/account/password";
    public const string SecondFactor = "/account/second-factor";
    public const string RecoveryCodes = "/account/recovery-codes";
    public const string Passkeys = "/account/passkeys";
    public const string PasskeyOptions = "/account/passkeys/options";
    public const string PasskeyRemoval = "/account/passkeys/removal";
    public const string Theme = "/account/theme";
    public const string Sessions = "/account/sessions";
    public const string Forgotten = "/forgotten-password";

    /// <summary>What such addresses begin with.</summary>
    internal const string NewPasswords = "/new-password";

    /// <summary>Where a link of a mail sets a password.</summary>
    public static string NewPassword(int account, string token) =>
        $"{NewPasswords}/{account}?token={Uri.EscapeDataString(token)}";
}
