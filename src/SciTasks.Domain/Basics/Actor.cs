using SciTasks.Domain.Basics.Text;

namespace SciTasks.Domain.Basics;

/// <summary>Who acts, and for whom where they stand in.</summary>
/// <param name="PersonId">The person of the register the account is linked to.</param>
/// <param name="For">The one a stand-in acts for.</param>
public sealed record Actor(int AccountId, string Name, int? PersonId = null, Actor? For = null)
{
    /// <summary>The signatory of a paper, who has no account or does not use it.</summary>
    public static Actor OnPaper(string name, int? personId) => new(0, name, personId);

    /// <summary>Whether they, or the one they act for, are someone known by account, person of the register and
    /// name: the same account, else
    /// the same person. Where one of the two is linked to nobody there, the full name decides: better one colleague
    /// too many
    /// asked than one person twice.</summary>
    public bool Is(int? accountId, int? personId, string? name) =>
        IsOne(accountId, personId, name) || For?.IsOne(accountId, personId, name) == true;

    private bool IsOne(int? accountId, int? personId, string? name)
    {
        if (AccountId != 0 && AccountId == accountId)
            return true;
        if (PersonId is { } person && personId is { } other)
            return person == other;
        return name is not null && (SameName(Name, name) || SameName(name, Name));
    }

    /// <summary>Two full names that end alike, whatever stands before them (TS., Phó Giám đốc).</summary>
    private static bool SameName(string account, string signatory)
    {
        var (one, other) = (Folding.Words(account), Folding.Words(signatory));
        var words = Math.Min(3, other.Count);
        return words >= 2 && one.Count >= words && one.TakeLast(words).SequenceEqual(other.TakeLast(words));
    }
}
