using System.Globalization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Reports;

/// <summary>What a report says.</summary>
/// <param name="Spending">By heading, in đồng; where given, its sum is what was spent.</param>
public sealed record ReportContent(
    int? PercentDone,
    string? Planned,
    string? Work,
    string? Products,
    Money? Spent,
    IReadOnlyList<(string Heading, Money Amount)> Spending,
    string? Difficulties,
    string? NextPeriod,
    bool NothingToReport
);

/// <summary>A report from draft to acceptance. What a rule does not allow throws <see cref="RefusedException"/> and
/// changes nothing.</summary>
public sealed class ReportFlow(ResearchTask task, ProgressReport report)
{
    private ReportState State => ReportStates.On(task, report, DateOnly.MaxValue);

    public bool MayWrite =>
        State is ReportState.Expected or ReportState.Draft or ReportState.Returned or ReportState.NotRequired;

    /// <summary>The report of a period, made now where there is none yet.</summary>
    public static ProgressReport Open(ResearchTask task, DateOnly from, DateOnly to)
    {
        if (task.Reports.Find(r => r.From == from && r.To == to) is { } known)
            return known;
        var report = new ProgressReport(from, to);
        task.Reports.Add(report);
        return report;
    }

    /// <summary>Something hangs on the period now, if only a file: it is no longer moved.</summary>
    public void Begin(Step step)
    {
        if (MayWrite)
            (report.DraftedBy, report.DraftedAt) = (step.By.Name, step.At);
    }

    /// <summary>Keeps what is being written after something was handed in; that stands until the new text is handed
    /// in.</summary>
    public void WriteBeside(string text, Step step)
    {
        if (!MayWrite)
            throw new RefusedException(new Refusal("report.not-open", State));
        (report.Redraft, report.DraftedBy, report.DraftedAt) = (text, step.By.Name, step.At);
    }

    /// <summary>Something was handed in before, or the period was excused: what is written now goes beside
    /// it.</summary>
    public bool WritesBeside => State is ReportState.Returned or ReportState.NotRequired;

    /// <summary>Keeps what is being written. Nothing is checked yet.</summary>
    public void Write(ReportContent content, Step step)
    {
        if (!MayWrite)
            throw new RefusedException(new Refusal("report.not-open", State));
        (report.PercentDone, report.Planned, report.Work, report.Products) = (
            content.PercentDone,
            content.Planned,
            content.Work,
            content.Products
        );
        (report.Difficulties, report.NextPeriod, report.NothingToReport) = (
            content.Difficulties,
            content.NextPeriod,
            content.NothingToReport ? true : null
        );
        (report.DraftedBy, report.DraftedAt) = (step.By.Name, step.At);
        var spending = content.Spending.Where(s => s.Amount != Money.Zero).ToList();
        if (!spending.SequenceEqual(report.Spending.Select(s => (s.Heading, s.Amount))))
        {
            report.Spending.Clear();
            report.Spending.AddRange(spending.Select(s => new ReportSpending(s.Heading, s.Amount)));
        }
        report.Spent =
            report.Spending.Count > 0 ? report.Spending.Select(s => (Money?)s.Amount).ToArray().Sum() : content.Spent;
    }

