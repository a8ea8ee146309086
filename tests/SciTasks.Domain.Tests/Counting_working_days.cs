using System.Globalization;
using SciTasks.Data;
using SciTasks.Domain.Calendar;

namespace SciTasks.Domain.Tests;

public sealed class Counting_working_days
{
    private static readonly WorkingCalendar Calendar = Reference.Load(Reference.DefaultFolder).Calendar;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("24/01/2022", 10, "14/02/2022")]
    [InlineData("14/04/2023", 15, "10/05/2023")]
    [InlineData("26/04/2024", 3, "04/05/2024")]
    [InlineData("20/01/2025", 5, "03/02/2025")]
    [InlineData("20/08/2026", 5, "26/08/2026")]
    public void Skips_weekends_holidays_and_swapped_days(string from, int days, string expected) => Assert.Equal(Day(expected), Calendar.AddWorkingDays(Day(from), days));

    [Theory]
    [InlineData("31/03/2024", 30, "02/05/2024")]
    [InlineData("03/08/2021", 30, "06/09/2021")]
    [InlineData("01/01/2022", 30, "07/02/2022")]
    public void A_calendar_term_that_ends_on_a_day_off_moves_on(string from, int days, string expected) => Assert.Equal(Day(expected), Calendar.AddDays(Day(from), days));
}
