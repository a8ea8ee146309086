namespace SciTasks.Domain.Basics.Calendar;

/// <summary>By which calendar a holiday is fixed.</summary>
public enum HolidayCalendar
{
    Solar,
    Lunar,
}

/// <summary>A holiday as the law states it, for years whose days are not announced. Data of
/// <c>database/reference/holidays.json</c>.</summary>
/// <param name="Month">Of the named calendar; a lunar day is of the ordinary month, never of a leap one.</param>
/// <param name="Days">How many days are off for it.</param>
/// <param name="Before">How many of them lie before the day itself.</param>
/// <param name="Beside">For one further day that the Prime Minister chooses beside it: by weekday of the day itself,
/// one day before (−1) or
/// after (1), as it was chosen last.</param>
/// <param name="InLieu">On a weekly day of rest, the next working day is off in its place (nghỉ bù).</param>
/// <param name="From">First year it holds; null since ever.</param>
/// <param name="To">Last year it holds; null until further notice.</param>
public sealed record HolidayRule(
    string Code,
    string Name,
    HolidayCalendar Calendar,
    int Month,
    int Day,
    string LegalBasis,
    int Days = 1,
    int Before = 0,
    IReadOnlyDictionary<DayOfWeek, int>? Beside = null,
    bool InLieu = true,
    int? From = null,
    int? To = null
)
{
    /// <summary>The day itself in a year; null where it is lunar and the year lies outside the lunar
    /// calendar.</summary>
    public DateOnly? In(int year) =>
        Calendar == HolidayCalendar.Solar ? new DateOnly(year, Month, Day) : LunarCalendar.Day(year, Month, Day);

    /// <summary>Every day off for it in a year, earliest first; none where it does not hold.</summary>
    public IEnumerable<DateOnly> DaysOff(int year)
    {
        if (year < From || year > To || In(year) is not { } day)
            return [];
        var days = Enumerable.Range(-Before, Days).Select(day.AddDays);
        return (
            Beside is not null && Beside.TryGetValue(day.DayOfWeek, out var beside)
                ? days.Append(day.AddDays(beside))
                : days
        ).Order();
    }
}
