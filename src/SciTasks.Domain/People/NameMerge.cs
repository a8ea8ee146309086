using SciTasks.Domain.Basics;

namespace SciTasks.Domain.People;

/// <summary>What was found to stand twice in the register.</summary>
public enum MergedKind
{
    Organization,
    Person,
}

/// <summary>Two names of the register were found to be one: whose tasks moved, who said so and why. Kept when it is undone.</summary>
public sealed class NameMerge
{
    private NameMerge() { }

    private NameMerge(MergedKind kind, int from, int into, string author, DateTime at, string reason) =>
        (Kind, FromId, IntoId, Author, At, Reason) = (kind, from, into, author, at, reason);

    public int Id { get; private set; }
    public MergedKind Kind { get; private set; }
    public int FromId { get; private set; }
    public int IntoId { get; private set; }
    public string Author { get; private set; } = "";
    public DateTime At { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTime? UndoneAt { get; private set; }
    public string? UndoneBy { get; private set; }

    /// <summary>What pointed to the one and points to the other now: one line each, as <see cref="MovedReference"/> writes it.</summary>
    public string Moved { get; private set; } = "";

    /// <exception cref="RefusedException">It is the same one.</exception>
    public static NameMerge Of(Organization from, Organization into, string author, DateTime at, string reason)
    {
        RefuseSame(from.Id, into.Id);
        from.MergeInto(into);
        return new(MergedKind.Organization, from.Id, into.Id, author, at, reason);
    }

    /// <exception cref="RefusedException">It is the same one.</exception>
    public static NameMerge Of(Person from, Person into, string author, DateTime at, string reason)
    {
        RefuseSame(from.Id, into.Id);
        from.MergeInto(into);
        return new(MergedKind.Person, from.Id, into.Id, author, at, reason);
    }

    public void Note(IEnumerable<MovedReference> moved) => Moved = string.Join('\n', moved);

    public IReadOnlyList<MovedReference> References() =>
        [.. Moved.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(MovedReference.Parse)];

    public void Undo(Organization from, string author, DateTime at)
    {
        from.MergeInto(null);
        Undone(author, at);
    }

    public void Undo(Person from, string author, DateTime at)
    {
        from.MergeInto(null);
        Undone(author, at);
    }

    private void Undone(string author, DateTime at) => (UndoneBy, UndoneAt) = (author, at);

    private static void RefuseSame(int from, int into)
    {
        if (from == into)
            throw new RefusedException(new Refusal("name.merge-itself"));
    }
}

/// <summary>In which place of which record the one stood.</summary>
public readonly record struct MovedReference(string Place, int Id)
{
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Place} {Id}");

    public static MovedReference Parse(string line)
    {
        var parts = line.Split(' ');
        return new(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
