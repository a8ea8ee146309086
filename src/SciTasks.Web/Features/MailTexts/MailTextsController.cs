using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Web.Addresses;
using SciTasks.Web.Faults;
using SciTasks.Web.Mail;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.MailTexts;

/// <summary>A text as typed.</summary>
public sealed record MailTextForm
{
    public Guid Version { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(300, ErrorMessage = "Form.too-long")]
    public string? Subject { get; init; }

    [Required(ErrorMessage = "Form.required"), StringLength(4000, ErrorMessage = "Form.too-long")]
    public string? Body { get; init; }
}

public sealed record MailTextLine(MailOccasion Occasion, bool OwnVi, bool OwnEn);

/// <param name="Preview">The mail as a person would get it, with example values.</param>
public sealed record MailTextPage(
    MailOccasion Occasion,
    string Language,
    MailTextForm Form,
    bool Own,
    MailWords Preview
);

/// <summary>The texts of the mails at each hand-over, in both languages, with a preview.</summary>
[May(Act.MailTexts, Access.Write)]
public sealed class MailTextsController(AppDb db, Mail.MailTexts texts, Wording words, Settings settings) : Controller
{
    [HttpGet("/mail-texts")]
    public async Task<IActionResult> Index()
    {
        var own = (
            await db.MailTexts.Select(t => new { t.Occasion, t.Language }).ToListAsync(HttpContext.RequestAborted)
        )
            .Select(t => (t.Occasion, t.Language))
            .ToHashSet();
        ViewData["Title"] = words["Mail texts"];
        return View(
            "Index",
            (IReadOnlyList<MailTextLine>)
                [
                    .. texts.All.Select(o => new MailTextLine(
                        o,
                        own.Contains((o.Occasion, "vi")),
                        own.Contains((o.Occasion, "en"))
                    )),
                ]
        );
    }

    [HttpGet("/mail-texts/{occasion}/{language:regex(^(vi|en)$)}")]
    public async Task<IActionResult> Edit(string occasion, string language) =>
        await PageAsync(occasion, language, null, StatusCodes.Status200OK);

    /// <summary>How the typed text would look. Nothing is kept.</summary>
    [HttpPost("/mail-texts/{occasion}/{language:regex(^(vi|en)$)}/preview")]
    public IActionResult Preview(string occasion, string language, MailTextForm form) =>
        texts.Find(occasion) is null
            ? NotFound()
            : PartialView("Preview", Example(form.Subject ?? "", form.Body ?? ""));

    [HttpPost("/mail-texts/{occasion}/{language:regex(^(vi|en)$)}")]
    public async Task<IActionResult> Update(string occasion, string language, MailTextForm form)
    {
        if (texts.Find(occasion) is null)
            return NotFound();
        foreach (var (field, typed) in new[] { ("Subject", form.Subject), ("Body", form.Body) })
            foreach (var unknown in Placeholders.Unknown(typed ?? ""))
                ModelState.AddModelError(
                    field,
                    words[
                        "The placeholder {0} means nothing; use one of: {1}.",
                        "{" + unknown + "}",
                        string.Join(", ", Placeholders.Names.Select(n => "{" + n + "}"))
                    ]
                );
        if (!ModelState.IsValid)
            return await PageAsync(occasion, language, form, StatusCodes.Status422UnprocessableEntity);
        var stored = await db.MailTexts.SingleOrDefaultAsync(
            t => t.Occasion == occasion && t.Language == language,
            HttpContext.RequestAborted
        );
        if (stored is null)
            db.MailTexts.Add(stored = new MailText(occasion, language));
        else
            db.Entry(stored).Property(t => t.Version).OriginalValue = form.Version;
        (stored.Subject, stored.Body) = (form.Subject!.Trim(), form.Body!.ReplaceLineEndings("\n").Trim());
        try
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        catch (Exception e) when (FaultTable.IsLost(e))
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError(
                "",
                words[
                    "Someone else changed this text after you opened it. What you typed is kept below; compare, then save again."
                ]
            );
            return await PageAsync(occasion, language, form, StatusCodes.Status409Conflict);
        }
        TempData["Message"] = words["Saved."];
        return Redirect(MailTextAddress.Of(occasion, language));
    }

    /// <summary>Back to the text that comes with the system.</summary>
    [HttpPost("/mail-texts/{occasion}/{language:regex(^(vi|en)$)}/reset")]
    public async Task<IActionResult> Reset(string occasion, string language)
    {
        if (texts.Find(occasion) is null)
            return NotFound();
        if (
            await db.MailTexts.SingleOrDefaultAsync(
                t => t.Occasion == occasion && t.Language == language,
                HttpContext.RequestAborted
            ) is
            { } stored
        )
            db.MailTexts.Remove(stored);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        TempData["Message"] = words["The text that comes with the system is used again."];
        return Redirect(MailTextAddress.Of(occasion, language));
    }

    private async Task<IActionResult> PageAsync(string occasion, string language, MailTextForm? typed, int status)
    {
        if (texts.Find(occasion) is not { } known)
            return NotFound();
        var stored = await db
            .MailTexts.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Occasion == occasion && t.Language == language, HttpContext.RequestAborted);
        var now = texts.For(occasion, language, stored is null ? [] : [stored]);
        var form = (typed ?? new() { Subject = now.Subject, Body = now.Body }) with
        {
            Version = stored?.Version ?? Guid.Empty,
        };
        ModelState.Remove("Version");
        Response.StatusCode = status;
        ViewData["Title"] = words["Mail text: {0}", words["Occasion." + occasion]];
        return View(
            "Edit",
            new MailTextPage(known, language, form, stored is not null, Example(form.Subject ?? "", form.Body ?? ""))
        );
    }

    private MailWords Example(string subject, string body)
    {
        var values = new Dictionary<string, string>
        {
            ["name"] = words["the recipient's name"],
            ["code"] = "ĐT-01/2026",
            ["title"] = words["the title of the task"],
            ["who"] = words["the person who did it"],
            ["what"] = words["the period, number or tranche"],
            ["reason"] = words["the reason given"],
            ["paper"] = "12/QĐ-SKHCN (31/12/2026)",
            ["until"] = "31/12/2026",
            ["amount"] = words["{0} đồng", "245.000.000"],
            ["link"] = settings.PublicUrl.TrimEnd('/') + TaskAddress.Of(1),
        };
        return new(Placeholders.Fill(subject, values), Placeholders.Fill(body, values));
    }
}
