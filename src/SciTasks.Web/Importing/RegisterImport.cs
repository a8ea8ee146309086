using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Following;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Register;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Web.Names;

namespace SciTasks.Web.Importing;

/// <param name="GoLive">Day from which the sources of the file are followed; null keeps what is stored, or today for
/// a new source.</param>
/// <param name="DryRun">Judge, change nothing.</param>
/// <param name="MayImportMoney">The accountant's right: money dated after go-live.</param>
/// <param name="MayImportTasks">The right to the core facts; without it only money is brought in.</param>
internal sealed record ImportOptions(
    DateOnly? GoLive,
    bool DryRun,
    bool MayImportMoney,
    string OwnSource,
    bool MayImportTasks = true
);

/// <summary>Brings parsed sheets into the register: all rows or none. History is recorded, not judged again
/// (docs/rules/exchange.md).</summary>
internal sealed class RegisterImport(AppDb db, DateOnly today, ImportOptions options)
{
    private readonly KnownTasks _tasks = new(db);
    private readonly KnownNames _names = new(db);
    private readonly Dictionary<string, SourceSystem> _sources = [];
    private TaskCodes? _codes;

    /// <summary>What goes into the same save as the rows.</summary>
    public Func<Task>? BeforeSave { get; init; }

    /// <summary>Told in the same transaction what was added; null where something was changed that was there before.</summary>
    public Func<AddedRows?, Task>? AfterSave { get; init; }

    public async Task<ImportResult> RunAsync(
        IReadOnlyList<ParsedSheet> sheets,
        Func<int, int, Task>? progress = null,
        CancellationToken cancellation = default
    )
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var total = sheets.Sum(s => s.Rows.Count);
        await _names.LoadAsync(cancellation);
        _names.Read(sheets.Where(s => s.Sheet == TaskSheet.Sheet).SelectMany(s => s.Rows).SelectMany(TaskRows.NamesIn));
        foreach (var source in await db.Sources.ToListAsync(cancellation))
            _sources[source.Name] = source;
        await _tasks.LoadAsync(sheets, cancellation);

