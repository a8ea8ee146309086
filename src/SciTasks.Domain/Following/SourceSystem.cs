namespace SciTasks.Domain.Following;

/// <summary>Where tasks come from, and from when on they are followed here.</summary>
public sealed class SourceSystem
{
    private SourceSystem() { }

    public SourceSystem(string name, DateOnly goLiveDay) => (Name, GoLiveDay) = (name, goLiveDay);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Deadlines due earlier appear as backlog and in one opening digest; they never climb the
    /// ladder.</summary>
    public DateOnly GoLiveDay { get; set; }
}
