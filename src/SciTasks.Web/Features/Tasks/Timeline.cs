using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Features.Tasks;

/// <summary>Places the days of a task on a strip of 1000 units.</summary>
internal static class Timeline
{
    public static (IReadOnlyList<TimeMark> Marks, double Today) Of(
        ResearchTask task,
        DateOnly? end,
        IReadOnlyList<PlannedDeadline> deadlines,
        DateOnly today,
        Wording words
    )
    {
        var days = new List<(DateOnly Day, string Kind, string Text)>();
        void Add(DateOnly? day, string kind, string text)
        {
            if (day is { } known)
                days.Add((known, kind, text));
        }
        Add(TaskStatus.StartOf(task), "fact", words["Start"]);
        Add(task.End, "fact", words["Original end"]);
        if (end != task.End)
            Add(end, "extended", words["Extended end"]);
        Add(TaskStatus.FinishOf(task)?.Day, "fact", words["Finish"]);
        foreach (var deadline in deadlines.Where(d => d.IsOpen(today)))
            Add(deadline.Due, deadline.DaysLate(today) > 0 ? "late" : "deadline", words.Of(deadline.Kind));
        if (days.Count == 0)
            return ([], 0);
        var (first, last) = (days.Min(d => d.Day).DayNumber, Math.Max(days.Max(d => d.Day).DayNumber, today.DayNumber));
        double X(DateOnly day) => 20 + 960.0 * (day.DayNumber - first) / Math.Max(1, last - first);
        return (
            [.. days.OrderBy(d => d.Day).Select(d => new TimeMark(X(d.Day), d.Kind, d.Text, d.Day))],
            Math.Clamp(X(today), 0, 1000)
        );
    }
}
