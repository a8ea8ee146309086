using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain;
using SciTasks.Domain.Calendar;
using SciTasks.Domain.Deadlines;
using SciTasks.Domain.Funding;
using SciTasks.Domain.Tasks;
using SciTasks.Domain.Text;
using SciTasks.Web.Faults;
using SciTasks.Web.Features.Imports;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Tasks;

/// <summary>The core facts of a task as typed, with the version the form was opened with.</summary>
public sealed record TaskForm
{
    public int? Id { get; init; }
    public Guid Version { get; init; }
    [Required(ErrorMessage = "Form.required"), StringLength(100, ErrorMessage = "Form.too-long")] public string? Code { get; init; }
    [Required(ErrorMessage = "Form.required"), StringLength(2000, ErrorMessage = "Form.too-long")] public string? Title { get; init; }
    public TaskType? Type { get; init; }
    public TaskLevel? Level { get; init; } = TaskLevel.Provincial;
    [StringLength(200, ErrorMessage = "Form.too-long")] public string? Field { get; init; }
    [StringLength(500, ErrorMessage = "Form.too-long")] public string? Host { get; init; }
    [StringLength(300, ErrorMessage = "Form.too-long")] public string? Lead { get; init; }
    [StringLength(300, ErrorMessage = "Form.too-long")] public string? Officer { get; init; }
    [StringLength(400, ErrorMessage = "Form.too-long")] public string? DecisionNumber { get; init; }
    public DateOnly? DecisionDay { get; init; }
    [StringLength(400, ErrorMessage = "Form.too-long")] public string? ContractNumber { get; init; }
    public DateOnly? ContractDay { get; init; }
    public DateOnly? Start { get; init; }
    public DateOnly? End { get; init; }
    public Money? StateBudget { get; init; }
    public Money? CounterpartBudget { get; init; }
    public DateOnly? DossierSubmitted { get; init; }
    public DateOnly? Accepted { get; init; }
    public Grade? Grade { get; init; }
    [StringLength(1000, ErrorMessage = "Form.too-long")] public string? Reason { get; init; }

    public static TaskForm Of(ResearchTask t) => new()
    {
        Id = t.Id,
        Version = t.Version,
        Code = t.Code,
        Title = t.Title,
        Type = t.Type,
        Level = t.Level,
        Field = t.Field,
        Host = t.Host?.Name,
        Lead = t.Lead?.Name,
        Officer = t.Officer?.Name,
        DecisionNumber = t.Approval.Number,
        DecisionDay = t.Approval.Day,
        ContractNumber = t.Contract.Number,
        ContractDay = t.Contract.Day,
        Start = t.Start,
        End = t.End,
        StateBudget = t.StateBudget,
        CounterpartBudget = t.CounterpartBudget,
        DossierSubmitted = t.DossierSubmitted,
        Accepted = t.Accepted,
        Grade = t.Grade,
    };

    public void Fill(ResearchTask t)
    {
        (t.Title, t.Type, t.Level, t.Field) = (Title!, Type, Level, Field);
        (t.Approval, t.Contract) = (new(DecisionNumber, DecisionDay), new(ContractNumber, ContractDay));
        (t.Start, t.End, t.StateBudget, t.CounterpartBudget) = (Start, End, StateBudget, CounterpartBudget);
        (t.DossierSubmitted, t.Accepted) = (DossierSubmitted, Accepted);
        if (t.Grade != Grade) (t.Grade, t.GradeText) = (Grade, null);
    }
}

/// <summary>Adding a task and correcting its core facts. A correction asks for its reason.</summary>
[May(Act.CoreFacts, Access.Write)]
public sealed class EditsController(AppDb db, TimeProvider clock, Wording words, Settings settings) : Controller
{
    [HttpGet("/tasks/new")]
    public IActionResult New() => Form(new TaskForm());

