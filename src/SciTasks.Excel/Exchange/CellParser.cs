using System.Globalization;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>Turns one raw cell into the value of its column, or says why it cannot. What the cell shows
/// decides.</summary>
/// <param name="unit">Đồng per unit of a money column.</param>
internal sealed class CellParser(Column column, decimal unit, string? dateFormat, DateOnly today)
{
    private static readonly HashSet<string> ErrorValues =
    [
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
    ];

    /// <summary>No task is older, and none lasts so many years: such a day is more likely a slip, for example a year
    /// typed as a day.</summary>
    private const int EarliestLikely = 1975,
        LikelyYears = 50;

    private readonly HashSet<string> _told = [];
    private bool _allSmall = true;
    private bool _anyMoney;

    /// <summary>Every amount was below a million đồng: perhaps the unit is wrong.</summary>
    public bool LooksLikeWrongUnit => column.Kind == ColumnKind.Money && _anyMoney && _allSmall;

    public Cell? Parse(RawCell cell, int row, string header, List<Problem> problems)
    {
        var at = new Place(cell, row, header, problems);
        if (cell.IsFormula && cell.IsEmpty)
            return at.Refuse("cell.formula-without-value");
        if (cell.IsError || ErrorValues.Contains(cell.Text.Trim()))
            return at.Refuse("cell.error-value", cell.Text);
        if (cell.IsEmpty || Folding.Clean(cell.Text).Length == 0 && cell.Number is null)
            return null;
        if (cell.Number is null && Folding.Clean(cell.Text) is "-" or "–" or "—")
            return new(null, Clear: true);
        if (cell.IsFormula)
            TellOnce(at, "cell.formula");
        if (Folding.HasLostCharacters(cell.Text))
            at.Warn("cell.lost-characters", Folding.Clean(cell.Text));
        return column.Kind switch
        {
            ColumnKind.Day => Day(at),
            ColumnKind.Range => Range(at),
            ColumnKind.Money => Amount(at),
            ColumnKind.Number => Whole(at),
            ColumnKind.YesNo => YesNo(at),
            ColumnKind.List => Word(at),
            ColumnKind.Email => Address(at),
            _ => Text(at),
        };
    }

    private Cell? Text(Place at)
    {
        if (at.Cell.IsDate)
            return at.Refuse("cell.day-in-text", ShownDay(at.Cell), column.Vietnamese);
        var text = Folding.Clean(at.Cell.Text);
        if (text.Length > column.MaxLength)
            return at.Refuse("cell.too-long", column.MaxLength, text.Length);
        if (LegacyText.LooksLikeTcvn3(text))
            at.Warn("cell.legacy-encoding", text);
        return new(text);
    }

    /// <summary>Text that is not exactly one address is never kept as one; the row comes in without it.</summary>
    private static Cell? Address(Place at)
    {
        var text = Folding.Clean(at.Cell.Text);
        var bare = text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text["mailto:".Length..] : text;
        if (EmailText.Address(bare) is { } address)
            return new(address);
        at.Warn("cell.not-an-address", text);
        return null;
    }

    private Cell? Word(Place at)
    {
        if (at.Cell.IsDate)
            return at.Refuse("cell.day-in-text", ShownDay(at.Cell), column.Vietnamese);
        var (word, known) = column.Canonical!(Folding.Clean(at.Cell.Text));
        if (word.Length > column.MaxLength)
            return at.Refuse("cell.too-long", column.MaxLength, word.Length);
        if (!known)
            at.Warn("cell.unknown-word", word, column.English);
        return new(word);
    }

    private Cell? Day(Place at)
    {
        if (CellDays.Of(at.Cell, column.IsStart, dateFormat) is not { } value)
            return at.Refuse("cell.not-a-day", at.Cell.Text);
        if (at.Cell is { Number: not null, Format: CellFormat.DayMonth })
            at.Warn("cell.day-without-year", value.Day);
        if (value.Day.Year < EarliestLikely || value.Day.Year > today.Year + LikelyYears)
            at.Warn("cell.unlikely-day", value.Day);
        if (column.IsFact && value.Day > today && value.Approximate is null)
            return at.Refuse("fact.after-today", at.Header, value.Day, today);
        if (column.IsFact && value.Day > today)
            value = value with { Day = today };
        if (value.Approximate is not null)
            at.Warn("cell.approximate-day", value.Approximate, value.Day);
        if (at.Cell.Number is null && dateFormat is null && DayText.HasShortYear(at.Cell.Text))
            TellOnce(at, "cell.short-year", at.Cell.Text, value.Day);
        return new(value);
    }

    private static Cell? Range(Place at)
    {
        if (at.Cell.IsDate && CellDays.Of(at.Cell, true) is { } first && CellDays.Of(at.Cell, false) is { } last)
            return new((first, last));
        return DayText.ParseRange(at.Cell.Text) is { } range
            ? new(range)
            : at.Refuse("cell.not-a-period", at.Cell.Text);
    }

    private Cell? Amount(Place at)
    {
        if (CellAmounts.Of(at.Cell, unit) is not var (amount, rounded))
            return at.Refuse("cell.not-money", at.Cell.Text);
        if (amount < Money.Zero && !column.IsDifference)
            return at.Refuse("money.negative", at.Header);
        if (rounded)
            TellOnce(at, "cell.rounded");
        _anyMoney |= amount > Money.Zero;
        _allSmall &= amount.Dong < 1_000_000;
        return new(amount);
    }

    /// <summary>A whole number. 100 % is 100, and a day shown as a year is that year; a full day is no
    /// number.</summary>
    private static Cell? Whole(Place at)
    {
        var cell = at.Cell;
        if (cell is { Number: { } serial, Format: CellFormat.Year } && DayText.FromSerial(serial) is { } day)
            return new(day.Year);
        if (cell.IsDate)
            return at.Refuse("cell.day-in-number", ShownDay(cell));
        var number = cell.Number is { } n
            ? n is < 1e9 and > -1e9
                ? (decimal)n
                : null
            : MoneyText.Number(Folding.Clean(cell.Text).TrimEnd('%'));
        if (cell.Format == CellFormat.Percent)
            number = Math.Round((number ?? 0) * 100, 6);
        return number is { } whole && whole == Math.Floor(whole) && whole is >= 0 and <= int.MaxValue
            ? new((int)whole)
            : at.Refuse("cell.not-a-number", cell.Text);
    }

    private static Cell? YesNo(Place at) =>
        Folding.Key(at.Cell.Text) switch
        {
            "co" or "yes" or "x" or "1" or "true" => new(true),
            "khong" or "no" or "0" or "false" => new(false),
            _ => at.Refuse("cell.not-yes-or-no", at.Cell.Text),
        };

    private static string ShownDay(RawCell cell) =>
        cell.Number is { } serial && DayText.FromSerial(serial) is { } day
            ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : cell.Text;

    private void TellOnce(Place at, string code, params object?[] numbers)
    {
        if (_told.Add(code))
            at.Warn(code, numbers);
    }

    /// <summary>A cell and where what is wrong with it is written down.</summary>
    private sealed record Place(RawCell Cell, int Row, string Header, List<Problem> Problems)
    {
        public Cell? Refuse(string code, params object?[] numbers)
        {
            Problems.Add(new(Row, Header, Severity.Error, new(code, numbers)));
            return null;
        }

        public void Warn(string code, params object?[] numbers) =>
            Problems.Add(new(Row, Header, Severity.Warning, new(code, numbers)));
    }
}
