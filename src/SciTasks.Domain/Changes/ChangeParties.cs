using SciTasks.Domain.Basics;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Changes;

/// <summary>The new lead or host of the register that a decision names; null where it changes neither.</summary>
public sealed record ChangeParties(Person? Lead = null, Organization? Host = null)
{
    public static readonly ChangeParties None = new();
}

/// <summary>What an approved change does to the facts of its task. A step of changes is given it, because it reaches
/// into the money.</summary>
/// <param name="step">Its day is the day of the decision.</param>
public delegate void TakesEffect(ResearchTask task, ChangeRequest change, Step step);
