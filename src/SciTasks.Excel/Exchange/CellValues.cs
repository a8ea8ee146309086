using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>The day a cell shows: the same in the exchange workbook and in statements of the treasury.</summary>
internal static class CellDays
{
    /// <summary>Numbers without a date format that may be days all the same: 1954 to 2199. A smaller one, say 12, is
    /// none.</summary>
    private const double FirstBareSerial = 20_000;

    /// <param name="isStart">A month or year means its first day, otherwise its last.</param>
    /// <param name="dateFormat">An exact format of days written as text.</param>
    /// <returns>Null where the cell shows no day.</returns>
    public static DayValue? Of(RawCell cell, bool isStart, string? dateFormat = null)
    {
        if (cell.Number is not { } serial)
            return DayText.Parse(cell.Text, isStart, dateFormat);
        if (cell.Format == CellFormat.Number)
            return Bare(cell, serial, isStart);
        if (DayText.FromSerial(serial) is not { } day || cell.Format is CellFormat.Percent or CellFormat.Time)
            return null;
        return cell.Format switch
        {
            CellFormat.MonthYear => DayText.Parse($"{day:MM/yyyy}", isStart),
            CellFormat.Year => DayText.Parse($"{day:yyyy}", isStart),
            _ => new(day),
        };
    }

    /// <summary>A plain number is a year, eight digits of a day, or a serial that lost its format.</summary>
    private static DayValue? Bare(RawCell cell, double serial, bool isStart) =>
        DayText.Parse(cell.Text, isStart)
        ?? (serial >= FirstBareSerial && DayText.FromSerial(serial) is { } day ? new(day) : null);
}

/// <summary>The amount a cell shows.</summary>
internal static class CellAmounts
{
    /// <param name="unit">Đồng per unit, unless the cell names its own.</param>
    /// <returns>Null where the cell shows no amount; otherwise whole đồng and whether a fraction was rounded.</returns>
    public static (Money Amount, bool Rounded)? Of(RawCell cell, decimal unit = 1)
    {
        var dong = cell.Number is { } number ? Exact(cell, number, unit) : MoneyText.Dong(cell.Text, unit);
        return dong is { } known ? MoneyText.ToMoney(known) : null;
    }

    private static decimal? Exact(RawCell cell, double number, decimal unit) =>
        cell.IsDate || cell.Format == CellFormat.Percent || Math.Abs(number) >= 1e18 ? null : (decimal)number * unit;
}
