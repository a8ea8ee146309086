using System.ComponentModel.DataAnnotations;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Features.Funding;

/// <summary>An amount, with the paper it stands on where one is cited.</summary>
public record AmountForm : StepForm
{
    public Money? Amount { get; init; }

    [StringLength(300, ErrorMessage = "Form.too-long")]
    public string? Asker { get; init; }
}

public sealed record ReturnForm : StepForm
{
    public ReturnReason? Category { get; init; }
}

/// <summary>A ledger entry as typed.</summary>
public sealed record EntryForm : StepForm
{
    public LedgerKind? Kind { get; init; }
    public DateOnly? Day { get; init; }
    public Money? Amount { get; init; }

    [StringLength(100, ErrorMessage = "Form.too-long")]
    public string? Voucher { get; init; }

    [Range(1, 999, ErrorMessage = "Form.line")]
    public int? Line { get; init; }

    [StringLength(200, ErrorMessage = "Form.too-long")]
    public string? Treasury { get; init; }

    [Range(2000, 2100, ErrorMessage = "Form.year")]
    public int? BudgetYear { get; init; }

    [StringLength(1000, ErrorMessage = "Form.too-long")]
    public string? Content { get; init; }

    /// <summary>The entry to take back.</summary>
    public int? Entry { get; init; }
    public Fund? Fund { get; init; }

    public VoucherSlip Slip => new(Voucher?.Trim(), Treasury?.Trim(), Line, BudgetYear, Content);
}

/// <summary>A tranche as planned, or planned anew.</summary>
public sealed record PlanForm : StepForm
{
    public Fund? Fund { get; init; }
    public DateOnly? PlannedDay { get; init; }
    public Money? Amount { get; init; }

    [StringLength(2000, ErrorMessage = "Form.too-long")]
    public string? Conditions { get; init; }
    public bool Final { get; init; }
    public bool Equipment { get; init; }

    public PlannedTranche Plan =>
        new(
            PlannedDay,
            Amount ?? Money.Zero,
            string.IsNullOrWhiteSpace(Conditions) ? null : Conditions.Trim(),
            Final,
            Equipment
        );
}

/// <summary>A decision that changes the approved total of a source.</summary>
public sealed record BudgetForm : StepForm
{
    public Fund? Fund { get; init; }
    public Money? Amount { get; init; }
}

/// <summary>What had been paid before the ledger was kept here.</summary>
public sealed record OpeningForm : StepForm
{
    public Fund? Fund { get; init; }

    /// <summary>First day it speaks of; empty for everything up to the last.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? Day { get; init; }
    public Money? Amount { get; init; }

    [StringLength(1000, ErrorMessage = "Form.too-long")]
    public string? Content { get; init; }
}
