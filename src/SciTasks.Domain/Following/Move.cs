using SciTasks.Domain.Basics;

namespace SciTasks.Domain.Following;

/// <summary>One thing done to something that is followed: who, for whom, when, why, on which paper. A journal is only ever added to.</summary>
public abstract class Move
{
    protected Move() { }

    protected Move(int sequence, Step step)
    {
        (Sequence, Day, At) = (sequence, step.Day, step.At);
        (ActorId, Actor, ActorPersonId) = (step.By.AccountId, step.By.Name, step.By.PersonId);
        (ForId, For) = (step.By.For?.AccountId, step.By.For?.Name);
        (Reason, DocumentNumber, DocumentDay) = (step.Reason, step.Document?.Number, step.Document?.Day);
    }

    public int Id { get; private set; }

    /// <summary>1-based order within the journal of the record.</summary>
    public int Sequence { get; private set; }

    /// <summary>The day it counts from: the day of the paper where one is cited, else the day it was done.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>When it was entered.</summary>
    public DateTime At { get; private set; }
    public int ActorId { get; private set; }
    public string Actor { get; private set; } = "";
    public int? ActorPersonId { get; private set; }

    /// <summary>The account a stand-in acted for.</summary>
    public int? ForId { get; private set; }
    public string? For { get; private set; }
    public string? Reason { get; private set; }
    public string? DocumentNumber { get; private set; }
    public DateOnly? DocumentDay { get; private set; }

    /// <summary>The rules that were not met when it was done: codes and numbers, no language.</summary>
    public string? FailedRules { get; internal set; }

    /// <summary>Who signed the paper, where someone else entered it, and who of the register that is.</summary>
    public abstract (string Name, int? PersonId)? Signatory { get; }

    /// <summary>Entered by someone other than the one who did it, on the paper cited.</summary>
    public bool OnPaper => Signatory is not null;

    /// <summary>Done by this person, or for them. What came on paper was done by its signatory, not by who entered it.</summary>
    public bool MadeBy(Actor by) => Signatory is var (name, person) ? by.Is(null, person, name) : EnteredBy(by);

    /// <summary>Entered by this person, or for them, whoever signed.</summary>
    public bool EnteredBy(Actor by) => by.Is(ActorId, ActorPersonId, Actor) || by.Is(ForId, null, For);
}

public static class Journal
{
    /// <summary>The sequence of the next move.</summary>
    public static int Next(this IEnumerable<Move> journal) => journal.Select(m => m.Sequence).DefaultIfEmpty().Max() + 1;

    /// <summary>The sequence of the last move; 0 where there is none.</summary>
    public static int LastSequence(this IEnumerable<Move> journal) => journal.Next() - 1;
}
