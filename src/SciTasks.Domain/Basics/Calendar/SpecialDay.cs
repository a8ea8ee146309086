namespace SciTasks.Domain.Basics.Calendar;

/// <summary>Why a day is not what its weekday says. Source documents stand beside each day in
/// <c>database/reference/days.csv</c>.</summary>
public enum DayKind
{
    Holiday,
    Compensation,
    SwapOff,
    SwapWork,
}

/// <summary>A day that is not what its weekday says.</summary>
/// <param name="Confirmed">False while no document that settles it has been seen, and for every day computed from
/// the law.</param>
public sealed record SpecialDay(DateOnly Day, DayKind Kind, bool Confirmed = true);

/// <summary>The last day of a term.</summary>
/// <param name="Provisional">It rests on days off that are not announced yet (dự kiến) and may still move.</param>
public readonly record struct DueDay(DateOnly Day, bool Provisional);

public enum TermUnit
{
    Days,
    WorkingDays,
    Months,
}

/// <summary>A length of time as the law states it: calendar days, working days or months.</summary>
public sealed record Term(int Length, TermUnit Unit);
