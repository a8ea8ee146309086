using SciTasks.Domain.Basics;
using SciTasks.Domain.Following;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;
using SciTasks.Web.Tranches;

namespace SciTasks.Web.Features.Tasks;

public sealed record TaskRow(
    int Id,
    string Code,
    string CodeKey,
    string Title,
    string? Host,
    string? Lead,
    string? Officer,
    DateOnly? Start,
    DateOnly? End,
    DateOnly? EffectiveEnd,
    Money? State,
    Stage Stage,
    bool Late,
    bool Suspended,
    bool Stopped,
    int Backlog
);

public sealed record Choice(int Id, string Name);

/// <summary>Names to choose from. A filter of thousands is no list to read: beyond the first it says how many are
/// left to the search.</summary>
public sealed record FilterNames(IReadOnlyList<Choice> Shown, int Left)
{
    public const int Most = 500;
}

public sealed record TaskListPage(
    TaskFilter Filter,
    IReadOnlyList<TaskRow> Rows,
    int Count,
    string? Next,
    string? Previous,
    FilterNames Hosts,
    FilterNames Leads,
    FilterNames Officers,
    IReadOnlyList<int> Years,
    DateOnly Today,
    bool MayEdit,
    Money? Sum
)
{
    /// <summary>Beyond so many, rows are neither counted nor added up.</summary>
    public const int CountLimit = 1000;
}

/// <summary>Where something stands on the timeline, 0 to 1000.</summary>
public sealed record TimeMark(double X, string Kind, string Text, DateOnly Day);

public sealed record TaskPage(
    ResearchTask Task,
    StoppedFunding? Stopped,
    string Regime,
    Stage Stage,
    bool Late,
    bool Suspended,
    IReadOnlyList<string> Backlog,
    DateOnly? EffectiveEnd,
    IReadOnlyList<TimeMark> Marks,
    double TodayX,
    IReadOnlyList<PlannedDeadline> Deadlines,
    IReadOnlyList<TrancheLine> Tranches,
    Money Paid,
    Money Settled,
    HistoryPart History,
    DateOnly Today,
    bool MayEdit,
    bool SeesLedger
)
{
    public IReadOnlyList<ResearchField> Fields { get; init; } = [];
}
