using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;

namespace SciTasks.Web.Importing;

/// <summary>Rows of <c>Cấp kinh phí</c>. Payment columns become ledger entries unless the file has ledger rows for
/// the tranche.</summary>
internal sealed class TrancheRows(KnownTasks tasks, MoneyGate gate, ParsedSheet? ledger)
{
    private static readonly string[] Decided =
    [
        "Đợt cuối",
        "Thiết bị",
        "Ngày đề nghị",
        "Số tiền đề nghị",
        "Ngày duyệt",
        "Số tiền được duyệt",
        "Số quyết định cấp",
        "Ngày hủy",
        "Ngày kết thúc đợt",
    ];

    public void Take(JudgedSheet sheet)
    {
        var seen = new Dictionary<(ResearchTask, int, Fund), int>();
        var covered = ledger
            ?.Rows.Select(r =>
                (
                    r.Get<string>(TaskSheet.Code),
                    r.Get<int?>(PartSheets.Number),
                    WordLists.Funds.Find(r.Get<string>(PartSheets.FundName))
                )
            )
            .ToHashSet()
            ?? [];
        foreach (var row in sheet.Rows.Where(r => r.Verdict != RowVerdict.Reject))
        {
            if (tasks.Of(row) is not { } task)
                continue;
            if (!TryFund(row, out var fund))
                continue;
            var number = row.Row.Get<int>(PartSheets.Number);
            row.Key += $" · {number}";
            if (!seen.TryAdd((task, number, fund), row.Row.Number))
            {
                row.Reject("Đợt", new("row.duplicate-key", number, seen[(task, number, fund)]));
                continue;
            }
            var tranche = task.Tranches.Find(t => t.Number == number && t.Fund == fund);
            var isNew = tranche is null;
            if (tranche is null)
                task.Tranches.Enter(tranche = new Tranche(number, fund));
            var before = (tranche.Requested, tranche.Approved, tranche.Cancelled, tranche.Closed);
            row.Fill(PartSheets.Tranches, new(task, tranche), isNew);
            Guard(row, task, tranche, before);
            if (
                gate.IsFollowed(task, tranche.Approved)
                && row.Changed.Contains("Ngày duyệt")
                && tranche.ApprovalNumber is null
            )
                row.Reject("Số quyết định cấp", new("import.approval-needs-decision", tranche.Approved));
            if (!covered.Contains((row.Row.Get<string>(TaskSheet.Code), number, fund)))
                Payments(row, task, tranche);
        }
    }

    /// <summary>What was moved here is changed here; what a decision or a cancellation after go-live rests on is the
    /// accountant's to bring in.</summary>
    private void Guard(
        JudgedRow row,
        ResearchTask task,
        Tranche tranche,
        (DateOnly? Requested, DateOnly? Approved, DateOnly? Cancelled, DateOnly? Closed) before
    )
    {
        if (row.Changed.Find(c => Decided.Contains(c)) is not { } column)
            return;
        if (MovedHere(task, tranche))
            row.Reject(column, new("import.moved-here", tranche.Number, task.Code));
        else if (
            new[]
            {
                before.Requested,
                before.Approved,
                before.Cancelled,
                before.Closed,
                tranche.Requested,
                tranche.Approved,
                tranche.Cancelled,
                tranche.Closed,
            }.FirstOrDefault(d => !gate.Allows(task, d)) is
            { } late
        )
            row.Reject(column, gate.Refusal(task, late, tranche.ApprovedAmount ?? tranche.RequestedAmount));
    }

    internal static bool MovedHere(ResearchTask task, Tranche? tranche) =>
        tranche is not null && task.MovesOf(tranche).Any(m => m.Kind is not (MoveKind.Plan or MoveKind.Replan));

    internal static bool TryFund(JudgedRow row, out Fund fund)
    {
        var word = row.Row.Get<string>(PartSheets.FundName);
        var found = word is null ? Fund.State : WordLists.Funds.Find(word);
        fund = found ?? Fund.State;
        if (found is null)
            row.Reject("Nguồn", new("row.unknown-fund", word));
        return found is not null;
    }

    private void Payments(JudgedRow row, ResearchTask task, Tranche tranche)
    {
        var (paid, settled) = (
            row.Row.Get<DayValue>(PartSheets.Paid)?.Day,
            row.Row.Get<DayValue>(PartSheets.Settled)?.Day
        );
        var voucher = row.Row.Get<string>(PartSheets.Voucher);
        Entry(
            row,
            task,
            tranche,
            LedgerKind.Advance,
            paid,
            row.Row.Get<Money?>(PartSheets.PaidAmount),
            voucher,
            "Số tiền cấp"
        );
        Entry(
            row,
            task,
            tranche,
            LedgerKind.Settlement,
            settled,
            row.Row.Get<Money?>(PartSheets.SettledAmount),
            null,
            "Số tiền hoàn ứng"
        );
        Entry(
            row,
            task,
            tranche,
            LedgerKind.Recovery,
            settled ?? paid,
            row.Row.Get<Money?>(PartSheets.Recovered),
            null,
            "Số tiền thu hồi"
        );
    }

