namespace SciTasks.Domain.Reports;

/// <summary>Kết quả xem xét: chấp nhận, trả lại, không phải nộp.</summary>
public enum Review { Accepted, Returned, NotRequired }

/// <summary>A progress report for a period (báo cáo tiến độ).</summary>
public sealed class ProgressReport
{
    private ProgressReport() { }

    public ProgressReport(DateOnly from, DateOnly to) => (From, To) = (from, to);

    public int Id { get; private set; }
    public int TaskId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    /// <summary>The day fixed by the contract; null means by rule.</summary>
    public DateOnly? Due { get; set; }
    public DateOnly? Submitted { get; set; }
    /// <summary>0 to 100.</summary>
    public int? PercentDone { get; set; }
    public Money? Spent { get; set; }
    public Review? Review { get; set; }
    public string? ReviewText { get; set; }
    public string? Work { get; set; }
    public string? Note { get; set; }
}
