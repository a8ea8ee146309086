using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Changes;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Files;
using SciTasks.Web.Mvc;
using SciTasks.Web.Names;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Changes;

/// <summary>The form of a request, new or sent back.</summary>
/// <param name="Number">Of the request asked again; null for a new one.</param>
public sealed record AskPage(
    OpenedTask Opened,
    ChangeForm Form,
    int? Number,
    IReadOnlyList<ChangeGround> Grounds,
    IReadOnlyList<BudgetHeading> Headings,
    IReadOnlyList<HeadingChange> Current,
    DateOnly? End,
    bool OnPaper,
    DateOnly Today
);

/// <summary>The changes of a task.</summary>
public sealed record TaskChangesPage(
    OpenedTask Opened,
    IReadOnlyList<ChangeRequest> Changes,
    bool MayAsk,
    DateOnly Today
);

/// <summary>The page of one request.</summary>
/// <param name="Preview">What it would do; only while it is undecided.</param>
public sealed record ChangePage(
    OpenedTask Opened,
    ChangeRequest Change,
    ChangeGround? Ground,
    ChangeVerdict Verdict,
    IReadOnlyList<BeforeAndAfter> Facts,
    ChangePreview? Preview,
    DelegationRule? Delegation,
    bool MayAsk,
    bool MayExamine,
    bool MayDecide,
    bool MayRecord,
    FilesPart Files,
    IReadOnlyList<BudgetHeading> Headings,
    IReadOnlyList<WorkMove> History,
    DateOnly Today
)
{
    public ResearchTask Task => Opened.Task;
    public string Address => ChangeAddress.Of(Task.Id, Change.Number);

    /// <summary>The day the rules were judged on: today while it is open, the day it was asked for
    /// afterwards.</summary>
    public DateOnly Judged => Change.IsOpen ? Today : Change.Requested ?? Today;

    /// <summary>Categories of the papers a change of the core needs besides.</summary>
    public IEnumerable<string> CorePapers =>
        Opened.Rules.Dossier("change.Content.core").Where(i => i.Required).Select(i => i.Category);

    /// <summary>Required papers that are not there.</summary>
    public IEnumerable<DossierLine> Missing =>
        Files.Dossier.Where(d =>
            (d.Item.Required || (Change.TouchesCore && CorePapers.Contains(d.Item.Category))) && !d.Attached
        );

    /// <summary>Papers are asked for until the dossier was examined; from then on they are there, or were received
    /// on paper.</summary>
    public Headline Headline =>
        new(
            Verdict.Failed.Count(),
            Verdict.Findings.Count(f => f.Rule.Passed && !f.Rule.Holds),
            Change.State is ChangeState.Requested or ChangeState.Returned ? Missing.Count() : 0
        );
    public StepForm? Typed { get; init; }

    /// <summary>What the new lead or host might mean, where who decides has to choose.</summary>
    public IReadOnlyList<NameChoice>? Choices { get; init; }

    /// <summary>The step that was refused.</summary>
    public string? Tried { get; init; }
}

/// <summary>Builds the pages of change requests for one person.</summary>
public sealed class ChangePages(AppDb db, TaskWork work, FileShelf shelf, ChangeNames names)
{
    private Wording Words => work.Desk.Words;

    /// <summary>Someone who asks for others, on paper.</summary>
    public static bool EntersPaper(Me me) => Permissions.Of(Act.RequestChange, me.Roles) != Access.Own;

    public async Task<TaskChangesPage?> TaskAsync(int id, Me me, CancellationToken cancellation) =>
        await work.Desk.FindTaskAsync(id, me, cancellation) is not { } opened
            ? null
            : new(
                opened,
                [.. opened.Task.Changes.OrderByDescending(c => c.Number)],
                await work.Authority.ForAsync(me, Act.RequestChange, id, cancellation) is not null,
                work.Authority.Today
            );

    /// <param name="number">Of the request to ask again; null for a new one.</param>
    public async Task<AskPage?> AskAsync(
        int id,
        int? number,
        ChangeForm? typed,
        ChangeKind kind,
        Me me,
        CancellationToken cancellation
    )
    {
        db.ChangeTracker.Clear();
        if (await work.Desk.FindTaskAsync(id, me, cancellation) is not { } opened)
            return null;
        var asked = number is { } n ? opened.Task.Changes.Find(c => c.Number == n) : null;
        if (number is not null && asked is null)
            return null;
        var form = typed ?? (asked is null ? new ChangeForm { Kind = kind } : ChangeForm.Of(asked));
        var today = work.Authority.Today;
        return new(
            opened,
            form,
            number,
            [.. opened.Rules.ChangeGrounds.Where(g => g.Kinds.Contains(form.Kind))],
            opened.Rules.BudgetHeadings,
            opened.Task.HeadingsOn(today),
            TaskStatus.EffectiveEnd(opened.Task, today),
            EntersPaper(me),
            today
        );
    }

