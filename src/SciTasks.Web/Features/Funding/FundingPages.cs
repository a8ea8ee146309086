using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Features.Funding.Steps;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;
using SciTasks.Web.Tranches;

namespace SciTasks.Web.Features.Funding;

/// <summary>Builds the funding page of a task.</summary>
internal static class FundingPages
{
    public static FundingPage Of(OpenedTask opened, TrancheWork work, Me me)
    {
        var (task, today) = (opened.Task, work.Authority.Today);
        return new(
            opened,
            TaskHealth.Of(opened, today),
            [
                .. Enum.GetValues<Fund>()
                    .Select(f => Source(task, f, today))
                    .Where(s => s.Approved is not null || s.Paid != Money.Zero || s.Fund == Fund.State),
            ],
            [
                .. task
                    .Tranches.OrderBy(t => t.Fund)
                    .ThenBy(t => t.Number)
                    .Select(t => TrancheLine.Of(opened with { Chosen = t }, today)),
            ],
            [
                .. task
                    .YearBudgets.OrderBy(y => y.Year)
                    .ThenBy(y => y.Fund)
                    .Select(y => new YearLine(y, task.SpentOf(y.Year, y.Fund))),
            ],
            FundingCurve.Of(task, today),
            [
                .. task
                    .Moves.Where(m => m.Kind is MoveKind.Plan or MoveKind.Replan)
                    .OrderByDescending(m => m.Sequence)
                    .Select(m => new MoveLine(m, work.Desk.Named(m.Actor, m.For), [])),
            ],
            me.May(Act.Ledger, Access.Read),
            me.May(Act.PlanFunds, Access.Write),
            me.May(Act.CoreFacts, Access.Write),
            me.May(Act.Ledger, Access.Write),
            work.Desk.Treasury,
            today
        );
    }

    private static SourceLine Source(ResearchTask task, Fund fund, DateOnly today) =>
        new(
            fund,
            task.Budget(fund),
            new FundingPlan(task).Planned(fund),
            new FundPosition(task, fund).Promised,
            task.Ledger.NetPaid(fund),
            task.Ledger.Settled(fund, today),
            fund == Fund.State ? task.RefundOwed(today) : task.OwedByCut(fund)
        );
}
