using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;

namespace SciTasks.Web.Importing;

/// <summary>Tasks the file speaks of, stored and new.</summary>
internal sealed class KnownTasks(AppDb db)
{
    private readonly Dictionary<(string Source, string CodeKey), ResearchTask> _byKey = [];
    private readonly Dictionary<string, List<ResearchTask>> _byCode = [];
    private readonly Dictionary<(string Source, string CodeKey), int> _claimed = [];
    private readonly Dictionary<ParsedRow, ResearchTask> _owners = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Source, string Title), List<ResearchTask>> _byTitle = [];
    private readonly Dictionary<string, HashSet<string>> _codes = [];

    public HashSet<string> SourcesInFile { get; } = [];

    public async Task LoadAsync(IReadOnlyList<ParsedSheet> sheets, CancellationToken cancellation)
    {
        var codes = sheets
            .SelectMany(s => s.Rows)
            .Select(r => r.Get<string>(TaskSheet.Code))
            .OfType<string>()
            .Select(Folding.CodeKey)
            .Distinct()
            .ToList();
        foreach (var chunk in codes.Chunk(500))
            foreach (
                var task in await db.Tasks.Where(t => chunk.Contains(t.CodeKey)).WithEverything().ToListAsync(cancellation)
            )
                Remember(task);
        await LoadByTitleAsync(sheets, cancellation);
    }

    /// <summary>Rows without a code are found by their titles; the register is looked through once, by codes and titles
    /// alone.</summary>
    private async Task LoadByTitleAsync(IReadOnlyList<ParsedSheet> sheets, CancellationToken cancellation)
    {
        var titles = sheets
            .Where(s => s.Sheet == TaskSheet.Sheet)
            .SelectMany(s => s.Rows)
            .Where(r => r.Get<string>(TaskSheet.Code) is null)
            .Select(r => Folding.Identity(r.Get<string>(TaskSheet.Title)))
            .ToHashSet();
        if (titles.Count == 0)
            return;
        var found = new List<int>();
        await foreach (
            var task in db
                .Tasks.AsNoTracking()
                .Select(t => new
                {
                    t.Id,
                    t.Source,
                    t.Code,
                    t.Title,
                })
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
        {
            CodesOf(task.Source).Add(task.Code);
            if (titles.Contains(Folding.Identity(task.Title)))
                found.Add(task.Id);
        }
        foreach (var chunk in found.Chunk(500))
            foreach (var task in await db.Tasks.Where(t => chunk.Contains(t.Id)).WithEverything().ToListAsync(cancellation))
            {
                if (Find(task.Source, task.Code) is null)
                    Remember(task);
                var key = (task.Source, Folding.Identity(task.Title));
                if (!_byTitle.TryGetValue(key, out var same))
                    _byTitle[key] = same = [];
                same.Add(task);
            }
    }

    public IEnumerable<ResearchTask> All => _byKey.Values;

    public ResearchTask? Find(string source, string code) => _byKey.GetValueOrDefault((source, Folding.CodeKey(code)));

    public IReadOnlyList<ResearchTask> Find(string code) =>
        _byCode.TryGetValue(Folding.CodeKey(code), out var found) ? found : [];

    /// <summary>Stored tasks of that very title whose host, where both are known, is the same.</summary>
    public IReadOnlyList<ResearchTask> FindTitle(string source, string title, string? host) =>
        _byTitle.TryGetValue((source, Folding.Identity(title)), out var found)
            ? found.FindAll(t =>
                host is null || t.Host is null || Folding.Identity(t.Host.Name) == Folding.Identity(host)
            )
            : [];

    /// <summary>Codes in use, of the register and of the file.</summary>
    public IEnumerable<string> Codes(string source) =>
        CodesOf(source).Concat(_byKey.Keys.Where(k => k.Source == source).Select(k => _byKey[k].Code));

    /// <summary>A task has one row in a file, on whatever sheet.</summary>
    /// <param name="first">The row that has it already.</param>
    public bool Claim(string source, string code, ParsedRow row, out int first)
    {
        var key = (source, Folding.CodeKey(code));
        if (_claimed.TryGetValue(key, out first))
            return false;
        _claimed[key] = row.Number;
        return true;
    }

    /// <summary>What the row tells of in passing belongs to this task.</summary>
    public void Own(ParsedRow row, ResearchTask task) => _owners[row] = task;

    /// <summary>Tasks that the file brings in; not yet known to the database.</summary>
    public List<ResearchTask> New { get; } = [];

    public void Add(ResearchTask task)
    {
        New.Add(task);
        Remember(task);
    }

    /// <summary>Finds the task a row belongs to, or rejects the row.</summary>
    public ResearchTask? Of(JudgedRow row)
    {
        if (row.Row.Owner is { } owner)
            return Told(row, owner);
        if (row.Row.Get<string>(TaskSheet.Code) is not { } code)
            return null;
        var source = row.Row.Get<string>(TaskSheet.Source);
        var found =
            source is null ? Find(code)
            : Find(source, code) is { } one ? [one]
            : [];
        if (found.Count == 1)
        {
            row.Key = $"{found[0].Source} {found[0].Code}";
            SourcesInFile.Add(found[0].Source);
            return row.Task = found[0];
        }
        row.Reject("Mã nhiệm vụ", new(found.Count == 0 ? "row.unknown-task" : "row.ambiguous-task", code));
        return null;
    }

    private ResearchTask? Told(JudgedRow row, ParsedRow owner)
    {
        if (!_owners.TryGetValue(owner, out var task))
        {
            row.Reject("Mã nhiệm vụ", new("row.owner-rejected", owner.Number));
            return null;
        }
        row.Key = $"{task.Source} {task.Code}";
        return row.Task = task;
    }

    private HashSet<string> CodesOf(string source)
    {
        if (!_codes.TryGetValue(source, out var codes))
            _codes[source] = codes = [];
        return codes;
    }

    private void Remember(ResearchTask task)
    {
        _byKey[(task.Source, task.CodeKey)] = task;
        if (!_byCode.TryGetValue(task.CodeKey, out var same))
            _byCode[task.CodeKey] = same = [];
        same.Add(task);
    }
}
