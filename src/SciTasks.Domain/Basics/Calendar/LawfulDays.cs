namespace SciTasks.Domain.Basics.Calendar;

/// <summary>The days off that the law gives a year before anybody announces them: its holidays, and the days in lieu
/// of those that fall on
/// a weekly day of rest.</summary>
public static class LawfulDays
{
    /// <summary>Every day off of a year by the rules, none of them confirmed.</summary>
    /// <param name="taken">Days of the year that are announced to be something already: they stay what they
    /// are.</param>
    public static IReadOnlyList<SpecialDay> Of(
        int year,
        IReadOnlyList<HolidayRule> rules,
        IEnumerable<DateOnly>? taken = null
    )
    {
        var used = (taken ?? []).ToHashSet();
        var holidays = rules
            .SelectMany(r => r.DaysOff(year), (r, day) => (Day: day, r.InLieu))
            .OrderBy(h => h.Day)
            .Where(h => used.Add(h.Day))
            .ToList();
        var days = holidays.ConvertAll(h => new SpecialDay(h.Day, DayKind.Holiday, Confirmed: false));
        foreach (var holiday in holidays.Where(h => h.InLieu && IsWeekend(h.Day)))
        {
            var day = holiday.Day.AddDays(1);
            while (IsWeekend(day) || !used.Add(day))
                day = day.AddDays(1);
            days.Add(new(day, DayKind.Compensation, Confirmed: false));
        }
        return days;
    }

    internal static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
