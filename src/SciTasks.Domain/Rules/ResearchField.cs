namespace SciTasks.Domain.Rules;

/// <summary>A field of research by its code in the national classification. Data of
/// <c>database/reference/fields.csv</c>.</summary>
/// <param name="Code">One digit for a field, three for a branch of it.</param>
/// <param name="Source">The text that gives the name.</param>
public sealed record ResearchField(string Code, string Name, string Source);

public static class ResearchFields
{
    /// <summary>A field as people read it: code and name where only the code is stored, otherwise as it was
    /// written.</summary>
    public static string? Named(this IReadOnlyList<ResearchField> fields, string? stored) =>
        stored is not null && fields.FirstOrDefault(f => f.Code == stored.Trim()) is { } known
            ? $"{known.Code} – {known.Name}"
            : stored;
}
