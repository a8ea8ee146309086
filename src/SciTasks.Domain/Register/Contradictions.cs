using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Register;

/// <summary>What cannot be true of a task whatever the paper says (docs/rules/exchange.md). Everything else that is
/// odd is recorded with a warning.</summary>
public static class Contradictions
{
    /// <summary>Every contradiction of the task's facts as known on <paramref name="today"/>.</summary>
    public static Verdict Check(this ResearchTask task, DateOnly today)
    {
        var found = new List<Refusal>();
        if (task.Start is { } start && task.End is { } end && end < start)
            found.Add(new("task.end-before-start", start, end));
        if (TaskStatus.StartOf(task) is { } began && TaskStatus.FinishOf(task) is { } finish && finish.Day < began)
            found.Add(new("task.finish-before-start", began, finish.Day));
        if (task.Resumed is { } resumed && task.Suspension.Day is { } suspended && resumed < suspended)
            found.Add(new("task.resumed-before-suspended", suspended, resumed));
        found.AddRange(
            task.FactDays().Where(f => f.Day > today).Select(f => new Refusal("fact.after-today", f.Name, f.Day, today))
        );
        found.AddRange(NegativeMoney(task).Select(m => new Refusal("money.negative", m)));
        found.AddRange(PaidAboveApproved(task));
        return new Verdict(found);
    }

    /// <summary>Days that state something that has happened, with the English column name of each.</summary>
    public static IEnumerable<(string Name, DateOnly Day)> FactDays(this ResearchTask t)
    {
        (string Name, DateOnly? Day)[] days =
        [
            ("Proposed", t.Proposed),
            ("List decision date", t.ListDecision.Day),
            ("Decision date", t.Approval.Day),
            ("Contract date", t.Contract.Day),
            ("Dossier submitted", t.DossierSubmitted),
            ("Accepted", t.Accepted),
            ("Corrected", t.Corrected),
            ("Registered", t.Registration.Day),
            ("Recognised", t.Recognition.Day),
            ("Settled", t.Settled),
            ("Liquidated", t.Liquidated),
            ("Suspended", t.Suspension.Day),
            ("Resumed", t.Resumed),
            ("Terminated", t.Termination.Day),
            ("Refund decided", t.RefundDecided),
            ("Closed", t.Closed),
        ];
        return days.Where(d => d.Day is not null).Select(d => (d.Name, d.Day!.Value));
    }

    private static IEnumerable<string> NegativeMoney(ResearchTask t) =>
        new (string Name, Money? Amount)[]
        {
            ("State budget", t.StateBudget),
            ("Counterpart", t.CounterpartBudget),
            ("Other funds", t.OtherBudget),
            ("Refund due", t.RefundDue),
            ("Termination amount", t.TerminationAmount),
        }
            .Where(m => m.Amount < Money.Zero)
            .Select(m => m.Name);

    private static IEnumerable<Refusal> PaidAboveApproved(ResearchTask task) =>
        from fund in Enum.GetValues<Fund>()
        let approved = task.Budget(fund)
        let paid = task.Ledger.NetPaid(fund)
        where task.PaidTooMuch(fund)
        select new Refusal("ledger.paid-above-approved", fund, paid, approved);
}