    /// <summary>Hands the report in. With nothing to report, the percentage and the reason suffice.</summary>
    /// <param name="onBehalfOf">Signatory of the paper where an officer enters it; the step then cites the
    /// paper.</param>
    public void Submit(Step step, string? onBehalfOf = null)
    {
        new Verdict([
            .. new Refusal?[]
            {
                MayWrite ? null : new("report.not-open", State),
                step.Day < report.From ? new("report.period-not-begun", report.From) : null,
                report.PercentDone is >= 0 and <= 100 ? null : new("report.percent-needed"),
                report.NothingToReport == true
                    ? (Missing(report.Difficulties) ? new("report.nothing-needs-reason") : null)
                : Missing(report.Work) ? new("report.work-needed")
                : null,
                report.Spending.Exists(s => s.Amount < Money.Zero) || report.Spent < Money.Zero
                    ? new("report.spending-negative")
                    : null,
                onBehalfOf is not null && step.Document is not { Number: not null, Day: not null }
                    ? new("report.paper-needed")
                    : null,
            }.OfType<Refusal>(),
        ]).Guard();
        (report.Submitted, report.Review, report.ReviewText, report.Reviewed, report.OnBehalfOf, report.Redraft) = (
            step.Day,
            null,
            null,
            null,
            onBehalfOf,
            null
        );
        task.Record(WorkMoveKind.SubmitReport, report.Key, step).OnBehalfOf = onBehalfOf;
    }

    /// <summary>Sends it back to be handed in again by a day.</summary>
    public void Return(Step step, ReviewReason? category, DateOnly? until)
    {
        Guard(
            step,
            ReportState.Submitted,
            Missing(step.Reason) ? new("report.reason-needed") : null,
            category is null ? new("report.category-needed") : null,
            until is null || until < step.Day ? new("report.until-needed") : null
        );
        Judge(Review.Returned, step);
        var move = task.Record(WorkMoveKind.ReturnReport, report.Key, step);
        (move.Category, move.Until) = (category.ToString(), until);
    }

    public void Accept(Step step)
    {
        Guard(step, ReportState.Submitted);
        Judge(Review.Accepted, step);
        task.Record(WorkMoveKind.AcceptReport, report.Key, step);
    }

    /// <summary>The period needs no report, for a reason.</summary>
    public void Excuse(Step step)
    {
        if (State == ReportState.Accepted)
            throw new RefusedException(new Refusal("report.not-open", State));
        if (Missing(step.Reason))
            throw new RefusedException(new Refusal("report.reason-needed"));
        Judge(Review.NotRequired, step);
        task.Record(WorkMoveKind.ExcuseReport, report.Key, step);
    }

    /// <summary>Corrects an accepted report beside it; what was reported stays.</summary>
    public void Adjust(Step step, int? percentDone, Money? spent, string? work)
    {
        new Verdict([
            .. new Refusal?[]
            {
                State == ReportState.Accepted ? null : new("report.only-accepted-is-adjusted", State),
                Missing(step.Reason) ? new("report.reason-needed") : null,
                percentDone is null && spent is null && Missing(work) ? new("report.adjustment-empty") : null,
                percentDone is < 0 or > 100 ? new("report.percent-needed") : null,
                spent < Money.Zero ? new("report.spending-negative") : null,
            }.OfType<Refusal>(),
        ]).Guard();
        var number = report.Adjustments.Count == 0 ? 1 : report.Adjustments.Max(a => a.Number) + 1;
        report.Adjustments.Add(
            new(number, step.Day, step.By.Name, step.Reason!)
            {
                PercentDone = percentDone,
                Spent = spent,
                Work = work,
            }
        );
        task.Record(WorkMoveKind.AdjustReport, report.Key, step).Category = number.ToString(
            CultureInfo.InvariantCulture
        );
    }

    private void Judge(Review review, Step step) =>
        (report.Review, report.ReviewText, report.Reviewed) = (review, null, step.Day);

    /// <summary>Nobody reviews what they handed in themself; who entered a paper for its signatory may.</summary>
    private void Guard(Step step, ReportState from, params Refusal?[] further)
    {
        Refusal?[] own =
        [
            State == from ? null : new("report.not-to-review", State),
            task.MovesOn(report).LastOrDefault(m => m.Kind == WorkMoveKind.SubmitReport)?.MadeBy(step.By) == true
                ? new("report.same-person", step.By.Name)
                : null,
        ];
        new Verdict([.. own.Concat(further).OfType<Refusal>()]).Guard();
    }

    private static bool Missing(string? text) => string.IsNullOrWhiteSpace(text);
}
