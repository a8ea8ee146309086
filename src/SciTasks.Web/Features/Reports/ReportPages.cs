using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Changes;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Following;
using SciTasks.Domain.Reports;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Files;
using SciTasks.Web.Mvc;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Reports;

/// <summary>A period of a task with what there is for it.</summary>
public sealed record PeriodLine(ReportPeriod Period, ReportState State, PlannedDeadline? Deadline, bool Shown)
{
    public string Address => ReportAddress.Segment(Period.Key);
}

/// <summary>The reports of a task.</summary>
public sealed record TaskReportsPage(
    OpenedTask Opened,
    IReadOnlyList<PeriodLine> Periods,
    StoppedFunding? Stopped,
    bool MaySchedule,
    DateOnly Today
);

/// <summary>The page of one period.</summary>
/// <param name="Form">What stands in the form: typed, drafted, or empty with the plan of the period before.</param>
/// <param name="OnPaper">Entered for a signatory.</param>
public sealed record ReportPage(
    OpenedTask Opened,
    PeriodLine Line,
    ReportForm Form,
    bool MayWrite,
    bool MayReview,
    bool OnPaper,
    ProgressReport? Before,
    IReadOnlyList<BudgetHeading> Headings,
    IReadOnlyList<HeadingPlan> Plan,
    FilesPart Files,
    IReadOnlyList<WorkMove> History,
    StoppedFunding? Stopped,
    DateOnly Today
)
{
    public ResearchTask Task => Opened.Task;
    public ProgressReport? Report => Line.Period.Report;
    public string Address => ReportAddress.Of(Task.Id, Line.Period.Key);

    /// <summary>The form that was sent and refused.</summary>
    public string? Tried { get; init; }

    /// <summary>What is left before it can be accepted; papers are asked for, no rule judges them.</summary>
    public Headline Headline => new(0, 0, Files.Dossier.Count(d => d.Item.Required && !d.Attached));
}

/// <summary>What a heading of the budget may cost, in đồng, where it was decided.</summary>
public sealed record HeadingPlan(string Heading, Money Amount);

/// <summary>Builds the pages of progress reports for one person.</summary>
public sealed class ReportPages(AppDb db, TaskWork work, FileShelf shelf)
{
    public static IReadOnlyList<PeriodLine> Lines(OpenedTask opened, DateOnly today, bool seesDrafts)
    {
        var deadlines = opened.Deadlines(today).Reports().ToDictionary(d => d.Subject);
        return
        [
            .. opened
                .Periods(today)
                .Select(p => new PeriodLine(
                    p,
                    StateOf(opened.Task, p, today, seesDrafts),
                    deadlines.GetValueOrDefault(p.Key),
                    p.Report?.Submitted is not null
                )),
        ];
    }

    public async Task<TaskReportsPage?> TaskAsync(int id, Me me, CancellationToken cancellation)
    {
        if (await work.Desk.FindTaskAsync(id, me, cancellation) is not { } opened)
            return null;
        var writes = await work.Authority.ForAsync(me, Act.SubmitReport, id, cancellation) is not null;
        return new(
            opened,
            Lines(opened, work.Authority.Today, writes),
            StoppedFunding.Of(opened, work.Authority.Today),
            me.May(Act.CoreFacts, Access.Write),
            work.Authority.Today
        );
    }

    /// <param name="typed">What was sent and refused.</param>
    public async Task<ReportPage?> OfAsync(
        int id,
        string period,
        Me me,
        ReportForm? typed = null,
        CancellationToken cancellation = default
    )
    {
        db.ChangeTracker.Clear();
        if (await work.Desk.FindTaskAsync(id, me, cancellation) is not { } opened)
            return null;
        var today = work.Authority.Today;
        var writes = await work.Authority.ForAsync(me, Act.SubmitReport, id, cancellation) is not null;
        if (Lines(opened, today, writes).FirstOrDefault(l => l.Address == period) is not { } line)
            return null;
        var before = opened.Task.Reports.Where(r => r.To < line.Period.From && !r.IsDraft).MaxBy(r => r.To);
        var open =
            line.State is ReportState.Expected or ReportState.Draft or ReportState.Returned or ReportState.NotRequired
            && line.Period.From <= today;
        var form = line.Period.Report is { } report
            ? ReportForm.Of(report)
            : new ReportForm { Planned = before?.NextPeriod };
        return new(
            opened,
            line,
            typed is null ? form : typed with { ReportVersion = form.ReportVersion },
            open && writes,
            await work.Authority.ForAsync(me, Act.ReviewReport, id, cancellation) is not null,
            Permissions.Of(Act.SubmitReport, me.Roles) != Access.Own,
            before,
            work.Desk.Rules.BudgetHeadings,
            [.. opened.Task.HeadingsOn(today).Select(h => new HeadingPlan(h.Heading, h.After))],
            await shelf.PartAsync(
                new(id, FileArea.Report, line.Period.Key),
                "report",
                me,
                ReportAddress.Of(id, period),
                cancellation
            ),
            line.Period.Report is null ? [] : [.. opened.Task.MovesOn(line.Period.Report).Reverse()],
            StoppedFunding.Of(opened, today),
            today
        );
    }

    private static ReportState StateOf(ResearchTask task, ReportPeriod period, DateOnly today, bool seesDrafts)
    {
        var state = period.Report is { } report ? ReportStates.On(task, report, today) : ReportState.Expected;
        return state == ReportState.Draft && !seesDrafts ? ReportState.Expected : state;
    }
}
