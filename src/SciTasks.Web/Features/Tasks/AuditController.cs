using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Excel;
using SciTasks.Web.Addresses;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Tasks;

/// <param name="Query">Of the filter, for the workbook.</param>
public sealed record AuditPage(AuditFilter Filter, HistoryPart Part, string Query);

/// <summary>The history of everything one may see: who did what, when, why.</summary>
[May(Act.Audit)]
public sealed class AuditController(TaskHistory history, Settings settings, TimeProvider clock, Wording words)
    : Controller
{
    [HttpGet("/audit")]
    public async Task<IActionResult> Index(string? q, string? who, DateOnly? from, DateOnly? to, int page = 1)
    {
        ViewData["Title"] = words["History"];
        var filter = new AuditFilter(q, who, from, to);
        var part = await history.SearchAsync(filter, Me.Of(User), Math.Max(1, page), HttpContext.RequestAborted);
        return View("Audit", new AuditPage(filter, part, AuditAddress.Query(q, who, from, to)));
    }

    [HttpGet("/audit.xlsx")]
    public async Task<IActionResult> Download(string? q, string? who, DateOnly? from, DateOnly? to)
    {
        var filter = new AuditFilter(q, who, from, to);
        var part = await history.SearchAsync(filter, Me.Of(User), 0, HttpContext.RequestAborted);
        if (part.Paging.Count > AuditFilter.MostInWorkbook)
        {
            TempData["Problem"] = words[
                "{0} lines are too many for a workbook; narrow the search to at most {1}.",
                part.Paging.Count,
                AuditFilter.MostInWorkbook
            ];
            return Redirect(AuditAddress.List + AuditAddress.Query(q, who, from, to));
        }
        return this.Workbook(
            settings,
            clock,
            words["History"],
            [
                new(words["When"], 18),
                new(words["Task"], 18),
                new(words["What was done"], 60),
                new(words["Reason"], 40),
                new(words["What changed"], 60),
            ],
            [
                new(
                    "",
                    part.Lines.Select(l =>
                        new object?[]
                        {
                            VietnamTime.ToVietnam(l.At).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture),
                            l.Task?[(l.Task.IndexOf('|', StringComparison.Ordinal) + 1)..],
                            l.Sentence,
                            string.Join(" ", new[] { l.Reason, l.Paper }.OfType<string>()),
                            string.Join("\n", l.Facts.Select(f => $"{f.Name}: {f.Before ?? "–"} → {f.After ?? "–"}")),
                        }
                    )
                ),
            ],
            "history"
        );
    }
}
