using System.Globalization;
using SciTasks.Domain.Basics.Text;

namespace SciTasks.Domain.Following;

/// <summary>Someone who is told. Without an address the alert is kept in the inbox and in the run log only.</summary>
/// <param name="Key">The e-mail address in lower case, else <c>person:ID</c>.</param>
/// <param name="OnBehalf">Told because the one meant has no address, or an account that was shut (báo giúp).</param>
public sealed record Recipient(string Key, string Name, string? Email, bool OnBehalf = false)
{
    /// <param name="email">What is no single address ("chưa có", two addresses) counts as none.</param>
    public static Recipient Of(string name, string? email, int id) =>
        email?.Trim() is { } address && EmailText.IsAddress(address)
            ? new(address.ToLowerInvariant(), name, address)
            : new($"person:{id.ToString(CultureInfo.InvariantCulture)}", name, null);
}
