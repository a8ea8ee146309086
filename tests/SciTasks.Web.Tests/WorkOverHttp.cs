using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Following;
using SciTasks.Domain.Tasks;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>Reports, inspections, changes and files through the running application, on the demo story. Each fact
/// has a task of its own.</summary>
public abstract class WorkOverHttp(Demo demo)
{
    protected Demo Demo { get; } = demo;

    protected const string Director = "giamdoc@sokhcn.example",
        Deputy = "phogiamdoc@sokhcn.example",
        Head = "truongphong@sokhcn.example",
        Officer = "minhkhang@sokhcn.example",
        OtherOfficer = "thuha@sokhcn.example",
        Clerk = "vanthu@sokhcn.example",
        Accountant = "ketoan@sokhcn.example",
        Lead = "nvdong@dhbl.example",
        Host = "khcn@dhbl.example",
        Reader = "thanhtra@tinh.example",
        Admin = "quantri@sokhcn.example";

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected async Task<T> InDbAsync<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = Demo.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    protected Task<ResearchTask> TaskAsync(string code) =>
        InDbAsync(db =>
            db.Tasks.AsNoTracking()
                .Include(t => t.Lead)
                .Include(t => t.Host)
                .Include(t => t.Reports)
                .Include(t => t.Inspections)
                .Include(t => t.Changes)
                .Include(t => t.Extensions)
                .Include(t => t.WorkMoves)
                .Include(t => t.Tranches)
                .Include(t => t.Deadlines)
                .AsSplitQuery()
                .SingleAsync(t => t.Code == code, Stop)
        );

    protected async Task<int> IdAsync(string code) => (await TaskAsync(code)).Id;

    protected Task<List<Letter>> LettersAsync(int task) =>
        InDbAsync(db =>
            db.Letters.AsNoTracking()
                .Include(l => l.Mail)
                .Where(l => l.TaskId == task)
                .OrderBy(l => l.Id)
                .ToListAsync(Stop)
        );

    protected static async Task<string> BodyAsync(HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));

    /// <summary>Posts the form found on a page and follows to where it leads.</summary>
    protected static async Task<string> DoneAsync(
        Visitor visitor,
        string page,
        string action,
        Dictionary<string, string>? fields = null
    )
    {
        var response = await visitor.PostAsync(page, action, fields ?? []);
        Assert.True(
            response.StatusCode == HttpStatusCode.Redirect,
            $"{action}: {response.StatusCode} {await BodyAsync(response)}"
        );
        return WebUtility.HtmlDecode(
            await visitor.TextAsync(response.Headers.Location!.ToString())
        );
    }

    protected static async Task<string> RefusedAsync(
        Visitor visitor,
        string page,
        string action,
        Dictionary<string, string> fields,
        HttpStatusCode status = HttpStatusCode.UnprocessableEntity
    )
    {
        var response = await visitor.PostAsync(page, action, fields);
        var body = await BodyAsync(response);
        Assert.True(response.StatusCode == status, $"{action}: {response.StatusCode} {body}");
        return body;
    }

    protected static string Day(DateOnly day) =>
        day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
