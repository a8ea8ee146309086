using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using SciTasks.Data.Loading;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Register;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Tests;

/// <summary>Changes and inspections through the running application.</summary>
public abstract class A_task_is_changed(Demo demo) : WorkOverHttp(demo)
{
    private static readonly DateOnly Today = SciTasks.Testing.StoryClock.Instance.Today();

    [Fact]
    public async Task An_extension_asked_in_time_moves_dates_and_periods_in_the_same_step()
    {
        var id = await IdAsync("ĐT-16/2024");
        using var lead = await Demo.App.SignInAsync(Lead);
        using var officer = await Demo.App.SignInAsync(Officer);
        using var director = await Demo.App.SignInAsync(Director);
        var ask = $"/tasks/{id}/changes/new?kind=Extension";
        Assert.Contains(
            "ngoại lệ",
            await RefusedAsync(
                lead,
                ask,
                $"/tasks/{id}/changes",
                new()
                {
                    ["NewEnd"] = "2/12/2028",
                    ["Ground"] = "disaster",
                    ["Reason"] = "Bão",
                }
            ),
            StringComparison.Ordinal
        ); // a day beyond twelve months
        await DoneAsync(
            lead,
            ask,
            $"/tasks/{id}/changes",
            new()
            {
                ["NewEnd"] = "1/6/2028",
                ["Ground"] = "disaster",
                ["Reason"] = "Bão số 7",
            }
        );
        var page = $"/tasks/{id}/changes/2";
        var lacking = await RefusedAsync(
            officer,
            page,
            $"{page}/examinations",
            new()
            {
                ["DossierDay"] = Day(Today),
                ["Opinion"] = "Đồng ý",
                ["Supported"] = "true",
            }
        );
        Assert.Contains("Công văn đề nghị", lacking, StringComparison.Ordinal);
        await DoneAsync(lead, page, $"/tasks/{id}/files", new() { ["Category"] = "letter" }); // without a file: said, nothing kept
        var attached = await lead.PostAsync(
            page,
            $"/tasks/{id}/files",
            new() { ["Category"] = "letter" },
            ("Upload", "Công văn.pdf", "%PDF-1.7 công văn"u8.ToArray())
        );
        Assert.Equal(HttpStatusCode.Redirect, attached.StatusCode);
        await DoneAsync(
            officer,
            page,
            $"{page}/examinations",
            new()
            {
                ["DossierDay"] = Day(Today),
                ["Opinion"] = "Đồng ý",
                ["Supported"] = "true",
                ["OnPaper"] = "explanation",
            }
        );

        var shown = WebUtility.HtmlDecode(await director.TextAsync(page));
        Assert.Contains("02/12/2027 – 01/06/2028", shown, StringComparison.Ordinal); // the new period is shown before it is signed
        Assert.Equal(new DateOnly(2027, 12, 1), await EndAsync("ĐT-16/2024"));
        await DoneAsync(
            director,
            page,
            $"{page}/approvals",
            new() { ["DocumentNumber"] = "140/QĐ-SKHCN" }
        );
        Assert.Equal(new DateOnly(2028, 6, 1), await EndAsync("ĐT-16/2024"));
        var task = await TaskAsync("ĐT-16/2024");
        Assert.Contains(task.Deadlines, d => d.Subject == "2027-12-02/2028-06-01");
        Assert.Equal(new DateOnly(2026, 6, 2), task.Reports.Single(r => r.IsDraft).From); // the period with a draft stays
        Assert.Contains(
            (await LettersAsync(id))
                .Where(l => l.Occasion == "ApproveChange")
                .Select(l => l.RecipientKey),
            k => k == Lead
        );
        foreach (var paper in new[] { "letter", "submission", "decision" })
        {
            await using var docx = await (
                await officer.GetAsync($"{page}/{paper}.docx")
            ).Content.ReadAsStreamAsync(Stop);
            using var document = WordprocessingDocument.Open(docx, false);
            Assert.Empty(
                new OpenXmlValidator().Validate(document, Stop).Select(e => e.Description)
            );
            Assert.Contains(
                "01/06/2028",
                document.MainDocumentPart!.Document.InnerText,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Asked_too_late_it_is_refused_with_the_rule_and_leadership_may_make_an_exception()
    {
        var id = await IdAsync("DA-10/2024"); // ends on 02/12/2026
        using var officer = await Demo.App.SignInAsync(Officer);
        using var head = await Demo.App.SignInAsync(Head);
        using var director = await Demo.App.SignInAsync(Director);
        var (ask, fields) = (
            $"/tasks/{id}/changes/new?kind=Extension",
            new Dictionary<string, string>
            {
                ["NewEnd"] = "2/6/2027",
                ["Ground"] = "supply",
                ["Reason"] = "Chờ thiết bị",
                ["Signatory"] = "Mai Chí Tâm",
                ["DocumentNumber"] = "12/CV",
                ["DocumentDay"] = "25/11/2026",
            }
        );
        var refused = await RefusedAsync(officer, ask, $"/tasks/{id}/changes", fields);
        Assert.Contains("hạn đề nghị là 02/11/2026", refused, StringComparison.Ordinal);
        Assert.Contains("Chờ thiết bị", refused, StringComparison.Ordinal);
        await DoneAsync(
            officer,
            ask,
            $"/tasks/{id}/changes",
            new(fields) { ["ExceptionReason"] = "Thiết bị đã đặt cọc" }
        );
        var page = $"/tasks/{id}/changes/1";
        await DoneAsync(
            head,
            page,
            $"{page}/examinations",
            new()
            {
                ["DossierDay"] = Day(Today),
                ["Opinion"] = "Xem xét",
                ["Supported"] = "true",
                ["OnPaper"] = "letter",
            },
            expectMissing: "Báo cáo giải trình"
        );
        Assert.Contains(
            "ghi lý do và số quyết định",
            await RefusedAsync(
                director,
                page,
                $"{page}/approvals",
                new() { ["DocumentNumber"] = "150/QĐ" }
            ),
            StringComparison.Ordinal
        );
        await DoneAsync(
            director,
            page,
            $"{page}/approvals",
            new() { ["DocumentNumber"] = "150/QĐ", ["Reason"] = "Bất khả kháng" }
        );
        Assert.Equal(new DateOnly(2027, 6, 2), await EndAsync("DA-10/2024"));
        Assert.Contains(
            "change-window",
            (await TaskAsync("DA-10/2024")).WorkMoves[^1].FailedRules,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_leadership_only_agreed_to_submit_takes_effect_with_the_cited_decision()
    {
        var id = await IdAsync("ĐT-08/2023"); // a second extension, agreed to submit in the story
        var page = $"/tasks/{id}/changes/1";
        using var clerk = await Demo.App.SignInAsync(Clerk);
        await RefusedAsync(clerk, page, $"{page}/decisions", new() { ["Approved"] = "true" });
        Assert.Equal(new DateOnly(2026, 7, 9), await EndAsync("ĐT-08/2023"));
        await DoneAsync(
            clerk,
            page,
            $"{page}/decisions",
            new()
            {
                ["Approved"] = "true",
                ["DocumentNumber"] = "1500/QĐ-UBND",
                ["DocumentDay"] = "20/11/2026",
            }
        );
        Assert.Equal(new DateOnly(2027, 1, 9), await EndAsync("ĐT-08/2023"));
    }

    [Fact]
    public async Task A_change_of_lead_moves_access_and_keeps_what_was()
    {
        var id = await IdAsync("ĐT-06/2022");
        using var lead = await Demo.App.SignInAsync(Lead);
        using var officer = await Demo.App.SignInAsync(OtherOfficer);
        using var head = await Demo.App.SignInAsync(Head);
        using var director = await Demo.App.SignInAsync(Director);
        await DoneAsync(
            lead,
            $"/tasks/{id}/changes/new?kind=Lead",
            $"/tasks/{id}/changes",
            new()
            {
                ["NewName"] = "Trần Thị Thúy",
                ["NewEmail"] = "ttthuy@dhbl.example",
                ["Ground"] = "away",
                ["Reason"] = "Đi học nước ngoài",
            }
        );
        var page = $"/tasks/{id}/changes/1";
        await DoneAsync(
            officer,
            page,
            $"{page}/examinations",
            new()
            {
                ["DossierDay"] = Day(Today),
                ["Opinion"] = "Đồng ý",
                ["Supported"] = "true",
                ["OnPaper"] = "letter",
            },
            expectMissing: "Lý lịch khoa học",
            then: "cv"
        );
        await DoneAsync(
            director,
            page,
            $"{page}/approvals",
            new() { ["DocumentNumber"] = "151/QĐ" }
        );
        var task = await TaskAsync("ĐT-06/2022");
        Assert.Equal(
            ("Trần Thị Thúy", "Nguyễn Văn Đồng"),
            (task.Lead!.Name, task.Changes[0].Before)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"/tasks/{id}")).StatusCode);
        Assert.Contains(
            "Nguyễn Văn Đồng",
            WebUtility.HtmlDecode(await head.TextAsync(page)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_inspection_is_planned_notified_held_and_its_finding_fixed_before_money_follows()
    {
        var id = await IdAsync("ĐT-25/2024"); // its tranche waits for an inspection
        using var officer = await Demo.App.SignInAsync(OtherOfficer);
        using var head = await Demo.App.SignInAsync(Head);
        using var plan = await Demo.App.SignInAsync(Head);
        Assert.Contains(
            "ĐT-25/2024",
            await plan.TextAsync("/inspections?year=2026"),
            StringComparison.Ordinal
        );
        await DoneAsync(
            plan,
            "/inspections?year=2026",
            "/inspections",
            new() { ["chosen"] = id.ToString(System.Globalization.CultureInfo.InvariantCulture) }
        );
        var page = $"/tasks/{id}/inspections/1";
        var soon = await RefusedAsync(
            officer,
            page,
            $"{page}/notice",
            new() { ["VisitDay"] = Day(Today.AddDays(2)), ["Team"] = "Đoàn 1" }
        );
        Assert.Contains("ngày làm việc", soon, StringComparison.Ordinal);
        await DoneAsync(
            officer,
            page,
            $"{page}/notice",
            new()
            {
                ["VisitDay"] = Day(Today.AddDays(14)),
                ["Team"] = "Đoàn 1",
                ["DocumentNumber"] = "70/TB",
            }
        );
        Assert.Contains(
            "Hạn khắc phục",
            await RefusedAsync(
                officer,
                page,
                $"{page}/minutes",
                new()
                {
                    ["Day"] = Day(Today.AddDays(-2)),
                    ["Team"] = "Đoàn 1",
                    ["Conclusion"] = "PassWithFindings",
                    ["ContinueFunding"] = "true",
                    ["Findings[0].Text"] = "Hiệu chuẩn cảm biến",
                }
            ),
            StringComparison.OrdinalIgnoreCase
        );
        await DoneAsync(
            officer,
            page,
            $"{page}/minutes",
            new()
            {
                ["Day"] = Day(Today.AddDays(-2)),
                ["Team"] = "Đoàn 1",
                ["Conclusion"] = "PassWithFindings",
                ["ContinueFunding"] = "true",
                ["Findings[0].Text"] = "Hiệu chuẩn cảm biến",
                ["Findings[0].FixBy"] = Day(Today.AddDays(-1)),
            }
        );
        var tranche = (await TaskAsync("ĐT-25/2024"))
            .Tranches.Single(t => t.Number == 2 && t.Fund == Fund.State)
            .Id;
        Assert.Contains(
            "findings",
            await InDbAsync(async db => string.Join(' ', await GateAsync(db, tranche))),
            StringComparison.Ordinal
        );
        await DoneAsync(
            officer,
            page,
            $"{page}/fixes",
            new() { ["Proof"] = "Giấy hiệu chuẩn số 5" }
        );
        await RefusedAsync(officer, page, $"{page}/fix-confirmations", []);
        await DoneAsync(head, page, $"{page}/fix-confirmations");
        Assert.Empty(await InDbAsync(db => GateAsync(db, tranche)));
        foreach (var paper in new[] { "notice", "minutes" })
        {
            await using var docx = await (
                await officer.GetAsync($"{page}/{paper}.docx")
            ).Content.ReadAsStreamAsync(Stop);
            using var document = WordprocessingDocument.Open(docx, false);
            Assert.Empty(
                new OpenXmlValidator().Validate(document, Stop).Select(e => e.Description)
            );
            Assert.Contains(
                "Đoàn 1",
                document.MainDocumentPart!.Document.InnerText,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Two_decisions_at_the_same_moment_leave_one()
    {
        var id = await IdAsync("ĐT-16/2024");
        var page = $"/tasks/{id}/changes/1"; // examined in the story
        using var director = await Demo.App.SignInAsync(Director);
        using var deputy = await Demo.App.SignInAsync(Deputy);
        var (one, two) = (
            await director.OpenAsync(page, $"{page}/approvals"),
            await deputy.OpenAsync(page, $"{page}/refusals")
        );
        var answers = await Task.WhenAll(
            director.SendAsync($"{page}/approvals", one, new() { ["DocumentNumber"] = "160/QĐ" }),
            deputy.SendAsync($"{page}/refusals", two, new() { ["Reason"] = "Chưa rõ" })
        );
        var lost = Assert.Single(answers, a => a.StatusCode != HttpStatusCode.Redirect);
        Assert.Contains(
            lost.StatusCode,
            new[] { HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity }
        );
        Assert.Contains(
            (await TaskAsync("ĐT-16/2024")).Changes.Single(c => c.Number == 1).State,
            new[] { ChangeState.Approved, ChangeState.Refused }
        );
    }

    private async Task DoneAsync(
        Testing.Visitor visitor,
        string page,
        string action,
        Dictionary<string, string> fields,
        string expectMissing,
        string then = "explanation"
    )
    {
        Assert.Contains(
            expectMissing,
            await RefusedAsync(visitor, page, action, fields),
            StringComparison.Ordinal
        );
        var opened = await visitor.OpenAsync(page, action);
        var boxes = fields
            .Where(f => f.Key != "OnPaper")
            .Concat([new("OnPaper", fields["OnPaper"]), new("OnPaper", then)])
            .Concat(opened.Where(o => !fields.ContainsKey(o.Key)));
        var response = await visitor.SendAllAsync(action, boxes);
        Assert.True(response.StatusCode == HttpStatusCode.Redirect, await BodyAsync(response));
    }

    private Task<DateOnly?> EndAsync(string code) =>
        InDbAsync(async db =>
        {
            var task = await db
                .Tasks.AsNoTracking()
                .Include(t => t.Extensions)
                .SingleAsync(t => t.Code == code, Stop);
            return TaskStatus.EffectiveEnd(task, Today);
        });

    private async Task<IReadOnlyList<string>> GateAsync(Data.AppDb db, int tranche)
    {
        var task = await db
            .Tasks.AsNoTracking()
            .Where(t => t.Tranches.Any(x => x.Id == tranche))
            .WithEverything()
            .SingleAsync(Stop);
        var rules = Data.Reference.Load(Data.Reference.DefaultFolder);
        return
        [
            .. new FundingGate(
                task,
                task.Tranches.Single(t => t.Id == tranche),
                Today,
                rules,
                new DateOnly(2021, 1, 1)
            )
                .Judge()
                .Failed.Select(f => f.Code),
        ];
    }
}

public sealed class A_task_is_changed_on_SQLite(Demo demo)
    : A_task_is_changed(demo),
        IClassFixture<Demo>;

public sealed class A_task_is_changed_on_SqlServer
    : A_task_is_changed,
        IClassFixture<DemoOnSqlServer>
{
    public A_task_is_changed_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
