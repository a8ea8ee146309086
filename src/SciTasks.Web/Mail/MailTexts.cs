using System.Text.Json;
using System.Text.Json.Serialization;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Mail;

/// <summary>Who hears of a hand-over.</summary>
public enum LetterAudience
{
    Lead,
    Host,
    Officer,
    Clerk,
    Accountant,
    DivisionHead,
    Leadership,
}

public sealed record MailWords(string Subject, string Body);

/// <summary>A hand-over: who hears of it and the text that comes with the system, in both languages.</summary>
public sealed record MailOccasion(string Occasion, IReadOnlyList<LetterAudience> To, MailWords Vi, MailWords En);

/// <summary>The texts of <c>database/reference/mail-texts.json</c>; what the department wrote instead goes
/// before.</summary>
public sealed class MailTexts(IReadOnlyList<MailOccasion> occasions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public IReadOnlyList<MailOccasion> All => occasions;

    public MailOccasion? Find(string occasion) => occasions.FirstOrDefault(o => o.Occasion == occasion);

    public static MailTexts Load(string folder) =>
        new(
            JsonSerializer.Deserialize<List<MailOccasion>>(
                File.ReadAllText(Path.Combine(folder, "mail-texts.json")),
                Json
            )!
        );

    /// <summary>The text to use: the department's own, else the one that comes with the system.</summary>
    public MailWords For(string occasion, string language, IEnumerable<MailText> own) =>
        own.FirstOrDefault(t => t.Occasion == occasion && t.Language == language) is { } text
            ? new(text.Subject, text.Body)
        : language == "en" ? Find(occasion)!.En
        : Find(occasion)!.Vi;
}

/// <summary>Who led or hosted the task until the step that is told of; null where that stays.</summary>
internal sealed record Former(Person? Lead, Organization? Host);

/// <summary>The people behind an audience.</summary>
/// <param name="endorsed">The head endorses tranches; without that step the next after the check is leadership.</param>
internal sealed class LetterRecipients(ResearchTask task, AddressBook book, Former former, bool endorsed)
{
    public IEnumerable<Recipient> Of(string occasion, IEnumerable<LetterAudience> audiences) =>
        (occasion == nameof(MoveKind.Check) && !endorsed ? [LetterAudience.Leadership] : audiences)
            .SelectMany(Of)
            .Concat(Leaving)
            .DistinctBy(r => r.Key);

    private IEnumerable<Recipient> Leaving => new[] { book.Of(former.Lead), book.Of(former.Host) }.OfType<Recipient>();

    /// <summary>A lead without an address hears through the host, then through the officer (báo giúp); for one whose
    /// account was shut, the head.</summary>
    private IEnumerable<Recipient> Of(LetterAudience audience) =>
        audience switch
        {
            LetterAudience.Lead => First(book.Of(task.Lead), book.Of(task.Host), book.Of(task.Officer), book.Head),
            LetterAudience.Host => First(book.Of(task.Host)),
            LetterAudience.Officer => First(book.Of(task.Officer), book.Head),
            LetterAudience.Clerk => book.InRole(Roles.Clerk),
            LetterAudience.Accountant => book.InRole(Roles.Accountant),
            LetterAudience.DivisionHead => book.InRole(Roles.DivisionHead),
            _ => book.InRole(Roles.Leadership),
        };

    private static IEnumerable<Recipient> First(params Recipient?[] line) => line.OfType<Recipient>().Take(1);
}
