using System.Globalization;
using Microsoft.Extensions.Localization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Following;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web;

/// <summary>Marks the resource files of every word on screen: <c>Resources/Words.resx</c> (English) and
/// <c>Words.vi.resx</c>.</summary>
public sealed class Words;

/// <summary>Words and values in the language of the request.</summary>
public sealed class Wording(IStringLocalizer<Words> words)
{
    /// <summary>The text in the current language. English text is its own key; codes such as <c>Stage.Proposed</c>
    /// have an entry in both files.</summary>
    public string this[string key, params object?[] numbers] =>
        numbers.Length == 0
            ? words[key].Value
            : string.Format(CultureInfo.InvariantCulture, words[key].Value, [.. numbers.Select(Value)]);

    public string Of(Refusal refusal) => this[$"Refusal.{refusal.Code}", refusal.Numbers];

    internal string Of(Faults.Fault fault) => this[$"Fault.{fault.Code}", fault.Numbers];

    public string Of<T>(T value)
        where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];

    public string Of(DeadlineKind kind) => this[$"DeadlineKind.{kind.Name}"];

    /// <summary>What a rule of the funding gate says, with its numbers; the same words on page, command line and
    /// audit.</summary>
    public string Of(GateFinding finding)
    {
        var said = this[$"Gate.{finding.Code}.{finding.Why}", [.. finding.Numbers.Values]];
        return finding.Passed && !finding.Holds ? this["Gate.warning", said] : said;
    }

    public static bool IsVietnamese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi";

    /// <summary>The subject of a deadline on screen: a period <c>yyyy-MM-dd/yyyy-MM-dd</c> as days, a finding
    /// <c>3.2</c> or a change as its number.</summary>
    public string Subject(DeadlineKind kind, string subject) =>
        kind == TaskDeadline.Finding ? this["finding {1} of inspection {0}", [.. subject.Split('.')]]
        : kind == TaskDeadline.ChangeAnswer ? this["Request {0}", subject]
        : Period(subject);

    /// <summary>What a work move is about.</summary>
    public string Subject(WorkMove move) =>
        WorkMoves.OfReports.Contains(move.Kind) ? Period(move.Subject) : move.Subject;

    /// <summary>A period key as days; anything else as it is.</summary>
    public static string Period(string subject) =>
        string.Join(
            " – ",
            subject
                .Split('/')
                .Select(d =>
                    DateOnly.TryParseExact(
                        d,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                        ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
                        : d
                )
        );

    /// <summary>How long a term is, with its unit.</summary>
    public string Of(Term term) => this[$"Term.{term.Unit}", term.Length];

    private object? Value(object? value) =>
        value switch
        {
            DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            Money money => this["{0} đồng", money.ToString()],
            Term term => Of(term),
            GateFinding finding => $"{words["Gate." + finding.Code].Value}: {Of(finding)}",
            Enum known => words[$"{known.GetType().Name}.{known}"].Value,
            null => "–",
            _ => value,
        };
}
