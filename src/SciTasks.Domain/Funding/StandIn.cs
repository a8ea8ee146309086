namespace SciTasks.Domain.Funding;

/// <summary>Someone named to take another's steps in the funding flow for a period (người được ủy quyền). Both days
/// belong to it.</summary>
public sealed class StandIn
{
    private StandIn() { }

    public StandIn(int forId, int byId, DateOnly from, DateOnly to, string documentNumber) =>
        (ForId, ById, From, To, DocumentNumber) = (forId, byId, from, to, documentNumber);

    public int Id { get; private set; }

    /// <summary>Account of the one who is away.</summary>
    public int ForId { get; private set; }

    /// <summary>Account of the one who acts.</summary>
    public int ById { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public string DocumentNumber { get; private set; } = "";

    /// <summary>From this day it no longer holds.</summary>
    public DateOnly? Ended { get; set; }

    public bool Holds(DateOnly on) => From <= on && on <= To && !(Ended <= on);
}
