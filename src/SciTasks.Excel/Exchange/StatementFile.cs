using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Funding;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Exchange;

/// <summary>A statement of the treasury: a header row with voucher, day, amount and content somewhere in the first
/// rows, then a row a payment; money that came back is negative.
/// All rows or none.</summary>
public static class StatementFile
{
    private const int HeaderWithin = 20;
    private static readonly string[] Voucher = ["sochungtu", "chungtu", "soct", "souynhiemchi", "voucher"];
    private static readonly string[] Day = ["ngaychungtu", "ngayhachtoan", "ngaythanhtoan", "ngay", "date"];
    private static readonly string[] Amount = ["sotien", "sotiendong", "amount"];
    private static readonly string[] Content = ["noidung", "diengiai", "content"];

    /// <exception cref="UnreadableFileException">No header row, or nothing below it.</exception>
    public static (IReadOnlyList<StatementLine> Lines, IReadOnlyList<Problem> Problems) Parse(
        IReadOnlyList<RawSheet> sheets
    )
    {
        foreach (var sheet in sheets)
            foreach (var header in sheet.Rows.Take(HeaderWithin))
                if (Columns.In(header) is { } columns)
                    return Read(sheet.Rows.Where(r => r.Number > header.Number && !r.IsEmpty), columns);
        throw new UnreadableFileException("file.no-statement-header");
    }

    private static (IReadOnlyList<StatementLine>, IReadOnlyList<Problem>) Read(
        IEnumerable<RawRow> rows,
        Columns columns
    )
    {
        var (lines, problems) = (new List<StatementLine>(), new List<Problem>());
        foreach (var row in rows)
        {
            var (day, amount) = (DayOf(row[columns.Day]), AmountOf(row[columns.Amount]));
            // A line of totals or signatures has neither.
            if (
                row[columns.Day].IsEmpty
                && (row[columns.Amount].IsEmpty || columns.Voucher is not { } v || row[v].IsEmpty)
            )
                continue;
            if (day is null)
                problems.Add(
                    new(row.Number, "Ngày", Severity.Error, new Refusal("cell.not-a-day", row[columns.Day].Text))
                );
            if (amount is not { } known || known == Money.Zero)
                problems.Add(
                    new(row.Number, "Số tiền", Severity.Error, new Refusal("cell.not-money", row[columns.Amount].Text))
                );
            else if (day is { } on)
                lines.Add(
                    new(
                        row.Number,
                        Text(row, columns.Voucher, 100, problems),
                        on,
                        known,
                        Text(row, columns.Content, 4000, problems)
                    )
                );
        }
        if (lines.Count == 0 && problems.Count == 0)
            throw new UnreadableFileException("file.empty-statement");
        return (lines, problems);
    }

    private static DateOnly? DayOf(RawCell cell) =>
        CellDays.Of(cell, isStart: true) is { Approximate: null } day ? day.Day : null;

    private static Money? AmountOf(RawCell cell) =>
        CellAmounts.Of(cell) is { Rounded: false, Amount: var amount } ? amount : null;

    /// <summary>The text of a cell, never cut: what is too long is a problem of its row.</summary>
    private static string? Text(RawRow row, int? column, int longest, List<Problem> problems)
    {
        if (column is not { } at || Folding.Clean(row[at].Text) is not { Length: > 0 } text)
            return null;
        if (text.Length > longest)
            problems.Add(new(row.Number, "", Severity.Error, new Refusal("cell.too-long", longest, text.Length)));
        return text;
    }

    private sealed record Columns(int? Voucher, int Day, int Amount, int? Content)
    {
        public static Columns? In(RawRow header)
        {
            int? Find(string[] names) =>
                names
                    .Select(n =>
                        header
                            .Cells.Where(c => Folding.Key(c.Value.Text) == n)
                            .Select(c => (int?)c.Key)
                            .FirstOrDefault()
                    )
                    .FirstOrDefault(c => c is not null);
            return Find(StatementFile.Day) is { } day && Find(StatementFile.Amount) is { } amount
                ? new(Find(StatementFile.Voucher), day, amount, Find(StatementFile.Content))
                : null;
        }
    }
}