    public async Task<ChangePage?> OfAsync(int id, int number, Me me, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (
            await work.Desk.FindTaskAsync(id, me, cancellation) is not { } opened
            || opened.Task.Changes.Find(c => c.Number == number) is not { } change
        )
            return null;
        var today = work.Authority.Today;
        var flow = new ChangeFlow(opened.Task, change, opened.Rules);
        async Task<bool> May(Act act) => await work.Authority.ForAsync(me, act, id, cancellation) is not null;
        ChangePreview? preview = null;
        if (change.IsOpen)
        {
            var copy = await db.Tasks.AsNoTracking().WithEverything().SingleAsync(t => t.Id == id, cancellation);
            preview = ChangePreview.Of(opened, opened with { Task = copy }, number, today, work.Authority.Now);
        }
        return new(
            opened,
            change,
            opened.Rules.ChangeGrounds.FirstOrDefault(g => g.Code == change.Ground && g.Kinds.Contains(change.Kind)),
            flow.VerdictOn(change.IsOpen ? today : change.Requested ?? today),
            Facts(opened.Task, change, me, today),
            preview,
            opened.Rules.DelegationOf(change.Kind, today),
            await May(Act.RequestChange),
            await May(Act.ExamineChange),
            await May(Act.DecideChange),
            await May(Act.RecordDecision),
            await shelf.PartAsync(
                new(id, FileArea.Change, change.Key),
                $"change.{change.Kind}",
                me,
                ChangeAddress.Of(id, number),
                cancellation
            ),
            opened.Rules.BudgetHeadings,
            [.. opened.Task.MovesOn(change).Reverse()],
            today
        )
        {
            Choices = await names.ChoicesAsync(opened.Task, change, cancellation),
        };
    }

    /// <summary>What the request changes, side by side.</summary>
    private IReadOnlyList<BeforeAndAfter> Facts(ResearchTask task, ChangeRequest c, Me me, DateOnly today)
    {
        string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        // Once decided, the end it replaced is the one before its own extension.
        var end =
            c.State == ChangeState.Approved
                ? TaskStatus.Approved(task).FirstOrDefault(e => e.Extension.ChangeNumber == c.Number)?.EndBefore
                : TaskStatus.EffectiveEnd(task, today);
        return c.Kind switch
        {
            ChangeKind.Extension or ChangeKind.Shortening => [new(Words["End"], Day(end), Day(c.NewEnd))],
            ChangeKind.Lead => [new(Words["Lead"], c.Before, New(c, me))],
            ChangeKind.Host => [new(Words["Host organisation"], c.Before, New(c, me))],
            ChangeKind.Content =>
            [
                new(
                    string.Join(
                        ", ",
                        Enum.GetValues<ContentScope>()
                            .Where(s => s != ContentScope.None && c.Scope.HasFlag(s))
                            .Select(s => Words.Of(s))
                    ),
                    c.Before,
                    c.After
                ),
            ],
            ChangeKind.Suspension =>
            [
                new(Words["Suspended"], Words["no"], Words["from {0}", c.Effective ?? c.Decision.Day ?? today]),
            ],
            ChangeKind.Resumption =>
            [
                new(
                    Words["Suspended"],
                    Words["since {0}", task.Suspension.Day],
                    Words["until {0}", c.Effective ?? c.Decision.Day ?? today]
                ),
            ],
            ChangeKind.Termination =>
            [
                new(Words["Terminated"], Words["no"], Words["from {0}", c.Effective ?? c.Decision.Day ?? today]),
                new(Words["Still granted"], null, c.Granted is { } g ? $"{g} đồng" : "0 đồng"),
                new(Words["Asked back"], null, c.RefundDue is { } r ? $"{r} đồng" : "0 đồng"),
            ],
            _ => [],
        };
    }

    private static string? New(ChangeRequest c, Me me) =>
        Contacts.Shown(c.NewEmail, me) is { } email ? $"{c.NewName} ({email})" : c.NewName;
}
