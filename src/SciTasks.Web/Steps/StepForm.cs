using System.ComponentModel.DataAnnotations;
using SciTasks.Domain.Basics;

namespace SciTasks.Web.Steps;

/// <summary>What every step posts: the version and the last move the page was opened with, and why.</summary>
public record StepForm
{
    public Guid Version { get; init; }

    /// <summary>The step is lost where the task was changed since; false where the form carries a version of its
    /// own.</summary>
    internal virtual bool ChecksTask => true;

    /// <summary>Sequence of the last move the person saw; what came after is what a lost race tells.</summary>
    public int Seen { get; init; }

    /// <summary>The same of the last work move (reports, inspections, changes); null on pages of funding.</summary>
    public int? SeenWork { get; init; }

    [StringLength(2000, ErrorMessage = "Form.too-long")]
    public string? Reason { get; init; }

    [StringLength(200, ErrorMessage = "Form.too-long")]
    public string? DocumentNumber { get; init; }
    public DateOnly? DocumentDay { get; init; }

    /// <summary>The paper the step stands on, where one is cited.</summary>
    public Citation? Document =>
        string.IsNullOrWhiteSpace(DocumentNumber) && DocumentDay is null
            ? null
            : new(DocumentNumber?.Trim(), DocumentDay);
}
