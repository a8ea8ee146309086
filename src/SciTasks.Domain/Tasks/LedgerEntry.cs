using System.Globalization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;

namespace SciTasks.Domain.Tasks;

/// <summary>Kind of ledger entry: tạm ứng, thanh toán, hoàn ứng, nộp trả, thu hồi, đảo, lũy kế đã cấp.</summary>
public enum LedgerKind
{
    Advance,
    Payment,
    Settlement,
    Return,
    Recovery,
    Reversal,

    /// <summary>Paid before the ledger was kept here, known as one sum up to a day.</summary>
    OpeningBalance,
}

/// <summary>One entry of the append-only ledger (sổ chi). The amount is positive; its kind says what it does. A
/// mistake is taken back by a
/// reversal, never edited; the database refuses a change of its sum, day, kind or place.</summary>
public sealed class LedgerEntry
{
    private LedgerEntry() { }

    public LedgerEntry(LedgerKind kind, Fund fund, DateOnly day, Money amount, int? tranche = null) =>
        (Kind, Fund, Day, Amount, Tranche, BudgetYear) = (kind, fund, day, amount, tranche, day.Year);

    public int Id { get; private set; }
    public int TaskId { get; private set; }

    /// <summary>Number of the tranche, or null where the paper does not say.</summary>
    public int? Tranche { get; private set; }
    public Fund Fund { get; private set; }
    public LedgerKind Kind { get; private set; }
    public DateOnly Day { get; private set; }

    /// <summary>First day an opening balance speaks of, its <see cref="Day"/> being the last; null where it speaks of all
    /// that was paid before. Of other entries always null.</summary>
    public DateOnly? From { get; private init; }
    public Money Amount { get; private set; }
    public string? Voucher { get; set; }

    /// <summary>Line of the voucher, from 1; one payment order may pay several tasks.</summary>
    public int Line { get; set; } = 1;
    public string? Treasury { get; set; }
    public int BudgetYear { get; set; }
    public string? Content { get; set; }
    public string? Note { get; set; }

    /// <summary>Paid on an approval given here; false for what had already happened and was recorded.</summary>
    public bool Here { get; init; }
    public int? ReversesId { get; private set; }

    /// <summary>The entry a reversal takes back, where it is known by more than its sum.</summary>
    public LedgerEntry? Reverses { get; private init; }

    /// <summary>Treasury, budget year, voucher and line of an entry dated after the go-live day that stands: no two
    /// entries may share it. Derived.</summary>
    public string? VoucherKey { get; private set; }

    /// <summary>The kind it acts on: its own, or that of the entry it takes back. Derived.</summary>
    public LedgerKind ActsOn { get; private set; }

    /// <summary>The amount, negative where it takes one back. Derived.</summary>
    public Money Signed { get; private set; }

    /// <param name="from">First day it speaks of; null for all that was paid up to <paramref name="to"/>.</param>
    public static LedgerEntry Opening(Fund fund, DateOnly? from, DateOnly to, Money amount, string? source) =>
        new(LedgerKind.OpeningBalance, fund, to, amount) { From = from, Content = source };

    /// <summary>It is an opening balance that speaks of the day.</summary>
    public bool Covers(DateOnly day) =>
        Kind == LedgerKind.OpeningBalance && (From is null || From <= day) && day <= Day;

    /// <summary>The entry that takes this one back, dated on <paramref name="day"/>.</summary>
    public LedgerEntry Reverse(DateOnly day) =>
        new(LedgerKind.Reversal, Fund, day, Amount, Tranche)
        {
            Voucher = Voucher,
            Line = Line,
            Treasury = Treasury,
            BudgetYear = BudgetYear,
            Here = Here,
            Reverses = this,
        };

    /// <summary>The key under which its voucher may stand once; null without a voucher, up to the go-live day and
    /// for reversals.</summary>
    public static string? KeyOf(LedgerEntry entry, DateOnly? goLive) =>
        entry.Kind == LedgerKind.Reversal || string.IsNullOrWhiteSpace(entry.Voucher) || entry.Day <= goLive
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Folding.Key(entry.Treasury)}|{entry.BudgetYear}|{Folding.CodeKey(entry.Voucher)}|{entry.Line}"
            );

    internal void Take(LedgerKind actsOn, Money signed, string? voucherKey) =>
        (ActsOn, Signed, VoucherKey) = (actsOn, signed, voucherKey);
}
