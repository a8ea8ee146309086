using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Features.Funding.Steps;
using SciTasks.Web.Features.Work;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Funding;

/// <summary>Builds the funding page of a task.</summary>
internal static class FundingPages
{
    public static FundingPage Of(OpenedTask opened, TrancheWork work, Me me)
    {
        var (task, today) = (opened.Task, work.Authority.Today);
        return new(
            opened, work.Pages.HealthOf(opened, today), [.. Enum.GetValues<Fund>().Select(f => Source(task, f, today)).Where(s => s.Approved is not null || s.Paid != Money.Zero || s.Fund == Fund.State)],
            [.. task.Tranches.OrderBy(t => t.Fund).ThenBy(t => t.Number).Select(t => Line(opened with { Chosen = t }, today))],
            [.. task.YearBudgets.OrderBy(y => y.Year).ThenBy(y => y.Fund).Select(y => new YearLine(y, task.SpentOf(y.Year, y.Fund)))],
            FundingCurve.Of(task, today),
            [.. task.Moves.Where(m => m.Kind is MoveKind.Plan or MoveKind.Replan).OrderByDescending(m => m.Sequence).Select(m => new MoveLine(m, work.Desk.Named(m.Actor, m.For), []))],
            me.May(Act.Ledger, Access.Read), me.May(Act.PlanFunds, Access.Write), me.May(Act.CoreFacts, Access.Write), me.May(Act.Ledger, Access.Write), work.Desk.Treasury, today);
    }

    /// <summary>A tranche with the rules its approval failed: kept with the decision where it was taken here, judged on its own day where it is a fact.</summary>
    public static TrancheLine Line(OpenedTask opened, DateOnly today)
    {
        var (task, tranche) = (opened.Task, opened.Tranche);
        var approval = task.MovesOf(tranche).LastOrDefault(m => m.Kind == MoveKind.Approve);
        IReadOnlyList<GateFinding> failed = approval is not null ? GateRecord.Read(approval.FailedRules)
            : tranche is { Fund: Fund.State, Approved: { } on } ? [.. opened.Gate(on).Failed] : [];
        return new(tranche, task.Ledger.SumsOf(tranche, today), failed, approval is not null && failed.Count > 0 ? approval.Reason : null);
    }

    private static SourceLine Source(ResearchTask task, Fund fund, DateOnly today) => new(
        fund, task.Budget(fund), new FundingPlan(task).Planned(fund), new FundPosition(task, fund).Promised, task.Ledger.NetPaid(fund), task.Ledger.Settled(fund, today),
        fund == Fund.State ? task.RefundOwed(today) : task.OwedByCut(fund));
}

/// <summary>Money that was paid without an approval to stand on, as facts may show.</summary>
public static class TrancheMarks
{
    /// <returns>Key of the words, or null where all is backed.</returns>
    public static string? Unbacked(Tranche tranche) => tranche.Fund != Fund.State || tranche.Paid <= Money.Zero ? null
        : tranche.ApprovedAmount is not { } approved ? "paid without an approval on record" : tranche.Paid > approved ? "paid above the approved amount" : null;
}
