using SciTasks.Domain.Documents;

namespace SciTasks.Web.Files;

/// <summary>The scan of a paper of the registry, among the files.</summary>
public static class PaperScan
{
    /// <summary>What a scan names its paper by.</summary>
    public static string KeyOf(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The category of a scan of such a paper.</summary>
    public static string CategoryOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Decision => "decision",
            DocumentKind.Contract => "contract",
            DocumentKind.Letter => "letter",
            DocumentKind.Minutes => "minutes",
            DocumentKind.Notice => "notice",
            DocumentKind.Submission => "internal",
            DocumentKind.Report => "progress",
            _ => "other",
        };
}
