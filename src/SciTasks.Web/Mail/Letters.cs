using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Setup;

namespace SciTasks.Web.Mail;

/// <summary>Tells the right person when work passes to them: a message in the inbox and a mail in the outbox, in the
/// same save as the step itself.</summary>
public sealed class Letters(AppDb db, MailTexts texts, Wording words, Settings settings, TimeProvider clock)
{
    /// <summary>Writes the letters of every step just taken on the task and not yet saved.</summary>
    public async Task WriteAsync(ResearchTask task, CancellationToken cancellation = default)
    {
        var steps = task
            .WorkMoves.Where(m => m.Id == 0)
            .Select(m => Taken.Of(task, m, words))
            .Concat(task.Moves.Where(m => m.Id == 0).Select(m => Taken.Of(task, m)))
            .Where(s => texts.Find(s.Occasion) is not null)
            .ToList();
        if (steps.Count == 0)
            return;
        var book = new AddressBook(
            await db.Users.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancellation),
            clock.Today()
        );
        var recipients = new LetterRecipients(
            task,
            book,
            await FormerAsync(task, cancellation),
            settings.Funding.Endorsement
        );
        var own = await db.MailTexts.AsNoTracking().ToListAsync(cancellation);
        foreach (var step in steps)
            foreach (
                var to in recipients
                    .Of(step.Occasion, texts.Find(step.Occasion)!.To)
                    .Where(r =>
                        book.Find(null, step.ActorId)?.Email is not { } email
                        || !string.Equals(email, r.Email, StringComparison.OrdinalIgnoreCase)
                    )
            )
                Write(task, step, to, book.Find(to.Email)?.Language ?? "vi", own);
    }

    /// <summary>Who led and hosted the task until this step, where it changes that: they are told too.</summary>
    private async Task<Former> FormerAsync(ResearchTask task, CancellationToken cancellation)
    {
        var entry = db.Entry(task);
        var (lead, host) = (entry.Property(t => t.LeadId).OriginalValue, entry.Property(t => t.HostId).OriginalValue);
        return new(
            lead is { } person && person != task.Lead?.Id ? await db.People.FindAsync([person], cancellation) : null,
            host is { } organization && organization != task.Host?.Id
                ? await db.Organizations.FindAsync([organization], cancellation)
                : null
        );
    }

    private void Write(ResearchTask task, Taken step, Recipient to, string language, List<MailText> own)
    {
        var spoken = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            var text = texts.For(step.Occasion, language, own);
            var link = step.Link;
            var values = step.Values(task, to, settings.PublicUrl.TrimEnd('/') + link, words);
            var (subject, body) = (
                Placeholders.Line(Placeholders.Fill(text.Subject, values)),
                Placeholders.Fill(text.Body, values)
            );
            var letter = new Letter(task.Id, step.Occasion, to, subject, link, step.At);
            db.Letters.Add(letter);
            if (to.Email is null)
                return;
            letter.Mail = new(
                to.Email,
                to.Name,
                subject,
                body,
                Placeholders.Html(body, values["link"]),
                step.At,
                [string.Create(CultureInfo.InvariantCulture, $"{task.Id}|{step.Key}")]
            );
            db.Outbox.Add(letter.Mail);
        }
        finally
        {
            CultureInfo.CurrentUICulture = spoken;
        }
    }

    /// <summary>A step as letters tell it.</summary>
    private sealed record Taken(
        string Occasion,
        string Key,
        int ActorId,
        DateTime At,
        string Link,
        string Who,
        string? Reason,
        string? Paper,
        DateOnly? Until,
        string Subject,
        Money? Amount
    )
    {
        public static Taken Of(ResearchTask task, WorkMove m, Wording words) =>
            new(
                m.Kind.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"w{m.Sequence}"),
                m.ActorId,
                m.At,
                LinkOf(task, m),
                m.OnBehalfOf ?? m.Actor,
                m.Reason,
                PaperOf(m.DocumentNumber, m.DocumentDay),
                m.Until,
                words.Subject(m),
                null
            );

        public static Taken Of(ResearchTask task, TrancheMove m) =>
            new(
                m.Kind.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"t{m.Sequence}"),
                m.ActorId,
                m.At,
                TaskAddress.Funding(task.Id),
                m.Asker ?? m.Actor,
                m.Reason,
                PaperOf(m.DocumentNumber, m.DocumentDay),
                null,
                m.Tranche.ToString(CultureInfo.InvariantCulture),
                m.Amount
            );

        private static string? PaperOf(string? number, DateOnly? day) =>
            number is null ? null : string.Create(CultureInfo.InvariantCulture, $"{number} ({day:dd/MM/yyyy})");

        private static string LinkOf(ResearchTask task, WorkMove m) =>
            m.Kind switch
            {
                _ when WorkMoves.OfReports.Contains(m.Kind) => ReportAddress.Of(task.Id, m.Subject),
                _ when WorkMoves.OfInspections.Contains(m.Kind) => InspectionAddress.Of(task.Id, m.Subject),
                _ => ChangeAddress.Of(task.Id, m.Subject),
            };

        public Dictionary<string, string> Values(ResearchTask task, Recipient to, string link, Wording words) =>
            new()
            {
                ["name"] = UserText.Defused(to.Name),
                ["code"] = UserText.Defused(task.Code),
                ["title"] = UserText.Defused(task.Title),
                ["who"] = UserText.Defused(Who),
                ["what"] = UserText.Defused(Subject),
                ["reason"] = UserText.Defused(Reason ?? "–"),
                ["paper"] = UserText.Defused(Paper ?? "–"),
                ["until"] = Until?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "–",
                ["amount"] = Amount is { } money ? words["{0} đồng", money.ToString()] : "–",
                ["link"] = link,
            };
    }
}

/// <summary>Values in the text of a mail: <c>{code}</c>, <c>{who}</c> and so on.</summary>
public static partial class Placeholders
{
    public static readonly IReadOnlyList<string> Names =
    [
        "name",
        "code",
        "title",
        "who",
        "what",
        "reason",
        "paper",
        "until",
        "amount",
        "link",
    ];

    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Pattern().Replace(text, m => values.GetValueOrDefault(m.Groups[1].Value, m.Value));

    /// <summary>A subject: one line, not longer than a mail's may be.</summary>
    public static string Line(string text) =>
        string.Join(
            ' ',
            text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
            is { Length: > 300 } line
            ? line[..299] + "…"
            : string.Join(
                ' ',
                text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            );

    /// <summary>Placeholders in a text that mean nothing.</summary>
    public static IReadOnlyList<string> Unknown(string text) =>
        [.. Pattern().Matches(text).Select(m => m.Groups[1].Value).Where(n => !Names.Contains(n)).Distinct()];

    /// <summary>The plain text as paragraphs; only the system's own link is one, and nothing a user wrote becomes
    /// markup.</summary>
    public static string Html(string text, string link)
    {
        var (own, live) = (
            WebUtility.HtmlEncode(link),
            $"<a href=\"{WebUtility.HtmlEncode(link)}\">{WebUtility.HtmlEncode(link)}</a>"
        );
        return string.Concat(
            text.ReplaceLineEndings("\n")
                .Split("\n\n")
                .Select(p =>
                    $"<p>{WebUtility.HtmlEncode(p).Replace(own, live, StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"
                )
        );
    }

    [GeneratedRegex(@"\{([a-z-]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