    [HttpPost("/tasks/new")]
    public async Task<IActionResult> Create(TaskForm form)
    {
        var source = settings.Department.Source;
        if (!string.IsNullOrWhiteSpace(form.Code) && await db.Tasks.AnyAsync(t => t.Source == source && t.CodeKey == Folding.CodeKey(form.Code))) ModelState.AddModelError("Code", words["Task {0} is already in the register.", form.Code]);
        if (!ModelState.IsValid) return Form(form);
        var task = new ResearchTask(source, form.Code!, form.Title!);
        db.Tasks.Add(task);
        if (!await db.Sources.AnyAsync(s => s.Name == source)) db.Sources.Add(new SourceSystem(source, clock.Today()));
        return await SaveAsync(form, task);
    }

    [HttpGet("/tasks/{id:int}/edit")]
    public async Task<IActionResult> Edit(int id) => await FindAsync(id) is { } task ? Form(TaskForm.Of(task)) : NotFound();

    [HttpPost("/tasks/{id:int}/edit")]
    public async Task<IActionResult> Update(int id, TaskForm form)
    {
        if (await FindAsync(id) is not { } task) return NotFound();
        if (string.IsNullOrWhiteSpace(form.Reason)) ModelState.AddModelError("Reason", words["A correction needs its reason."]);
        if (!ModelState.IsValid) return Form(form with { Id = id });
        db.Entry(task).Property(t => t.Version).OriginalValue = form.Version;
        db.Reason = form.Reason;
        return await SaveAsync(form with { Id = id }, task);
    }

    private Task<ResearchTask?> FindAsync(int id) => db.Tasks.VisibleTo(Me.Of(User)).WithEverything().SingleOrDefaultAsync(t => t.Id == id);

    private async Task<IActionResult> SaveAsync(TaskForm form, ResearchTask task)
    {
        CheckBudget(task, Fund.State, form.StateBudget, "StateBudget");
        CheckBudget(task, Fund.Counterpart, form.CounterpartBudget, "CounterpartBudget");
        form.Fill(task);
        var names = new KnownNames(db);
        await names.LoadAsync(HttpContext.RequestAborted);
        task.Host = string.IsNullOrWhiteSpace(form.Host) ? null : names.Organization(form.Host);
        if (!Same(task.Lead?.Name, form.Lead)) task.Lead = string.IsNullOrWhiteSpace(form.Lead) ? null : names.Person(form.Lead, null, task.Host);
        if (!Same(task.Officer?.Name, form.Officer)) task.Officer = string.IsNullOrWhiteSpace(form.Officer) ? null : names.Person(form.Officer, null, null);
        foreach (var refusal in task.Check(clock.Today()).Refusals) ModelState.AddModelError("", words.Of(refusal));
        if (!ModelState.IsValid) return Form(form);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (Exception e) when (FaultTable.IsLost(e))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            if (form.Id is null)
            {
                ModelState
                    .AddModelError("Code",
                    words["Someone else has just added a task with this code. What you typed is kept below."]);
                db.ChangeTracker.Clear();
                return Form(form);
            }
            ModelState.AddModelError("", words["Someone else changed this task after you opened the form. What you typed is kept below; open the task in another tab, compare, then save again."]);
            db.ChangeTracker.Clear();
            var now = await db.Tasks.AsNoTracking().Where(t => t.Id == form.Id).Select(t => t.Version).SingleAsync();
            ModelState.Remove("Version");
            return Form(form with { Version = now });
        }
        TempData["Message"] = words["Saved."];
        return Redirect($"/tasks/{task.Id}");
    }

    /// <summary>Once money rests on it, an approved total changes by decision only, on the funding page.</summary>
    private void CheckBudget(ResearchTask task, Fund fund, Money? typed, string field)
    {
        var rests = task.Ledger.Exists(e => e.Fund == fund) || task.Tranches.Exists(t => t.Fund == fund && t.Approved is not null) || task.BudgetChanges.Exists(c => c.Fund == fund);
        if (rests && task.Budget(fund) is { } known && typed != known) ModelState.AddModelError(field, words["Money already rests on this total; change it by decision on the funding page of the task."]);
    }

    private static bool Same(string? stored, string? typed) => Folding.Fold(stored) == Folding.Fold(typed);

    private ViewResult Form(TaskForm form)
    {
        ViewData["Title"] = form.Id is null ? words["Add task"] : words["Correct facts"];
        return View("Edit", form);
    }
}
