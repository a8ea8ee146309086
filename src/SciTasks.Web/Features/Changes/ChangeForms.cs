using System.ComponentModel.DataAnnotations;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Changes;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Changes;

/// <summary>A change as asked for. What the kind does not need stays empty.</summary>
public sealed record ChangeForm : StepForm, IValidatableObject
{
    public ChangeKind Kind { get; init; }

    [StringLength(50, ErrorMessage = "Form.too-long")]
    public string? Ground { get; init; }
    public DateOnly? NewEnd { get; init; }

    [StringLength(500, ErrorMessage = "Form.too-long")]
    public string? NewName { get; init; }

    [StringLength(254, ErrorMessage = "Form.too-long")]
    public string? NewEmail { get; init; }
    public List<ContentScope> Scope { get; init; } = [];

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Before { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? After { get; init; }
    public DateOnly? Effective { get; init; }
    public Money? Granted { get; init; }
    public Money? RefundDue { get; init; }

    /// <summary>Code of a heading → amount before and after.</summary>
    public Dictionary<string, Money?> HeadingsBefore { get; init; } = [];
    public Dictionary<string, Money?> HeadingsAfter { get; init; } = [];

    [StringLength(2000, ErrorMessage = "Form.too-long")]
    public string? ExceptionReason { get; init; }

    /// <summary>Signatory of the host's letter, where someone else enters it.</summary>
    [StringLength(300, ErrorMessage = "Form.too-long")]
    public string? Signatory { get; init; }

    public AskedChange Asked(IEnumerable<string> headings) =>
        new(
            Text(Reason),
            Text(Ground),
            Kind is ChangeKind.Extension or ChangeKind.Shortening ? NewEnd : null,
            Kind is ChangeKind.Lead or ChangeKind.Host ? Text(NewName) : null,
            Text(NewEmail),
            Kind == ChangeKind.Content ? Scope.Aggregate(ContentScope.None, (all, s) => all | s) : ContentScope.None,
            Text(Before),
            Text(After),
            Effective,
            Granted,
            RefundDue,
            Kind != ChangeKind.Headings
                ? null
                :
                [
                    .. headings
                        .Select(h => new HeadingChange(
                            h,
                            HeadingsBefore.GetValueOrDefault(h) ?? Money.Zero,
                            HeadingsAfter.GetValueOrDefault(h) ?? Money.Zero
                        ))
                        .Where(h => h.Before != Money.Zero || h.After != Money.Zero),
                ],
            Text(ExceptionReason)
        );

    /// <summary>The name of a person is shorter than that of an organisation; an address is one address.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var words = validationContext.GetRequiredService<Wording>();
        if (Kind == ChangeKind.Lead && NewName?.Length > Person.LongestName)
            yield return new(words["Form.too-long", NewName, Person.LongestName], [nameof(NewName)]);
        if (Text(NewEmail) is { } email && EmailText.Address(email) is null)
            yield return new(words["{0} is not one e-mail address.", email], [nameof(NewEmail)]);
    }

    public static ChangeForm Of(ChangeRequest c) =>
        new()
        {
            Kind = c.Kind,
            Reason = c.Reason,
            Ground = c.Ground,
            NewEnd = c.NewEnd,
            NewName = c.NewName,
            NewEmail = c.NewEmail,
            Scope = [.. Enum.GetValues<ContentScope>().Where(s => s != ContentScope.None && c.Scope.HasFlag(s))],
            Before = c.Before,
            After = c.After,
            Effective = c.Effective,
            Granted = c.Granted,
            RefundDue = c.RefundDue,
            HeadingsBefore = c.Headings.ToDictionary(h => h.Heading, h => (Money?)h.Before),
            HeadingsAfter = c.Headings.ToDictionary(h => h.Heading, h => (Money?)h.After),
            ExceptionReason = c.ExceptionReason,
            Signatory = c.Asker,
            DocumentNumber = c.Letter.Number,
            DocumentDay = c.Letter.Day,
        };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>The officer's look at the dossier, as typed.</summary>
public sealed record ExamineForm : StepForm
{
    public DateOnly? DossierDay { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Opinion { get; init; }
    public bool? Supported { get; init; }

    /// <summary>Categories of required papers that lie here on paper.</summary>
    public List<string> OnPaper { get; init; } = [];
}

/// <summary>The approval of a change, as typed.</summary>
public sealed record ApproveForm : StepForm
{
    /// <summary>Who is meant by a new lead or host that is not in the register as written.</summary>
    [StringLength(20, ErrorMessage = "Form.too-long")]
    public string? Party { get; init; }
}

/// <summary>The decision of the competent authority, as typed.</summary>
public sealed record DecisionForm : StepForm
{
    /// <summary>Who is meant by a new lead or host that is not in the register as written.</summary>
    [StringLength(20, ErrorMessage = "Form.too-long")]
    public string? Party { get; init; }
    public bool? Approved { get; init; }
    public DateOnly? NewEnd { get; init; }
    public DateOnly? Effective { get; init; }
    public Money? Granted { get; init; }
    public Money? RefundDue { get; init; }

    /// <summary>What the decision says; what stays empty is as asked.</summary>
    public DecidedChange Decided => new(NewEnd, Effective, Granted, RefundDue);
}
