using System.Globalization;

namespace SciTasks.Domain.Basics;

/// <summary>An amount of money in whole đồng. Arithmetic is checked: an overflow throws, it never wraps.</summary>
/// <param name="Dong">The amount in đồng; may be negative for a difference.</param>
public readonly record struct Money(long Dong) : IComparable<Money>
{
    public static readonly Money Zero;

    public static Money operator +(Money a, Money b) => new(checked(a.Dong + b.Dong));

    public static Money operator -(Money a, Money b) => new(checked(a.Dong - b.Dong));

    public static Money operator -(Money a) => new(checked(-a.Dong));

    /// <summary>The amount in đồng; this form also adds up in SQL.</summary>
    public static explicit operator long(Money amount) => amount.Dong;

    public static bool operator <(Money a, Money b) => a.Dong < b.Dong;

    public static bool operator >(Money a, Money b) => a.Dong > b.Dong;

    public static bool operator <=(Money a, Money b) => a.Dong <= b.Dong;

    public static bool operator >=(Money a, Money b) => a.Dong >= b.Dong;

    public static Money Max(Money a, Money b) => a > b ? a : b;

    public static Money Min(Money a, Money b) => a < b ? a : b;

    public int CompareTo(Money other) => Dong.CompareTo(other.Dong);

    /// <summary>Splits into <paramref name="parts"/> amounts that differ by at most one đồng and add up exactly to
    /// this amount.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one part.</exception>
    public IReadOnlyList<Money> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var (share, rest) = Math.DivRem(Dong, parts);
        return
        [
            .. Enumerable.Range(0, parts).Select(i => new Money(share + (i < Math.Abs(rest) ? Math.Sign(rest) : 0))),
        ];
    }

    /// <summary>Vietnamese grouping, no unit: <c>1.234.567</c>.</summary>
    public override string ToString() => Dong.ToString("#,##0", Vietnamese);

    private static readonly NumberFormatInfo Vietnamese = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
    };
}

/// <summary>Sums of <see cref="Money"/>.</summary>
public static class MoneySums
{
    /// <summary>The sum of the amounts, zero for none. Unknown (null) amounts count as zero.</summary>
    public static Money Sum(this IEnumerable<Money?> amounts) =>
        amounts.Aggregate(Money.Zero, (sum, next) => sum + (next ?? Money.Zero));

    /// <summary>The sum of one amount per item.</summary>
    public static Money Total<T>(this IEnumerable<T> items, Func<T, Money?> amount) => items.Select(amount).Sum();
}
