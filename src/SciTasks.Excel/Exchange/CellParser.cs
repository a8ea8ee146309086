using System.Globalization;
using SciTasks.Domain;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Text;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>Turns one raw cell into the value of its column, or says why it cannot.</summary>
/// <param name="unit">Đồng per unit of a money column.</param>
internal sealed class CellParser(Column column, decimal unit, string? dateFormat, DateOnly today)
{
    private bool _roundingTold;
    private bool _formulaTold;
    private bool _allSmall = true;
    private bool _anyMoney;

    /// <summary>Every amount was below a million đồng: perhaps the unit is wrong.</summary>
    public bool LooksLikeWrongUnit => column.Kind == ColumnKind.Money && _anyMoney && _allSmall;

    public Cell? Parse(RawCell cell, int row, string header, List<Problem> problems)
    {
        if (cell.IsFormula && cell.IsEmpty)
        {
            problems.Add(new(row, header, Severity.Error, new("cell.formula-without-value")));
            return null;
        }
        if (cell.IsEmpty) return null;
        if (cell.Number is null && Folding.Clean(cell.Text) is "-" or "–" or "—") return new(null, Clear: true);
        if (cell.Text.StartsWith('#') && cell.IsFormula) return Refuse("cell.formula-error", cell.Text);
        if (cell.IsFormula && !_formulaTold)
        {
            _formulaTold = true;
            problems.Add(new(row, header, Severity.Warning, new("cell.formula")));
        }
        return column.Kind switch
        {
            ColumnKind.Day => Day(),
            ColumnKind.Range => DayText.ParseRange(cell.Text) is { } range ? new(range) : Refuse("cell.not-a-period", cell.Text),
            ColumnKind.Money => Amount(),
            ColumnKind.Number => Whole(),
            ColumnKind.YesNo => YesNo(),
            ColumnKind.List => Word(),
            _ => Text(),
        };

        Cell? Refuse(string code, params object?[] numbers)
        {
            problems.Add(new(row, header, Severity.Error, new(code, numbers)));
            return null;
        }

        Cell? Text()
        {
            var text = Folding.Clean(cell.Text);
            if (text.Length > column.MaxLength) return Refuse("cell.too-long", column.MaxLength, text.Length);
            if (LegacyText.LooksLikeTcvn3(text)) problems.Add(new(row, header, Severity.Warning, new("cell.legacy-encoding", text)));
            return new(text);
        }

        Cell? Word()
        {
            var (word, known) = column.Canonical!(Folding.Clean(cell.Text));
            if (word.Length > column.MaxLength) return Refuse("cell.too-long", column.MaxLength, word.Length);
            if (!known) problems.Add(new(row, header, Severity.Warning, new("cell.unknown-word", word)));
            return new(word);
        }

        Cell? Day()
        {
            var value = cell.Number is { } serial && (cell.IsDay || serial is > 2199 or < 1900)
                ? DayText.FromSerial(serial) is { } day ? new DayValue(day) : null
                : DayText.Parse(cell.Text, column.IsStart, dateFormat);
            if (value is null) return Refuse("cell.not-a-day", cell.Text);
            if (column.IsFact && value.Day > today && value.Approximate is null) return Refuse("fact.after-today", header, value.Day, today);
            if (column.IsFact && value.Day > today) value = value with { Day = today };
            if (value.Approximate is not null) problems.Add(new(row, header, Severity.Warning, new("cell.approximate-day", value.Approximate, value.Day)));
            return new(value);
        }

        Cell? Amount()
        {
            var number = cell.Number is { } n && Math.Abs(n) < 1e18 ? (decimal)n : cell.Number is null ? MoneyText.Number(cell.Text) : null;
            if (number is null || MoneyText.ToMoney(number.Value, unit) is not var (amount, rounded)) return Refuse("cell.not-money", cell.Text);
            if (amount < Money.Zero && !column.IsDifference) return Refuse("money.negative", header);
            if (rounded && !_roundingTold)
            {
                _roundingTold = true;
                problems.Add(new(row, header, Severity.Warning, new("cell.rounded")));
            }
            _anyMoney |= amount > Money.Zero;
            _allSmall &= amount.Dong < 1_000_000;
            return new(amount);
        }

        Cell? Whole()
        {
            var text = cell.Text.Trim().TrimEnd('%').Trim();
            return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) && n == Math.Floor(n) && n <= int.MaxValue
                ? new((int)n) : Refuse("cell.not-a-number", cell.Text);
        }

        Cell? YesNo() => Folding.Key(cell.Text) switch
        {
            "co" or "yes" or "x" or "1" or "true" => new(true),
            "khong" or "no" or "0" or "false" => new(false),
            _ => Refuse("cell.not-yes-or-no", cell.Text),
        };
    }
}
