namespace SciTasks.Domain.Basics.Calendar;

/// <summary>The Vietnamese lunar calendar at UTC+7 (QĐ 121-CP 1967), for the years 1900 to 2199. It is not the
/// Chinese one: at another
/// meridian a new moon near midnight begins another day (Tết 1985, 2007, 2030).</summary>
/// <remarks>The rules are those published by Hồ Ngọc Đức: a month begins on the day of the new moon; the month of
/// the winter solstice is
/// the eleventh; where thirteen months lie between two of those, the first in which the sun enters no new sign is a
/// leap month.</remarks>
public static class LunarCalendar
{
    private const int FirstYear = 1900,
        LastYear = 2199;

    /// <summary>The day of a date of an ordinary month in a lunar year; null outside the years above.</summary>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 30.</param>
    public static DateOnly? Day(int year, int month, int day)
    {
        if (year is < FirstYear or > LastYear)
            return null;
        // Months eleven and twelve lie between this year's solstice month and the next one's, all others after the
        // last one's.
        var (first, next) = month >= 11 ? (Eleventh(year), Eleventh(year + 1)) : (Eleventh(year - 1), Eleventh(year));
        var after = month >= 11 ? month - 11 : month + 1;
        if (next - first == 13 && after >= Leap(first))
            after++;
        return DateOnly.FromDayNumber(MoonSun.DayOfNewMoon(first + after) + day - 1);
    }

    /// <summary>Number of the new moon that begins the month of the winter solstice.</summary>
    private static int Eleventh(int year)
    {
        var moon = MoonSun.NumberNear(new DateOnly(year, 12, 31));
        while (MoonSun.DayOfNewMoon(moon) > new DateOnly(year, 12, 31).DayNumber)
            moon--;
        return MoonSun.Sign(MoonSun.DayOfNewMoon(moon)) >= 9 ? moon - 1 : moon;
    }

    /// <summary>How many months after the eleventh the leap month comes: the first that begins and ends in the same
    /// sign of the sun.</summary>
    private static int Leap(int eleventh)
    {
        var month = 1;
        while (
            month < 13
            && MoonSun.Sign(MoonSun.DayOfNewMoon(eleventh + month))
                != MoonSun.Sign(MoonSun.DayOfNewMoon(eleventh + month + 1))
        )
            month++;
        return month;
    }
}
