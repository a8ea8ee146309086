namespace SciTasks.Domain.Tasks;

/// <summary>How far a report has come.</summary>
public enum ReportState
{
    Expected,
    Draft,
    Submitted,
    Returned,
    Accepted,
    NotRequired,
}

public static class ReportStates
{
    /// <summary>The state on a day: by the last move made by then, else by the facts that came in by import.</summary>
    public static ReportState On(ResearchTask task, ProgressReport report, DateOnly on)
    {
        var moves = task.MovesOn(report).Where(m => m.Kind != WorkMoveKind.AdjustReport).ToList();
        if (moves.FindLast(m => m.Day <= on) is { } last)
            return last.Kind switch
            {
                WorkMoveKind.SubmitReport => ReportState.Submitted,
                WorkMoveKind.ReturnReport => ReportState.Returned,
                WorkMoveKind.AcceptReport => ReportState.Accepted,
                _ => ReportState.NotRequired,
            };
        if (moves.Count > 0 && moves[0].Kind != WorkMoveKind.ExcuseReport && !(report.Submitted <= on))
            return ReportState.Expected;
        if (report.Review == Review.NotRequired)
            return ReportState.NotRequired;
        if (!(report.Submitted <= on))
            return report.IsDraft ? ReportState.Draft : ReportState.Expected;
        if (report.Reviewed > on)
            return ReportState.Submitted;
        return report.Review switch
        {
            Review.Accepted => ReportState.Accepted,
            Review.Returned => ReportState.Returned,
            _ => ReportState.Submitted,
        };
    }

    /// <summary>The day it counts as handed in, as known on a day; null where it is owed. A returned report is owed
    /// again.</summary>
    public static DateOnly? HandedIn(ResearchTask task, ProgressReport report, DateOnly on) =>
        On(task, report, on) is not (ReportState.Submitted or ReportState.Accepted)
            ? null
            : task.MovesOn(report).LastOrDefault(m => m.Kind == WorkMoveKind.SubmitReport && m.Day <= on)?.Day
                ?? (report.Submitted <= on ? report.Submitted : null);

    /// <summary>By when it is due: the day of the last return made by then, else the day of the contract.</summary>
    public static DateOnly? DueDay(ResearchTask task, ProgressReport report, DateOnly on) =>
        task.MovesOn(report).LastOrDefault(m => m.Kind == WorkMoveKind.ReturnReport && m.Day <= on)?.Until
        ?? report.Due;
}
