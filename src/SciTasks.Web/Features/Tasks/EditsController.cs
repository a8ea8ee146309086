using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.Following;
using SciTasks.Domain.Funding;
using SciTasks.Domain.People;
using SciTasks.Domain.Register;
using SciTasks.Domain.Tasks;
using SciTasks.Excel.Exchange;
using SciTasks.Web.Addresses;
using SciTasks.Web.Faults;
using SciTasks.Web.Names;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Tasks;

/// <summary>The core facts of a task as typed, with the version the form was opened with.</summary>
public sealed record TaskForm
{
    /// <summary>A person's name with their host in brackets.</summary>
    private const int LabelLength = Person.LongestName + Organization.LongestName + 3;

    public int? Id { get; init; }
    public Guid Version { get; init; }

    [BindNever]
    public StoredWords? Stored { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(100, ErrorMessage = "Form.too-long")]
    public string? Code { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(2000, ErrorMessage = "Form.too-long")]
    public string? Title { get; init; }
    public TaskType? Type { get; init; }
    public TaskLevel? Level { get; init; } = TaskLevel.Provincial;

    [StringLength(200, ErrorMessage = "Form.too-long")]
    public string? Field { get; init; }

    [StringLength(500, ErrorMessage = "Form.too-long")]
    public string? Host { get; init; }

    [StringLength(LabelLength, ErrorMessage = "Form.too-long")]
    public string? Lead { get; init; }

    [StringLength(LabelLength, ErrorMessage = "Form.too-long")]
    public string? Officer { get; init; }

    /// <summary>Who is meant where the typed name alone does not say: see <see cref="NameDesk.ChoiceFor"/>.</summary>
    [StringLength(NameDesk.LongestChoice, ErrorMessage = "Form.too-long")]
    public string? HostChoice { get; init; }

    [StringLength(NameDesk.LongestChoice, ErrorMessage = "Form.too-long")]
    public string? LeadChoice { get; init; }

    [StringLength(NameDesk.LongestChoice, ErrorMessage = "Form.too-long")]
    public string? OfficerChoice { get; init; }

    /// <summary>Per field of a name that is not in the register: what it might mean.</summary>
    internal Dictionary<string, IReadOnlyList<NameChoice>> Near { get; init; } = [];

    [StringLength(400, ErrorMessage = "Form.too-long")]
    public string? DecisionNumber { get; init; }
    public DateOnly? DecisionDay { get; init; }

    [StringLength(400, ErrorMessage = "Form.too-long")]
    public string? ContractNumber { get; init; }
    public DateOnly? ContractDay { get; init; }
    public DateOnly? Start { get; init; }
    public DateOnly? End { get; init; }
    public Money? StateBudget { get; init; }
    public Money? CounterpartBudget { get; init; }
    public DateOnly? DossierSubmitted { get; init; }
    public DateOnly? Accepted { get; init; }
    public Grade? Grade { get; init; }

    [StringLength(400, ErrorMessage = "Form.too-long")]
    public string? Programme { get; init; }
    public Money? OtherBudget { get; init; }
    public DateOnly? Corrected { get; init; }

    [StringLength(400, ErrorMessage = "Form.too-long")]
    public string? RegistrationNumber { get; init; }
    public DateOnly? RegistrationDay { get; init; }

