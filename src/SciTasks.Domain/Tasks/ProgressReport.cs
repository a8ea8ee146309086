using System.Globalization;
using SciTasks.Domain.Basics;

namespace SciTasks.Domain.Tasks;

/// <summary>Kết quả xem xét: chấp nhận, trả lại, không phải nộp.</summary>
public enum Review
{
    Accepted,
    Returned,
    NotRequired,
}

/// <summary>Why a report was sent back.</summary>
public enum ReviewReason
{
    Incomplete,
    Spending,
    Products,
    Contradiction,
    Attachments,
    Other,
}

/// <summary>A progress report for a period (báo cáo tiến độ). A row exists only where there is data, at least a
/// draft.</summary>
public sealed class ProgressReport : IWorkSubject
{
    private ProgressReport() { }

    public ProgressReport(DateOnly from, DateOnly to) => (From, To) = (from, to);

    public int Id { get; private set; }
    public int TaskId { get; private set; }

    /// <summary>Renewed on every save, so that a draft open in two windows is not written over.</summary>
    public Guid Version { get; set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }

    /// <summary>The day fixed by the contract, or by which a returned report is due again; null means by
    /// rule.</summary>
    public DateOnly? Due { get; set; }
    public DateOnly? Submitted { get; set; }

    /// <summary>Signatory of the paper, where an officer entered it.</summary>
    public string? OnBehalfOf { get; set; }

    /// <summary>"Nothing to report" is an answer.</summary>
    public bool? NothingToReport { get; set; }

    /// <summary>0 to 100.</summary>
    public int? PercentDone { get; set; }

    /// <summary>Spent in the period, in đồng: the sum of <see cref="Spending"/> where that is given.</summary>
    public Money? Spent { get; set; }

    /// <summary>What the period was to bring.</summary>
    public string? Planned { get; set; }
    public string? Work { get; set; }
    public string? Products { get; set; }
    public string? Difficulties { get; set; }
    public string? NextPeriod { get; set; }
    public Review? Review { get; set; }
    public string? ReviewText { get; set; }
    public DateOnly? Reviewed { get; set; }
    public string? Note { get; set; }
    public List<ReportSpending> Spending { get; private set; } = [];
    public List<ReportAdjustment> Adjustments { get; private set; } = [];

    /// <summary>Who wrote the draft last, and when; null where nothing was written here.</summary>
    public string? DraftedBy { get; internal set; }
    public DateTime? DraftedAt { get; internal set; }

    /// <summary>What is being written after a return, until it is handed in again; what was handed in stands beside
    /// it. JSON of the form, no rule reads it.</summary>
    public string? Redraft { get; internal set; }

    /// <summary>Written here, neither handed in nor reviewed: only those who may hand it in see it.</summary>
    public bool IsDraft => DraftedBy is not null && Submitted is null && Review is null;

    public string Key => KeyOf(From, To);

    public IReadOnlyList<WorkMoveKind> Kinds => WorkMoves.OfReports;

    /// <summary>Percent done with what was corrected since.</summary>
    public int? PercentNow => PercentOn(DateOnly.MaxValue);

    /// <summary>The percentage as it stood at the end of a day: the last correction by then, else what was handed
    /// in.</summary>
    public int? PercentOn(DateOnly day) =>
        Adjustments.Where(a => a.Day <= day && a.PercentDone is not null).MaxBy(a => a.Number)?.PercentDone
        ?? PercentDone;

    /// <summary>Money spent with what was corrected since, in đồng.</summary>
    public Money? SpentNow =>
        Adjustments.OrderBy(a => a.Number).LastOrDefault(a => a.Spent is not null)?.Spent ?? Spent;

    /// <summary>The period as a key: <c>yyyy-MM-dd/yyyy-MM-dd</c>.</summary>
    public static string KeyOf(DateOnly from, DateOnly to) =>
        string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}/{to:yyyy-MM-dd}");
}

/// <summary>What was spent under one heading of the budget in the period.</summary>
public sealed class ReportSpending
{
    private ReportSpending() { }

    public ReportSpending(string heading, Money amount) => (Heading, Amount) = (heading, amount);

    public int Id { get; private set; }
    public int ReportId { get; private set; }

    /// <summary>Code of <c>database/reference/budget-headings.json</c>.</summary>
    public string Heading { get; private set; } = "";
    public Money Amount { get; private set; }
}

/// <summary>A correction of an accepted report, beside what was reported.</summary>
public sealed class ReportAdjustment
{
    private ReportAdjustment() { }

    public ReportAdjustment(int number, DateOnly day, string by, string reason) =>
        (Number, Day, By, Reason) = (number, day, by, reason);

    public int Id { get; private set; }
    public int ReportId { get; private set; }
    public int Number { get; private set; }
    public DateOnly Day { get; private set; }
    public string By { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public int? PercentDone { get; set; }
    public Money? Spent { get; set; }
    public string? Work { get; set; }
}
