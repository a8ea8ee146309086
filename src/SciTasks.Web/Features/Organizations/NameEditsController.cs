using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Basics.Text;
using SciTasks.Domain.People;
using SciTasks.Web.Addresses;
using SciTasks.Web.Faults;
using SciTasks.Web.Names;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Organizations;

/// <summary>A person or organisation as typed, with the version the form was opened with.</summary>
public sealed record NameForm
{
    public int Id { get; init; }
    public Guid Version { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(Organization.LongestName, ErrorMessage = "Form.too-long")]
    public string? Name { get; init; }

    [StringLength(EmailText.Longest, ErrorMessage = "Form.too-long")]
    public string? Email { get; init; }

    /// <summary>Phone of a person, address of an organisation.</summary>
    [StringLength(500, ErrorMessage = "Form.too-long")]
    public string? Contact { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(1000, ErrorMessage = "Form.too-long")]
    public string? Reason { get; init; }

    /// <summary>Host of the person, to be told apart from namesakes.</summary>
    internal string? Belongs { get; init; }
    internal NameKind Kind { get; init; }
}

/// <summary>Corrects how someone or some body is called and reached; every task shows the corrected name.</summary>
[May(Act.CoreFacts, Access.Write)]
public sealed class NameEditsController(AppDb db, Wording words) : Controller
{
    [HttpGet("/people/{id:int}/edit")]
    public async Task<IActionResult> Person(int id) =>
        await FindPersonAsync(id) is { } p ? Form(FormOf(p)) : NotFound();

    [HttpGet("/organizations/{id:int}/edit")]
    public async Task<IActionResult> Organization(int id) =>
        await db.Organizations.FindAsync([id], HttpContext.RequestAborted) is { } o ? Form(FormOf(o)) : NotFound();

    [HttpPost("/people/{id:int}/edit")]
    public async Task<IActionResult> UpdatePerson(int id, NameForm form)
    {
        if (await FindPersonAsync(id) is not { } person)
            return NotFound();
        form = form with { Id = id, Kind = NameKind.Person, Belongs = person.Organization?.Name };
        Check(form);
        if (form.Name?.Length > Domain.People.Person.LongestName)
            ModelState.AddModelError("Name", words["Form.too-long", words["Name"], Domain.People.Person.LongestName]);
        if (form.Contact?.Length > 50)
            ModelState.AddModelError("Contact", words["Form.too-long", words["Phone"], 50]);
        var (key, host) = (Folding.Fold(form.Name), person.OrganizationId);
        var alike = await db
            .People.Where(p => p.NameKey == key && p.Id != id && p.OrganizationId == host)
            .Select(p => p.Name)
            .ToListAsync(HttpContext.RequestAborted);
        RefuseTaken(form, alike);
        if (!ModelState.IsValid)
            return Form(form);
        person.Rename(form.Name!);
        (person.Email, person.Phone) = (EmailText.Address(form.Email), Text(form.Contact));
        db.Entry(person).Property(p => p.Version).OriginalValue = form.Version;
        return await SaveAsync(form);
    }

    [HttpPost("/organizations/{id:int}/edit")]
    public async Task<IActionResult> UpdateOrganization(int id, NameForm form)
    {
        if (await db.Organizations.FindAsync([id], HttpContext.RequestAborted) is not { } organization)
            return NotFound();
        form = form with { Id = id, Kind = NameKind.Organization };
        Check(form);
        var key = Folding.Fold(form.Name);
        RefuseTaken(
            form,
            await db
                .Organizations.Where(o => o.NameKey == key && o.Id != id)
                .Select(o => o.Name)
                .ToListAsync(HttpContext.RequestAborted)
        );
        if (!ModelState.IsValid)
            return Form(form);
        organization.Rename(form.Name!);
        (organization.Email, organization.Address) = (EmailText.Address(form.Email), Text(form.Contact));
        db.Entry(organization).Property(o => o.Version).OriginalValue = form.Version;
        return await SaveAsync(form);
    }

    private Task<Person?> FindPersonAsync(int id) =>
        db.People.Include(p => p.Organization).SingleOrDefaultAsync(p => p.Id == id, HttpContext.RequestAborted);

    private void Check(NameForm form)
    {
        if (!string.IsNullOrWhiteSpace(form.Email) && EmailText.Address(form.Email) is null)
            ModelState.AddModelError("Email", words["{0} is not one e-mail address.", form.Email]);
    }

    /// <summary>Two of exactly one name in one place could not be told apart.</summary>
    private void RefuseTaken(NameForm form, List<string> alike)
    {
        if (alike.Exists(n => Folding.Identity(n) == Folding.Identity(form.Name)))
            ModelState.AddModelError("Name", words["{0} is already in the register.", form.Name]);
    }

    private async Task<IActionResult> SaveAsync(NameForm form)
    {
        db.Reason = form.Reason;
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (Exception e) when (FaultTable.IsLost(e))
        {
            ModelState.AddModelError(
                "",
                words[
                    "Someone else changed this text after you opened it. What you typed is kept below; compare, then save again."
                ]
            );
            db.ChangeTracker.Clear();
            var now =
                form.Kind == NameKind.Person
                    ? (await db.People.FindAsync([form.Id], HttpContext.RequestAborted))!.Version
                    : (await db.Organizations.FindAsync([form.Id], HttpContext.RequestAborted))!.Version;
            ModelState.Remove("Version");
            return Form(form with { Version = now });
        }
        TempData["Message"] = words["Saved."];
        return Redirect(NameAddress.Search(form.Kind, form.Name!));
    }

    private static NameForm FormOf(Person p) =>
        new()
        {
            Id = p.Id,
            Version = p.Version,
            Name = p.Name,
            Email = p.Email,
            Contact = p.Phone,
            Belongs = p.Organization?.Name,
            Kind = NameKind.Person,
        };

    private static NameForm FormOf(Organization o) =>
        new()
        {
            Id = o.Id,
            Version = o.Version,
            Name = o.Name,
            Email = o.Email,
            Contact = o.Address,
            Kind = NameKind.Organization,
        };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Folding.Clean(typed);

    private ViewResult Form(NameForm form)
    {
        ViewData["Title"] = form.Kind == NameKind.Person ? words["Correct a person"] : words["Correct an organisation"];
        return View("Edit", form);
    }
}
