using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;

namespace SciTasks.Domain.People;

/// <summary>A body that hosts tasks (tổ chức chủ trì).</summary>
public sealed class Organization
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 500;

    private Organization() { }

    public Organization(string name) => Rename(name);

    public int Id { get; private set; }
    public Guid Version { get; set; }
    public string Name { get; private set; } = "";
    public string NameKey { get; private set; } = "";
    public string SortKey { get; private set; } = "";
    public string? Email { get; set; }
    public string? Address { get; set; }
    public string? Note { get; set; }

    /// <summary>The one it was found to be the same as; from then on it stands in no list, and its name means the other.</summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>What it was called before, and until when.</summary>
    public Rows<FormerName> FormerNames { get; private set; } = new();

    /// <summary>The name that was valid on a day: papers of that day show it.</summary>
    public string NameOn(DateOnly? day) => FormerNames.Where(n => day < n.Until).MinBy(n => n.Until)?.Name ?? Name;

    /// <summary>It is called otherwise from a day on; papers of before keep the name they were written under.</summary>
    /// <exception cref="RefusedException">It has had another name until that day or later.</exception>
    public void Rename(string name, DateOnly from)
    {
        if (FormerNames.FirstOrDefault(n => n.Until >= from) is { } later)
            throw new RefusedException(new Refusal("name.renamed-later", later.Name, later.Until));
        FormerNames.Add(new FormerName(Name, from));
        Rename(name);
    }

    internal void MergeInto(Organization? other) => MergedIntoId = other?.Id;

    /// <summary>Writes the keys that follow from the name anew, where the way they are made has changed.</summary>
    public void Refresh() => Rename(Name);

    public void Rename(string name)
    {
        Name = Folding.Clean(name);
        NameKey = Folding.Fold(Name);
        SortKey = Basics.Text.SortKey.Of(Name);
    }
}

/// <summary>A person named in the register. An account is something else and is never linked by name.</summary>
public sealed class Person
{
    /// <summary>Characters of a name.</summary>
    public const int LongestName = 300;

    private Person() { }

    public Person(string name, string? email = null, Organization? organization = null)
    {
        Rename(name);
        Email = email;
        Organization = organization;
    }

    public int Id { get; private set; }
    public Guid Version { get; set; }
    public string Name { get; private set; } = "";
    public string NameKey { get; private set; } = "";
    public string SortKey { get; private set; } = "";
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public int? OrganizationId { get; set; }
    public Organization? Organization { get; set; }
    public string? Note { get; set; }

    /// <summary>See <see cref="Organization.MergedIntoId"/>.</summary>
    public int? MergedIntoId { get; private set; }

    internal void MergeInto(Person? other) => MergedIntoId = other?.Id;

    /// <summary>Writes the keys that follow from the name anew, where the way they are made has changed.</summary>
    public void Refresh() => Rename(Name);

    public void Rename(string name)
    {
        Name = Folding.Clean(name);
        NameKey = Folding.Fold(Name);
        SortKey = Basics.Text.SortKey.OfPerson(Name);
    }
}
