namespace SciTasks.Domain.Basics;

/// <summary>A cited paper: its number and its day. Either may be unknown.</summary>
public sealed record Citation(string? Number, DateOnly? Day)
{
    public static readonly Citation None = new(null, null);

    public bool IsKnown => Number is not null || Day is not null;
}
