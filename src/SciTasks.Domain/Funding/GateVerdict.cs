using SciTasks.Domain.Basics;
using SciTasks.Domain.Rules;

namespace SciTasks.Domain.Funding;

/// <summary>The verdict of the gate on one tranche.</summary>
/// <param name="Amount">State money the tranche would take, in đồng.</param>
public sealed record GateVerdict(Money Amount, IReadOnlyList<GateFinding> Findings)
{
    /// <summary>State money of the whole task promised or paid by that day, apart from the tranche, in đồng.</summary>
    public Money Before { get; init; }

    public IEnumerable<GateFinding> Failed => Findings.Where(f => !f.Passed);

    /// <summary>Not met and only warning, because the text of the law was not seen.</summary>
    public IEnumerable<GateFinding> Warned => Findings.Where(f => f.Passed && !f.Holds);

    public bool Allowed => Findings.All(f => f.Passed);

    /// <summary>Every rule that fails may be set aside by leadership.</summary>
    public bool Overridable => Findings.All(f => f.Passed || f.Overridable);
}
