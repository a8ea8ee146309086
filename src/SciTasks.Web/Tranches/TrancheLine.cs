using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Tranches;

/// <summary>A tranche in the list of a task; marks tell what its approval failed.</summary>
public sealed record TrancheLine(
    Tranche Tranche,
    TrancheSums Sums,
    IReadOnlyList<GateFinding> Failed,
    string? OverrideReason
)
{
    /// <summary>A tranche with the rules its approval failed: kept with the decision where it was taken here, judged
    /// on its own day where it is a fact.</summary>
    public static TrancheLine Of(OpenedTask opened, DateOnly today)
    {
        var (task, tranche) = (opened.Task, opened.Tranche);
        var approval = task.MovesOf(tranche).LastOrDefault(m => m.Kind == MoveKind.Approve);
        IReadOnlyList<GateFinding> failed =
            approval is not null ? GateRecord.Read(approval.FailedRules)
            : tranche is { Fund: Fund.State, Approved: { } on } ? [.. opened.Gate(on).Failed]
            : [];
        return new(
            tranche,
            task.Ledger.SumsOf(tranche, today),
            failed,
            approval is not null && failed.Count > 0 ? approval.Reason : null
        );
    }
}

/// <summary>Money that was paid without an approval to stand on, as facts may show.</summary>
public static class TrancheMarks
{
    /// <returns>Key of the words, or null where all is backed.</returns>
    public static string? Unbacked(Tranche tranche) =>
        tranche.Fund != Fund.State || tranche.Paid <= Money.Zero ? null
        : tranche.ApprovedAmount is not { } approved ? "paid without an approval on record"
        : tranche.Paid > approved ? "paid above the approved amount"
        : null;
}
