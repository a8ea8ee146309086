using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;

namespace SciTasks.Web.Importing;

/// <summary>Codes for rows that have none: the task is found again by title and host, and a new one gets a code of kind,
/// serial and year, as departments number theirs. Each is shown before it counts.</summary>
internal sealed partial class TaskCodes(KnownTasks tasks)
{
    /// <summary>How a code begins of which nothing better can be said.</summary>
    public const string Provisional = "TẠM-";

    private readonly Dictionary<string, int> _last = [];
    private readonly Dictionary<(string Source, string Title, string Host), int> _titles = [];

    /// <returns>Null where the row was rejected, because its title stands for several tasks.</returns>
    public string? Of(JudgedRow row, string source, string title, bool proposes)
    {
        var host = row.Row.Get<string>(TaskSheet.Host);
        var key = (source, Folding.Identity(title), Folding.Identity(host));
        if (!_titles.TryAdd(key, row.Row.Number))
        {
            row.Reject("Tên nhiệm vụ", new("row.duplicate-title", _titles[key]));
            return null;
        }
        var found = tasks.FindTitle(source, title, host);
        if (found.Count > 1)
        {
            row.Reject("Tên nhiệm vụ", new("row.ambiguous-title", string.Join(", ", found.Select(t => t.Code))));
            return null;
        }
        if (found is [var known])
        {
            Tell(row, "row.found-by-title", known.Code);
            return known.Code;
        }
        var code = proposes && YearOf(row) is { } year ? Next(source, KindOf(row), year) : ByContent(row, title, host);
        Tell(row, proposes ? "row.proposed-code" : "row.provisional-code", code);
        return code;
    }

    private static void Tell(JudgedRow row, string what, string code)
    {
        if (!row.Row.HasErrors)
            row.Warn("Mã nhiệm vụ", what, code);
    }

    /// <summary>Of the approval, else of the contract, else of the start.</summary>
    private static int? YearOf(JudgedRow row) =>
        new[] { "Decision date", "List decision date", "Contract date", TaskSheet.Start }
            .Select(name => row.Row.Get<DayValue>(name)?.Day.Year)
            .FirstOrDefault(year => year is not null);

    /// <summary>As departments abbreviate the kinds of tasks; NV, nhiệm vụ, where the kind is not said.</summary>
    private static string KindOf(JudgedRow row) =>
        WordLists.Types.Find(row.Row.Get<string>("Type")) switch
        {
            TaskType.ResearchTopic => "ĐT",
            TaskType.PilotProduction or TaskType.StProject or TaskType.RuralMountain => "DA",
            TaskType.ScientificScheme => "ĐA",
            _ => "NV",
        };

    private string Next(string source, string kind, int year)
    {
        var key = $"{source}|{kind}|{year}";
        if (!_last.TryGetValue(key, out var last))
            last = tasks
                .Codes(source)
                .Select(c => Serial().Match(c))
                .Where(m => m.Success && m.Groups["k"].Value == kind && m.Groups["y"].Value == Text(year))
                .Select(m => int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture))
                .DefaultIfEmpty()
                .Max();
        _last[key] = ++last;
        return string.Create(CultureInfo.InvariantCulture, $"{kind}-{last:00}/{year}");
    }

    [GeneratedRegex(@"^(?<k>\p{Lu}+)-(?<n>\d{1,5})/(?<y>\d{4})$", RegexOptions.None, 1000)]
    private static partial Regex Serial();

    /// <summary>The same for the same title, host and start year.</summary>
    private static string ByContent(JudgedRow row, string title, string? host)
    {
        var year = row.Row.Get<DayValue>(TaskSheet.Start) is { } start ? Text(start.Day.Year) : "";
        var text = $"{Folding.Fold(title)}|{Folding.Fold(host)}|{year}";
        return Provisional + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
