using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Tasks;
using SciTasks.Testing;

namespace SciTasks.Web.Tests;

/// <summary>Funding through the running application, on the demo story. Each fact has tranches of its own.</summary>
public abstract class FundingOverHttp(Demo demo)
{
    protected Demo Demo { get; } = demo;

    protected const string Director = "giamdoc@sokhcn.example",
        Deputy = "phogiamdoc@sokhcn.example",
        Head = "truongphong@sokhcn.example",
        Officer = "minhkhang@sokhcn.example",
        Accountant = "ketoan@sokhcn.example",
        Lead = "nvdong@dhbl.example",
        Admin = "quantri@sokhcn.example";
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected async Task<T> InScopeAsync<T>(Func<IServiceProvider, AppDb, Task<T>> work)
    {
        await using var scope = Demo.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    protected Task<Tranche> TrancheAsync(string code, int number) =>
        InScopeAsync(
            (_, db) =>
                db
                    .Tasks.AsNoTracking()
                    .Where(t => t.Code == code)
                    .SelectMany(t => t.Tranches)
                    .SingleAsync(t => t.Number == number && t.Fund == Fund.State, Stop)
        );

    protected Task<List<TrancheMove>> MovesAsync(string code, int number) =>
        InScopeAsync(
            (_, db) =>
                db
                    .Moves.AsNoTracking()
                    .Where(m =>
                        db.Tasks.Any(t => t.Id == m.TaskId && t.Code == code) && m.Tranche == number
                    )
                    .OrderBy(m => m.Sequence)
                    .ToListAsync(Stop)
        );

    protected static async Task<string> BodyAsync(HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));

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
}
