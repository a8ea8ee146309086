namespace SciTasks.Domain.Tasks;

/// <summary>Who acts, and for whom where they stand in.</summary>
/// <param name="PersonId">The person of the register the account is linked to.</param>
/// <param name="For">The one a stand-in acts for.</param>
public sealed record Actor(int AccountId, string Name, int? PersonId = null, Actor? For = null)
{
    /// <summary>The signatory of a paper, who has no account or does not use it.</summary>
    public static Actor OnPaper(string name, int? personId) => new(0, name, personId);
}

/// <summary>A step being taken on a task: a move of a tranche, a report, an inspection or a change.</summary>
/// <param name="Day">The day it counts from.</param>
/// <param name="At">The instant it is entered, UTC.</param>
public sealed record Step(Actor By, DateOnly Day, DateTime At, string? Reason = null, Citation? Document = null);
