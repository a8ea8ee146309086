namespace SciTasks.Domain.Calendar;

/// <summary>Why a day is not what its weekday says. Source documents stand beside each day in <c>database/reference/days.csv</c>.</summary>
public enum DayKind { Holiday, Compensation, SwapOff, SwapWork }

/// <summary>Working days of Vietnamese civil servants: Monday to Friday, corrected by the table of special days.</summary>
public sealed class WorkingCalendar(IReadOnlyDictionary<DateOnly, DayKind> specialDays)
{
    public bool IsWorkingDay(DateOnly day) => specialDays.TryGetValue(day, out var kind)
        ? kind == DayKind.SwapWork
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The last day of a term of working days. The day that starts the term is not counted (BLDS 2015 Đ.147).</summary>
    public DateOnly AddWorkingDays(DateOnly from, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        var day = from;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) left--;
        }
        return day;
    }

    /// <summary>The last day of a term of calendar days; a last day that is off moves to the next working day (BLDS 2015 Đ.148).</summary>
    public DateOnly AddDays(DateOnly from, int days) => NextWorkingDay(from.AddDays(days));

    /// <summary>The last day of a term of months: the same day number or the month's last day, moved to a working day.</summary>
    public DateOnly AddMonths(DateOnly from, int months) => NextWorkingDay(from.AddMonths(months));

    /// <summary>The day itself if it is a working day, else the next one.</summary>
    public DateOnly NextWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The end of <paramref name="term"/> counted from a day.</summary>
    public DateOnly End(DateOnly from, Term term) => term.Unit switch
    {
        TermUnit.WorkingDays => AddWorkingDays(from, term.Length),
        TermUnit.Months => AddMonths(from, term.Length),
        _ => AddDays(from, term.Length),
    };
}

public enum TermUnit { Days, WorkingDays, Months }

/// <summary>A length of time as the law states it: calendar days, working days or months.</summary>
public sealed record Term(int Length, TermUnit Unit);
