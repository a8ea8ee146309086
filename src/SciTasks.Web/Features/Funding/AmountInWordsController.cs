using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain;
using SciTasks.Domain.Text;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Funding;

/// <summary>An amount being typed, in words, so that a digit too many is seen.</summary>
[May(Act.Desk)]
public sealed class AmountInWordsController(Settings settings) : Controller
{
    /// <param name="field">Name of the parameter that holds the amount.</param>
    [HttpGet("/amount-in-words")]
    public IActionResult Show(string field = "Amount") =>
        Content(LocalInput.Amount(Request.Query[field].FirstOrDefault() ?? "") is Money amount && amount != Money.Zero ? AmountInWords.Of(amount, settings.Department.AmountWords) : "");
}
