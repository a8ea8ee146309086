using Microsoft.AspNetCore.Mvc;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Setup;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;
using SciTasks.Word;

namespace SciTasks.Web.Features.Changes;

/// <summary>Drafts of the papers of a change: the host's letter, the decision, the submission to the competent
/// authority.</summary>
[May(Act.Tasks)]
public sealed class ChangePapersController(TaskDesk desk, Settings settings) : Controller
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [HttpGet("/tasks/{id:int}/changes/{number:int}/decision.docx")]
    public Task<IActionResult> Decision(int id, int number) =>
        PaperAsync(id, number, "quyet-dinh-dieu-chinh", ChangePapers.Decision);

    [HttpGet("/tasks/{id:int}/changes/{number:int}/submission.docx")]
    public Task<IActionResult> Submission(int id, int number) =>
        PaperAsync(id, number, "to-trinh-dieu-chinh", ChangePapers.Submission);

    [HttpGet("/tasks/{id:int}/changes/{number:int}/letter.docx")]
    public Task<IActionResult> Letter(int id, int number) =>
        PaperAsync(id, number, "cong-van-de-nghi-dieu-chinh", ChangePapers.Letter);

    private async Task<IActionResult> PaperAsync(
        int id,
        int number,
        string name,
        Action<ResearchTask, ChangeRequest, ChangeWords, Office, Stream> write
    )
    {
        if (
            await desk.FindTaskAsync(id, Me.Of(User), HttpContext.RequestAborted) is not { } opened
            || opened.Task.Changes.Find(c => c.Number == number) is not { } change
        )
            return NotFound();
        var words = new ChangeWords(
            opened.Rules.RegimeOf(opened.Task.RegimeCode, opened.Task.RegimeDay).Texts,
            opened
                .Rules.ChangeGrounds.FirstOrDefault(g => g.Code == change.Ground && g.Kinds.Contains(change.Kind))
                ?.Vietnamese,
            opened.Rules.BudgetHeadings.ToDictionary(h => h.Code, h => h.Vietnamese)
        );
        var stream = new MemoryStream();
        write(opened.Task, change, words, settings.Department.Office, stream);
        stream.Position = 0;
        return File(stream, Docx, $"{name}-{id}-{number}.docx");
    }
}
