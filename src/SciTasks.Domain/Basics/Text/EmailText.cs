using System.Diagnostics.CodeAnalysis;

namespace SciTasks.Domain.Basics.Text;

/// <summary>E-mail addresses as cells and forms hold them.</summary>
public static class EmailText
{
    /// <summary>As long as an address may be (RFC 5321 §4.5.3).</summary>
    public const int Longest = 254;

    /// <summary>Exactly one address that mail can be sent to: one @ with something before it, a domain with a dot
    /// after it, no spaces, commas,
    /// semicolons or angle brackets.</summary>
    public static bool IsAddress([NotNullWhen(true)] string? text)
    {
        if (text is null or { Length: > Longest })
            return false;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= 64 && at == text.LastIndexOf('@') && IsLocal(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    /// <summary>The address cleaned, or null where the text is none.</summary>
    public static string? Address(string? text) =>
        text is null ? null
        : Folding.Clean(text) is var clean && IsAddress(clean) ? clean
        : null;

    private static bool IsLocal(string part) =>
        part.All(c => char.IsLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
        && !IsDotted(part);

    private static bool IsDomain(string domain) =>
        (domain == "localhost" || domain.Contains('.', StringComparison.Ordinal))
        && domain.All(c => char.IsLetterOrDigit(c) || c is '-' or '.')
        && !IsDotted(domain);

    /// <summary>A dot where none may be: at either end or twice in a row.</summary>
    private static bool IsDotted(string part) =>
        part.StartsWith('.') || part.EndsWith('.') || part.Contains("..", StringComparison.Ordinal);
}
