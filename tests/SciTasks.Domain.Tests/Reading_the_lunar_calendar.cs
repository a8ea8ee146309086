using System.Globalization;
using SciTasks.Domain.Basics.Calendar;

namespace SciTasks.Domain.Tests;

public sealed class Reading_the_lunar_calendar
{
    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("12/02/2021", "21/04/2021")]
    [InlineData("01/02/2022", "10/04/2022")]
    [InlineData("22/01/2023", "29/04/2023")] // a leap month lies between
    [InlineData("10/02/2024", "18/04/2024")]
    [InlineData("29/01/2025", "07/04/2025")]
    [InlineData("17/02/2026", "26/04/2026")]
    [InlineData("06/02/2027", "16/04/2027")]
    [InlineData("26/01/2028", "04/04/2028")]
    [InlineData("13/02/2029", "23/04/2029")]
    [InlineData("02/02/2030", "12/04/2030")] // a day before the Chinese new year
    [InlineData("23/01/2031", "01/04/2031")]
    [InlineData("11/02/2032", "19/04/2032")]
    [InlineData("17/02/2007", "26/04/2007")] // a day before the Chinese new year
    public void Knows_New_Year_and_the_day_of_the_Hung_Kings(string newYear, string kings)
    {
        var day = Day(newYear);
        Assert.Equal(
            (day, Day(kings)),
            (LunarCalendar.Day(day.Year, 1, 1)!.Value, LunarCalendar.Day(day.Year, 3, 10)!.Value)
        );
    }

    [Fact]
    public void New_Year_1985_came_a_month_before_the_Chinese_one() =>
        Assert.Equal(new DateOnly(1985, 1, 21), LunarCalendar.Day(1985, 1, 1));

    /// <summary>The table of the base library is that of the Chinese calendar, at UTC+8: new moons in the last hour
    /// of the day tell the two apart.</summary>
    [Fact]
    public void New_Year_is_the_Chinese_one_but_for_the_years_the_meridian_tells_apart()
    {
        var chinese = new ChineseLunisolarCalendar();
        var apart = Enumerable
            .Range(1967, 133)
            .Where(y =>
                LunarCalendar.Day(y, 1, 1)
                != DateOnly.FromDateTime(chinese.ToDateTime(y, 1, 1, 0, 0, 0, 0))
            );
        Assert.Equal([1968, 1969, 1985, 2007, 2030, 2053], apart);
    }

    [Fact]
    public void A_year_has_twelve_or_thirteen_months_of_29_or_30_days()
    {
        for (var year = 1901; year < 2199; year++)
        {
            var (first, next) = (
                LunarCalendar.Day(year, 1, 1)!.Value,
                LunarCalendar.Day(year + 1, 1, 1)!.Value
            );
            Assert.InRange(next.DayNumber - first.DayNumber, 353, 385);
            Assert.InRange(first.DayOfYear, 20, 53);
            for (var month = 2; month <= 12; month++)
                Assert.InRange(
                    LunarCalendar.Day(year, month, 1)!.Value.DayNumber
                        - LunarCalendar.Day(year, month - 1, 1)!.Value.DayNumber,
                    29,
                    60
                );
        }
    }
}
