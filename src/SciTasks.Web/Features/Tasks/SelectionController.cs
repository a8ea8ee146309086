using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.People;
using SciTasks.Domain.Rules;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Addresses;
using SciTasks.Web.Faults;
using SciTasks.Web.Names;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Tasks;

/// <summary>Numbers of tasks as an address carries them.</summary>
internal static class TaskSelection
{
    /// <summary>So many at once; an address has no room for more.</summary>
    public const int Most = 500;

    public static IReadOnlyList<int> Read(string? ids) =>
        [
            .. (ids ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(i => int.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(i => i > 0)
                .Distinct(),
        ];
}

/// <summary>What is given to all tasks chosen; what is empty stays as it is.</summary>
public sealed record SelectionForm
{
    [StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Ids { get; init; }

    [StringLength(NameDesk.LongestChoice, ErrorMessage = "Form.too-long")]
    public string? Officer { get; init; }

    [StringLength(NameDesk.LongestChoice, ErrorMessage = "Form.too-long")]
    public string? OfficerChoice { get; init; }

    [StringLength(200, ErrorMessage = "Form.too-long")]
    public string? Field { get; init; }

    [StringLength(500, ErrorMessage = "Form.too-long")]
    public string? Programme { get; init; }

    [StringLength(1000, ErrorMessage = "Form.too-long")]
    public string? Reason { get; init; }

    /// <summary>The versions of the tasks as the page showed them, taken together.</summary>
    [StringLength(64, ErrorMessage = "Form.too-long")]
    public string? Seen { get; init; }
}

public sealed record ChosenTask(
    int Id,
    string Code,
    string Title,
    string? Officer,
    string? Field,
    string? Programme,
    Guid Version
);

public sealed record SelectionPage(
    IReadOnlyList<ChosenTask> Tasks,
    IReadOnlyList<ResearchField> Fields,
    SelectionForm Form,
    IReadOnlyList<NameChoice>? Near
);

/// <summary>One officer, field or programme for many tasks at once, with one reason: all of them or none.</summary>
[May(Act.CoreFacts, Access.Write)]
public sealed class SelectionController(AppDb db, NameDesk names, RuleBook rules, Wording words) : Controller
{
    private CancellationToken Stop => HttpContext.RequestAborted;

    [HttpGet(TaskAddress.Selection)]
    public Task<IActionResult> Show(string? ids) => PageAsync(new() { Ids = ids });

    [HttpPost(TaskAddress.Selection)]
    public async Task<IActionResult> Change(SelectionForm form)
    {
        var ids = TaskSelection.Read(form.Ids);
        if (ids.Count == 0)
            ModelState.AddModelError("", words["Choose tasks in the register first."]);
        if (ids.Count > TaskSelection.Most)
            ModelState.AddModelError("", words["At most {0} tasks at once.", TaskSelection.Most]);
        if (new[] { form.Officer, form.Field, form.Programme }.All(string.IsNullOrWhiteSpace))
            ModelState.AddModelError("", words["Say what all of them get: an officer, a field or a programme."]);
        if (string.IsNullOrWhiteSpace(form.Reason))
            ModelState.AddModelError("Reason", words["A correction needs its reason."]);
        var answer = string.IsNullOrWhiteSpace(form.Officer)
            ? null
            : await names.PersonAsync(form.Officer, form.OfficerChoice, null, Stop);
        if (answer is { Found: null })
            ModelState.AddModelError(
                "Officer",
                words["{0} is not in the register as written. Choose who is meant.", form.Officer]
            );
        if (!string.IsNullOrWhiteSpace(form.Field) && rules.Fields.All(f => f.Code != form.Field))
            ModelState.AddModelError("Field", words["Choose a field of the list."]);
        if (!ModelState.IsValid)
            return await PageAsync(form, answer is { Found: null } ? answer.Near : null);
        try
        {
            if (await GiveAsync(ids, answer?.Found, form) is not { } count)
                return await ChangedAsync(form);
            TempData["Message"] = words["{0} tasks were changed.", count];
            return Redirect(TaskAddress.List(new TaskFilter { Ids = form.Ids }.Query()));
        }
        catch (Exception e) when (FaultTable.IsLost(e))
        {
            return await ChangedAsync(form);
        }
    }

    private async Task<IActionResult> ChangedAsync(SelectionForm form)
    {
        db.ChangeTracker.Clear();
        ModelState.AddModelError(
            "",
            words[
                "Someone else has just changed one of these tasks, so none was changed. Look at them again and send once more."
            ]
        );
        ModelState.Remove(nameof(form.Seen));
        return await PageAsync(form, null, StatusCodes.Status409Conflict);
    }

    /// <summary>One word for many versions: it is another as soon as one of them is, or one task more or less is there.</summary>
    private static string Together(IEnumerable<(int Id, Guid Version)> tasks) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join(',', tasks.OrderBy(t => t.Id).Select(t => $"{t.Id}:{t.Version}")))
            )
        );

    /// <returns>Null where a task is not as the page showed it.</returns>
    private async Task<int?> GiveAsync(IReadOnlyList<int> ids, Person? officer, SelectionForm form)
    {
        db.Reason = form.Reason;
        var tasks = await db
            .Tasks.VisibleTo(Me.Of(User))
            .Where(t => ids.Contains(t.Id))
            .WithEverything()
            .ToListAsync(Stop);
        if (Together(tasks.Select(t => (t.Id, t.Version))) != form.Seen)
            return null;
        foreach (var task in tasks)
        {
            if (officer is not null)
                task.Assign(officer);
            var profile = task.Profile;
            if (!string.IsNullOrWhiteSpace(form.Field))
                profile = profile with { Field = Folding.Clean(form.Field) };
            if (!string.IsNullOrWhiteSpace(form.Programme))
                profile = profile with { Programme = Folding.Clean(form.Programme) };
            task.Restate(profile);
        }
        await db.SaveChangesAsync(Stop);
        return tasks.Count;
    }

    private async Task<IActionResult> PageAsync(
        SelectionForm form,
        IReadOnlyList<NameChoice>? near = null,
        int status = StatusCodes.Status200OK
    )
    {
        Response.StatusCode =
            ModelState.IsValid || status != StatusCodes.Status200OK ? status : StatusCodes.Status422UnprocessableEntity;
        var ids = TaskSelection.Read(form.Ids);
        var tasks = await db
            .Tasks.AsNoTracking()
            .VisibleTo(Me.Of(User))
            .Where(t => ids.Contains(t.Id))
            .OrderBy(t => t.CodeKey)
            .ThenBy(t => t.Id)
            .Select(t => new ChosenTask(t.Id, t.Code, t.Title, t.Officer!.Name, t.Field, t.Programme, t.Version))
            .ToListAsync(Stop);
        ViewData["Title"] = words["{0} chosen tasks", tasks.Count];
        return View(
            "Selection",
            new SelectionPage(
                tasks,
                rules.Fields,
                form with
                {
                    Seen = Together(tasks.Select(t => (t.Id, t.Version))),
                },
                near
            )
        );
    }
}
