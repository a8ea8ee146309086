using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.People;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mvc;
using SciTasks.Web.Names;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Organizations;

/// <summary>What one is merged into, or how it is called from a day on, or who takes over; whichever form was sent.</summary>
public sealed record RecordForm
{
    public int? Into { get; init; }

    [StringLength(Organization.LongestName, ErrorMessage = "Form.too-long")]
    public string? Name { get; init; }
    public DateOnly? Day { get; init; }

    [StringLength(NameDesk.LongestChoice, ErrorMessage = "Form.too-long")]
    public string? Successor { get; init; }

    [StringLength(NameDesk.LongestChoice, ErrorMessage = "Form.too-long")]
    public string? SuccessorChoice { get; init; }

    [StringLength(1000, ErrorMessage = "Form.too-long")]
    public string? Reason { get; init; }
}

/// <summary>The page of an organisation or a person: what it does in the register, what else it is called, and what may be done
/// about its names.</summary>
[May(Act.Organizations, Access.Read)]
public sealed class RecordsController(
    AppDb db,
    NameDesk names,
    MergeDesk merges,
    LeadHandover handover,
    AccessLog accesses,
    TimeProvider clock,
    Wording words
) : Controller
{
    private CancellationToken Stop => HttpContext.RequestAborted;

    [HttpGet("/organizations/{id:int}")]
    public Task<IActionResult> Organization(int id) => PageAsync(NameKind.Organization, id);

    [HttpGet("/people/{id:int}")]
    public Task<IActionResult> Person(int id) => PageAsync(NameKind.Person, id);

    [HttpPost("/organizations/{id:int}/merges"), May(Act.CoreFacts, Access.Write)]
    public Task<IActionResult> MergeOrganization(int id, RecordForm form) =>
        DoAsync(NameKind.Organization, id, form, "merge", () => MergeAsync(MergedKind.Organization, id, form));

    [HttpPost("/people/{id:int}/merges"), May(Act.CoreFacts, Access.Write)]
    public Task<IActionResult> MergePerson(int id, RecordForm form) =>
        DoAsync(NameKind.Person, id, form, "merge", () => MergeAsync(MergedKind.Person, id, form));

    [HttpPost("/name-merges/{id:int}/undo"), May(Act.CoreFacts, Access.Write)]
    public async Task<IActionResult> Undo(int id, RecordForm form)
    {
        if (await db.NameMerges.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, Stop) is not { } merge)
            return NotFound();
        var kind = merge.Kind == MergedKind.Person ? NameKind.Person : NameKind.Organization;
        return await DoAsync(kind, merge.IntoId, form, "undo", async () =>
        {
            var left = await merges.UndoAsync(id, form.Reason, Stop);
            TempData["Message"] =
                left == 0
                    ? words["The two stand apart again."]
                    : words["The two stand apart again; {0} places were changed since and stay.", left];
            return NameAddress.Of(kind, merge.FromId);
        });
    }

    [HttpPost("/organizations/{id:int}/renames"), May(Act.CoreFacts, Access.Write)]
    public Task<IActionResult> Rename(int id, RecordForm form) =>
        DoAsync(NameKind.Organization, id, form, "rename", async () =>
        {
            if (string.IsNullOrWhiteSpace(form.Name) || form.Day is not { } day)
                throw new RefusedException(new Refusal("name.rename-incomplete"));
            if (string.IsNullOrWhiteSpace(form.Reason))
                throw new RefusedException(new Refusal("tranche.reason-needed"));
            if (day > clock.Today())
                throw new RefusedException(new Refusal("tranche.day-after-today", day));
            var organization = await db.Organizations.Include(o => o.FormerNames).SingleAsync(o => o.Id == id, Stop);
            var key = Folding.Fold(form.Name);
            var alike = await db.Organizations.Where(o => o.NameKey == key && o.Id != id).ToListAsync(Stop);
            if (alike.Exists(o => Folding.Identity(o.Name) == Folding.Identity(form.Name)))
                throw new RefusedException(new Refusal("name.taken", form.Name));
            organization.Rename(form.Name, day);
            db.Reason = form.Reason;
            await db.SaveChangesAsync(Stop);
            TempData["Message"] = words["Saved."];
            return NameAddress.Of(NameKind.Organization, id);
        });

    [HttpPost("/people/{id:int}/handovers"), May(Act.CoreFacts, Access.Write)]
    public Task<IActionResult> HandOver(int id, RecordForm form) =>
        DoAsync(NameKind.Person, id, form, "handover", async () =>
        {
            if (string.IsNullOrWhiteSpace(form.Successor))
                throw new RefusedException(new Refusal("name.no-successor"));
            var host = (await db.People.Include(p => p.Organization).SingleAsync(p => p.Id == id, Stop)).Organization;
            var answer = await names.PersonAsync(form.Successor, form.SuccessorChoice, host, Stop);
            if (answer.Found is not { } successor)
            {
                ViewData["Near"] = answer.Near;
                throw new RefusedException(new Refusal("name.choose-successor", form.Successor));
            }
            var count = await handover.PassAsync(id, successor, form.Reason, Stop);
            TempData["Message"] = words["{0} tasks are led by {1} now.", count, successor.Name];
            return NameAddress.Of(NameKind.Person, successor.Id);
        });

    private async Task<string> MergeAsync(MergedKind kind, int id, RecordForm form)
    {
        if (form.Into is not { } into)
            throw new RefusedException(new Refusal("name.merge-choose"));
        await merges.MergeAsync(kind, id, into, form.Reason, Stop);
        TempData["Message"] = words["The two are one now. It can be undone on this page."];
        return NameAddress.Of(kind == MergedKind.Person ? NameKind.Person : NameKind.Organization, into);
    }

    /// <param name="act">Returns where it leads.</param>
    private async Task<IActionResult> DoAsync(
        NameKind kind,
        int id,
        RecordForm form,
        string sent,
        Func<Task<string>> act
    )
    {
        if (ModelState.IsValid)
            try
            {
                return Redirect(await act());
            }
            catch (RefusedException refused)
            {
                foreach (var refusal in refused.Refusals)
                    ModelState.AddModelError("", words.Of(refusal));
            }
        db.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await PageAsync(kind, id, form, sent);
    }

    private async Task<IActionResult> PageAsync(NameKind kind, int id, RecordForm? typed = null, string? sent = null)
    {
        var me = Me.Of(User);
        if (await new RecordPages(db, names, clock.Today()).OfAsync(kind, id, me, Stop) is not { } page)
            return NotFound();
        if (me.MayContact() && page.Email is not null)
            await accesses.WriteAsync(HttpContext, AccessKind.PersonalDataRead, Request.Path);
        ViewData["Title"] = page.Name;
        return View(
            "Record",
            page with
            {
                Typed = typed ?? new(),
                Sent = sent,
                Email = Contacts.Shown(page.Email, me),
            }
        );
    }
}