        var judged = new List<JudgedSheet>();
        foreach (var sheet in sheets)
        {
            var rows = new JudgedSheet(sheet);
            judged.Add(rows);
            Take(rows, sheets);
            RejectForeign(rows);
            if (progress is not null)
                await progress(judged.Sum(j => j.Rows.Count), total);
        }
        RejectMovedGoLive(judged);
        // A total that was changed by decision is what the last decision says, whatever an older sheet holds.
        foreach (var task in _tasks.All)
            foreach (var fund in Enum.GetValues<Fund>())
                task.TakeBudgetChanges(fund);
        await new VoucherLines(db, source => options.GoLive ?? Source(source).GoLiveDay).AssignAsync(
            _tasks,
            judged,
            cancellation
        );
        RejectContradictions(judged);
        var rejected = judged.Any(s => s.Rows.Any(r => r.Verdict == RowVerdict.Reject));
        var apply = !rejected && !options.DryRun;
        if (apply)
        {
            await FollowFromGoLiveAsync(cancellation);
            await SaveAsync(OnlyAdds(judged), cancellation);
        }
        return new([.. judged.Select(j => j.ToResult())], apply, _names.NewOrganizations(), _names.NewPeople());
    }

    /// <summary>What is known first, then the new tasks some hundred at a time, all in one transaction: the tracker never
    /// holds the whole file.</summary>
    private async Task SaveAsync(bool onlyAdds, CancellationToken cancellation)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        // Read before anything is written: who discards it meanwhile is not kept waiting, and wins.
        if (BeforeSave is not null)
            await BeforeSave();
        await using var whole = await db.BeginAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        foreach (var chunk in _tasks.New.Chunk(SavedAtOnce))
        {
            db.ForgetTasks();
            db.Tasks.AddRange(chunk);
            await db.SaveChangesAsync(cancellation);
        }
        if (AfterSave is not null)
            await AfterSave(onlyAdds ? AddedRows.Of(_tasks.New, _names) : null);
        if (whole is not null)
            await whole.CommitAsync(cancellation);
    }

    /// <summary>Nothing that was in the register before is otherwise now.</summary>
    private bool OnlyAdds(List<JudgedSheet> judged)
    {
        var added = _tasks.New.ToHashSet();
        db.ChangeTracker.DetectChanges();
        return judged
                .SelectMany(j => j.Rows)
                .Where(r => r.Verdict is RowVerdict.Create or RowVerdict.Update)
                .All(r => r.Task is { } task && added.Contains(task))
            && !db.ChangeTracker.Entries().Any(e => e.State is EntityState.Modified or EntityState.Deleted);
    }

    private const int SavedAtOnce = 400;

    private void Take(JudgedSheet rows, IReadOnlyList<ParsedSheet> all)
    {
        if (rows.Sheet.Sheet == TaskSheet.Sheet)
            new TaskRows(_tasks, _codes ??= new(_tasks), _names, Source, options.OwnSource).Take(rows);
        else if (rows.Sheet.Sheet == PartSheets.Tranches)
            new TrancheRows(_tasks, MoneyGate(), all.FirstOrDefault(s => s.Sheet == PartSheets.Ledger)).Take(rows);
        else if (rows.Sheet.Sheet == PartSheets.Ledger)
            new LedgerRows(_tasks, MoneyGate(), today).Take(rows);
        else
            new PartRows(_tasks, MoneyGate()).Take(rows);
    }

    /// <summary>Without the right to core facts only the sheets of money are taken.</summary>
    private void RejectForeign(JudgedSheet rows)
    {
        Sheet[] money = [PartSheets.Tranches, PartSheets.Ledger, PartSheets.YearBudgets];
        if (options.MayImportTasks || money.Contains(rows.Sheet.Sheet))
            return;
        foreach (var row in rows.Rows.Where(r => r.Verdict is RowVerdict.Create or RowVerdict.Update))
            row.Reject(row.Changed.FirstOrDefault() ?? "", new("import.only-money"));
    }

    private MoneyGate MoneyGate() => new(options.MayImportMoney, source => Source(source).GoLiveDay);

    private SourceSystem Source(string name)
    {
        if (_sources.TryGetValue(name, out var known))
            return known;
        var added = new SourceSystem(name, options.GoLive ?? today);
        db.Sources.Add(added);
        return _sources[name] = added;
    }

    /// <summary>The day from which a known source is followed opens and closes what money may come in, so it moves
    /// only with that right.</summary>
    private void RejectMovedGoLive(List<JudgedSheet> judged)
    {
        if (options.MayImportMoney || options.GoLive is not { } day)
            return;
        if (_tasks.SourcesInFile.Select(Source).FirstOrDefault(s => s.Id != 0 && s.GoLiveDay != day) is { } source)
            judged
                .SelectMany(j => j.Rows)
                .FirstOrDefault()
                ?.Reject("", new("import.go-live-fixed", source.Name, source.GoLiveDay));
    }

    /// <summary>An explicit go-live day moves the sources of the file; every task of a moved source is derived
    /// again.</summary>
    private async Task FollowFromGoLiveAsync(CancellationToken cancellation)
    {
        if (options.GoLive is not { } day)
            return;
        foreach (var source in _tasks.SourcesInFile.Select(Source).Where(s => s.GoLiveDay != day).ToList())
        {
            source.GoLiveDay = day;
            var tasks = await db
                .Tasks.Where(t => t.Source == source.Name)
                .Include(t => t.Ledger)
                .ToListAsync(cancellation);
            foreach (var task in tasks)
                db.Entry(task).Property(t => t.Version).IsModified = true;
            VoucherLines.Number(
                tasks
                    .SelectMany(t => t.Ledger.Standing())
                    .OrderBy(e => e.Id == 0)
                    .ThenBy(e => e.Id)
                    .Select(e => (e, (DateOnly?)day))
            );
        }
    }

    private void RejectContradictions(List<JudgedSheet> judged)
    {
        var rows = judged
            .SelectMany(s => s.Rows.Select(r => (s.Sheet.Sheet, Row: r)))
            .Where(r => r.Row.Task is not null)
            .ToLookup(r => r.Row.Task!);
        foreach (var task in rows)
            foreach (var refusal in task.Key.Check(today).Refusals)
            {
                var money = refusal.Code.StartsWith("ledger.", StringComparison.Ordinal);
                var (_, row) = task.LastOrDefault(r =>
                    money && (r.Sheet == PartSheets.Ledger || r.Sheet == PartSheets.Tranches)
                );
                row ??= task.First().Row;
                if (!row.Problems.Exists(p => p.What.Code == refusal.Code))
                    row.Reject(ColumnOf(refusal), refusal);
            }
    }

    private static string ColumnOf(Refusal refusal) =>
        refusal.Code switch
        {
            "task.end-before-start" => "Kết thúc",
            "task.finish-before-start" => "Ngày nghiệm thu",
            "task.resumed-before-suspended" => "Ngày tiếp tục",
            "ledger.paid-above-approved" => "Số tiền",
            _ => "",
        };
}

