using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using SciTasks.Data;
using SciTasks.Web.Setup;

namespace SciTasks.Web.SignIn;

/// <summary>How long a password is and how hard it is to guess (level 2, docs/rules/rights.md): 14 characters, or 8
/// where a second factor stands beside it; none that is common, or known to be stolen.</summary>
internal sealed class PasswordRules(Settings settings, Wording words) : IPasswordValidator<Account>
{
    /// <summary>Of the five grades of zxcvbn, 0 to 4: guessed in more than 10⁸ tries.</summary>
    private const int LeastGrade = 3;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var (rules, typed) = (settings.SignIn, PasswordHashes.OneForm(password ?? ""));
        var least = user.TwoFactorEnabled ? rules.LeastLengthWithSecondFactor : rules.LeastLength;
        var said =
            Length(typed) < least ? words["A password has at least {0} characters.", least]
            : Length(typed) > 200 ? words["A password has at most {0} characters.", 200]
            : IsEasy(typed, user)
                ? words["This password is easy to guess. Three or four words that do not belong together are better."]
            : Stolen.Holds(rules.StolenPasswordsFile, typed)
                ? words["This password is on a list of stolen ones. Choose another."]
            : null;
        return Task.FromResult(
            said is null
                ? IdentityResult.Success
                : IdentityResult.Failed(new IdentityError { Code = "Password", Description = said })
        );
    }

    /// <summary>Letters with their accents count as one.</summary>
    private static int Length(string password) => new StringInfo(password).LengthInTextElements;

    private static bool IsEasy(string password, Account user) =>
        Zxcvbn
            .Zxcvbn.MatchPassword(
                password.Length > 100 ? password[..100] : password,
                [user.Email ?? "", user.DisplayName, .. user.DisplayName.Split(' '), "scitasks", "sokhcn"]
            )
            .Score < LeastGrade;
}

/// <summary>A list of stolen passwords kept on this machine: a line each of SHA-1 in capital hexadecimal digits, in
/// order, with whatever follows a colon, as they are offered for downloading.</summary>
internal static class Stolen
{
    private const int Digits = 40;

    /// <returns>False where no list is kept.</returns>
    public static bool Holds(string? file, string password)
    {
        if (file is null)
            return false;
#pragma warning disable CA5350 // the lists are made with it
        var wanted = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var list = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 12);
        var (low, high) = (0L, list.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var (start, line) = LineAt(list, middle, low);
            switch (string.CompareOrdinal(wanted, line))
            {
                case 0:
                    return true;
                case < 0:
                    high = start;
                    break;
                default:
                    low = list.Position;
                    break;
            }
        }
        return false;
    }

    /// <summary>The line that a place of the file lies in; the reading ends behind it.</summary>
    private static (long Start, string Hash) LineAt(FileStream list, long place, long least)
    {
        var start = place;
        while (start > least)
        {
            list.Position = start - 1;
            if (list.ReadByte() == '\n')
                break;
            start--;
        }
        list.Position = start;
        var hash = new StringBuilder(Digits);
        for (int c; (c = list.ReadByte()) is not (-1 or '\n');)
            if (hash.Length < Digits)
                hash.Append((char)c);
        return (start, hash.ToString());
    }
}
