using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Domain.Text;

namespace SciTasks.Domain.Funding;

/// <summary>Nobody passes two of request, verify, approve and pay on one tranche, whatever their roles (product.md §1). A stand-in counts as
/// both themself and the one they act for; the asker of a request entered on paper is the signatory, not the one who typed it. Who recorded
/// a paper approval or payment has passed that step, though the fact itself is never refused.</summary>
public static class FourEyes
{
    private static readonly MoveKind[] Decisions = [MoveKind.Request, MoveKind.Verify, MoveKind.Approve, MoveKind.Pay];

    /// <summary>The step the person has passed already, or null where they may make the move.</summary>
    public static Refusal? Check(ResearchTask task, Tranche tranche, MoveKind move, Actor by) => !Decisions.Contains(move) ? null :
        task.MovesOf(tranche).Where(m => Step(m.Kind) is { } step && step != move && Made(m, by)).Select(m => new Refusal("tranche.same-person", by.Name, m.Kind, move)).FirstOrDefault();

    /// <summary>Which of the four a move passes.</summary>
    private static MoveKind? Step(MoveKind move) => move switch
    {
        MoveKind.RecordApproval => MoveKind.Approve,
        MoveKind.RecordPayment => MoveKind.Pay,
        _ => Decisions.Contains(move) ? move : null,
    };

    private static bool Made(TrancheMove move, Actor by)
    {
        Actor[] actors = by.For is { } represented ? [by, represented] : [by];
        if (move.OnPaper) return actors.Any(a => move.AskerPersonId is { } asker ? a.PersonId == asker : SameName(a.Name, move.Asker!));
        return actors.Any(a => a.AccountId == move.ActorId || a.AccountId == move.ForId || (a.PersonId is { } person && person == move.ActorPersonId));
    }

    /// <summary>A signatory nobody in the register is known for, and an account whose full name ends alike whatever stands before it (TS., Phó
    /// Giám đốc): better one colleague too many asked than one person twice.</summary>
    internal static bool SameName(string account, string signatory)
    {
        var (one, other) = (Folding.Words(account), Folding.Words(signatory));
        var words = Math.Min(3, other.Count);
        return words >= 2 && one.Count >= words && one.TakeLast(words).SequenceEqual(other.TakeLast(words));
    }
}
