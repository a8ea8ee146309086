using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Register;

/// <summary>The backlog kinds of a task on a day. A closed file is in none.</summary>
public static class BacklogRules
{
    /// <summary>Every kind that holds on the day.</summary>
    public static IEnumerable<BacklogKind> On(ResearchTask task, DateOnly on, RuleBook rules) =>
        TaskStatus.IsClosed(task, on) ? [] : Enum.GetValues<BacklogKind>().Where(kind => Holds(kind, task, on, rules));

    private static bool Holds(BacklogKind kind, ResearchTask t, DateOnly on, RuleBook rules)
    {
        bool Past(DateOnly? from, params int[] terms) =>
            from is { } day && day <= on && on > After(t, day, kind, rules, terms);
        return kind switch
        {
            BacklogKind.B1 => TaskStatus.IsLate(t, on),
            BacklogKind.B2 => Past(t.DossierSubmitted, 0, 1) && !(TaskStatus.FinishOf(t)?.Day <= on),
            BacklogKind.B3 => Past(PassedOn(t), 0) && !(t.Corrected <= on) && !(t.Registration.Day <= on),
            BacklogKind.B4 => (Past(PassedOn(t), 0) && !(t.Registration.Day <= on))
                || (Past(t.Registration.Day, 1) && !(t.Recognition.Day <= on)),
            BacklogKind.B5 => Past(TaskStatus.WorkEnd(t, on), 0)
                && !(t.Settled <= on)
                && t.Ledger.UnsettledAdvances(on) > Money.Zero,
            BacklogKind.B6 => Past(Later(t.Recognition.Day, t.Settled), 0) && !(t.Liquidated <= on),
            BacklogKind.B7 => (Past(t.RefundDecided, 0) && t.UnpaidRefund(on) > Money.Zero)
                || (Past(t.CutDay(on), 0) && t.CutRefund(on) > Money.Zero),
            _ => Past(t.Suspension.Day, 0) && TaskStatus.IsSuspended(t, on),
        };
    }

    /// <summary>State money that may be lost: unsettled advances, or what is owed back and not yet paid, whichever
    /// is more.</summary>
    public static Money MoneyAtRisk(ResearchTask task, DateOnly on)
    {
        var (advances, refund) = (task.Ledger.UnsettledAdvances(on), task.RefundOwed(on));
        return advances > refund ? advances : refund;
    }

    /// <summary>The days on which a term of a backlog kind has just run out, for whatever fact may trigger
    /// it.</summary>
    internal static IEnumerable<DateOnly> ChangeDays(ResearchTask t, IEnumerable<DateOnly> ends, RuleBook rules)
    {
        int[] first = [0];
        (BacklogKind Kind, DateOnly? From, int[] Terms)[] triggers =
        [
            (BacklogKind.B2, t.DossierSubmitted, [0, 1]),
            (BacklogKind.B3, PassedOn(t), [0]),
            (BacklogKind.B4, PassedOn(t), [0]),
            (BacklogKind.B4, t.Registration.Day, [1]),
            (BacklogKind.B5, t.Termination.Day, [0]),
            (BacklogKind.B6, Later(t.Recognition.Day, t.Settled), [0]),
            (BacklogKind.B7, t.RefundDecided, [0]),
            (BacklogKind.B8, t.Suspension.Day, [0]),
            .. t.BudgetChanges.Select(c => (BacklogKind.B7, (DateOnly?)c.Day, first)),
            .. ends.Select(end => (BacklogKind.B5, (DateOnly?)end, first)),
        ];
        return triggers
            .Where(x => x.From is not null)
            .Select(x => After(t, x.From!.Value, x.Kind, rules, x.Terms)?.AddDays(1))
            .OfType<DateOnly>();
    }

    /// <summary>The last day before the kind begins; null where the task's regime sets no term.</summary>
    private static DateOnly? After(ResearchTask t, DateOnly from, BacklogKind kind, RuleBook rules, int[] terms) =>
        terms.Aggregate(
            (DateOnly?)from,
            (day, n) =>
                day is { } known && TermOf(t, rules.BacklogTerms[kind], n, rules) is { } term
                    ? rules.Calendar.End(known, term)
                    : null
        );

    private static Term? TermOf(ResearchTask t, BacklogTerm backlog, int n, RuleBook rules) =>
        backlog.Deadlines is { } deadlines
            ? rules.Rule(deadlines[n], rules.RegimeOf(t.RegimeCode, t.RegimeDay).Code)?.Term
            : backlog.Terms[n];

    private static DateOnly? PassedOn(ResearchTask t) =>
        TaskStatus.FinishOf(t) is { Kind: FinishKind.Accepted, Inferred: false } f ? f.Day : null;

    private static DateOnly? Later(DateOnly? a, DateOnly? b) =>
        a is null || b is null ? null
        : a > b ? a
        : b;
}
