using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using SciTasks.Domain.Basics;

namespace SciTasks.Data;

/// <summary>Text longer than its column is refused on both databases alike. SQLite would keep it and SQL Server
/// would fail on it. Only what is
/// written now is measured: an older text that is too long stands in the way of nothing else.</summary>
internal static class TextLimits
{
    /// <exception cref="RefusedException">Names the property, its limit and the length of the text.</exception>
    public static void Check(ChangeTracker tracker)
    {
        var refused = tracker
            .Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified)
            .SelectMany(TooLong)
            .ToList();
        if (refused.Count > 0)
            throw new RefusedException(refused);
    }

    private static IEnumerable<Refusal> TooLong(EntityEntry entry) =>
        from property in entry.Properties.Concat(entry.ComplexProperties.SelectMany(c => c.Properties))
        where entry.State == EntityState.Added || property.IsModified
        where
            property.CurrentValue is string text
            && property.Metadata.GetMaxLength() is > 0 and var most
            && text.Length > most
        select new Refusal(
            "text.too-long",
            NameOf(property.Metadata),
            property.Metadata.GetMaxLength(),
            ((string)property.CurrentValue!).Length
        );

    private static string NameOf(IReadOnlyProperty property) => $"{property.DeclaringType.ShortName()}.{property.Name}";
}
