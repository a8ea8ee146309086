using SciTasks.Domain.Register;

namespace SciTasks.Domain.Tests;

public sealed class Ageing_the_backlog
{
    [Theory]
    [InlineData("2026-05-25", BacklogAge.UnderSixMonths)]
    [InlineData("2026-05-24", BacklogAge.UnderOneYear)]
    [InlineData("2025-11-24", BacklogAge.UnderTwoYears)]
    [InlineData("2024-11-24", BacklogAge.UnderFiveYears)]
    [InlineData("2021-11-25", BacklogAge.UnderFiveYears)]
    [InlineData("2021-11-24", BacklogAge.OverFiveYears)]
    public void A_band_begins_on_its_month_day(string since, BacklogAge band) =>
        Assert.Equal(
            band,
            BacklogAges.Of(
                DateOnly.ParseExact(
                    since,
                    "yyyy-MM-dd",
                    System.Globalization.CultureInfo.InvariantCulture
                ),
                new(2026, 11, 24)
            )
        );
}
