using Microsoft.AspNetCore.Identity;
using SciTasks.Data;

namespace SciTasks.Web.SignIn;

/// <summary>Hashes passwords in one form of Unicode: "ậ" typed as one sign or as letter and marks, as keyboards differ,
/// is the same password.</summary>
internal sealed class PasswordHashes : PasswordHasher<Account>
{
    public override string HashPassword(Account user, string password) => base.HashPassword(user, password.Normalize());

    public override PasswordVerificationResult VerifyHashedPassword(
        Account user,
        string hashedPassword,
        string providedPassword
    )
    {
        var one = base.VerifyHashedPassword(user, hashedPassword, OneForm(providedPassword));
        if (one != PasswordVerificationResult.Failed || OneForm(providedPassword) == providedPassword)
            return one;
        // Hashed as it was typed, before there was one form; hashed anew now.
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword) == PasswordVerificationResult.Failed
            ? one
            : PasswordVerificationResult.SuccessRehashNeeded;
    }

    /// <summary>Composed, as Vietnamese keyboards of phones write; what is no text at all stays as it is.</summary>
    public static string OneForm(string password)
    {
        try
        {
            return password.Normalize();
        }
        catch (ArgumentException)
        {
            return password;
        }
    }
}
