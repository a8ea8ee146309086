using SciTasks.Domain.Following;

namespace SciTasks.Domain.Tasks;

/// <summary>The kinds of deadline of a task, as <c>database/reference/deadline-rules.json</c> names them.</summary>
public static class TaskDeadline
{
    public static readonly DeadlineKind ProgressReport = new(nameof(ProgressReport));
    public static readonly DeadlineKind ExtensionWindow = new(nameof(ExtensionWindow));
    public static readonly DeadlineKind ContractEnd = new(nameof(ContractEnd));
    public static readonly DeadlineKind Dossier = new(nameof(Dossier));
    public static readonly DeadlineKind Registration = new(nameof(Registration));
    public static readonly DeadlineKind Recognition = new(nameof(Recognition));
    public static readonly DeadlineKind Settlement = new(nameof(Settlement));
    public static readonly DeadlineKind Liquidation = new(nameof(Liquidation));
    public static readonly DeadlineKind Inspection = new(nameof(Inspection));
    public static readonly DeadlineKind Finding = new(nameof(Finding));
    public static readonly DeadlineKind ChangeAnswer = new(nameof(ChangeAnswer));

    /// <summary>In the order in which those of one day are listed.</summary>
    public static readonly IReadOnlyList<DeadlineKind> All =
    [
        ProgressReport,
        ExtensionWindow,
        ContractEnd,
        Dossier,
        Registration,
        Recognition,
        Settlement,
        Liquidation,
        Inspection,
        Finding,
        ChangeAnswer,
    ];

    /// <summary>The kind of that name, or null where a task has none such.</summary>
    public static DeadlineKind? Find(string? name) =>
        All.Where(k => k.Name == name).Select(k => (DeadlineKind?)k).FirstOrDefault();

    /// <summary>Where a kind stands in <see cref="All"/>.</summary>
    public static int Place(this DeadlineKind kind) => All.TakeWhile(k => k != kind).Count();
}
