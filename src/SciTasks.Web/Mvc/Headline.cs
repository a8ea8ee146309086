namespace SciTasks.Web.Mvc;

/// <summary>The one line a page says of a verdict: it never says that all is well beside a paper that is missing or
/// a rule that only warns.</summary>
/// <param name="Failed">Rules that fail.</param>
/// <param name="Warned">Rules that are not met and only warn, because their text was not seen.</param>
/// <param name="Missing">Required papers that are not there.</param>
public sealed record Headline(int Failed, int Warned, int Missing)
{
    public string Tone =>
        Failed + Missing > 0 ? "late"
        : Warned > 0 ? "soon"
        : "good";

    public string Icon =>
        Tone switch
        {
            "late" => "bi-x-circle",
            "soon" => "bi-exclamation-triangle",
            _ => "bi-check-circle",
        };

    /// <param name="met">What is said where nothing is left.</param>
    /// <param name="notMet">What is said where a rule fails.</param>
    /// <param name="but">What is said where no rule fails and yet something is left.</param>
    public string Said(Wording words, string met, string notMet, string but)
    {
        string[] left =
        [
            .. Failed > 0 ? [words["{0} rules not met", Failed]] : Array.Empty<string>(),
            .. Missing > 0 ? [words["{0} required papers missing", Missing]] : Array.Empty<string>(),
            .. Warned > 0 ? [words["{0} unconfirmed rules not met", Warned]] : Array.Empty<string>(),
        ];
        return left.Length == 0 ? met : $"{(Failed > 0 ? notMet : but)}: {string.Join(", ", left)}";
    }
}
