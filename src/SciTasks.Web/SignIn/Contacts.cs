namespace SciTasks.Web.SignIn;

/// <summary>Addresses of people and hosts: whole for those who keep the register, masked for everyone else, on pages
/// and in exports alike.</summary>
public static class Contacts
{
    public static bool MayContact(this Me me) => me.May(Act.CoreFacts, Access.Write);

    /// <returns>Null where there is no address.</returns>
    public static string? Shown(string? email, Me me) => me.MayContact() ? email : Masked(email);

    private static string? Masked(string? email) =>
        email?.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{email[0]}…{email[at..]}" : null;
}
