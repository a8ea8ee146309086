using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Reports;

/// <summary>How often a task reports.</summary>
/// <param name="Months">Length of a period.</param>
/// <param name="ShortestMonths">A rest shorter than this joins its neighbour; alone it is not asked for.</param>
public sealed record Cadence(int Months, ReportAlignment Alignment = ReportAlignment.FromStart, int ShortestMonths = 1);

/// <summary>A reporting period of a task. Both days belong to it.</summary>
/// <param name="Report">What there is for it; null where it is only expected.</param>
/// <param name="IsFinal">The last of the contract.</param>
/// <param name="IsRequired">False for a rest too short to report on, left by periods entered elsewhere.</param>
public sealed record ReportPeriod(
    DateOnly From,
    DateOnly To,
    ProgressReport? Report,
    bool IsFinal,
    bool IsRequired = true
)
{
    public string Key => ProgressReport.KeyOf(From, To);
}

/// <summary>The reporting periods of a contract. A period with data is never touched; what is left between is cut by
/// the cadence, so that the
/// periods tile the contract whatever day moves.</summary>
public static class ReportPeriods
{
    /// <summary>Every period from <paramref name="start"/> to <paramref name="end"/>, and recorded ones beyond,
    /// earliest first.</summary>
    public static IReadOnlyList<ReportPeriod> Of(ResearchTask task, DateOnly start, DateOnly end, Cadence cadence)
    {
        var periods = new List<ReportPeriod>();
        var cursor = start;
        foreach (var report in task.Reports.OrderBy(r => r.From).ThenBy(r => r.To))
        {
            if (report.From > cursor)
                periods.AddRange(Fill(cursor, Earlier(report.From.AddDays(-1), end), start, cadence));
            periods.Add(new(report.From, report.To, report, IsFinal: false));
            if (report.To >= cursor)
                cursor = report.To.AddDays(1);
        }
        periods.AddRange(Fill(cursor, end, start, cadence));
        var last = periods.FindLastIndex(p => p.To == end && p.IsRequired);
        if (last >= 0)
            periods[last] = periods[last] with { IsFinal = true };
        return periods;
    }

    /// <summary>Cuts a gap at the borders of the cadence.</summary>
    private static List<ReportPeriod> Fill(DateOnly from, DateOnly to, DateOnly start, Cadence cadence)
    {
        var pieces = new List<(DateOnly From, DateOnly To)>();
        for (var first = from; first <= to;)
        {
            var last = Earlier(NextBorder(first, start, cadence).AddDays(-1), to);
            pieces.Add((first, last));
            first = last.AddDays(1);
        }
        Join(pieces, cadence);
        return pieces.ConvertAll(p => new ReportPeriod(
            p.From,
            p.To,
            null,
            IsFinal: false,
            IsRequired: !IsShort(p, cadence)
        ));
    }

    private static void Join(List<(DateOnly From, DateOnly To)> pieces, Cadence cadence)
    {
        if (pieces.Count > 1 && IsShort(pieces[^1], cadence))
        {
            pieces[^2] = (pieces[^2].From, pieces[^1].To);
            pieces.RemoveAt(pieces.Count - 1);
        }
        if (pieces.Count > 1 && IsShort(pieces[0], cadence))
        {
            pieces[1] = (pieces[0].From, pieces[1].To);
            pieces.RemoveAt(0);
        }
    }

    private static bool IsShort((DateOnly From, DateOnly To) piece, Cadence cadence) =>
        piece.To < piece.From.AddMonths(cadence.ShortestMonths).AddDays(-1);

    /// <summary>The first border after a day.</summary>
    private static DateOnly NextBorder(DateOnly day, DateOnly start, Cadence cadence)
    {
        var origin = cadence.Alignment == ReportAlignment.Calendar ? new DateOnly(start.Year, 1, 1) : start;
        var count = Math.Max(0, ((day.Year - origin.Year) * 12 + day.Month - origin.Month) / cadence.Months - 1);
        while (origin.AddMonths(count * cadence.Months) <= day)
            count++;
        return origin.AddMonths(count * cadence.Months);
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
