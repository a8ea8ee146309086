using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Following;
using SciTasks.Domain.Register;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Faults;
using SciTasks.Web.Names;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Tasks;

/// <summary>Adding a task and correcting its core facts. A correction asks for its reason.</summary>
[May(Act.CoreFacts, Access.Write)]
public sealed class EditsController(AppDb db, NameDesk names, TimeProvider clock, Wording words, Settings settings)
    : Controller
{
    [HttpGet("/tasks/new")]
    public IActionResult New() => Form(new TaskForm());

    [HttpPost("/tasks/new")]
    public async Task<IActionResult> Create(TaskForm form)
    {
        form = form with { Id = null };
        var source = settings.Department.Source;
        if (
            !string.IsNullOrWhiteSpace(form.Code)
            && await db.Tasks.AnyAsync(
                t => t.Source == source && t.CodeKey == Folding.CodeKey(form.Code),
                HttpContext.RequestAborted
            )
        )
            ModelState.AddModelError("Code", words["Task {0} is already in the register.", form.Code]);
        var task = new ResearchTask(source, form.Code ?? "", form.Title ?? "");
        await TakeNamesAsync(form, task);
        if (!ModelState.IsValid)
            return Form(form);
        db.Tasks.Add(task);
        if (!await db.Sources.AnyAsync(s => s.Name == source, HttpContext.RequestAborted))
            db.Sources.Add(new SourceSystem(source, clock.Today()));
        return await SaveAsync(form, task);
    }

    [HttpGet("/tasks/{id:int}/edit")]
    public async Task<IActionResult> Edit(int id) =>
        await FindAsync(id) is { } task ? Form(TaskForm.Of(task)) : NotFound();

    [HttpPost("/tasks/{id:int}/edit")]
    public async Task<IActionResult> Update(int id, TaskForm form)
    {
        if (await FindAsync(id) is not { } task)
            return NotFound();
        form = form.Completed(TaskForm.Of(task), Request.Form.Keys);
        foreach (var key in ModelState.Keys.Except(Request.Form.Keys, StringComparer.OrdinalIgnoreCase).ToList())
            ModelState.Remove(key);
        if (string.IsNullOrWhiteSpace(form.Reason))
            ModelState.AddModelError("Reason", words["A correction needs its reason."]);
        await TakeNamesAsync(form, task);
        if (!ModelState.IsValid)
            return Form(form);
        db.Entry(task).Property(t => t.Version).OriginalValue = form.Version;
        db.Reason = form.Reason;
        return await SaveAsync(form, task);
    }

    private Task<ResearchTask?> FindAsync(int id) =>
        db
            .Tasks.VisibleTo(Me.Of(User))
            .WithEverything()
            .SingleOrDefaultAsync(t => t.Id == id, HttpContext.RequestAborted);

    private async Task<IActionResult> SaveAsync(TaskForm form, ResearchTask task)
    {
        CheckBudget(task, Fund.State, form.StateBudget, "StateBudget");
        CheckBudget(task, Fund.Counterpart, form.CounterpartBudget, "CounterpartBudget");
        form.Fill(task);
        foreach (var refusal in task.Check(clock.Today()).Refusals)
            ModelState.AddModelError("", words.Of(refusal));
        if (!ModelState.IsValid)
            return Form(form);
        var before = await DeadlinesAsync(task.Id);
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (Exception e) when (FaultTable.IsLost(e))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            if (form.Id is null)
            {
                ModelState.AddModelError(
                    "Code",
                    words["Someone else has just added a task with this code. What you typed is kept below."]
                );
                db.ChangeTracker.Clear();
                return Form(form);
            }
            ModelState.AddModelError(
                "",
                words[
                    "Someone else changed this task after you opened the form. What you typed is kept below; open the task in another tab, compare, then save again."
                ]
            );
            db.ChangeTracker.Clear();
            var now = await db
                .Tasks.AsNoTracking()
                .Where(t => t.Id == form.Id)
                .Select(t => t.Version)
                .SingleAsync(HttpContext.RequestAborted);
            ModelState.Remove("Version");
            return Form(form with { Version = now });
        }
        TempData["Message"] = string.Join(' ', [words["Saved."], .. Moved(before, await DeadlinesAsync(task.Id))]);
        return Redirect(form is { Id: null, Next: true } ? TaskAddress.New : TaskAddress.Of(task.Id));
    }

    private Task<List<MovedDay>> DeadlinesAsync(int task) =>
        db
            .Deadlines.AsNoTracking()
            .Where(d => d.TaskId == task && d.Fulfilled == null)
            .OrderBy(d => d.Due)
            .Select(d => new MovedDay(d.Kind, d.Subject, d.Due))
            .ToListAsync(HttpContext.RequestAborted);

    /// <summary>What the save moved, in words: open deadlines that have another day now, are new, or are gone.</summary>
    private IEnumerable<string> Moved(List<MovedDay> before, List<MovedDay> after)
    {
        var was = before.ToDictionary(d => (d.Kind, d.Subject), d => d.Due);
        var now = after.ToDictionary(d => (d.Kind, d.Subject), d => d.Due);
        var moved = now.Where(d => was.TryGetValue(d.Key, out var old) && old != d.Value)
            .Select(d => words["{0}: {1} → {2}", words.Of(d.Key.Kind), was[d.Key], d.Value])
            .ToList();
        var (added, gone) = (now.Keys.Count(k => !was.ContainsKey(k)), was.Keys.Count(k => !now.ContainsKey(k)));
        const int told = 4;
        if (moved.Count > 0)
            yield return words["Deadlines moved: {0}.", string.Join("; ", moved.Take(told))];
        if (moved.Count > told)
            yield return words["and {0} more", moved.Count - told] + ".";
        if (added > 0)
            yield return words["{0} deadlines are new.", added];
        if (gone > 0)
            yield return words["{0} deadlines are met or gone.", gone];
    }

    private sealed record MovedDay(DeadlineKind Kind, string Subject, DateOnly Due);

    /// <summary>Once money rests on it, an approved total changes by decision only, on the funding page.</summary>
    private void CheckBudget(ResearchTask task, Fund fund, Money? typed, string field)
    {
        var rests =
            task.Ledger.Exists(e => e.Fund == fund)
            || task.Tranches.Exists(t => t.Fund == fund && t.Approved is not null)
            || task.BudgetChanges.Exists(c => c.Fund == fund);
        if (rests && task.Budget(fund) is { } known && typed != known)
            ModelState.AddModelError(
                field,
                words["Money already rests on this total; change it by decision on the funding page of the task."]
            );
    }

    private async Task TakeNamesAsync(TaskForm form, ResearchTask task)
    {
        var stop = HttpContext.RequestAborted;
        task.Place(
            await TakeAsync(
                form,
                nameof(form.Host),
                form.Host,
                task.Host,
                o => o.Name,
                typed => names.OrganizationAsync(typed, form.HostChoice, stop)
            )
        );
        task.Appoint(
            await TakeAsync(form, nameof(form.Lead), form.Lead, task.Lead, NameDesk.Label, typed =>
                names.PersonAsync(typed, form.LeadChoice, task.Host, stop)
            )
        );
        task.Assign(
            await TakeAsync(
                form,
                nameof(form.Officer),
                form.Officer,
                task.Officer,
                p => p.Name,
                typed => names.PersonAsync(typed, form.OfficerChoice, null, stop)
            )
        );
    }

    /// <summary>The one a typed name means. Where it is nobody of the register, the form comes back with who it
    /// might be.</summary>
    private async Task<T?> TakeAsync<T>(
        TaskForm form,
        string field,
        string? typed,
        T? stored,
        Func<T, string> label,
        Func<string, Task<NameAnswer<T>>> ask
    )
        where T : class
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (stored is not null && Folding.Identity(label(stored)) == Folding.Identity(typed))
            return stored;
        var answer = await ask(typed);
        if (answer.Found is { } found)
            return found;
        form.Near[field] = answer.Near;
        ModelState.AddModelError(
            field,
            words["{0} is not in the register as written; choose who is meant, or confirm the new name.", typed]
        );
        return stored;
    }

    private ViewResult Form(TaskForm form)
    {
        ViewData["Title"] = form.Id is null ? words["Add task"] : words["Correct facts of {0}", form.Stored?.Code];
        return View("Edit", form);
    }
}
