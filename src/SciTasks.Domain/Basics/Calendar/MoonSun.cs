namespace SciTasks.Domain.Basics.Calendar;

/// <summary>New moons and the place of the sun, in days at UTC+7. The series are those of J. Meeus, Astronomical
/// Formulae for Calculators
/// (ch. 18 and 32), right to some minutes in the centuries around 2000.</summary>
internal static class MoonSun
{
    private const double Hanoi = 7.0 / 24,
        Month = 29.53058868,
        CenturyDays = 36525,
        FirstMoon = 2415020.75933,
        Year2000 = 2451545.0;

    /// <summary>Julian day of the midnight that begins day number 0 of <see cref="DateOnly"/>.</summary>
    private const double Zero = 1721425.5;

    /// <summary>The number of a new moon within a month of a day; number 0 is that of 1 January 1900.</summary>
    public static int NumberNear(DateOnly day) => (int)Math.Floor((day.DayNumber + Zero - FirstMoon) / Month) + 1;

    /// <summary>The day number in Việt Nam on which a new moon falls.</summary>
    public static int DayOfNewMoon(int number) => (int)Math.Floor(NewMoon(number) + Hanoi - Zero);

    /// <summary>In which of the twelve signs (30° each from the March equinox) the sun stands as a day begins in
    /// Việt Nam.</summary>
    public static int Sign(int dayNumber)
    {
        var t = (dayNumber + Zero - Hanoi - Year2000) / CenturyDays;
        var anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t * t - 0.00000048 * t * t * t;
        var centre =
            (1.914600 - 0.004817 * t - 0.000014 * t * t) * Sin(anomaly)
            + (0.019993 - 0.000101 * t) * Sin(2 * anomaly)
            + 0.000290 * Sin(3 * anomaly);
        var longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t * t + centre;
        return (int)Math.Floor((longitude % 360 + 360) % 360 / 30);
    }

    /// <summary>The Julian day, in universal time, of a new moon.</summary>
    private static double NewMoon(int number)
    {
        var t = number / 1236.85;
        var (t2, t3) = (t * t, t * t * t);
        var mean =
            FirstMoon
            + Month * number
            + 0.0001178 * t2
            - 0.000000155 * t3
            + 0.00033 * Sin(166.56 + 132.87 * t - 0.009173 * t2);
        var sun = 359.2242 + 29.10535608 * number - 0.0000333 * t2 - 0.00000347 * t3;
        var moon = 306.0253 + 385.81691806 * number + 0.0107306 * t2 + 0.00001236 * t3;
        var node = 21.2964 + 390.67050646 * number - 0.0016528 * t2 - 0.00000239 * t3;
        return mean + Correction(t, sun, moon, node) - ClockLag(t);
    }

    /// <summary>What true new moon differs from mean, in days, by the anomalies of sun and moon and the moon's
    /// distance from its node.</summary>
    private static double Correction(double t, double sun, double moon, double node) =>
        (0.1734 - 0.000393 * t) * Sin(sun)
        + 0.0021 * Sin(2 * sun)
        - 0.4068 * Sin(moon)
        + 0.0161 * Sin(2 * moon)
        - 0.0004 * Sin(3 * moon)
        + 0.0104 * Sin(2 * node)
        - 0.0051 * Sin(sun + moon)
        - 0.0074 * Sin(sun - moon)
        + 0.0004 * Sin(2 * node + sun)
        - 0.0004 * Sin(2 * node - sun)
        - 0.0006 * Sin(2 * node + moon)
        + 0.0010 * Sin(2 * node - moon)
        + 0.0005 * Sin(sun + 2 * moon);

    /// <summary>How far the even time of the series is ahead of the clock, in days; <paramref name="t"/> in
    /// centuries since 1900.</summary>
    private static double ClockLag(double t) => -0.000278 + 0.000265 * t + 0.000262 * t * t;

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
}
