using System.Collections.Concurrent;

namespace SciTasks.Domain.Basics.Calendar;

/// <summary>Working days of Vietnamese civil servants: Monday to Friday, corrected by the table of special days. A
/// year of which the table
/// does not hold every holiday of the law is completed by the law's own days, and whatever rests on it is
/// provisional.</summary>
public sealed class WorkingCalendar(IEnumerable<SpecialDay> announced, IReadOnlyList<HolidayRule> law)
{
    private readonly Dictionary<DateOnly, SpecialDay> _announced = announced.ToDictionary(d => d.Day);
    private readonly ConcurrentDictionary<int, Year> _years = new();

    public bool IsWorkingDay(DateOnly day) =>
        In(day).Days.TryGetValue(day, out var special) ? special.Kind == DayKind.SwapWork : !LawfulDays.IsWeekend(day);

    /// <summary>Whether the day is off or not is announced and settled.</summary>
    public bool IsSettled(DateOnly day) =>
        In(day) is { IsAnnounced: true } year && !(year.Days.TryGetValue(day, out var special) && !special.Confirmed);

    /// <summary>The last day of a term of working days. The day that starts the term is not counted (BLDS 2015
    /// Đ.147).</summary>
    public DateOnly AddWorkingDays(DateOnly from, int workingDays) =>
        Due(from, new(workingDays, TermUnit.WorkingDays)).Day;

    /// <summary>The last day of a term of calendar days; a last day that is off moves to the next working day (BLDS
    /// 2015 Đ.148).</summary>
    public DateOnly AddDays(DateOnly from, int days) => Due(from, new(days, TermUnit.Days)).Day;

    /// <summary>The last day of a term of months: the same day number or the month's last day, moved to a working
    /// day.</summary>
    public DateOnly AddMonths(DateOnly from, int months) => Due(from, new(months, TermUnit.Months)).Day;

    /// <summary>The end of <paramref name="term"/> counted from a day.</summary>
    public DateOnly End(DateOnly from, Term term) => Due(from, term).Day;

    /// <summary>The end of <paramref name="term"/> counted from a day, and whether it may still move: for working
    /// days every day counted
    /// has to be settled, else the last day and those it moves over.</summary>
    public DueDay Due(DateOnly from, Term term)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(term.Length, nameof(term));
        return term.Unit switch
        {
            TermUnit.WorkingDays => Walk(from, term.Length, 1),
            TermUnit.Months => OrNext(from.AddMonths(term.Length)),
            _ => OrNext(from.AddDays(term.Length)),
        };
    }

    /// <summary>The last day that lies at least <paramref name="term"/> before an end. It is not moved: whoever
    /// comes on the day after is
    /// late, also where this day is off.</summary>
    public DueDay LastDayBefore(DateOnly end, Term term)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(term.Length, nameof(term));
        return term.Unit switch
        {
            TermUnit.WorkingDays => Walk(end, term.Length, -1),
            TermUnit.Months => new(end.AddMonths(-term.Length), false),
            _ => new(end.AddDays(-term.Length), false),
        };
    }

    /// <summary>So many working days onward (<paramref name="step"/> 1) or back (−1).</summary>
    private DueDay Walk(DateOnly day, int workingDays, int step)
    {
        var provisional = false;
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(step);
            provisional |= !IsSettled(day);
            if (IsWorkingDay(day))
                left--;
        }
        return new(day, provisional);
    }

    /// <summary>The day itself if it is a working day, else the next one.</summary>
    private DueDay OrNext(DateOnly day)
    {
        var provisional = !IsSettled(day);
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
            provisional |= !IsSettled(day);
        }
        return new(day, provisional);
    }

    private Year In(DateOnly day) =>
        _years.TryGetValue(day.Year, out var known) ? known : _years.GetOrAdd(day.Year, Read);

    private Year Read(int year)
    {
        var table = _announced.Values.Where(d => d.Day.Year == year).ToDictionary(d => d.Day);
        // A year of which only some days are announced gets the rest of the law's days, and stays provisional.
        var missing = law.Where(r => !IsIn(table, r, year)).ToList();
        if (missing.Count == 0 && table.Count > 0)
            return new(true, table);
        foreach (var day in LawfulDays.Of(year, missing, table.Keys))
            table[day.Day] = day;
        return new(false, table);
    }

    /// <summary>The table has the day itself, and where a further day is chosen beside it, one of the two.</summary>
    private static bool IsIn(Dictionary<DateOnly, SpecialDay> table, HolidayRule rule, int year)
    {
        if (!rule.DaysOff(year).Any() || rule.In(year) is not { } day)
            return true;
        return table.ContainsKey(day)
            && (rule.Beside is null || table.ContainsKey(day.AddDays(-1)) || table.ContainsKey(day.AddDays(1)));
    }

    private sealed record Year(bool IsAnnounced, IReadOnlyDictionary<DateOnly, SpecialDay> Days);
}
