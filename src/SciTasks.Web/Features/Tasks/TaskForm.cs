using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.People;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Web.Names;

namespace SciTasks.Web.Features.Tasks;

/// <summary>The core facts of a task as typed, with the version the form was opened with.</summary>
public sealed record TaskForm
{
    /// <summary>A person's name with their host in brackets.</summary>
    private const int LabelLength = Person.LongestName + Organization.LongestName + 3;

    public int? Id { get; init; }
    public Guid Version { get; init; }

    /// <summary>Saved, and the form is opened anew for the next task.</summary>
    public bool Next { get; init; }

    [BindNever]
    public StoredWords? Stored { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(100, ErrorMessage = "Form.too-long")]
    public string? Code { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(2000, ErrorMessage = "Form.too-long")]
    public string? Title { get; init; }
    public TaskType? Type { get; init; }
    public TaskLevel? Level { get; init; } = TaskLevel.Provincial;

    [StringLength(200, ErrorMessage = "Form.too-long")]
    public string? Field { get; init; }

    [StringLength(500, ErrorMessage = "Form.too-long")]
    public string? Host { get; init; }

    [StringLength(LabelLength, ErrorMessage = "Form.too-long")]
    public string? Lead { get; init; }

    [StringLength(LabelLength, ErrorMessage = "Form.too-long")]
    public string? Officer { get; init; }

    /// <summary>Who is meant where the typed name alone does not say: see <see cref="NameDesk.ChoiceFor"/>.</summary>
    [StringLength(NameDesk.LongestChoice, ErrorMessage = "Form.too-long")]
    public string? HostChoice { get; init; }

    [StringLength(NameDesk.LongestChoice, ErrorMessage = "Form.too-long")]
    public string? LeadChoice { get; init; }

    [StringLength(NameDesk.LongestChoice, ErrorMessage = "Form.too-long")]
    public string? OfficerChoice { get; init; }

    /// <summary>Per field of a name that is not in the register: what it might mean.</summary>
    internal Dictionary<string, IReadOnlyList<NameChoice>> Near { get; init; } = [];

    [StringLength(400, ErrorMessage = "Form.too-long")]
    public string? DecisionNumber { get; init; }
    public DateOnly? DecisionDay { get; init; }

    [StringLength(400, ErrorMessage = "Form.too-long")]
    public string? ContractNumber { get; init; }
    public DateOnly? ContractDay { get; init; }
    public DateOnly? Start { get; init; }
    public DateOnly? End { get; init; }
    public Money? StateBudget { get; init; }
    public Money? CounterpartBudget { get; init; }
    public DateOnly? DossierSubmitted { get; init; }
    public DateOnly? Accepted { get; init; }
    public Grade? Grade { get; init; }

    [StringLength(400, ErrorMessage = "Form.too-long")]
    public string? Programme { get; init; }
    public Money? OtherBudget { get; init; }
    public DateOnly? Corrected { get; init; }

    [StringLength(400, ErrorMessage = "Form.too-long")]
    public string? RegistrationNumber { get; init; }
    public DateOnly? RegistrationDay { get; init; }

