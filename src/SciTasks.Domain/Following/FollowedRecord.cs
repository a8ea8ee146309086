using System.Globalization;

namespace SciTasks.Domain.Following;

/// <summary>What is followed: a task, or whatever else the department keeps an eye on.</summary>
/// <param name="Kind">Names its register; empty for tasks, whose alerts were keyed by the bare number from the start.</param>
public readonly record struct FollowedRecord(string Kind, int Id)
{
    /// <summary>As it stands in the key of an alert, which must never change for rows that were written.</summary>
    public override string ToString() =>
        Kind.Length == 0
            ? Id.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Id}");
}
