using System.ComponentModel.DataAnnotations;
using SciTasks.Domain.Inspections;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Inspections;

/// <summary>An inspection to be planned.</summary>
public sealed record PlanInspectionForm : StepForm
{
    public int? Year { get; init; }
    public int? Quarter { get; init; }
    public InspectionKind Kind { get; init; } = InspectionKind.Periodic;
}

/// <summary>The notice to the host as typed.</summary>
public sealed record NoticeForm : StepForm
{
    public DateOnly? VisitDay { get; init; }

    [StringLength(2000, ErrorMessage = "Form.too-long")]
    public string? Team { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Scope { get; init; }
}

/// <summary>A finding as typed.</summary>
public sealed record FindingForm
{
    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Text { get; init; }

    [StringLength(300, ErrorMessage = "Form.too-long")]
    public string? Owner { get; init; }
    public DateOnly? FixBy { get; init; }
}

/// <summary>The minutes as typed.</summary>
public sealed record MinutesForm : StepForm
{
    public DateOnly? Day { get; init; }

    [StringLength(200, ErrorMessage = "Form.too-long")]
    public string? MinutesNumber { get; init; }

    [StringLength(2000, ErrorMessage = "Form.too-long")]
    public string? Team { get; init; }

    [StringLength(20000, ErrorMessage = "Form.too-long")]
    public string? Minutes { get; init; }
    public Conclusion? Conclusion { get; init; }
    public bool? ContinueFunding { get; init; }
    public List<FindingForm> Findings { get; init; } = [];

    public StatedMinutes Stated =>
        new(
            Text(MinutesNumber),
            Text(Team) ?? "",
            Text(Minutes),
            Conclusion,
            ContinueFunding,
            [
                .. Findings
                    .Where(f => Text(f.Text) is not null)
                    .Select(f => new StatedFinding(f.Text!.Trim(), Text(f.Owner), f.FixBy)),
            ]
        );

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>What was done about a finding, as typed.</summary>
public sealed record FixForm : StepForm
{
    public int Finding { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Proof { get; init; }
}