    private void Entry(
        JudgedRow row,
        ResearchTask task,
        Tranche tranche,
        LedgerKind kind,
        DateOnly? day,
        Money? amount,
        string? voucher,
        string column
    )
    {
        if (amount is null && day is null)
            return;
        if (amount is null || day is null)
        {
            if (kind != LedgerKind.Recovery || amount is not null)
                row.Warn(column, "tranche.payment-incomplete");
            return;
        }
        if (amount == Money.Zero)
            return;
        var standing = task
            .Ledger.Standing()
            .Where(e => e.Tranche == tranche.Number && e.Fund == tranche.Fund && e.Kind == kind)
            .ToList();
        if (standing.Exists(e => e.Day == day && e.Amount == amount))
            return;
        if (MovedHere(task, tranche))
        {
            row.Reject(column, new("import.moved-here", tranche.Number, task.Code));
            return;
        }
        if (standing.Count > 1)
        {
            row.Warn(column, "tranche.ledger-wins", tranche.Number);
            return;
        }
        if (kind == LedgerKind.Advance && task.CoveredByOpening(tranche.Fund, day.Value) is { } covered)
            row.Reject(column, covered);
        if (!gate.Allows(task, day))
            row.Reject(column, gate.Refusal(task, day, amount));
        if (standing.Count == 1)
            task.Ledger.Enter(standing[0].Reverse(standing[0].Day));
        task.Ledger.Enter(
            new LedgerEntry(kind, tranche.Fund, day.Value, amount.Value, tranche.Number) { Voucher = voucher }
        );
        row.Changed.Add(column);
        if (row.Verdict == RowVerdict.Unchanged)
            row.Verdict = RowVerdict.Update;
    }
}

/// <summary>Rows of <c>Sổ chi</c>. The ledger is append-only: a changed sum is a reversal and a new entry.</summary>
internal sealed class LedgerRows(KnownTasks tasks, MoneyGate gate, DateOnly today)
{
    public void Take(JudgedSheet sheet)
    {
        var rows = sheet
            .Rows.Where(r => r.Verdict != RowVerdict.Reject && tasks.Of(r) is not null && !IsZero(r))
            .ToList();
        foreach (var group in rows.GroupBy(r => r.Task!))
        {
            var free = group.Key.Ledger.ToList();
            var unmatched = group
                .Where(row => TrancheRows.TryFund(row, out _) && KnownKind(row) && !Matched(row, free))
                .ToList();
            foreach (
                var row in group.Where(r =>
                    r.Changed.Count > 0 && !gate.Allows(group.Key, r.Row.Get<DayValue>(PartSheets.Date)!.Day)
                )
            )
                row.Reject(
                    row.Changed[0],
                    gate.Refusal(
                        group.Key,
                        row.Row.Get<DayValue>(PartSheets.Date)!.Day,
                        row.Row.Get<Money?>(PartSheets.Amount)
                    )
                );
            var stored = group.Key.Ledger.ToHashSet();
            foreach (var row in unmatched.Where(IsOpening))
                Open(row);
            // What a balance took back is a row of its own in an exchange workbook.
            free.AddRange(group.Key.Ledger.Where(e => !stored.Contains(e)));
            foreach (var row in unmatched.Where(r => !IsOpening(r) && !Matched(r, free)))
                AddOrCorrect(row, group.Key, free);
            RejectCovered(unmatched, group.Key);
        }
    }

    private static bool IsOpening(JudgedRow row) =>
        WordLists.LedgerKinds.Find(row.Row.Get<string>(PartSheets.Kind)) == LedgerKind.OpeningBalance;

    /// <summary>What had been paid before: the same rule as on the page of a task's funding.</summary>
    private void Open(JudgedRow row)
    {
        if (!TrancheRows.TryFund(row, out var fund))
            return;
        var to = row.Row.Get<DayValue>(PartSheets.Date)!.Day;
        if (to > today)
            row.Reject("Ngày", new("opening.after-today", to));
        else if (!gate.Allows(row.Task!, to))
            row.Reject("Ngày", gate.Refusal(row.Task!, to, row.Row.Get<Money?>(PartSheets.Amount)));
        else
            try
            {
                var entry = row.Task!.StateOpening(
                    fund,
                    row.Row.Get<DayValue>(PartSheets.From)?.Day,
                    to,
                    row.Row.Get<Money>(PartSheets.Amount),
                    row.Row.Get<string>(PartSheets.Content)
                );
                if (entry is null)
                    return;
                row.Fill(PartSheets.Ledger, new(row.Task!, entry), isNew: true);
                if (!row.Changed.Contains("Số tiền"))
                    row.Changed.Add("Số tiền");
            }
            catch (RefusedException refused)
            {
                foreach (var refusal in refused.Refusals)
                    row.Reject("Số tiền", refusal);
            }
    }

