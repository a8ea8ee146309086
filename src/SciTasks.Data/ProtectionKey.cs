namespace SciTasks.Data;

/// <summary>A key by which cookies and forms are signed, as XML; shared by every node over one server.</summary>
public sealed class ProtectionKey
{
    public int Id { get; private set; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
