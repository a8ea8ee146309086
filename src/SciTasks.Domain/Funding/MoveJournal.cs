using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>The journal of moves.</summary>
internal static class MoveJournal
{
    public static TrancheMove Record(this ResearchTask task, Tranche tranche, MoveKind kind, Step step, Money? amount)
    {
        var sequence = task.Moves.Count == 0 ? 1 : task.Moves.Max(m => m.Sequence) + 1;
        var move = new TrancheMove(sequence, tranche, kind, step) { Amount = amount };
        task.Moves.Add(move);
        return move;
    }
}
