using System.Net;
using System.Text;
using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mail;

namespace SciTasks.Web.Features.Alerts;

/// <summary>A task as a digest names it; so little of it that a run over a large register stays small.</summary>
internal sealed record AlertTask(int Id, string Code, string Title);

/// <summary>Something one person has to be told.</summary>
internal sealed record AlertItem(AlertTask Task, PlannedDeadline Deadline, string Rung, Recipient To)
{
    public string Key => Alert.KeyOf(ResearchTask.RecordOf(Task.Id), Deadline, Rung, To);
}

/// <summary>One mail to one person: what is due, by task, most overdue first. It names so many and counts the
/// rest.</summary>
/// <param name="Items">At least one, all to the same person.</param>
internal sealed record Digest(DateOnly On, IReadOnlyList<AlertItem> Items, string PublicUrl)
{
    public const int Most = 50;
    private const int LongestTitle = 200;

    private Recipient To => Items[0].To;

    private bool IsOpening => Items.Any(i => i.Rung == Alert.OpeningRung);

    private IEnumerable<AlertItem> InOrder =>
        Items
            .OrderBy(i => i.Deadline.Due)
            .ThenBy(i => i.Task.Id)
            .ThenBy(i => i.Deadline.Kind.Place())
            .ThenBy(i => i.Deadline.Subject, StringComparer.Ordinal);

    public IReadOnlyList<AlertItem> Listed => [.. InOrder.Take(Most)];

    public IReadOnlyList<AlertItem> Rest => [.. InOrder.Skip(Most)];

    public OutboxMail ToMail(Wording words, DateTime now)
    {
        var late = Items.Count(i => i.Deadline.Due < On);
        var subject = IsOpening
            ? words["Opening list: {0} deadlines not yet met", Items.Count]
            : words["Deadlines on {0}: {1} overdue, {2} coming", On, late, Items.Count - late];
        return new(To.Email!, To.Name, subject, Text(words), Html(words), now, Items.Select(i => i.Key));
    }

    private IEnumerable<IGrouping<AlertTask, AlertItem>> ByTask => Listed.GroupBy(i => i.Task);

    private string Text(Wording words)
    {
        var text = new StringBuilder();
        text.AppendLine(words["Dear {0},", UserText.Defused(To.Name)]).AppendLine();
        foreach (var task in ByTask)
        {
            text.AppendLine($"{UserText.Defused(task.Key.Code)} – {Title(task.Key)}").AppendLine($"  {Link(task.Key)}");
            foreach (var item in task)
                text.AppendLine($"  - {Line(item, words)}");
            text.AppendLine();
        }
        if (Items.Count > Most)
            text.AppendLine(words["And {0} more:", Items.Count - Most])
                .AppendLine($"  {Link(DeadlineAddress.List)}")
                .AppendLine();
        return text.AppendLine(words["Sent by SciTasks. The list of deadlines is always on your desk there."])
            .ToString();
    }

    private string Html(Wording words)
    {
        var html = new StringBuilder("<p>")
            .Append(Encode(words["Dear {0},", UserText.Defused(To.Name)]))
            .Append("</p>");
        foreach (var task in ByTask)
        {
            html.Append("<p><a href=\"")
                .Append(Encode(Link(task.Key)))
                .Append("\"><strong>")
                .Append(Encode(UserText.Defused(task.Key.Code)))
                .Append("</strong> ")
                .Append(Encode(Title(task.Key)))
                .Append("</a></p><ul>");
            foreach (var item in task)
                html.Append("<li>").Append(Encode(Line(item, words))).Append("</li>");
            html.Append("</ul>");
        }
        if (Items.Count > Most)
            html.Append("<p>")
                .Append(Encode(words["And {0} more:", Items.Count - Most]))
                .Append(" <a href=\"")
                .Append(Encode(Link(DeadlineAddress.List)))
                .Append("\">")
                .Append(Encode(Link(DeadlineAddress.List)))
                .Append("</a></p>");
        return html.Append("<p>")
            .Append(Encode(words["Sent by SciTasks. The list of deadlines is always on your desk there."]))
            .Append("</p>")
            .ToString();
    }

    private string Line(AlertItem item, Wording words)
    {
        var deadline = item.Deadline;
        var days = On.DayNumber - deadline.Due.DayNumber;
        var distance =
            days > 0 ? words["{0} days overdue", days]
            : days == 0 ? words["due today"]
            : words["{0} days left", -days];
        var subject =
            deadline.Subject.Length == 0
                ? ""
                : $" ({UserText.Defused(words.Subject(deadline.Kind, deadline.Subject))})";
        var due = words["due {0}", deadline.Due] + (deadline.Provisional ? $" ({words["provisional"]})" : "");
        return $"{words.Of(deadline.Kind)}{subject}: {due}, {distance}. {deadline.Rule.LegalBasis}";
    }

    private static string Title(AlertTask task) =>
        UserText.Defused(task.Title.Length > LongestTitle ? task.Title[..(LongestTitle - 1)] + "…" : task.Title);

    private string Link(AlertTask task) => Link(TaskAddress.Of(task.Id));

    private string Link(string path) => PublicUrl.TrimEnd('/') + path;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