    private static bool IsZero(JudgedRow row)
    {
        if (row.Row.Get<Money>(PartSheets.Amount) != Money.Zero)
            return false;
        row.Warn("Số tiền", "ledger.zero");
        return true;
    }

    private static bool KnownKind(JudgedRow row)
    {
        var word = row.Row.Get<string>(PartSheets.Kind);
        if (WordLists.LedgerKinds.Find(word) is not null)
            return true;
        row.Reject("Loại", new("row.unknown-kind", word));
        return false;
    }

    private static bool Matched(JudgedRow row, List<LedgerEntry> free)
    {
        var wanted = New(row);
        var voucherGiven = row.Row.Get<string>(PartSheets.Voucher) is not null;
        // A list tells of what holds; a workbook of this register also of what was taken back.
        var holds = row.Row.Owner is null ? null : row.Task!.Ledger.Standing();
        var same = free.Find(e =>
            Same(e, wanted)
            && holds?.Contains(e) != false
            && e.Amount == wanted.Amount
            && (!voucherGiven || e.Voucher == wanted.Voucher)
            && SameLine(row, e)
        );
        if (same is null)
            return false;
        free.Remove(same);
        row.Fill(PartSheets.Ledger, new(row.Task!, same), isNew: false);
        return true;
    }

    private void AddOrCorrect(JudgedRow row, ResearchTask task, List<LedgerEntry> free)
    {
        var wanted = New(row);
        if (!gate.Allows(task, wanted.Day))
            row.Reject("Ngày", gate.Refusal(task, wanted.Day, wanted.Amount));
        var changed = wanted.Voucher is null
            ? null
            : free.Find(e =>
                Same(e, wanted) && e.Voucher == wanted.Voucher && SameLine(row, e) && task.Ledger.Standing().Contains(e)
            );
        if (
            changed is not null
            && TrancheRows.MovedHere(
                task,
                task.Tranches.Find(t => t.Number == changed.Tranche && t.Fund == changed.Fund)
            )
        )
        {
            row.Reject("Số tiền", new("import.moved-here", changed.Tranche, task.Code));
            return;
        }
        if (changed is not null)
        {
            free.Remove(changed);
            task.Ledger.Enter(changed.Reverse(changed.Day));
            row.Changed.Add("Số tiền");
        }
        task.Ledger.Enter(wanted);
        row.Fill(PartSheets.Ledger, new(task, wanted), isNew: changed is null);
        row.Entry = wanted;
        if (changed is not null && row.Verdict == RowVerdict.Unchanged)
            row.Verdict = RowVerdict.Update;
    }

    /// <summary>Money paid on days that an opening balance speaks of would count twice; what the file itself takes back does
    /// not.</summary>
    private static void RejectCovered(List<JudgedRow> rows, ResearchTask task)
    {
        var standing = task.Ledger.Standing().ToHashSet();
        foreach (
            var row in rows.Where(r =>
                r.Entry is { Kind: LedgerKind.Advance or LedgerKind.Payment } entry && standing.Contains(entry)
            )
        )
            if (task.CoveredByOpening(row.Entry!.Fund, row.Entry.Day) is { } covered)
                row.Reject("Ngày", covered);
    }

    private static LedgerEntry New(JudgedRow row)
    {
        TrancheRows.TryFund(row, out var fund);
        var day = row.Row.Get<DayValue>(PartSheets.Date)!.Day;
        var amount = row.Row.Get<Money>(PartSheets.Amount);
        if (IsOpening(row))
            return LedgerEntry.Opening(fund, row.Row.Get<DayValue>(PartSheets.From)?.Day, day, amount, null);
        return new(
            WordLists.LedgerKinds.Find(row.Row.Get<string>(PartSheets.Kind))!.Value,
            fund,
            day,
            amount,
            row.Row.Get<int?>(PartSheets.Number)
        )
        {
            Voucher = row.Row.Get<string>(PartSheets.Voucher),
            Line = row.Row.Get<int?>(PartSheets.Line) ?? 1,
        };
    }

    private static bool SameLine(JudgedRow row, LedgerEntry entry) =>
        row.Row.Get<int?>(PartSheets.Line) is not { } line || entry.Line == line;

    private static bool Same(LedgerEntry a, LedgerEntry b) =>
        a.Kind == b.Kind && a.Fund == b.Fund && a.Tranche == b.Tranche && a.Day == b.Day && a.From == b.From;
}
