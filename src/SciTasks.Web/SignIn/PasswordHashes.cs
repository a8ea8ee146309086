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
        var one = base.VerifyHashedPassword(user, hashedPassword, providedPassword.Normalize());
        if (one != PasswordVerificationResult.Failed || providedPassword.IsNormalized())
            return one;
        // Hashed as it was typed, before there was one form; hashed anew now.
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword) == PasswordVerificationResult.Failed
            ? one
            : PasswordVerificationResult.SuccessRehashNeeded;
    }
}
