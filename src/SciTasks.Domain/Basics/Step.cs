namespace SciTasks.Domain.Basics;

/// <summary>A step being taken on a task: a move of a tranche, a report, an inspection or a change.</summary>
/// <param name="Day">The day it counts from.</param>
/// <param name="At">The instant it is entered, UTC.</param>
public sealed record Step(Actor By, DateOnly Day, DateTime At, string? Reason = null, Citation? Document = null);
