using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>Planned, paid and settled state money of a task, cumulated at the end of each quarter, in đồng.</summary>
/// <param name="Paid">Null for quarters that have not begun.</param>
public sealed record CurvePoint(DateOnly QuarterEnd, Money Planned, Money? Paid, Money? Settled);

public static class FundingCurve
{
    /// <summary>From the first to the last quarter with a planned or entered day; at most forty quarters.</summary>
    public static IReadOnlyList<CurvePoint> Of(ResearchTask task, DateOnly today)
    {
        var planned = task
            .Tranches.Where(t => t.Fund == Fund.State && t.Cancelled is null && t.PlannedDay is not null)
            .ToList();
        var days = planned
            .Select(t => t.PlannedDay!.Value)
            .Concat(task.Ledger.Where(e => e.Fund == Fund.State).Select(e => e.Day))
            .ToList();
        if (days.Count == 0)
            return [];
        var points = new List<CurvePoint>();
        for (
            var end = QuarterEnd(days.Min());
            end <= QuarterEnd(days.Max()) && points.Count < 40;
            end = QuarterEnd(end.AddDays(1))
        )
        {
            var begun = QuarterEnd(today) >= end;
            points.Add(
                new(
                    end,
                    planned.Where(t => t.PlannedDay <= end).Total(t => t.PlannedAmount),
                    begun ? task.Ledger.NetPaid(Fund.State, end) : null,
                    begun ? task.Ledger.Settled(Fund.State, end) : null
                )
            );
        }
        return points;
    }

    private static DateOnly QuarterEnd(DateOnly day) =>
        new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1).AddMonths(3).AddDays(-1);
}
