using System.Globalization;
using System.Linq.Expressions;
using SciTasks.Domain.Tasks;

namespace SciTasks.Data.Parts;

/// <summary>Every part of a task, a line each. Whoever adds a part adds its line here and its mapping; versions, audit, derivation and loading
/// follow from it.</summary>
internal static class TaskParts
{
    public static readonly IReadOnlyList<TaskPart> All =
    [
        Fact(t => t.Tranches, x => Text($"Tranche {x.Number} {x.Fund}")),
        Fact(t => t.Ledger, x => Text($"Ledger {x.Kind} {x.Day:yyyy-MM-dd} {x.Fund}")),
        Fact(t => t.YearBudgets, x => Text($"Year budget {x.Year} {x.Fund}")),
        Fact(t => t.Moves, x => Text($"Tranche {x.Tranche} {x.Fund}: {x.Kind}")),
        Fact(t => t.BudgetChanges, x => Text($"Budget {x.Fund} {x.Day:yyyy-MM-dd}")),
        Fact(t => t.Extensions, x => Text($"Extension {x.Number}")),
        Fact(t => t.Reports, x => Text($"Report {x.From:yyyy-MM-dd}–{x.To:yyyy-MM-dd}")),
        Fact(t => t.Inspections, x => Text($"Inspection {x.Day:yyyy-MM-dd}")),
        Fact(t => t.Changes, x => Text($"Change {x.Number} {x.Kind}")),
        Journal(t => t.WorkMoves),
        Derived(t => t.Spans),
        Derived(t => t.Deadlines),
        Derived(t => t.Words),
        Derived(t => t.FundTotals),
    ];

    private static readonly Dictionary<Type, TaskPart> ByType = All.ToDictionary(p => p.Type);

    public static TaskPart? Of(object row) => ByType.GetValueOrDefault(row.GetType());

    /// <summary>A write to it is a write to the task: it renews the version and derives anew.</summary>
    public static bool IsFact(object row) => Of(row) is { IsDerived: false };

    /// <param name="subject">What an audit line calls the row.</param>
    private static TaskPart<T> Fact<T>(
        Expression<Func<ResearchTask, IEnumerable<T>>> rows,
        Func<T, string> subject
    )
        where T : class => new(rows, isDerived: false, subject);

    /// <summary>Only ever added to and telling who did what by itself: no audit line repeats it.</summary>
    private static TaskPart<T> Journal<T>(Expression<Func<ResearchTask, IEnumerable<T>>> rows)
        where T : class => new(rows, isDerived: false, subject: null);

    private static TaskPart<T> Derived<T>(Expression<Func<ResearchTask, IEnumerable<T>>> rows)
        where T : class => new(rows, isDerived: true, subject: null);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
