using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Nobody passes two of request, verify, approve and pay on one tranche, whatever their roles
/// (docs/rules/funding.md).
/// A stand-in counts as both themself and the one they act for, two accounts of one person as one; the asker of a
/// request entered on paper is the signatory, not the one who typed it. A paper approval or payment is a fact and never
/// refused, but it takes two people: who recorded the one does not record the other.</summary>
public static class FourEyes
{
    private static readonly MoveKind[] Decisions = [MoveKind.Request, MoveKind.Verify, MoveKind.Approve, MoveKind.Pay];

    /// <summary>The step the person has passed already, or null where they may make the move.</summary>
    public static Refusal? Check(ResearchTask task, Tranche tranche, MoveKind move, Actor by) =>
        task.MovesOf(tranche)
            .Where(m => Bars(m.Kind, move) && m.MadeBy(by))
            .Select(m => new Refusal("tranche.same-person", by.Name, m.Kind, move))
            .FirstOrDefault();

    /// <summary>Who made the one move on a tranche may not make the other.</summary>
    public static bool Bars(MoveKind made, MoveKind next) =>
        Step(made) is { } passed
        && Step(next) is { } step
        && passed != step
        && (Decisions.Contains(next) || IsOfMoney(passed) && IsOfMoney(step));

    /// <summary>Steps still ahead of the tranche that who makes the move may not make any more.</summary>
    public static IEnumerable<MoveKind> LockedBy(MoveKind move, Tranche tranche) =>
        new[]
        {
            MoveKind.Verify,
            MoveKind.Approve,
            MoveKind.RecordApproval,
            MoveKind.Pay,
            MoveKind.RecordPayment,
        }.Where(next =>
            Bars(move, next)
            && (
                Array.IndexOf(Decisions, Step(next)!.Value) > Array.IndexOf(Decisions, Step(move)!.Value)
                || (next == MoveKind.RecordApproval && tranche.Approved is null)
            )
        );

    /// <summary>Which of the four a move passes.</summary>
    private static MoveKind? Step(MoveKind move) =>
        move switch
        {
            MoveKind.RecordApproval => MoveKind.Approve,
            MoveKind.RecordPayment => MoveKind.Pay,
            _ => Decisions.Contains(move) ? move : null,
        };

    private static bool IsOfMoney(MoveKind step) => step is MoveKind.Approve or MoveKind.Pay;
}
