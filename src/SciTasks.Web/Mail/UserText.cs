using System.Text.RegularExpressions;

namespace SciTasks.Web.Mail;

/// <summary>What people typed, as mails may carry it: an address of a page in it stays readable and can no longer be
/// clicked, since mail programs make links even of plain text.</summary>
public static partial class UserText
{
    /// <summary><c>https://x.vn/a</c> becomes <c>hxxps://x[.]vn/a</c>, <c>ftp://</c> becomes <c>ftp[:]//</c>.</summary>
    public static string Defused(string text) =>
        Host()
            .Replace(
                Scheme().Replace(Web().Replace(text, "hxxp"), "[:]//"),
                m => m.Value.Replace(".", "[.]", StringComparison.Ordinal)
            );

    [GeneratedRegex(@"\bhttp(?=s?://)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Web();

    [GeneratedRegex(@"(?<=\b(?!hxxps?:)[a-z][a-z0-9+.-]*)://", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Scheme();

    // Codes of tasks and names of files have dots too, so only what mail programs take for a host: by its last label,
    // or by the path behind it.
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.-])(?:[a-z0-9-]+\.)+(?:(?:com|net|org|info|biz|vn|io|app|dev|xyz|top|site|online|link|click|me|co|ru|cn|uk|us|eu|asia|edu|gov|shop|club|live|store|page|cc|tv|ly|gl|gle|be|to)(?![\p{L}\p{N}-])|(?-i:[a-z]{2,24}(?=[/:])))",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Host();
}
