using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace SciTasks.Domain.Text;

/// <summary>Whether a text is an e-mail address one may send to.</summary>
public static class EmailText
{
    private static readonly SearchValues<char> Never = SearchValues.Create(" \t\r\n\u00A0,;:<>()[]\\\"");

    /// <summary>One address: no spaces, one @, a dot or <c>localhost</c> in the domain, at most 254 characters. "chưa
    /// có" and two addresses are none.</summary>
    public static bool IsAddress([NotNullWhen(true)] string? text)
    {
        if (text is null or { Length: > 254 } || text.AsSpan().ContainsAny(Never)) return false;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at > 64 || text.IndexOf('@', at + 1) >= 0) return false;
        var domain = text[(at + 1)..];
        if (domain == "localhost") return true;
        return domain.Contains('.', StringComparison.Ordinal) && domain.Split('.').All(label => label.Length > 0)
            && !text.Contains("..", StringComparison.Ordinal) && text[0] != '.' && text[at - 1] != '.';
    }
}
