using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Files;

/// <summary>What a file hangs on.</summary>
public sealed record FilePlace(int TaskId, FileArea Area, string Subject);

/// <summary>Papers a step asks for, and whether they are there.</summary>
public sealed record DossierLine(DossierItem Item, FileCategory Category, bool Attached);

/// <summary>The files of one place as a page shows them.</summary>
/// <param name="MayAttach">Files may be added and taken back.</param>
/// <param name="Back">Address to come back to.</param>
public sealed record FilesPart(
    FilePlace Place,
    IReadOnlyList<StoredFile> Files,
    IReadOnlyList<DossierLine> Dossier,
    IReadOnlyList<FileCategory> Categories,
    bool MayAttach,
    string Back,
    int MaxMegabytes
);

/// <summary>Finds, adds and takes back files, each seen only by those its category is for.</summary>
public sealed class FileShelf(AppDb db, FileStore store, RuleBook rules, Authority authority)
{
    /// <param name="step">Names the papers wanted, for example <c>change.Extension</c>; null for none.</param>
    public async Task<FilesPart> PartAsync(
        FilePlace place,
        string? step,
        Me me,
        string back,
        CancellationToken cancellation = default
    )
    {
        var files = await db
            .Files.AsNoTracking()
            .Where(f => f.TaskId == place.TaskId && f.Area == place.Area && f.Subject == place.Subject)
            .OrderBy(f => f.Id)
            .ToListAsync(cancellation);
        var standing = files.Where(f => f.WithdrawnAt is null).Select(f => f.Category).ToHashSet();
        var dossier = step is null
            ? []
            : rules
                .Dossier(step)
                .Select(d => new DossierLine(d, rules.Category(d.Category)!, standing.Contains(d.Category)))
                .ToList();
        var may = await authority.ForAsync(me, Act.AttachFile, place.TaskId, cancellation) is not null;
        return new(
            place,
            await SeenAsync(files, place.TaskId, me, cancellation),
            dossier,
            [.. rules.FileCategories.Where(c => Sees(me, c))],
            may,
            back,
            (int)(store.Limit / 1024 / 1024)
        );
    }

    /// <summary>Required papers of a step that are not there.</summary>
    public async Task<IReadOnlyList<DossierItem>> MissingAsync(
        FilePlace place,
        string step,
        CancellationToken cancellation = default
    )
    {
        var there = await db
            .Files.Where(f =>
                f.TaskId == place.TaskId && f.Area == place.Area && f.Subject == place.Subject && f.WithdrawnAt == null
            )
            .Select(f => f.Category)
            .Distinct()
            .ToListAsync(cancellation);
        return [.. rules.Dossier(step).Where(d => d.Required && !there.Contains(d.Category))];
    }

    /// <summary>A file that may be seen: through its task and its category, or through the registry.</summary>
    public async Task<StoredFile?> FindAsync(int id, Me me, CancellationToken cancellation = default)
    {
        if (await db.Files.SingleOrDefaultAsync(f => f.Id == id, cancellation) is not { } file || !Sees(me, file))
            return null;
        var document =
            file.Area == FileArea.Document
            && int.TryParse(file.Subject, System.Globalization.CultureInfo.InvariantCulture, out var paper)
                ? paper
                : 0;
        var seen =
            file.Area == FileArea.Document
                ? await db.Documents.VisibleTo(me, db.Tasks).AnyAsync(d => d.Id == document, cancellation)
                : await db.Tasks.VisibleTo(me).AnyAsync(t => t.Id == file.TaskId, cancellation);
        if (!seen || file is not { Area: FileArea.Report, TaskId: { } of })
            return seen ? file : null;
        // Papers of a report that was not handed in are seen by those who may hand it in.
        return
            !(await UnsentAsync(of, cancellation)).Contains(file.Subject)
            || await authority.ForAsync(me, Act.SubmitReport, of, cancellation) is not null
            ? file
            : null;
    }

    /// <summary>Keeps an upload and hangs it on its place. Nothing is saved yet.</summary>
    public async Task<StoredFile> AddAsync(
        IFormFile? upload,
        int? taskId,
        FileArea area,
        string subject,
        string? category,
        Me me,
        CancellationToken cancellation = default
    )
    {
        if (rules.Category(category ?? "") is not { } known || !Sees(me, known))
            throw new RefusedException(new Refusal("upload.category"));
        return Hang(await KeepAsync(upload, cancellation), taskId, area, subject, known.Code, me);
    }

    /// <summary>Judges an upload and puts its bytes into the store.</summary>
    public async Task<KeptFile> KeepAsync(IFormFile? upload, CancellationToken cancellation = default)
    {
        if (upload is null)
            throw new RefusedException(new Refusal("upload.none"));
        await using var content = upload.OpenReadStream();
        return await store.KeepAsync(content, upload.FileName, cancellation);
    }

    /// <summary>Hangs kept bytes on their place. Nothing is saved yet.</summary>
    public StoredFile Hang(KeptFile kept, int? taskId, FileArea area, string subject, string category, Me me)
    {
        var file = new StoredFile(taskId, area, subject, category)
        {
            Name = kept.Name,
            ContentType = kept.ContentType,
            Size = kept.Size,
            Sha256 = kept.Sha256,
            AddedBy = me.Name,
            AddedById = me.AccountId,
            AddedAt = authority.Now,
        };
        db.Files.Add(file);
        return file;
    }

    /// <summary>Of the files given, those the person may see.</summary>
    public async Task<List<StoredFile>> SeenAsync(
        IReadOnlyList<StoredFile> files,
        int taskId,
        Me me,
        CancellationToken cancellation = default
    )
    {
        var hidden = await authority.ForAsync(me, Act.SubmitReport, taskId, cancellation) is null
            ? await UnsentAsync(taskId, cancellation)
            : [];
        return [.. files.Where(f => Sees(me, f) && !(f.Area == FileArea.Report && hidden.Contains(f.Subject)))];
    }

    /// <summary>Periods of a task whose report was never handed in.</summary>
    private async Task<HashSet<string>> UnsentAsync(int taskId, CancellationToken cancellation) =>
        (
            await db
                .Tasks.Where(t => t.Id == taskId)
                .SelectMany(t => t.Reports)
                .IgnoreAutoIncludes()
                .Where(r => r.Submitted == null)
                .Select(r => new { r.From, r.To })
                .ToListAsync(cancellation)
        )
            .ConvertAll(r => ProgressReport.KeyOf(r.From, r.To))
            .ToHashSet();

    public bool Sees(Me me, StoredFile file) => rules.Category(file.Category) is not { } category || Sees(me, category);

    private static bool Sees(Me me, FileCategory category) =>
        category.Audience switch
        {
            FileAudience.Department => Permissions.Of(Act.Tasks, me.Roles) >= Access.Read,
            FileAudience.Personal => Permissions.Of(Act.Tasks, me.Roles) == Access.Own
                || me.May(Act.ExamineChange, Access.Write)
                || me.May(Act.DecideChange, Access.Write)
                || me.Roles.HasFlag(Roles.Clerk),
            FileAudience.Money => me.May(Act.Ledger, Access.Read),
            _ => true,
        };
}
