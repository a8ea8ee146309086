using Microsoft.EntityFrameworkCore.Metadata;
using SciTasks.Data.Parts;

namespace SciTasks.Data.Audit;

/// <summary>A property an audit line may name.</summary>
/// <param name="Name">As it stands in the line, for example <c>Decision.Number</c>.</param>
/// <param name="Type">Of its value, without <see cref="Nullable{T}"/>.</param>
public sealed record AuditedFact(Type Entity, string Name, Type Type);

/// <summary>What the audit trail can speak of, so that every word of it can be worded for people and checked.</summary>
public static class AuditedFacts
{
    /// <summary>What audit lines are written for; nothing else is.</summary>
    public static readonly IReadOnlySet<Type> Kinds = new HashSet<Type>(
        TaskParts.All.Where(p => p.IsAudited).Select(p => p.Type).Concat(AuditTrail.Subjects.Keys)
    );

    /// <summary>Every property of every kind that a line may name.</summary>
    public static IEnumerable<AuditedFact> Of(IModel model) =>
        model
            .GetEntityTypes()
            .Where(e => Kinds.Contains(e.ClrType))
            .SelectMany(e =>
                e.GetProperties()
                    .Where(p => !AuditTrail.Silent.Contains(p.Name))
                    .Select(p => new AuditedFact(e.ClrType, p.Name, Plain(p.ClrType)))
                    .Concat(
                        e.GetComplexProperties()
                            .SelectMany(c =>
                                c.ComplexType.GetProperties()
                                    .Select(p => new AuditedFact(e.ClrType, $"{c.Name}.{p.Name}", Plain(p.ClrType)))
                            )
                    )
            );

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
