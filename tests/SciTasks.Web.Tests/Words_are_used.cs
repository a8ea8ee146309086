using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SciTasks.Web.Tests;

/// <summary>A text nobody shows is translated for nothing.</summary>
public sealed partial class Words_are_used
{
    private static readonly string Web = App.ContentRoot;

    /// <summary>What a key begins with where the program composes it; the rest is a name or a code of its own.</summary>
    private static readonly string[] Composed =
    [
        // a prefix and a code
        "Act",
        "By",
        "Changes",
        "Desk",
        "Do",
        "Drift",
        "Fact",
        "Fault",
        "Gate",
        "History",
        "Cut",
        "Job",
        "JobState",
        "Limit",
        "Move",
        "Occasion",
        "Queue",
        "Takes",
        "TellsOf",
        "Told",
        "Refusal",
        "Reports",
        "Security",
        "Severity",
        "Term",
        "Verdict",
        "WorkMove",
        // a list of the field, by the name of its type
        "Access",
        "AccessKind",
        "AccountFilter",
        "Assignment",
        "BacklogAge",
        "BacklogKind",
        "ChangeKind",
        "ChangeState",
        "Conclusion",
        "ContentScope",
        "DeadlineKind",
        "DocumentKind",
        "ExceptionBy",
        "FileArea",
        "Fund",
        "Grade",
        "ImportState",
        "InspectionKind",
        "InspectionState",
        "LedgerKind",
        "LetterAudience",
        "LumpSum",
        "MatchKind",
        "MoveKind",
        "Outcome",
        "Party",
        "ReportAlignment",
        "ReportState",
        "ReturnReason",
        "Review",
        "ReviewReason",
        "Roles",
        "SealFault",
        "SecurityMark",
        "Stage",
        "TaskLevel",
        "TaskType",
        "TrancheState",
        "WorkMoveKind",
    ];

    /// <summary>Named outside these sources: numbers of HTTP, members of the account that comes with the
    /// framework, states of its jobs, words of an address, verdicts in small letters.</summary>
    private static readonly string[] NamedElsewhere =
    [
        "Error.400",
        "Error.403",
        "Error.404",
        "Error.413",
        "Error.429",
        "Error.500",
        "Fact.LockoutEnabled",
        "Fact.PhoneNumber",
        "Fact.PhoneNumberConfirmed",
        "Fact.TwoFactorEnabled",
        "SignIn.outside",
        "SignIn.silent",
        "JobState.Succeeded",
        "JobState.Failed",
        "JobState.Processing",
        "JobState.Enqueued",
        "JobState.Scheduled",
        "JobState.Deleted",
        // the cuts of a layout, by their codes
        "Cut.coded-title",
        "Cut.contract",
        "Cut.decision",
        "Cut.extension",
        "Cut.liquidation",
        "Cut.list-decision",
        "Cut.outcome",
        "Cut.party",
        "Cut.person",
        "Cut.period",
        "Cut.recognition",
        "JobState.Awaiting",
        "Verdict.reject",
        "Verdict.update",
    ];

    [Fact]
    public void Every_text_is_shown_somewhere()
    {
        var sources = string.Concat(Sources().Select(File.ReadAllText));
        var names = Name().Matches(sources).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Keys(), k => !IsUsed(k, sources, names));
    }

    [Fact]
    public void No_prefix_stands_for_nothing()
    {
        var prefixes = Keys().Select(k => k.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Composed, p => !prefixes.Contains(p));
        Assert.Empty(NamedElsewhere.Except(Keys()));
    }

    private static bool IsUsed(string key, string sources, HashSet<string> names)
    {
        if (sources.Contains($"\"{key.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal))
            return true;
        var parts = key.Split('.');
        return NamedElsewhere.Contains(key) || (Composed.Contains(parts[0]) && IsNamed(key, parts, sources, names));
    }

    private static bool IsNamed(string key, string[] parts, string sources, HashSet<string> names) =>
        sources.Contains($"\"{key[(parts[0].Length + 1)..]}\"", StringComparison.Ordinal)
        || parts.Skip(1).All(names.Contains);

    private static List<string> Keys() =>
        [
            .. new[] { "Words.resx", "Words.vi.resx" }
                .SelectMany(f => XDocument.Load(Path.Combine(Web, "Resources", f)).Descendants("data"))
                .Select(d => d.Attribute("name")!.Value)
                .Distinct(),
        ];

    private static IEnumerable<string> Sources() =>
        new[] { Path.Combine(Web, ".."), Path.Combine(Web, "../../database/reference") }
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" or ".json" or ".csv")
            .Where(f => !Aside().IsMatch(f));

    [GeneratedRegex(@"[/\\](obj|bin|node_modules|wwwroot|assets)[/\\]", RegexOptions.None, 1000)]
    private static partial Regex Aside();

    [GeneratedRegex(@"[A-Za-z][\w-]*", RegexOptions.None, 5000)]
    private static partial Regex Name();
}
