namespace SciTasks.Domain.Rules;

/// <summary>A body of law that governs tasks approved in its time. Which one applies follows the task's regime
/// day.</summary>
/// <param name="Code">For example <c>R2013</c>.</param>
/// <param name="From">First approval day it governs; <see cref="DateOnly.MinValue"/> for the oldest.</param>
/// <param name="Texts">The laws, decrees and circulars, as cited on screen.</param>
public sealed record Regime(string Code, DateOnly From, string Texts);
