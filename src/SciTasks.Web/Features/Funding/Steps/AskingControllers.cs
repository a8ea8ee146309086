using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Funding.Steps;

/// <summary>Asking for a tranche. A lead or host asks for themself; an officer enters the host's letter and names
/// its signatory.</summary>
public sealed class RequestsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/requests"), MayOnTranche(MoveKind.Request)]
    public Task<IActionResult> Create(int id, AmountForm form)
    {
        var onPaper = TranchePages.EntersPaper(Self);
        return DoAsync(
            id,
            MoveKind.Request,
            form,
            (opened, step) =>
            {
                if (onPaper && string.IsNullOrWhiteSpace(form.Asker))
                    throw new RefusedException(new Refusal("tranche.asker-needed"));
                var asker = onPaper ? Folding.Clean(form.Asker!) : null;
                var lead =
                    opened.Task.Lead is { } person
                    && asker is not null
                    && (" " + Folding.Fold(asker)).EndsWith(" " + person.NameKey, StringComparison.Ordinal)
                        ? person
                        : null;
                opened.Flow.Request(step, form.Amount ?? Money.Zero, asker, lead?.Id);
            },
            onPaper ? form.DocumentDay : null
        );
    }
}

/// <summary>Taking a request back.</summary>
public sealed class WithdrawalsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/withdrawals"), MayOnTranche(MoveKind.Withdraw)]
    public Task<IActionResult> Create(int id, StepForm form) =>
        DoAsync(id, MoveKind.Withdraw, form, (opened, step) => opened.Flow.Withdraw(step));
}

/// <summary>Planning a tranche anew; what was planned before stays in the history.</summary>
public sealed class PlansController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/plans"), MayOnTranche(MoveKind.Replan)]
    public Task<IActionResult> Create(int id, PlanForm form) =>
        DoAsync(
            id,
            MoveKind.Replan,
            form,
            (opened, step) => new FundingPlan(opened.Task).Change(opened.Tranche, form.Plan, step)
        );
}
