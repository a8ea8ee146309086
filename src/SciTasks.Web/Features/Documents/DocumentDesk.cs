using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Documents;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Documents;

/// <summary>Finds papers of the registry through what the person may see.</summary>
public sealed class DocumentDesk(AppDb db, Settings settings, TimeProvider clock, Wording words)
{
    public Wording Words => words;

    public Settings Settings => settings;

    public TimeProvider Clock => clock;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IQueryable<OfficialDocument> VisibleTo(Me me) => db.Documents.VisibleTo(me, db.Tasks);

    public Task<OfficialDocument?> FindAsync(int id, Me me) =>
        VisibleTo(me).Include(d => d.Task).SingleOrDefaultAsync(d => d.Id == id);

    /// <summary>The task a code names, or an error on the field.</summary>
    public async Task<ResearchTask?> TaskAsync(string? code, Me me, ModelStateDictionary errors)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        var key = Folding.CodeKey(code);
        var found = await db
            .Tasks.VisibleTo(me)
            .Where(t => t.CodeKey == key)
            .OrderBy(t => t.Source == settings.Department.Source ? 0 : 1)
            .Take(2)
            .ToListAsync();
        if (found.Count == 0)
            errors.AddModelError("Task", words["No task has the code {0}.", code]);
        return found.FirstOrDefault();
    }

    public void Fill(OfficialDocument document, DocumentForm form, ResearchTask? task)
    {
        (document.Kind, document.Abstract, document.Task, document.TaskId) = (
            form.Kind,
            form.Abstract!.Trim(),
            task,
            task?.Id
        );
        (document.Signer, document.Issuer) = (Text(form.Signer), Text(form.Issuer));
    }

    public DocumentForm FormOf(OfficialDocument d) =>
        new()
        {
            Id = d.Id,
            Version = d.Version,
            Number = d.Number,
            Day = d.Day,
            Kind = d.Kind,
            Abstract = d.Abstract,
            Signer = d.Signer,
            Issuer = d.Issuer,
            Task = d.Task?.Code,
        };

    /// <summary>Facts of the paper's task that cite it.</summary>
    public async Task<IReadOnlyList<CitedPaper>> CitedByAsync(OfficialDocument document) =>
        document.TaskId is not { } id
        || await db.Tasks.AsNoTracking().WithEverything().SingleOrDefaultAsync(t => t.Id == id) is not { } task
            ? []
            :
            [
                .. Citations
                    .Of(task)
                    .Where(c =>
                        OfficialDocument.KeyOf(c.Number) == document.NumberKey
                        && (c.Day is null || c.Day == document.Day)
                    ),
            ];

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Folding.Clean(typed);
}
