using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Documents;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Tests;

/// <summary>A lead reaches nothing of another lead by changing ids; every role may take the steps the permission
/// table says and no other.</summary>
public abstract class What_a_lead_can_reach(Demo demo) : WorkOverHttp(demo)
{
    private const string Foreign = "DA-23/2024",
        ForeignTitle = "Chuỗi sản xuất gạo hữu cơ",
        OtherHost = "truongchinhtri@tinh.example";

    /// <summary>Every route with something to change in its address, and its methods.</summary>
    private List<(string Template, string Method)> Routes =>
        [
            .. Demo
                .App.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
                .ActionDescriptors.Items.Where(a => a.AttributeRouteInfo?.Template is not null)
                .Select(a =>
                    (
                        "/" + a.AttributeRouteInfo!.Template,
                        a.ActionConstraints?.OfType<HttpMethodActionConstraint>()
                            .FirstOrDefault()
                            ?.HttpMethods.First()
                            ?? "GET"
                    )
                ),
        ];

    /// <summary>Things of the foreign task, by how a route begins.</summary>
    private async Task<Dictionary<string, string>> IdsAsync()
    {
        var task = await TaskAsync(Foreign);
        using var clerk = await Demo.App.SignInAsync(Clerk);
        var registered = await clerk.PostAsync(
            "/documents/new",
            "/documents/new",
            new()
            {
                ["Number"] = "28/HĐ-SKHCN",
                ["Day"] = "2/12/2024",
                ["Kind"] = "Contract",
                ["Abstract"] = "Hợp đồng",
                ["Task"] = Foreign,
            },
            ("Upload", "hd.pdf", "%PDF-1.7 28"u8.ToArray())
        );
        await clerk.PostAsync(
            $"/tasks/{task.Id}/documents",
            $"/tasks/{task.Id}/files",
            new() { ["Category"] = "other" },
            ("Upload", "rieng.pdf", "%PDF-1.7 riêng"u8.ToArray())
        );
        var file = await InDbAsync(db =>
            db.Files.OrderBy(f => f.Id).FirstAsync(f => f.TaskId == task.Id, Stop)
        );
        var scan = await InDbAsync(db =>
            db.Files.OrderByDescending(f => f.Id).FirstAsync(f => f.Area == FileArea.Document, Stop)
        );
        return new()
        {
            ["/tasks/"] = Text(task.Id),
            ["/tranches/"] = Text(task.Tranches[0].Id),
            ["/documents/"] = registered.Headers.Location!.ToString().Split('/')[^1],
            ["/files/"] = Text(file.Id),
            ["/files/ (scan)"] = Text(scan.Id),
            ["/imports/"] = "1",
            ["/reconciliations/"] = "1",
            ["/stand-ins/"] = "1",
            ["/people/"] = "1",
            ["/organizations/"] = "1",
            ["/name-merges/"] = "1",
            ["number"] = "1",
            ["period"] = "2025-06-02_2025-12-01",
        };
    }

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(Lead)]
    [InlineData(OtherHost)]
    public async Task No_address_form_or_download_gives_a_lead_what_is_anothers(string who)
    {
        if (who != Lead)
            await AddHostAsync(who);
        var ids = await IdsAsync();
        using var lead = await Demo.App.SignInAsync(who);
        var opened = await lead.OpenAsync("/desk", "/language");
        var walked = 0;
        foreach (
            var (template, method) in Routes.Where(r =>
                r.Template.Contains('{', StringComparison.Ordinal)
            )
        )
        {
            var start = ids.Keys.FirstOrDefault(k =>
                k.StartsWith('/') && template.StartsWith(k, StringComparison.Ordinal)
            );
            if (start is null)
            {
                Assert.Matches("^/(error|summaries|mail-texts|accounts|new-password|administration|alerts)/", template); // these name no one's thing; whoever adds a route adds it here or above
                continue;
            }
            foreach (
                var id in ids.Where(i => i.Key.StartsWith(start, StringComparison.Ordinal))
                    .Select(i => i.Value)
            )
            {
                var path = Regex.Replace(
                    template,
                    @"\{(\w+)[^}]*\}",
                    m => m.Groups[1].Value is "id" ? id : ids[m.Groups[1].Value],
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                );
                var response =
                    method == "GET"
                        ? await lead.GetAsync(path)
                        : await lead.SendAsync(path, opened);
                Assert.True(
                    response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden,
                    $"{method} {path}: {response.StatusCode}"
                );
                walked++;
            }
        }
        Assert.True(walked > 80, walked.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task No_list_or_workbook_tells_a_lead_of_anothers_task()
    {
        await IdsAsync();
        using var lead = await Demo.App.SignInAsync(Lead);
        foreach (
            var (path, _) in Routes.Where(r =>
                r.Method == "GET"
                && !r.Template.Contains('{', StringComparison.Ordinal)
                && r.Template is not ("/" or "/sign-in")
            )
        )
        {
            foreach (
                var query in new[]
                {
                    "",
                    "?show=all",
                    "?show=done",
                    "?show=review",
                    "?q=gao",
                    "?year=2026",
                }
            )
            {
                var response = await lead.GetAsync(path + query);
                if (response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
                    break;
                var text = path.EndsWith(".xlsx", StringComparison.Ordinal)
                    ? await CellsAsync(response)
                    : await BodyAsync(response);
                Assert.False(
                    text.Contains(Foreign, StringComparison.Ordinal)
                        || text.Contains(ForeignTitle, StringComparison.Ordinal),
                    $"{path}{query} names {Foreign}"
                );
            }
        }
    }

    [Fact]
    public async Task Every_role_may_take_the_steps_the_table_names_and_no_other()
    {
        var (own, foreign) = (await IdAsync("ĐT-22/2024"), await IdAsync(Foreign));
        var steps = Demo
            .App.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
            .ActionDescriptors.Items.Select(a =>
                (
                    Template: "/" + a.AttributeRouteInfo?.Template,
                    May: a.EndpointMetadata.OfType<MayOnTaskAttribute>().SingleOrDefault(),
                    Post: a.ActionConstraints?.OfType<HttpMethodActionConstraint>()
                        .Any(c => c.HttpMethods.Contains("POST")) == true
                )
            )
            .Where(s => s.May is not null)
            .ToList();
        Assert.True(steps.Count >= 25);
        foreach (
            var account in await InDbAsync(db =>
                db.Users.AsNoTracking()
                    .Where(a => a.IsDemo && a.Email != OtherHost)
                    .ToListAsync(Stop)
            )
        )
        {
            using var visitor = await Demo.App.SignInAsync(account.Email!);
            var opened = await visitor.OpenAsync("/desk", "/language");
            await using var scope = Demo.App.Services.CreateAsyncScope();
            var lent = await scope
                .ServiceProvider.GetRequiredService<Authority>()
                .LentToAsync(new Me(account.Id, "", null, account.Roles, null, null), Stop);
            var roles = lent.Aggregate(Roles.None, (all, a) => all | a.Roles);
            foreach (var task in new[] { own, foreign })
            {
                var sees = Permissions.Of(Act.Tasks, account.Roles) switch
                {
                    Access.None => false,
                    Access.Own => task == own,
                    _ => true,
                };
                foreach (var (template, may, post) in steps)
                {
                    var path = Regex.Replace(
                        template
                            .Replace("{id:int}", Text(task), StringComparison.Ordinal)
                            .Replace("{period}", "2025-06-02_2025-12-01", StringComparison.Ordinal),
                        @"\{\w+[^}]*\}",
                        "77",
                        RegexOptions.None,
                        TimeSpan.FromSeconds(1)
                    );
                    var status = (
                        post ? await visitor.SendAsync(path, opened) : await visitor.GetAsync(path)
                    ).StatusCode;
                    var access = Permissions.Of(may!.Deed, account.Roles);
                    var allowed =
                        (
                            access == Access.Own
                                ? MoveActs.Least(may.Deed) == Access.Own
                                    && account.Roles is Roles.Lead or Roles.Host
                                : access >= MoveActs.Least(may.Deed)
                        )
                        || Permissions.Of(may.Deed, roles) == Access.Write;
                    if (!sees)
                        Assert.True(
                            status == HttpStatusCode.NotFound,
                            $"{account.Roles} {path}: {status}, expected 404"
                        );
                    else if (!allowed)
                        Assert.True(
                            status == HttpStatusCode.Forbidden,
                            $"{account.Roles} {path}: {status}, expected 403"
                        );
                    else
                        Assert.True(
                            status != HttpStatusCode.Forbidden,
                            $"{account.Roles} {path}: {status}, expected to be let in"
                        );
                }
            }
        }
    }

    private async Task AddHostAsync(string email) =>
        await InDbAsync(async db =>
        {
            if (await db.Users.AnyAsync(a => a.Email == email, Stop))
                return true;
            var host = await db
                .Tasks.Where(t => t.Code == "ĐT-20/2024")
                .Select(t => t.HostId)
                .SingleAsync(Stop);
            db.Users.Add(
                new Account
                {
                    UserName = email,
                    NormalizedUserName = email.ToUpperInvariant(),
                    Email = email,
                    NormalizedEmail = email.ToUpperInvariant(),
                    DisplayName = "Trường Chính trị tỉnh",
                    Roles = Roles.Host,
                    OrganizationId = host,
                    IsDemo = true,
                    SecurityStamp = "x",
                }
            );
            await db.SaveChangesAsync(Stop);
            return true;
        });

    private static async Task<string> CellsAsync(HttpResponseMessage response)
    {
        using var workbook = new XLWorkbook(await response.Content.ReadAsStreamAsync(Stop));
        return string.Join(
            '\n',
            workbook.Worksheets.SelectMany(w => w.CellsUsed()).Select(c => c.GetFormattedString())
        );
    }
}

public sealed class What_a_lead_can_reach_on_SQLite(Demo demo)
    : What_a_lead_can_reach(demo),
        IClassFixture<Demo>;

public sealed class What_a_lead_can_reach_on_SqlServer
    : What_a_lead_can_reach,
        IClassFixture<DemoOnSqlServer>
{
    public What_a_lead_can_reach_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
