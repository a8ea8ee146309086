using System.Globalization;
using System.Net;
using ClosedXML.Excel;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Tasks;
using SciTasks.Web.Features.Funding;
using SciTasks.Web.SignIn;
using SciTasks.Web.Steps;

namespace SciTasks.Web.Tests;

/// <summary>Who may do what to money, who sees it, and who acts for whom.</summary>
public abstract class Who_may_move_money(Demo demo) : FundingOverHttp(demo)
{
    [Fact]
    public async Task A_stand_in_acts_for_the_one_who_named_them_and_is_shown_so()
    {
        using var head = await Demo.App.SignInAsync(Head);
        var officerId = await InScopeAsync(
            (_, db) => db.Users.Where(a => a.Email == Officer).Select(a => a.Id).SingleAsync(Stop)
        );
        var id = (await TrancheAsync("ĐT-17/2024", 2)).Id;
        using var officer = await Demo.App.SignInAsync(Officer);
        var opened = await officer.OpenAsync("/desk", "/language");
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await officer.SendAsync($"/tranches/{id}/endorsements", opened)).StatusCode
        );
        var wrong = await head.PostAsync(
            "/stand-ins",
            "/stand-ins",
            new()
            {
                ["From"] = "1/1/2026",
                ["To"] = "1/1/2025",
                ["DocumentNumber"] = "",
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        await DoneAsync(
            head,
            "/stand-ins",
            "/stand-ins",
            new()
            {
                ["ById"] = officerId.ToString(CultureInfo.InvariantCulture),
                ["From"] = "1/1/2026",
                ["To"] = "31/12/2099",
                ["DocumentNumber"] = "7/UQ",
            }
        );
        Assert.Contains(
            "Thực hiện thay Trưởng phòng Quản lý khoa học Lê Văn Phúc",
            WebUtility.HtmlDecode(await officer.TextAsync($"/tranches/{id}")),
            StringComparison.Ordinal
        );
        var done = await DoneAsync(officer, $"/tranches/{id}", $"/tranches/{id}/endorsements");
        Assert.Contains(
            "Đỗ Minh Khang (thay Trưởng phòng Quản lý khoa học Lê Văn Phúc)",
            done,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_role_may_do_to_a_tranche_what_the_table_says_and_nothing_else()
    {
        var (own, foreign) = (
            await TrancheAsync("ĐT-22/2024", 2),
            await TrancheAsync("DA-23/2024", 2)
        );
        var routes = Demo
            .App.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
            .ActionDescriptors.Items.Select(a =>
                (
                    Template: a.AttributeRouteInfo?.Template,
                    May: a.EndpointMetadata.OfType<MayOnTrancheAttribute>().SingleOrDefault()
                )
            )
            .Where(r => r.May is not null)
            .ToList();
        Assert.Equal(
            Enum.GetValues<MoveKind>().Where(m => m != MoveKind.Plan),
            routes.Select(r => r.May!.Move).Order()
        );
        foreach (
            var account in await InScopeAsync(
                (_, db) => db.Users.AsNoTracking().Where(a => a.IsDemo).ToListAsync(Stop)
            )
        )
        {
            using var visitor = await Demo.App.SignInAsync(account.Email!);
            var opened = await visitor.OpenAsync("/desk", "/language");
            var lent = await InScopeAsync(
                (services, db) =>
                    services
                        .GetRequiredService<Authority>()
                        .LentToAsync(new Me(account.Id, "", null, account.Roles, null, null), Stop)
            );
            var roles = lent.Aggregate(account.Roles, (all, a) => all | a.Roles);
            foreach (var tranche in new[] { own, foreign })
            {
                var sees = Permissions.Of(Act.Tasks, account.Roles) switch
                {
                    Access.None => false,
                    Access.Own => tranche == own,
                    _ => true,
                };
                Assert.Equal(
                    sees && Permissions.Of(Act.Ledger, account.Roles) >= Access.Read
                        ? HttpStatusCode.OK
                        : HttpStatusCode.NotFound,
                    (await visitor.GetAsync($"/tranches/{tranche.Id}/decision.docx")).StatusCode
                );
                foreach (var read in new[] { "", "/gate", "/request.docx" })
                    Assert.Equal(
                        sees ? HttpStatusCode.OK : HttpStatusCode.NotFound,
                        (await visitor.GetAsync($"/tranches/{tranche.Id}{read}")).StatusCode
                    );
                foreach (var (template, may) in routes)
                {
                    var act = MoveActs.Of(may!.Move, tranche.State, endorsed: true);
                    // Without the version of the page nothing is saved: whoever may is told that something changed,
                    // or which rule refuses.
                    var status = (
                        await visitor.SendAsync(
                            "/"
                                + template!.Replace(
                                    "{id:int}",
                                    tranche.Id.ToString(CultureInfo.InvariantCulture),
                                    StringComparison.Ordinal
                                ),
                            opened
                        )
                    ).StatusCode;
                    var may2 = Permissions.Of(act, roles) >= MoveActs.Least(act);
                    var expected =
                        !sees ? "NotFound"
                        : !may2 ? "Forbidden"
                        : "Conflict or UnprocessableEntity";
                    Assert.True(
                        expected.Contains(status.ToString(), StringComparison.Ordinal),
                        $"{account.Roles} {template} on {(tranche == own ? "own" : "foreign")}: {status}, expected {expected}"
                    );
                }
            }
        }
    }

    [Fact]
    public async Task What_changes_a_tasks_funding_is_for_those_the_table_names()
    {
        var task = await InScopeAsync(
            (_, db) =>
                db.Tasks.Where(t => t.Code == "ĐT-22/2024").Select(t => t.Id).SingleAsync(Stop)
        );
        (string Path, Act Act)[] deeds =
        [
            ($"/tasks/{task}/tranches", Act.PlanFunds),
            ($"/tasks/{task}/budget-changes", Act.CoreFacts),
            ($"/tasks/{task}/contributions", Act.Ledger),
            ($"/tasks/{task}/reversals", Act.Ledger),
            ("/year-budgets", Act.Ledger),
            ("/year-budgets/carry-over", Act.Ledger),
            ("/reconciliations", Act.Ledger),
            ("/stand-ins", Act.StandIns),
        ];
        foreach (
            var account in await InScopeAsync(
                (_, db) => db.Users.AsNoTracking().Where(a => a.IsDemo).ToListAsync(Stop)
            )
        )
        {
            using var visitor = await Demo.App.SignInAsync(account.Email!);
            var opened = await visitor.OpenAsync("/desk", "/language");
            Assert.Equal(
                Permissions.Of(Act.Tasks, account.Roles) == Access.None ? HttpStatusCode.NotFound
                    : account.Email == "nvdong@dhbl.example"
                    || Permissions.Of(Act.Tasks, account.Roles) > Access.Own
                    || account.Roles == Roles.Host
                        ? HttpStatusCode.OK
                    : HttpStatusCode.NotFound,
                (await visitor.GetAsync($"/tasks/{task}/funding")).StatusCode
            );
            foreach (var (path, act) in deeds)
            {
                var status = (await visitor.SendAsync(path, opened)).StatusCode;
                if (Permissions.Of(act, account.Roles) >= Access.Write)
                    Assert.True(
                        status
                            is HttpStatusCode.UnprocessableEntity
                                or HttpStatusCode.Conflict
                                or HttpStatusCode.Redirect,
                        $"{account.Roles} {path}: {status}"
                    );
                else
                    Assert.True(
                        status
                            == (
                                path.Contains($"/{task}/", StringComparison.Ordinal)
                                && Permissions.Of(Act.Tasks, account.Roles) == Access.None
                                    ? HttpStatusCode.NotFound
                                    : HttpStatusCode.Forbidden
                            ),
                        $"{account.Roles} {path}: {status}"
                    );
            }
        }
    }

    [Fact]
    public async Task Who_may_not_see_the_ledger_does_not_see_it_in_history_or_in_a_workbook()
    {
        var task = (await TrancheAsync("ĐT-22/2024", 2)).TaskId;
        using var lead = await Demo.App.SignInAsync(Lead);
        var page = WebUtility.HtmlDecode(await lead.TextAsync($"/tasks/{task}"));
        Assert.Contains("id=\"history\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("UNC-25-15", page, StringComparison.Ordinal);
        using var workbook = new XLWorkbook(
            await (await lead.GetAsync("/tasks.xlsx")).Content.ReadAsStreamAsync(Stop)
        );
        Assert.DoesNotContain(workbook.Worksheets, w => w.Name == "Sổ chi");
        using var clerk = await Demo.App.SignInAsync("vanthu@sokhcn.example");
        Assert.DoesNotContain(
            "id=\"history\"",
            await clerk.TextAsync($"/tasks/{task}"),
            StringComparison.Ordinal
        );
        using var accountant = await Demo.App.SignInAsync(Accountant);
        Assert.Contains(
            "UNC-25-15",
            WebUtility.HtmlDecode(await accountant.TextAsync($"/tasks/{task}")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_leads_one_task_and_reads_all_asks_only_for_their_own()
    {
        var (own, foreign) = (
            await TrancheAsync("ĐT-22/2024", 2),
            await TrancheAsync("DA-23/2024", 2)
        );
        await InScopeAsync(
            async (services, db) =>
            {
                var lead = await db
                    .Tasks.Where(t => t.Id == own.TaskId)
                    .Select(t => t.LeadId)
                    .SingleAsync(Stop);
                var account = new Account
                {
                    UserName = "hai-vai@sokhcn.example",
                    Email = "hai-vai@sokhcn.example",
                    NormalizedEmail = "HAI-VAI@SOKHCN.EXAMPLE",
                    DisplayName = "Hai Vai",
                    Roles = Roles.Lead | Roles.OtherUnit,
                    PersonId = lead,
                };
                db.Users.Add(account);
                await db.SaveChangesAsync(Stop);
                var (me, authority) = (
                    new Me(account.Id, "Hai Vai", null, account.Roles, lead, null),
                    services.GetRequiredService<Authority>()
                );
                Assert.NotNull(await authority.ForAsync(me, Act.RequestTranche, own.TaskId, Stop));
                Assert.Null(await authority.ForAsync(me, Act.RequestTranche, foreign.TaskId, Stop));
                return true;
            }
        );
    }
}

public sealed class Who_may_move_money_on_SQLite(Demo demo)
    : Who_may_move_money(demo),
        IClassFixture<Demo>;

public sealed class Who_may_move_money_on_SqlServer
    : Who_may_move_money,
        IClassFixture<DemoOnSqlServer>
{
    public Who_may_move_money_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
