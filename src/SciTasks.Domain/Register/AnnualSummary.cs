using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Register;

/// <summary>The period of a yearly summary; both days belong to it.</summary>
public sealed record SummaryPeriod(int Year, DateOnly From, DateOnly To)
{
    /// <summary>The day up to which the figures go where the period is not over; null for a closed period.</summary>
    public DateOnly? AsOf { get; private init; }

    /// <summary>The last day the figures know: what is late, stuck or in progress is so on this day.</summary>
    public DateOnly Last => AsOf ?? To;

    /// <summary>The day before the first, or the last known day where the period has not begun.</summary>
    public DateOnly Eve => AsOf < From ? Last : From.AddDays(-1);

    /// <summary>The period has not begun: nothing can have happened in it.</summary>
    public bool Ahead => AsOf < From;

    public static SummaryPeriod OfYear(int year) => new(year, new(year, 1, 1), new(year, 12, 31));

    /// <summary>The period as it stands on a day: a period that is not over then goes up to that day and no
    /// further.</summary>
    public SummaryPeriod On(DateOnly today) => today <= To ? this with { AsOf = today } : this;

    /// <summary>The whole period, as if nothing but what is recorded today were to happen until its end.</summary>
    public SummaryPeriod Whole => this with { AsOf = null };

    /// <summary>The period of the year before, ending the day before this one begins.</summary>
    public SummaryPeriod Before => AsOf is { } today ? BeforeThis.On(today) : BeforeThis;

    private SummaryPeriod BeforeThis => new(Year - 1, From.AddYears(-1), From.AddDays(-1));

    public bool Contains(DateOnly? day) => From <= day && day <= Last;
}

/// <summary>The figures of a summary. Tasks are counted, money is in đồng.</summary>
public sealed record SummaryFigures(
    int CarriedIn,
    int New,
    int Accepted,
    int Failed,
    int Terminated,
    int CarriedOut,
    int Late,
    int Extended,
    int ExtendedTasks,
    int Backlog,
    Money Approved,
    Money ApprovedState,
    Money Disbursed
)
{
    /// <summary>The law every period and every grouping obeys.</summary>
    public bool Conserved => CarriedIn + New == Accepted + Failed + Terminated + CarriedOut;
}

/// <summary>An extension counted in a period, with the end it replaced.</summary>
public sealed record ExtensionInPeriod(ResearchTask Task, ApprovedExtension Extension);

/// <summary>A tranche approved in the period although rules of the gate failed: leadership set them aside, with a
/// reason.</summary>
public sealed record OverrideInPeriod(ResearchTask Task, TrancheMove Approval, IReadOnlyList<GateFinding> Failed);

/// <summary>A task in the backlog on the last day.</summary>
public sealed record BacklogInPeriod(ResearchTask Task, IReadOnlyList<BacklogKind> Kinds);

/// <summary>One pure computation (docs/rules/summary.md) that the page, the workbook and the command line
/// share.</summary>
public sealed class AnnualSummary
{
    private readonly IReadOnlyList<ResearchTask> _tasks;
    private readonly RuleBook _rules;

    private AnnualSummary(SummaryPeriod period, IReadOnlyList<ResearchTask> tasks, RuleBook rules)
    {
        (Period, _tasks, _rules) = (period, tasks, rules);
        var dated = tasks.Where(t => !TaskStatus.IsUndatable(t)).ToList();
        CarriedIn = [.. dated.Where(t => TaskStatus.IsActive(t, period.Eve))];
        CarriedOut = [.. dated.Where(t => TaskStatus.IsActive(t, period.Last))];
        New = [.. dated.Where(t => period.Contains(TaskStatus.StartOf(t)))];
        Accepted = FinishedAs(dated, FinishKind.Accepted);
        Failed = FinishedAs(dated, FinishKind.Failed);
        Terminated = FinishedAs(dated, FinishKind.Terminated);
        Late = [.. CarriedOut.Where(t => TaskStatus.IsLate(t, period.Last))];
        Extensions =
        [
            .. from task in tasks
            from e in TaskStatus.Approved(task)
            where period.Contains(e.From) && e.Extension.Shortens != true
            select new ExtensionInPeriod(task, e),
        ];
        Backlog =
        [
            .. from task in tasks
            let kinds = BacklogRules.On(task, period.Last, rules).ToList()
            where kinds.Count > 0
            select new BacklogInPeriod(task, kinds),
        ];
    }