    [StringLength(400, ErrorMessage = "Form.too-long")]
    public string? RecognitionNumber { get; init; }
    public DateOnly? RecognitionDay { get; init; }
    public DateOnly? Settled { get; init; }
    public DateOnly? Liquidated { get; init; }
    public DateOnly? Closed { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? ClosingReason { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Recipient { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Application { get; init; }

    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Note { get; init; }

    [StringLength(1000, ErrorMessage = "Form.too-long")]
    public string? Reason { get; init; }

    public static TaskForm Of(ResearchTask t) =>
        new()
        {
            Id = t.Id,
            Version = t.Version,
            Stored = StoredWords.Of(t),
            Code = t.Code,
            Title = t.Title,
            Type = t.Type,
            Level = t.Level,
            Field = t.Field,
            Host = t.Host?.Name,
            Lead = t.Lead is null ? null : NameDesk.Label(t.Lead),
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
            Programme = t.Programme,
            OtherBudget = t.OtherBudget,
            Corrected = t.Corrected,
            RegistrationNumber = t.Registration.Number,
            RegistrationDay = t.Registration.Day,
            RecognitionNumber = t.Recognition.Number,
            RecognitionDay = t.Recognition.Day,
            Settled = t.Settled,
            Liquidated = t.Liquidated,
            Closed = t.Closed,
            ClosingReason = t.ClosingReason,
            Recipient = t.Recipient,
            Application = t.Application,
            Note = t.Note,
        };

    /// <summary>The form with what is stored wherever a field was not sent: leaving a field out never erases a
    /// fact.</summary>
    public TaskForm Completed(TaskForm stored, IEnumerable<string> sent)
    {
        var whole = this with { Id = stored.Id, Stored = stored.Stored };
        var missing = typeof(TaskForm)
            .GetProperties()
            .Where(p =>
                p.CanWrite && p.Name is not (nameof(Id) or nameof(Stored) or nameof(Version) or nameof(Reason))
            );
        foreach (var property in missing.ExceptBy(sent, p => p.Name, StringComparer.OrdinalIgnoreCase))
            property.SetValue(whole, property.GetValue(stored));
        return whole;
    }

    public void Fill(ResearchTask t)
    {
        var before = Days(t);
        // A word the paper used stands until another one is chosen.
        t.Restate(
            t.Profile with
            {
                Title = Title!,
                Field = Field,
                Programme = Programme,
                Type = Type,
                TypeText = t.Type == Type ? t.TypeText : null,
                Level = Level,
                LevelText = t.Level == Level ? t.LevelText : null,
            }
        );
        t.Restate(
            t.Approvals with
            {
                Approval = new(DecisionNumber, DecisionDay),
                Contract = new(ContractNumber, ContractDay),
            }
        );
        t.Restate(t.Term with { Start = Start, End = End });
        t.Restate(
            new TaskBudget
            {
                StateBudget = StateBudget,
                CounterpartBudget = CounterpartBudget,
                OtherBudget = OtherBudget,
            }
        );
        t.Restate(
            t.Results with
            {
                DossierSubmitted = DossierSubmitted,
                Accepted = Accepted,
                Grade = Grade,
                GradeText = t.Grade == Grade ? t.GradeText : null,
                Corrected = Corrected,
                Registration = new(RegistrationNumber, RegistrationDay),
                Recognition = new(RecognitionNumber, RecognitionDay),
                Recipient = Recipient,
                Application = Application,
            }
        );
        t.Restate(
            t.Ending with
            {
                Settled = Settled,
                Liquidated = Liquidated,
                Closed = Closed,
                ClosingReason = ClosingReason,
            }
        );
        t.Restate(t.FollowUp with { Note = Note });
        // A day that was known as a month or a year only, and is now known, is no longer shown as such.
        foreach (var (column, day) in Days(t).Where(d => before[d.Key] != d.Value))
            ApproximateDays.Remember(t, column, null);
    }

    private static Dictionary<string, DateOnly?> Days(ResearchTask t) =>
        TaskSheet
            .Sheet.Columns.Where(c => c is { Kind: ColumnKind.Day, Set: not null })
            .ToDictionary(c => c.English, c => (c.Get(t) as DayValue)?.Day);
}

/// <summary>What the form shows of the stored task besides its fields: which one it is, and the words its paper used
/// for what is chosen from lists.</summary>
public sealed record StoredWords(
    string Code,
    string Title,
    string Source,
    TaskType? Type,
    string? TypeText,
    TaskLevel? Level,
    string? LevelText,
    Grade? Grade,
    string? GradeText
)
{
    public static StoredWords Of(ResearchTask t) =>
        new(t.Code, t.Title, t.Source, t.Type, t.TypeText, t.Level, t.LevelText, t.Grade, t.GradeText);
}

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
            && await db.Tasks.AnyAsync(t => t.Source == source && t.CodeKey == Folding.CodeKey(form.Code))
        )
            ModelState.AddModelError("Code", words["Task {0} is already in the register.", form.Code]);
        var task = new ResearchTask(source, form.Code ?? "", form.Title ?? "");
        await TakeNamesAsync(form, task);
        if (!ModelState.IsValid)
            return Form(form);
        db.Tasks.Add(task);
        if (!await db.Sources.AnyAsync(s => s.Name == source))
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
        db.Tasks.VisibleTo(Me.Of(User)).WithEverything().SingleOrDefaultAsync(t => t.Id == id);

    private async Task<IActionResult> SaveAsync(TaskForm form, ResearchTask task)
    {
        CheckBudget(task, Fund.State, form.StateBudget, "StateBudget");
        CheckBudget(task, Fund.Counterpart, form.CounterpartBudget, "CounterpartBudget");
        form.Fill(task);
        foreach (var refusal in task.Check(clock.Today()).Refusals)
            ModelState.AddModelError("", words.Of(refusal));
        if (!ModelState.IsValid)
            return Form(form);
        try
        {
            await db.SaveChangesAsync();
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
            var now = await db.Tasks.AsNoTracking().Where(t => t.Id == form.Id).Select(t => t.Version).SingleAsync();
            ModelState.Remove("Version");
            return Form(form with { Version = now });
        }
        TempData["Message"] = words["Saved."];
        return Redirect(TaskAddress.Of(task.Id));
    }

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
            await TakeAsync(
                form,
                nameof(form.Lead),
                form.Lead,
                task.Lead,
                NameDesk.Label,
                typed => names.PersonAsync(typed, form.LeadChoice, task.Host, stop)
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
