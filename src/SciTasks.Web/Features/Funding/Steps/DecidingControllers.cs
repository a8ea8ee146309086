using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Funding.Steps;

/// <summary>The officer confirms the volume of work.</summary>
public sealed class VerificationsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/verifications"), MayOnTranche(MoveKind.Verify)]
    public Task<IActionResult> Create(int id, AmountForm form) =>
        DoAsync(id, MoveKind.Verify, form, (opened, step) => opened.Flow.Verify(step, form.Amount ?? Money.Zero));
}

/// <summary>The accountant checks budget and advances.</summary>
public sealed class ChecksController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/checks"), MayOnTranche(MoveKind.Check)]
    public Task<IActionResult> Create(int id, StepForm form) =>
        DoAsync(id, MoveKind.Check, form, (opened, step) => opened.Flow.Check(step));
}

/// <summary>The head of division endorses.</summary>
public sealed class EndorsementsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/endorsements"), MayOnTranche(MoveKind.Endorse)]
    public Task<IActionResult> Create(int id, StepForm form) =>
        DoAsync(id, MoveKind.Endorse, form, (opened, step) => opened.Flow.Endorse(step));
}

/// <summary>Leadership approves; a reason sets aside the rules that may be.</summary>
public sealed class ApprovalsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/approvals"), MayOnTranche(MoveKind.Approve)]
    public Task<IActionResult> Create(int id, AmountForm form) =>
        DoAsync(id, MoveKind.Approve, form, (opened, step) => opened.Flow.Approve(step, opened.Gate(step.Day)));
}

/// <summary>A request goes back to its asker.</summary>
public sealed class ReturnsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/returns"), MayOnTranche(MoveKind.Return)]
    public Task<IActionResult> Create(int id, ReturnForm form) =>
        DoAsync(id, MoveKind.Return, form, (opened, step) => opened.Flow.Return(step, form.Category));
}

/// <summary>Leadership refuses.</summary>
public sealed class RefusalsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/refusals"), MayOnTranche(MoveKind.Refuse)]
    public Task<IActionResult> Create(int id, StepForm form) =>
        DoAsync(id, MoveKind.Refuse, form, (opened, step) => opened.Flow.Refuse(step));
}

/// <summary>A tranche is called off.</summary>
public sealed class CancellationsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/cancellations"), MayOnTranche(MoveKind.Cancel)]
    public Task<IActionResult> Create(int id, StepForm form) =>
        DoAsync(id, MoveKind.Cancel, form, (opened, step) => opened.Flow.Cancel(step));
}

/// <summary>An approval that exists on paper is recorded on its own day and judged.</summary>
public sealed class PaperApprovalsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/paper-approvals"), MayOnTranche(MoveKind.RecordApproval)]
    public async Task<IActionResult> Create(int id, AmountForm form)
    {
        var registered = await IsRegisteredAsync(form);
        return await DoAsync(
            id,
            MoveKind.RecordApproval,
            form,
            (opened, step) =>
                opened.Flow.RecordApproval(step, form.Amount ?? Money.Zero, () => opened.Gate(step.Day), registered),
            form.DocumentDay
        );
    }
}
