using System.Globalization;
using SciTasks.Domain.Basics;

namespace SciTasks.Domain.Tasks;

/// <summary>định kỳ, đột xuất, đánh giá trong kỳ.</summary>
public enum InspectionKind
{
    Periodic,
    AdHoc,
    Interim,
}

/// <summary>đạt, đạt có kiến nghị, không đạt.</summary>
public enum Conclusion
{
    Pass,
    PassWithFindings,
    Fail,
}

/// <summary>How far an inspection has come.</summary>
public enum InspectionState
{
    Planned,
    Notified,
    Held,
    Cancelled,
}

/// <summary>An inspection of a task at its host (kiểm tra): planned, notified, held, or called off.</summary>
public sealed class Inspection : IWorkSubject
{
    private Inspection() { }

    /// <param name="number">1-based within the task.</param>
    public Inspection(int number, DateOnly? day = null) => (Number, Day) = (number, day);

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    public int Number { get; private set; }

    /// <summary>The day it was held; null until then.</summary>
    public DateOnly? Day { get; set; }
    public InspectionKind? Kind { get; set; }
    public string? KindText { get; set; }

    /// <summary>The quarter of the year plan, and why the task is in it.</summary>
    public int? PlannedYear { get; set; }
    public int? PlannedQuarter { get; set; }
    public string? PlannedReason { get; set; }

    /// <summary>The day named in the notice.</summary>
    public DateOnly? NoticedFor { get; set; }
    public Citation Notice { get; set; } = Citation.None;

    /// <summary>What will be looked at.</summary>
    public string? Scope { get; set; }
    public string? MinutesNumber { get; set; }
    public string? Team { get; set; }

    /// <summary>What the team saw, as the minutes say.</summary>
    public string? Minutes { get; set; }
    public Conclusion? Conclusion { get; set; }
    public string? ConclusionText { get; set; }
    public bool? ContinueFunding { get; set; }
    public DateOnly? Cancelled { get; set; }
    public string? Note { get; set; }
    public List<Finding> Findings { get; private set; } = [];

    public InspectionState State =>
        Day is not null ? InspectionState.Held
        : Cancelled is not null ? InspectionState.Cancelled
        : Notice.IsKnown || NoticedFor is not null ? InspectionState.Notified
        : InspectionState.Planned;

    public string Key => Number.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<WorkMoveKind> Kinds => WorkMoves.OfInspections;
}

/// <summary>Something the inspection asked to be put right (kiến nghị).</summary>
public sealed class Finding
{
    private Finding() { }

    public Finding(int number, string text) => (Number, Text) = (number, text);

    public int Id { get; private set; }
    public int InspectionId { get; private set; }

    /// <summary>1-based order within the inspection.</summary>
    public int Number { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>Who puts it right; the lead where nobody is named.</summary>
    public string? Owner { get; set; }
    public DateOnly? FixBy { get; set; }

    /// <summary>The day the owner reported it put right, and how it shows.</summary>
    public DateOnly? FixReported { get; set; }
    public string? Proof { get; set; }

    /// <summary>The day it was put right, confirmed by someone other than who reported it.</summary>
    public DateOnly? Fixed { get; set; }
}

public static class InspectionNumbers
{
    /// <summary>The number of the next inspection of a task.</summary>
    public static int NextInspection(this ResearchTask task) =>
        task.Inspections.Count == 0 ? 1 : task.Inspections.Max(i => i.Number) + 1;
}
