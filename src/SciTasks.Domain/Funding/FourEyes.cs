using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Nobody passes two of request, verify, approve and pay on one tranche, whatever their roles (product.md §1). A stand-in counts as
/// both themself and the one they act for; the asker of a request entered on paper is the signatory, not the one who typed it.</summary>
public static class FourEyes
{
    private static readonly MoveKind[] Passes = [MoveKind.Request, MoveKind.Verify, MoveKind.Approve, MoveKind.Pay];

    /// <summary>The step the person has passed already, or null where they may make the move.</summary>
    public static Refusal? Check(ResearchTask task, Tranche tranche, MoveKind move, Actor by) => !Passes.Contains(move) ? null :
        task.MovesOf(tranche).Where(m => Passes.Contains(m.Kind) && m.Kind != move && Made(m, by)).Select(m => new Refusal("tranche.same-person", by.Name, m.Kind, move)).FirstOrDefault();

    private static bool Made(TrancheMove move, Actor by)
    {
        Actor[] actors = by.For is { } represented ? [by, represented] : [by];
        if (move.OnPaper) return move.AskerPersonId is { } asker && actors.Any(a => a.PersonId == asker);
        return actors.Any(a => a.AccountId == move.ActorId || a.AccountId == move.ForId || (a.PersonId is { } person && person == move.ActorPersonId));
    }
}
