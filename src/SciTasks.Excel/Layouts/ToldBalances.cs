using System.Text.RegularExpressions;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Excel.Reading;

namespace SciTasks.Excel.Layouts;

/// <summary>What a list of tasks says had been paid, up to a day or in a year: a row each of the ledger, an opening
/// balance.</summary>
internal static partial class ToldBalances
{
    public static readonly Column AmountColumn = Named(PartSheets.Amount);

    public static ParsedSheet Of(
        ParsedSheet tasks,
        RawSheet raw,
        Binding paid,
        (DateOnly? From, DateOnly To) days,
        Mends mends
    )
    {
        var fund = FundOf(paid.Header);
        var rows = new List<ParsedRow>();
        var byNumber = raw.Rows.DistinctBy(r => r.Number).ToDictionary(r => r.Number);
        foreach (var task in tasks.Rows)
        {
            var problems = new List<Problem>();
            var (cell, _) = mends.Of(raw.Name, byNumber[task.Number], paid);
            var amount = paid.Parser.Parse(cell, task.Number, paid.Header, problems);
            var unread = problems.Exists(p => p.Severity == Severity.Error);
            if (!unread && (amount?.Value is not Money sum || sum == Money.Zero))
                continue;
            rows.Add(
                new(task.Number, unread || amount is null ? new Dictionary<Column, Cell>() : Entry(amount), problems)
                {
                    Owner = task,
                }
            );
        }
        return new ParsedSheet(tasks.Name, PartSheets.Ledger, rows, []).ToldUnder(paid.Header);

        Dictionary<Column, Cell> Entry(Cell amount)
        {
            var cells = new Dictionary<Column, Cell>
            {
                [Named(PartSheets.FundName)] = new(WordLists.Funds.Word(fund)),
                [Named(PartSheets.Kind)] = new(WordLists.LedgerKinds.Word(LedgerKind.OpeningBalance)),
                [Named(PartSheets.Date)] = new(new DayValue(days.To)),
                [AmountColumn] = amount,
                [Named(PartSheets.Content)] = new($"{raw.Name}: {HeaderBlock.Line(paid.Header)}"),
            };
            if (days.From is { } from)
                cells[Named(PartSheets.From)] = new(new DayValue(from));
            return cells;
        }
    }

    /// <summary>State money, unless the header names another source.</summary>
    public static Fund FundOf(string header) =>
        Folding.Fold(header) switch
        {
            var h when OwnMoney().IsMatch(h) => Fund.Counterpart,
            var h when OtherMoney().IsMatch(h) => Fund.Other,
            _ => Fund.State,
        };

    [GeneratedRegex(@"\b(?:doi ung|tu co|counterpart|matching)\b", RegexOptions.None, 1000)]
    private static partial Regex OwnMoney();

    [GeneratedRegex(@"\b(?:khac|xa hoi hoa|doanh nghiep|dan gop|other)\b", RegexOptions.None, 1000)]
    private static partial Regex OtherMoney();

    private static Column Named(string english) => PartSheets.Ledger.AllColumns.First(c => c.English == english);
}
