using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Funding.Steps;

/// <summary>Payments on an approval, those already made, and those that failed.</summary>
public sealed class PaymentsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/payments"), MayOnTranche(MoveKind.Pay)]
    public Task<IActionResult> Create(int id, EntryForm form) =>
        DoAsync(
            id,
            MoveKind.Pay,
            form,
            (opened, step) =>
            {
                // An approval given on a phone gets the number of its decision here, before any money moves.
                if (opened.Tranche.ApprovalNumber is null && !string.IsNullOrWhiteSpace(form.DocumentNumber))
                    opened.Tranche.ApprovalNumber = form.DocumentNumber.Trim();
                opened.Money.Pay(step, KindOf(form), form.Amount ?? Money.Zero, form.Slip, opened.Gate(step.Day));
            },
            form.Day
        );

    [HttpPost("/tranches/{id:int}/paper-payments"), MayOnTranche(MoveKind.RecordPayment)]
    public async Task<IActionResult> Record(int id, EntryForm form)
    {
        var registered = await IsRegisteredAsync(form);
        return await DoAsync(
            id,
            MoveKind.RecordPayment,
            form,
            (opened, step) =>
                opened.Money.RecordPayment(
                    step,
                    KindOf(form),
                    form.Amount ?? Money.Zero,
                    form.Slip,
                    opened.Gate,
                    registered
                ),
            form.Day
        );
    }

    [HttpPost("/tranches/{id:int}/payment-failures"), MayOnTranche(MoveKind.FailPayment)]
    public Task<IActionResult> Fail(int id, EntryForm form) =>
        DoAsync(
            id,
            MoveKind.FailPayment,
            form,
            (opened, step) => opened.Money.FailPayment(step, Entries.Chosen(opened, form)),
            form.Day
        );

    private static LedgerKind KindOf(EntryForm form) =>
        form.Kind == LedgerKind.Payment ? LedgerKind.Payment : LedgerKind.Advance;
}

/// <summary>Advances settled against vouchers.</summary>
public sealed class SettlementsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/settlements"), MayOnTranche(MoveKind.Settle)]
    public Task<IActionResult> Create(int id, EntryForm form) =>
        DoAsync(
            id,
            MoveKind.Settle,
            form,
            (opened, step) => opened.Money.Settle(step, form.Amount ?? Money.Zero, form.Slip),
            form.Day
        );
}

/// <summary>Money that comes back: given back by the host, or recovered by decision.</summary>
public sealed class RefundsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/given-back"), MayOnTranche(MoveKind.GiveBack)]
    public Task<IActionResult> Create(int id, EntryForm form) =>
        DoAsync(
            id,
            MoveKind.GiveBack,
            form,
            (opened, step) => opened.Money.GiveBack(step, form.Amount ?? Money.Zero, form.Slip),
            form.Day
        );

    [HttpPost("/tranches/{id:int}/recoveries"), MayOnTranche(MoveKind.Recover)]
    public Task<IActionResult> Recover(int id, EntryForm form) =>
        DoAsync(
            id,
            MoveKind.Recover,
            form,
            (opened, step) => opened.Money.Recover(step, form.Amount ?? Money.Zero, form.Slip),
            form.Day
        );
}

/// <summary>A mistaken entry is taken back by another.</summary>
public sealed class ReversalsController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/reversals"), MayOnTranche(MoveKind.Reverse)]
    public Task<IActionResult> Create(int id, EntryForm form) =>
        DoAsync(
            id,
            MoveKind.Reverse,
            form,
            (opened, step) => opened.Money.Reverse(step, Entries.Chosen(opened, form)),
            form.Day
        );
}

/// <summary>A tranche is done with.</summary>
public sealed class ClosuresController(TrancheWork work) : TrancheStepController(work)
{
    [HttpPost("/tranches/{id:int}/closures"), MayOnTranche(MoveKind.Close)]
    public Task<IActionResult> Create(int id, StepForm form) =>
        DoAsync(id, MoveKind.Close, form, (opened, step) => opened.Money.Close(step));
}

internal static class Entries
{
    /// <summary>The entry of this tranche the form names.</summary>
    public static LedgerEntry Chosen(OpenedTask opened, EntryForm form) =>
        opened.Task.Ledger.Find(e =>
            e.Id == form.Entry && e.Tranche == opened.Tranche.Number && e.Fund == opened.Tranche.Fund
        ) ?? throw new RefusedException(new Refusal("ledger.choose-entry"));
}