    [StringLength(400, ErrorMessage = "Form.too-long")]
    public string? RecognitionNumber { get; init; }
    public DateOnly? RecognitionDay { get; init; }
    public DateOnly? Settled { get; init; }
    public DateOnly? Liquidated { get; init; }
    public DateOnly? Closed { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? ClosingReason { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Recipient { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Application { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Note { get; init; }

    [StringLength(1000, ErrorMessage = "Form.too-long")]
    public string? Reason { get; init; }

    public static TaskForm Of(ResearchTask t) =>
        new()
        {
            Id = t.Id,
            Version = t.Version,
            Stored = StoredWords.Of(t),
            Code = t.Code,
            Title = t.Title,
            Type = t.Type,
            Level = t.Level,
            Field = t.Field,
            Host = t.Host?.Name,
            Lead = t.Lead is null ? null : NameDesk.Label(t.Lead),
            Officer = t.Officer?.Name,
            DecisionNumber = t.Approval.Number,
            DecisionDay = t.Approval.Day,
            ContractNumber = t.Contract.Number,
            ContractDay = t.Contract.Day,
            Start = t.Start,
            End = t.End,
            StateBudget = t.StateBudget,
            CounterpartBudget = t.CounterpartBudget,
            DossierSubmitted = t.DossierSubmitted,
            Accepted = t.Accepted,
            Grade = t.Grade,
            Programme = t.Programme,
            OtherBudget = t.OtherBudget,
            Corrected = t.Corrected,
            RegistrationNumber = t.Registration.Number,
            RegistrationDay = t.Registration.Day,
            RecognitionNumber = t.Recognition.Number,
            RecognitionDay = t.Recognition.Day,
            Settled = t.Settled,
            Liquidated = t.Liquidated,
            Closed = t.Closed,
            ClosingReason = t.ClosingReason,
            Recipient = t.Recipient,
            Application = t.Application,
            Note = t.Note,
        };

    /// <summary>The form with what is stored wherever a field was not sent: leaving a field out never erases a
    /// fact.</summary>
    public TaskForm Completed(TaskForm stored, IEnumerable<string> sent)
    {
        var whole = this with { Id = stored.Id, Stored = stored.Stored };
        var missing = typeof(TaskForm)
            .GetProperties()
            .Where(p =>
                p.CanWrite && p.Name is not (nameof(Id) or nameof(Stored) or nameof(Version) or nameof(Reason))
            );
        foreach (var property in missing.ExceptBy(sent, p => p.Name, StringComparer.OrdinalIgnoreCase))
            property.SetValue(whole, property.GetValue(stored));
        return whole;
    }

    public void Fill(ResearchTask t)
    {
        var before = Days(t);
        // A word the paper used stands until another one is chosen.
        t.Restate(
            t.Profile with
            {
                Title = Title!,
                Field = Field,
                Programme = Programme,
                Type = Type,
                TypeText = t.Type == Type ? t.TypeText : null,
                Level = Level,
                LevelText = t.Level == Level ? t.LevelText : null,
            }
        );
        t.Restate(
            t.Approvals with
            {
                Approval = new(DecisionNumber, DecisionDay),
                Contract = new(ContractNumber, ContractDay),
            }
        );
        t.Restate(t.Term with { Start = Start, End = End });
        t.Restate(
            new TaskBudget
            {
                StateBudget = StateBudget,
                CounterpartBudget = CounterpartBudget,
                OtherBudget = OtherBudget,
            }
        );
        t.Restate(
            t.Results with
            {
                DossierSubmitted = DossierSubmitted,
                Accepted = Accepted,
                Grade = Grade,
                GradeText = t.Grade == Grade ? t.GradeText : null,
                Corrected = Corrected,
                Registration = new(RegistrationNumber, RegistrationDay),
                Recognition = new(RecognitionNumber, RecognitionDay),
                Recipient = Recipient,
                Application = Application,
            }
        );
        t.Restate(
            t.Ending with
            {
                Settled = Settled,
                Liquidated = Liquidated,
                Closed = Closed,
                ClosingReason = ClosingReason,
            }
        );
        t.Restate(t.FollowUp with { Note = Note });
        // A day that was known as a month or a year only, and is now known, is no longer shown as such.
        foreach (var (column, day) in Days(t).Where(d => before[d.Key] != d.Value))
            ApproximateDays.Remember(t, column, null);
    }

    private static Dictionary<string, DateOnly?> Days(ResearchTask t) =>
        TaskSheet
            .Sheet.Columns.Where(c => c is { Kind: ColumnKind.Day, Set: not null })
            .ToDictionary(c => c.English, c => (c.Get(t) as DayValue)?.Day);
}

/// <summary>What the form shows of the stored task besides its fields: which one it is, and the words its paper used
/// for what is chosen from lists.</summary>
public sealed record StoredWords(
    string Code,
    string Title,
    string Source,
    TaskType? Type,
    string? TypeText,
    TaskLevel? Level,
    string? LevelText,
    Grade? Grade,
    string? GradeText
)
{
    public static StoredWords Of(ResearchTask t) =>
        new(t.Code, t.Title, t.Source, t.Type, t.TypeText, t.Level, t.LevelText, t.Grade, t.GradeText);
}