    public SummaryPeriod Period { get; }
    public IReadOnlyList<ResearchTask> CarriedIn { get; }
    public IReadOnlyList<ResearchTask> New { get; }
    public IReadOnlyList<ResearchTask> Accepted { get; }
    public IReadOnlyList<ResearchTask> Failed { get; }
    public IReadOnlyList<ResearchTask> Terminated { get; }
    public IReadOnlyList<ResearchTask> CarriedOut { get; }
    public IReadOnlyList<ResearchTask> Late { get; }
    public IReadOnlyList<ExtensionInPeriod> Extensions { get; }
    public IReadOnlyList<BacklogInPeriod> Backlog { get; }

    /// <summary>Approved in the period and not started by its end.</summary>
    public IReadOnlyList<ResearchTask> ApprovedNotStarted =>
        [.. _tasks.Where(t => Period.Contains(t.Approval.Day) && !(TaskStatus.StartOf(t) <= Period.Last))];

    public IReadOnlyList<ResearchTask> Suspended => [.. CarriedOut.Where(t => TaskStatus.IsSuspended(t, Period.Last))];

    /// <summary>Approvals of the period that set rules of the funding gate aside.</summary>
    public IReadOnlyList<OverrideInPeriod> Overrides =>
        [
            .. _tasks.SelectMany(t =>
                t.Moves.Where(m => m.Kind == MoveKind.Approve && m.FailedRules is not null && Period.Contains(m.Day))
                    .OrderBy(m => m.Sequence)
                    .Select(m => new OverrideInPeriod(t, m, GateRecord.Read(m.FailedRules)))
            ),
        ];

    /// <summary>Neither start nor contract day: in no figure.</summary>
    public IReadOnlyList<ResearchTask> Incomplete =>
        [.. _tasks.Where(t => TaskStatus.StartOf(t) is null || TaskStatus.IsFinishedWithoutDay(t))];

    /// <summary>Finished before it started: in no figure.</summary>
    public IReadOnlyList<ResearchTask> Inconsistent => [.. _tasks.Except(Incomplete).Where(TaskStatus.IsUndatable)];

    /// <summary>Finish taken from a later fact than acceptance.</summary>
    public IReadOnlyList<ResearchTask> Inferred => [.. Accepted.Where(t => TaskStatus.FinishOf(t)!.Inferred)];

    /// <summary>Tasks with money or a budget in the period, or in progress at any time in it.</summary>
    public IReadOnlyList<ResearchTask> Funded =>
        [
            .. _tasks.Where(t =>
                TaskStatus.IsActive(t, Period.Eve)
                || Period.Contains(TaskStatus.StartOf(t))
                || t.Ledger.Any(l => Period.Contains(l.Day))
            ),
        ];

    public IReadOnlyList<ResearchTask> Tasks => _tasks;

    public static AnnualSummary Compute(SummaryPeriod period, IEnumerable<ResearchTask> tasks, RuleBook rules) =>
        new(
            period,
            [.. tasks.OrderBy(t => t.Source, StringComparer.Ordinal).ThenBy(t => t.CodeKey, StringComparer.Ordinal)],
            rules
        );

    public SummaryFigures Figures() =>
        new(
            CarriedIn.Count,
            New.Count,
            Accepted.Count,
            Failed.Count,
            Terminated.Count,
            CarriedOut.Count,
            Late.Count,
            Extensions.Count,
            Extensions.Select(e => e.Task).Distinct().Count(),
            Backlog.Count,
            New.Total(t => t.TotalBudget),
            New.Total(t => t.StateBudget),
            _tasks.Total(t => Disbursed(t))
        );

    /// <summary>The same summary of each group; the groups add up to the whole.</summary>
    public IReadOnlyDictionary<TKey, AnnualSummary> By<TKey>(Func<ResearchTask, TKey> group)
        where TKey : notnull =>
        _tasks.GroupBy(group).ToDictionary(g => g.Key, g => new AnnualSummary(Period, [.. g], _rules));

    /// <summary>State money disbursed to one task in the period.</summary>
    public Money Disbursed(ResearchTask task) => task.Ledger.Disbursed(Fund.State, Period.From, Period.Last);

    private List<ResearchTask> FinishedAs(IEnumerable<ResearchTask> dated, FinishKind kind) =>
        [
            .. dated.Where(t =>
                TaskStatus.FinishOf(t) is { } finish && finish.Kind == kind && Period.Contains(finish.Day)
            ),
        ];
}
