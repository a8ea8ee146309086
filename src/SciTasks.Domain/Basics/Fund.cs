namespace SciTasks.Domain.Basics;

/// <summary>Source of funds (nguồn): NSNN, đối ứng, khác.</summary>
public enum Fund
{
    State,
    Counterpart,
    Other,
}
