using SciTasks.Domain.Basics.Text;

namespace SciTasks.Domain.People;

/// <summary>What an organisation was called before it was named otherwise.</summary>
public sealed class FormerName
{
    private FormerName() { }

    public FormerName(string name, DateOnly until) => (Name, NameKey, Until) = (name, Folding.Fold(name), until);

    public int Id { get; private set; }
    public int OrganizationId { get; private set; }
    public string Name { get; private set; } = "";
    public string NameKey { get; private set; } = "";

    /// <summary>First day on which it was called otherwise.</summary>
    public DateOnly Until { get; private set; }
}
