using SciTasks.Domain.Basics;
using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>The journal of moves.</summary>
internal static class MoveJournal
{
    public static TrancheMove Record(this ResearchTask task, Tranche tranche, MoveKind kind, Step step, Money? amount)
    {
        var move = new TrancheMove(task.Moves.Next(), tranche, kind, step) { Amount = amount };
        task.Moves.Add(move);
        return move;
    }
}
