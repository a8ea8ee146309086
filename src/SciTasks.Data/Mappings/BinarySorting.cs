using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SciTasks.Data.Mappings;

/// <summary>Columns that hold keys are compared byte by byte on both databases; each provider names its own
/// collation for that.</summary>
public static class BinarySorting
{
    private const string Annotation = "SciTasks:BinarySorted";

    internal static PropertyBuilder<T> IsBinarySorted<T>(this PropertyBuilder<T> property) =>
        property.HasAnnotation(Annotation, true);

    /// <summary>Gives every such column the provider's binary collation. Called by the provider's model
    /// customizer.</summary>
    public static void UseBinaryCollation(this ModelBuilder model, string collation)
    {
        foreach (
            var property in model
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetDeclaredProperties())
                .Where(p => p.FindAnnotation(Annotation) is not null)
        )
        {
            property.SetCollation(collation);
            property.RemoveAnnotation(Annotation);
        }
    }
}

/// <summary>Builds the shared model, then lets the provider name its binary collation.</summary>
public abstract class BinarySortingCustomizer(ModelCustomizerDependencies dependencies, string collation)
    : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.UseBinaryCollation(collation);
    }
}
