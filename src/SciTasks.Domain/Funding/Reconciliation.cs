using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;

namespace SciTasks.Domain.Funding;

/// <summary>A statement of the treasury as uploaded (sao kê Kho bạc).</summary>
public sealed class TreasuryStatement
{
    private TreasuryStatement() { }

    public TreasuryStatement(
        string fileName,
        string treasury,
        string author,
        DateTime uploadedAt,
        IEnumerable<StatementLine> lines
    )
    {
        (FileName, Treasury, Author, UploadedAt) = (fileName, treasury, author, uploadedAt);
        Lines.AddRange(lines);
        (From, To) = (Lines.Min(l => l.Day), Lines.Max(l => l.Day));
    }

    public int Id { get; private set; }
    public string FileName { get; private set; } = "";
    public string Treasury { get; private set; } = "";
    public string Author { get; private set; } = "";
    public DateTime UploadedAt { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public List<StatementLine> Lines { get; private set; } = [];

    public bool Holds(DateOnly day) => From <= day && day <= To;
}

/// <summary>A line of it. Money that came back is negative.</summary>
public sealed class StatementLine
{
    private StatementLine() { }

    public StatementLine(int row, string? voucher, DateOnly day, Money amount, string? content) =>
        (Row, Voucher, Day, Amount, Content) = (row, voucher, day, amount, content);

    public int Id { get; private set; }
    public int StatementId { get; private set; }

    /// <summary>Row in the file.</summary>
    public int Row { get; private set; }
    public string? Voucher { get; private set; }
    public DateOnly Day { get; private set; }
    public Money Amount { get; private set; }
    public string? Content { get; private set; }
}

/// <summary>How two sides agree: in everything, or not in the day, the amount or the voucher.</summary>
public enum MatchKind
{
    Exact,
    DayDiffers,
    AmountDiffers,
    VoucherDiffers,
}

/// <summary>Lines and entries that belong together; a voucher may have several of each.</summary>
public sealed record StatementMatch(
    MatchKind Kind,
    IReadOnlyList<StatementLine> Lines,
    IReadOnlyList<LedgerEntry> Entries
)
{
    public Money Difference => Lines.Total(l => l.Amount) - Entries.Total(e => Reconciliation.Signed(e));
}

/// <summary>A treasury statement laid beside the ledger: by voucher first, then by day and amount. Pure; nothing is
/// stored of it.</summary>
public sealed record Reconciliation(
    IReadOnlyList<StatementMatch> Matches,
    IReadOnlyList<StatementLine> OnlyTreasury,
    IReadOnlyList<LedgerEntry> OnlyLedger
)
{
    /// <summary>Money that goes through the treasury; settling an advance moves none.</summary>
    public static readonly LedgerKind[] Cash =
    [
        LedgerKind.Advance,
        LedgerKind.Payment,
        LedgerKind.Return,
        LedgerKind.Recovery,
    ];

    /// <param name="entries">Standing entries; those outside the period of the statement serve matching only.</param>
    public static Reconciliation Of(TreasuryStatement statement, IEnumerable<LedgerEntry> entries)
    {
        var lines = statement.Lines.OrderBy(l => l.Row).ToList();
        var free = entries
            .Where(e =>
                Cash.Contains(e.Kind)
                && (string.IsNullOrWhiteSpace(e.Treasury) || Key(e.Treasury) == Key(statement.Treasury))
            )
            .ToList();
        var matches = new List<StatementMatch>();
        foreach (var group in lines.Where(l => Key(l.Voucher).Length > 0).GroupBy(l => Key(l.Voucher)).ToList())
        {
            var sum = group.Total(l => l.Amount);
            var same = free.Where(e => Key(e.Voucher) == group.Key && statement.Holds(e.Day)).ToList();
            // Numbers begin anew each year: beside the period a voucher must have the same sum too.
            if (same.Count == 0)
                same = [.. free.Where(e => Key(e.Voucher) == group.Key && Signed(e) == sum).Take(1)];
            if (same.Count == 0)
                continue;
            var kind =
                sum != same.Total(e => Signed(e)) ? MatchKind.AmountDiffers
                : group.Select(l => l.Day).Distinct().Order().SequenceEqual(same.Select(e => e.Day).Distinct().Order())
                    ? MatchKind.Exact
                : MatchKind.DayDiffers;
            Take(kind, [.. group], same);
        }
        foreach (var line in lines.ToList())
            if (free.Find(e => Signed(e) == line.Amount && e.Day == line.Day) is { } entry)
                Take(MatchKind.VoucherDiffers, [line], [entry]);
        return new(matches, lines, [.. free.Where(e => statement.Holds(e.Day)).OrderBy(e => e.Day)]);

        void Take(MatchKind kind, List<StatementLine> taken, List<LedgerEntry> against)
        {
            matches.Add(new(kind, taken, against));
            lines.RemoveAll(taken.Contains);
            free.RemoveAll(against.Contains);
        }
    }

    /// <summary>The amount as a statement shows it: what came back is negative.</summary>
    public static Money Signed(LedgerEntry entry) =>
        entry.Kind is LedgerKind.Return or LedgerKind.Recovery ? -entry.Amount : entry.Amount;

    private static string Key(string? voucher) => Folding.Key(voucher);
}
