using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Reports;

/// <summary>A report as typed. Its version is that of the report, not of the task: a draft disturbs nobody
/// else.</summary>
public sealed record ReportForm : StepForm
{
    public Guid ReportVersion { get; init; }
    internal override bool ChecksTask => false;
    public bool NothingToReport { get; init; }

    [Range(0, 100, ErrorMessage = "Form.percent")]
    public int? PercentDone { get; init; }

    [StringLength(20000, ErrorMessage = "Form.too-long")]
    public string? Planned { get; init; }

    [StringLength(20000, ErrorMessage = "Form.too-long")]
    public string? Done { get; init; }

    [StringLength(20000, ErrorMessage = "Form.too-long")]
    public string? Products { get; init; }

    [StringLength(20000, ErrorMessage = "Form.too-long")]
    public string? Difficulties { get; init; }

    [StringLength(20000, ErrorMessage = "Form.too-long")]
    public string? NextPeriod { get; init; }
    public Money? Spent { get; init; }

    /// <summary>Code of a heading → amount.</summary>
    public Dictionary<string, Money?> Spending { get; init; } = [];

    /// <summary>Signatory of the paper, where an officer enters it.</summary>
    [StringLength(300, ErrorMessage = "Form.too-long")]
    public string? Signatory { get; init; }

    public ReportContent Content(IReadOnlySet<string> headings) =>
        new(
            PercentDone,
            Text(Planned),
            Text(Done),
            Text(Products),
            Spent,
            [
                .. Spending
                    .Where(s => s.Value is not null && headings.Contains(s.Key))
                    .Select(s => (s.Key, s.Value!.Value)),
            ],
            Text(Difficulties),
            Text(NextPeriod),
            NothingToReport
        );

    /// <summary>What is typed, as it is kept beside what was handed in before.</summary>
    public string ToDraft() => JsonSerializer.Serialize(this with { Version = default, ReportVersion = default });

    /// <summary>What stands in the form: what was written since a return, else the report.</summary>
    public static ReportForm Of(ProgressReport r) =>
        r.Redraft is { } text && JsonSerializer.Deserialize<ReportForm>(text) is { } draft
            ? draft with
            {
                ReportVersion = r.Version,
            }
            : new()
            {
                ReportVersion = r.Version,
                NothingToReport = r.NothingToReport == true,
                PercentDone = r.PercentDone,
                Planned = r.Planned,
                Done = r.Work,
                Products = r.Products,
                Difficulties = r.Difficulties,
                NextPeriod = r.NextPeriod,
                Spent = r.Spent,
                Spending = r.Spending.ToDictionary(s => s.Heading, s => (Money?)s.Amount),
                Signatory = r.OnBehalfOf,
            };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>A review as typed.</summary>
public sealed record ReviewForm : StepForm
{
    public ReviewReason? Category { get; init; }
    public DateOnly? Until { get; init; }
}

/// <summary>A correction of an accepted report as typed.</summary>
public sealed record AdjustmentForm : StepForm
{
    [Range(0, 100, ErrorMessage = "Form.percent")]
    public int? PercentDone { get; init; }
    public Money? Spent { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Done { get; init; }
}
