namespace SciTasks.Domain.Inspections;

/// <summary>định kỳ, đột xuất, đánh giá trong kỳ.</summary>
public enum InspectionKind { Periodic, AdHoc, Interim }

/// <summary>đạt, đạt có kiến nghị, không đạt.</summary>
public enum Conclusion { Pass, PassWithFindings, Fail }

/// <summary>An inspection of a task at its host (kiểm tra).</summary>
public sealed class Inspection
{
    private Inspection() { }

    public Inspection(DateOnly day) => Day = day;

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    public DateOnly Day { get; private set; }
    public InspectionKind? Kind { get; set; }
    public string? KindText { get; set; }
    public string? MinutesNumber { get; set; }
    public string? Team { get; set; }
    public Conclusion? Conclusion { get; set; }
    public string? ConclusionText { get; set; }
    public bool? ContinueFunding { get; set; }
    public string? Note { get; set; }
    public List<Finding> Findings { get; private set; } = [];
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
    public DateOnly? FixBy { get; set; }
    public DateOnly? Fixed { get; set; }
}
