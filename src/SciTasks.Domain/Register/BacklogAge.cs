namespace SciTasks.Domain.Register;

/// <summary>How long a task has been stuck (docs/rules/backlog.md): under 6 months, 6–12 months, 1–2, 2–5, over 5
/// years.</summary>
public enum BacklogAge
{
    UnderSixMonths,
    UnderOneYear,
    UnderTwoYears,
    UnderFiveYears,
    OverFiveYears,
}

public static class BacklogAges
{
    /// <summary>Upper bounds in months, in the order of the bands; presentation, not law.</summary>
    private static readonly int[] Months = [6, 12, 24, 60];

    public static BacklogAge Of(DateOnly since, DateOnly on) => (BacklogAge)Months.Count(m => since.AddMonths(m) <= on);
}