/// <summary>Lets money in: everything up to the go-live day, later money only from the accountant.</summary>
internal sealed record MoneyGate(bool MayImportMoney, Func<string, DateOnly> GoLiveOf)
{
    public bool Allows(ResearchTask task, DateOnly? day) => MayImportMoney || !IsFollowed(task, day);

    /// <summary>Names the sum, for whoever has the right looks at it and agrees.</summary>
    public Refusal Refusal(ResearchTask task, DateOnly? day, Money? amount) =>
        new(AfterGoLive, day, GoLiveOf(task.Source), amount);

    public const string AfterGoLive = "import.money-after-go-live";

    /// <summary>The day is after the source went live.</summary>
    public bool IsFollowed(ResearchTask task, DateOnly? day) => day > GoLiveOf(task.Source);
}

/// <summary>A row on its way: its task once found, its verdict and what there is to say.</summary>
internal sealed class JudgedRow(ParsedRow row)
{
    public ParsedRow Row { get; } = row;
    public ResearchTask? Task { get; set; }

    /// <summary>The ledger entry a row adds.</summary>
    public LedgerEntry? Entry { get; set; }
    public string Key { get; set; } = "";
    public RowVerdict Verdict { get; set; } = row.HasErrors ? RowVerdict.Reject : RowVerdict.Unchanged;
    public List<string> Changed { get; } = [];

    /// <summary>What stood in each changed cell of what was there before, and what stands there now.</summary>
    public List<CellChange> Cells { get; } = [];
    public List<Problem> Problems { get; } = [.. row.Problems];

    public void Reject(string column, Refusal why)
    {
        Verdict = RowVerdict.Reject;
        Problems.Add(new(Row.Number, column, Severity.Error, why));
    }

    public void Warn(string column, string code, params object?[] numbers) =>
        Problems.Add(new(Row.Number, column, Severity.Warning, new(code, numbers)));

    public void Change(string column, object? before, object? after)
    {
        Changed.Add(column);
        Cells.Add(new(column, before, after));
    }

    /// <summary>Puts the row's values into what it describes and notes which changed.</summary>
    public void Fill<T>(Sheet<T> sheet, T target, bool isNew)
    {
        foreach (var column in sheet.Columns.Where(c => c.Set is not null))
        {
            if (!Row.Cells.TryGetValue(column, out var cell))
                continue;
            var before = column.Get(target);
            column.Set!(target, cell.Value);
            if (!Equals(before, column.Get(target)))
                Change(column.Vietnamese, before, column.Get(target));
        }
        if (Verdict == RowVerdict.Reject)
            return;
        if (isNew)
            Verdict = RowVerdict.Create;
        else if (Changed.Count > 0)
            Verdict = RowVerdict.Update;
    }
}

internal sealed class JudgedSheet(ParsedSheet sheet)
{
    public ParsedSheet Sheet { get; } = sheet;
    public List<JudgedRow> Rows { get; } = [.. sheet.Rows.Select(r => new JudgedRow(r))];

    public SheetResult ToResult() =>
        new(Sheet.Name, [.. Rows.Select(r => ResultOf(r))], Sheet.Problems)
        {
            As = Sheet.Rows.Any(r => r.Owner is not null) ? Sheet.Sheet.English : null,
        };

    private RowResult ResultOf(JudgedRow row) =>
        new(
            row.Row.Number,
            row.Key,
            row.Verdict,
            [.. row.Changed.Select(Sheet.HeaderOf).Distinct()],
            [.. row.Problems.Select(p => p with { Column = Sheet.HeaderOf(p.Column) })]
        )
        {
            Cells =
                row.Verdict == RowVerdict.Update
                    ? [.. row.Cells.Select(c => c with { Column = Sheet.HeaderOf(c.Column) })]
                    : [],
        };
}
