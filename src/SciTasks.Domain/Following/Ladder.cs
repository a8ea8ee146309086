namespace SciTasks.Domain.Following;

/// <summary>Who hears at a rung of the ladder.</summary>
public enum Audience
{
    Responsible,
    Officer,
    DivisionHead,
    DeputyDirector,
    Director,
}

/// <summary>A rung: reached so many days after the due day (negative: before).</summary>
/// <param name="RepeatDays">From this rung on, again every so many days; null for once.</param>
public sealed record Rung(int Days, IReadOnlyList<Audience> To, int? RepeatDays = null);

/// <summary>The ladder of alerts, read from <c>database/reference/alert-ladder.json</c>.</summary>
public static class Ladder
{
    /// <summary>The rung a deadline stands on: the last one reached, so that a missed day is caught up by one alert,
    /// not by many.
    /// The number returned is the day offset, which grows with each repetition.</summary>
    public static (Rung Rung, int Offset)? Reached(this IReadOnlyList<Rung> ladder, DateOnly due, DateOnly on)
    {
        var distance = on.DayNumber - due.DayNumber;
        var rung = ladder.Where(r => r.Days <= distance).MaxBy(r => r.Days);
        if (rung is null)
            return null;
        var offset = rung.RepeatDays is { } every ? rung.Days + (distance - rung.Days) / every * every : rung.Days;
        return (rung, offset);
    }
}
