using System.Globalization;
using SciTasks.Data.Audit;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Rules;

namespace SciTasks.Web.Features.Tasks;

/// <summary>Names and values of audit lines as people read them.</summary>
/// <param name="names">Of hosts and people, by kind and number.</param>
public sealed class HistoryValues(
    Wording words,
    RuleBook rules,
    IReadOnlyDictionary<(string Kind, string Id), string> names
)
{
    /// <summary>Kept for the record and no use to a reader: numbers of accounts, and what is shown in another
    /// place.</summary>
    public static readonly IReadOnlySet<string> Hidden = new HashSet<string>
    {
        "ActorId",
        "ActorPersonId",
        "AskerPersonId",
        "ForId",
        "ById",
        "FailedRules",
        "Here",
        "ContentType",
        "ChangeNumber",
    };

    /// <summary>The words of a property; one that means something else in one place has words of its own
    /// there.</summary>
    public static IEnumerable<string> Keys(Type? entity, string property) =>
        [$"Fact.{entity?.Name}.{property}", $"Fact.{property}"];

    public HistoryFact Fact(Type? entity, string property, string? before, string? after)
    {
        var type = entity is null ? typeof(string) : AuditedTypes.Of(entity, property);
        return new(Name(entity, property), Value(property, type, before), Value(property, type, after));
    }

    private string Name(Type? entity, string property)
    {
        foreach (var key in Keys(entity, property))
            if (words[key] is var said && said != key)
                return said;
        return property;
    }

    private string? Value(string property, Type type, string? text) =>
        text is null
            ? null
            : property switch
            {
                "HostId" or "OrganizationId" => names.GetValueOrDefault(("host", text), text),
                "LeadId" or "OfficerId" or "PersonId" => names.GetValueOrDefault(("person", text), text),
                "Heading" => Heading(text),
                "Field" => rules.Fields.Named(text),
                "Ground" => rules.ChangeGrounds.FirstOrDefault(g => g.Code == text) is { } ground
                    ? Said(ground.Vietnamese, ground.English)
                    : text,
                "Category" when !type.IsEnum => rules.Category(text) is { } category
                    ? Said(category.Vietnamese, category.English)
                    : text,
                _ => Typed(type, text),
            };

    public string Heading(string code) =>
        rules.BudgetHeadings.FirstOrDefault(h => h.Code == code) is { } heading
            ? Said(heading.Vietnamese, heading.English)
            : code;

    private string Typed(Type type, string text)
    {
        if (type == typeof(Money) && long.TryParse(text, CultureInfo.InvariantCulture, out var dong))
            return words["{0} đồng", new Money(dong).ToString()];
        if (type == typeof(DateOnly))
            return Day(text);
        if (
            type == typeof(DateTime)
            && DateTime.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var at
            )
        )
            return VietnamTime.ToVietnam(at).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
        if (type == typeof(bool))
            return text == "True" ? words["yes"] : words["no"];
        return type.IsEnum ? string.Join(", ", text.Split(", ").Select(name => words[$"{type.Name}.{name}"])) : text;
    }

    public static string Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : text;

    private static string Said(string vietnamese, string english) => Wording.IsVietnamese ? vietnamese : english;
}

/// <summary>The types of audited properties, by reflection on what holds them.</summary>
internal static class AuditedTypes
{
    public static Type Of(Type entity, string property)
    {
        var type = property
            .Split('.')
            .Aggregate(
                entity,
                (holder, part) =>
                    holder.GetProperty(part)?.PropertyType is { } found
                        ? Nullable.GetUnderlyingType(found) ?? found
                        : typeof(string)
            );
        return type;
    }

    /// <summary>The kind an audit line speaks of, by its name.</summary>
    public static Type? Named(string name) => AuditedFacts.Kinds.FirstOrDefault(k => k.Name == name);
}
