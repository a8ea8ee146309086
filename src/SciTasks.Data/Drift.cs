namespace SciTasks.Data;

/// <summary>What is derived from the facts of a task and stored beside them.</summary>
public enum DerivedPart
{
    Status,
    Deadlines,
    Words,
    Totals,
}

/// <summary>A task of which stored rows do not follow from its facts.</summary>
public sealed record Drift(string Source, string Code, DerivedPart Part);
