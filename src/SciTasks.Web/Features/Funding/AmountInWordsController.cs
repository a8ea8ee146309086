using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Text;
using SciTasks.Web.Mvc;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Features.Funding;

/// <summary>An amount being typed, in words, so that a digit too many is seen.</summary>
[May(Act.Desk)]
public sealed class AmountInWordsController(Settings settings, Wording words) : Controller
{
    /// <param name="field">Name of the parameter that holds the amount.</param>
    [HttpGet("/amount-in-words")]
    public IActionResult Show(string field = "Amount")
    {
        var typed = Request.Query[field].FirstOrDefault() ?? "";
        return Content(
            LocalInput.Amount(typed) is Money amount ? Words(amount)
            : string.IsNullOrWhiteSpace(typed) ? ""
            : words["This is not understood as an amount yet."]
        );
    }

    private string Words(Money amount) =>
        amount == Money.Zero ? "" : AmountInWords.Of(amount, settings.Department.AmountWords);
}
