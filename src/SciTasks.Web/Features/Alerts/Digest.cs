using System.Globalization;
using System.Net;
using System.Text;
using SciTasks.Domain.Alerts;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Features.Alerts;

/// <summary>One mail to one person: what is due, by task, most overdue first.</summary>
internal sealed record Digest(Recipient To, DateOnly On, IReadOnlyList<(ResearchTask Task, Alert Alert)> Items, string PublicUrl)
{
    public bool IsOpening => Items.Any(i => i.Alert.Rung == Alert.OpeningRung);

    public OutboxMail ToMail(Wording words, DateTime now)
    {
        var late = Items.Count(i => i.Alert.Due < On);
        var subject = IsOpening
            ? words["Opening list: {0} deadlines not yet met", Items.Count]
            : words["Deadlines on {0}: {1} overdue, {2} coming", On, late, Items.Count - late];
        return new(To.Email!, To.Name, subject, Text(words), Html(words), now, Items.Select(i => i.Alert.Key));
    }

    private IEnumerable<IGrouping<ResearchTask, (ResearchTask Task, Alert Alert)>> ByTask =>
        Items.OrderBy(i => i.Alert.Due).GroupBy(i => i.Task);

    private string Text(Wording words)
    {
        var text = new StringBuilder();
        text.AppendLine(words["Dear {0},", To.Name]).AppendLine();
        foreach (var task in ByTask)
        {
            text.AppendLine($"{task.Key.Code} – {task.Key.Title}").AppendLine($"  {Link(task.Key)}");
            foreach (var (_, alert) in task) text.AppendLine($"  - {Line(alert, words)}");
            text.AppendLine();
        }
        return text.AppendLine(words["Sent by SciTasks. The list of deadlines is always on your desk there."]).ToString();
    }

    private string Html(Wording words)
    {
        var html = new StringBuilder("<p>").Append(Encode(words["Dear {0},", To.Name])).Append("</p>");
        foreach (var task in ByTask)
        {
            html.Append("<p><a href=\"").Append(Encode(Link(task.Key))).Append("\"><strong>").Append(Encode(task.Key.Code)).Append("</strong> ").Append(Encode(task.Key.Title)).Append("</a></p><ul>");
            foreach (var (_, alert) in task) html.Append("<li>").Append(Encode(Line(alert, words))).Append("</li>");
            html.Append("</ul>");
        }
        return html.Append("<p>").Append(Encode(words["Sent by SciTasks. The list of deadlines is always on your desk there."])).Append("</p>").ToString();
    }

    private string Line(Alert alert, Wording words)
    {
        var days = On.DayNumber - alert.Due.DayNumber;
        var distance = days > 0 ? words["{0} days overdue", days] : days == 0 ? words["due today"] : words["{0} days left", -days];
        var subject = alert.Subject.Length == 0 ? "" : $" ({words.Subject(alert.Kind, alert.Subject)})";
        var due = words["due {0}", alert.Due] + (alert.Provisional ? $" ({words["provisional"]})" : "");
        return $"{words.Of(alert.Kind)}{subject}: {due}, {distance}. {alert.LegalBasis}";
    }

    private string Link(ResearchTask task) => $"{PublicUrl.TrimEnd('/')}/tasks/{task.Id.ToString(CultureInfo.InvariantCulture)}";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
