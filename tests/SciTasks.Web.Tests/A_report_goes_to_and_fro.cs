using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SciTasks.Domain.Basics;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Domain.Tasks;

namespace SciTasks.Web.Tests;

/// <summary>Progress reports: drafted, handed in, returned, accepted, adjusted; who is told, and what a race
/// leaves.</summary>
public abstract class A_report_goes_to_and_fro(Demo demo) : WorkOverHttp(demo)
{
    private static readonly DateOnly From = new(2026, 6, 2),
        To = new(2026, 12, 1);

    private static string Period => ProgressReport.KeyOf(From, To).Replace('/', '_');

    private static Dictionary<string, string> Content(
        string percent = "65",
        string work = "Đã nuôi 3 vụ"
    ) =>
        new()
        {
            ["PercentDone"] = percent,
            ["Done"] = work,
            ["Spending[labour]"] = "120.000.000",
            ["Spending[materials]"] = "30.000.000",
        };

    [Fact]
    public async Task From_draft_to_acceptance_with_a_return_in_between()
    {
        var id = await IdAsync("ĐT-22/2024");
        var page = $"/tasks/{id}/reports/{Period}";
        using var lead = await Demo.App.SignInAsync(Lead);
        using var officer = await Demo.App.SignInAsync(Officer);

        var before = (await TaskAsync("ĐT-22/2024")).Version;
        var opened = await lead.OpenAsync(page, $"{page}/submission");
        var drafted = await lead.SendAsync($"{page}/draft", opened, Content(work: "Đang viết"));
        Assert.Equal(HttpStatusCode.OK, drafted.StatusCode);
        var draft = JsonDocument.Parse(await drafted.Content.ReadAsStringAsync(Stop)).RootElement;
        var pinned = (await TaskAsync("ĐT-22/2024")).Version;
        opened["ReportVersion"] = draft.GetProperty("version").GetString()!;
        Assert.Equal(
            HttpStatusCode.OK,
            (await lead.SendAsync($"{page}/draft", opened, Content(work: "Viết tiếp"))).StatusCode
        );
        Assert.NotEqual(before, pinned);
        Assert.Equal(pinned, (await TaskAsync("ĐT-22/2024")).Version); // a draft written further disturbs nobody
        // The same draft in another window, opened before: told, and nothing written over.
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await lead.SendAsync($"{page}/draft", opened, Content(work: "Cửa sổ cũ"))).StatusCode
        );
        Assert.Contains("Viết tiếp", await lead.TextAsync(page), StringComparison.Ordinal);
        await lead.PostAsync(
            page,
            $"/tasks/{id}/files",
            new() { ["Category"] = "progress" },
            ("Upload", "Bản thảo.pdf", "%PDF-1.7 thảo"u8.ToArray())
        );
        var file = await InDbAsync(db =>
            db.Files.AsNoTracking().SingleAsync(f => f.Name == "Bản thảo.pdf", Stop)
        );
        using (var accountant = await Demo.App.SignInAsync(Accountant))
        {
            foreach (var seen in new[] { page, $"/tasks/{id}", $"/tasks/{id}/documents" })
            {
                var text = WebUtility.HtmlDecode(await accountant.TextAsync(seen));
                Assert.False(
                    text.Contains("Viết tiếp", StringComparison.Ordinal)
                        || text.Contains("Đang viết", StringComparison.Ordinal)
                        || (
                            seen != $"/tasks/{id}"
                            && text.Contains("Bản thảo.pdf", StringComparison.Ordinal)
                        ),
                    seen
                ); // that a file was attached stands in the history
            }
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await accountant.GetAsync($"/files/{file.Id}")).StatusCode
            );
        }

        Assert.Contains(
            "0 đến 100",
            await RefusedAsync(lead, page, $"{page}/submission", Content(percent: "140")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "đã nộp báo cáo kỳ 02/06/2026 – 01/12/2026",
            await DoneAsync(lead, page, $"{page}/submission", Content()),
            StringComparison.Ordinal
        );
        Assert.Equal(
            new Money(150_000_000),
            (await TaskAsync("ĐT-22/2024")).Reports.Single(r => r.From == From).Spent
        );

        var missing = await RefusedAsync(
            officer,
            page,
            $"{page}/return",
            new() { ["Reason"] = "Thiếu bảng kê" }
        );
        Assert.Contains("Thiếu bảng kê", missing, StringComparison.Ordinal); // what was typed stands
        await DoneAsync(
            officer,
            page,
            $"{page}/return",
            new()
            {
                ["Category"] = "Spending",
                ["Until"] = Day(VietnamToday.AddDays(10)),
                ["Reason"] = "Thiếu bảng kê",
            }
        );
        Assert.Contains(
            "Thiếu bảng kê",
            WebUtility.HtmlDecode(await lead.TextAsync("/desk") + await lead.TextAsync(page)),
            StringComparison.Ordinal
        );
        Assert.Equal(
            VietnamToday.AddDays(10),
            (await TaskAsync("ĐT-22/2024"))
                .Deadlines.Single(d => d.Subject == ProgressReport.KeyOf(From, To))
                .Due
        );

        // What is written since the return is nobody else's yet, and no step of another is lost over it.
        var again = await lead.OpenAsync(page, $"{page}/submission");
        var version = (await TaskAsync("ĐT-22/2024")).Version;
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await lead.SendAsync($"{page}/draft", again, Content(percent: "abc"))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await lead.SendAsync($"{page}/draft", again, Content(work: "Viết lại dở dang"))
            ).StatusCode
        );
        Assert.Equal(version, (await TaskAsync("ĐT-22/2024")).Version);
        Assert.Contains(
            "Viết lại dở dang",
            WebUtility.HtmlDecode(await lead.TextAsync(page)),
            StringComparison.Ordinal
        );
        using (var reader = await Demo.App.SignInAsync(Reader))
            Assert.DoesNotContain(
                "Viết lại dở dang",
                WebUtility.HtmlDecode(
                    await reader.TextAsync(page) + await reader.TextAsync($"/tasks/{id}")
                ),
                StringComparison.Ordinal
            );
        await DoneAsync(lead, page, $"{page}/submission", Content(work: "Đã bổ sung bảng kê"));
        await DoneAsync(officer, page, $"{page}/acceptance");
        Assert.Equal(
            [
                WorkMoveKind.SubmitReport,
                WorkMoveKind.ReturnReport,
                WorkMoveKind.SubmitReport,
                WorkMoveKind.AcceptReport,
            ],
            (await TaskAsync("ĐT-22/2024")).WorkMoves.OrderBy(m => m.Sequence).Select(m => m.Kind)
        );
        Assert.Equal(
            [
                "SubmitReport minhkhang",
                "ReturnReport nvdong",
                "ReturnReport khcn",
                "SubmitReport minhkhang",
                "AcceptReport nvdong",
                "AcceptReport khcn",
            ],
            (await LettersAsync(id)).Select(l => $"{l.Occasion} {l.RecipientKey.Split('@')[0]}")
        );
        var returned = (await LettersAsync(id)).First(l => l.Occasion == "ReturnReport");
        Assert.Contains("Thiếu bảng kê", returned.Mail!.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"/tasks/{id}/reports/{Period}",
            returned.Mail.Text,
            StringComparison.Ordinal
        );

        await RefusedAsync(lead, page, $"{page}/adjustments", new() { ["PercentDone"] = "66" });
        Assert.Contains(
            "66%",
            await DoneAsync(
                lead,
                page,
                $"{page}/adjustments",
                new() { ["PercentDone"] = "66", ["Reason"] = "Cộng nhầm" }
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_officer_enters_the_paper_of_the_host_and_a_colleague_is_not_needed_to_review_it()
    {
        var id = await IdAsync("ĐT-20/2024");
        var page = $"/tasks/{id}/reports/{Period}";
        using var officer = await Demo.App.SignInAsync(OtherOfficer);
        Assert.Contains(
            "người ký",
            await RefusedAsync(
                officer,
                page,
                $"{page}/submission",
                new(Content()) { ["Signatory"] = "" }
            ),
            StringComparison.Ordinal
        );
        await DoneAsync(
            officer,
            page,
            $"{page}/submission",
            new(Content())
            {
                ["Signatory"] = "Hồ Đăng Khôi",
                ["DocumentNumber"] = "9/CV",
                ["DocumentDay"] = Day(VietnamToday),
            }
        );
        await DoneAsync(officer, page, $"{page}/acceptance");
        var move = (await TaskAsync("ĐT-20/2024")).WorkMoves[0];
        Assert.Equal(("Hồ Đăng Khôi", "9/CV"), (move.OnBehalfOf, move.DocumentNumber));
    }

    [Fact]
    public async Task Two_reviews_at_the_same_moment_leave_one_and_tell_the_other()
    {
        var id = await IdAsync("ĐT-21/2024");
        var page = $"/tasks/{id}/reports/{Period}";
        using var officer = await Demo.App.SignInAsync(OtherOfficer);
        using var head = await Demo.App.SignInAsync(Head);
        await DoneAsync(
            officer,
            page,
            $"{page}/submission",
            new(Content())
            {
                ["Signatory"] = "Lý Hoàng An",
                ["DocumentNumber"] = "9/CV",
                ["DocumentDay"] = Day(VietnamToday),
            }
        );
        var (one, two) = (
            await officer.OpenAsync(page, $"{page}/acceptance"),
            await head.OpenAsync(page, $"{page}/return")
        );
        var answers = await Task.WhenAll(
            officer.SendAsync($"{page}/acceptance", one),
            head.SendAsync(
                $"{page}/return",
                two,
                new()
                {
                    ["Category"] = "Other",
                    ["Until"] = Day(VietnamToday),
                    ["Reason"] = "Xem lại",
                }
            )
        );
        var lost = Assert.Single(answers, a => a.StatusCode != HttpStatusCode.Redirect);
        Assert.Contains(
            lost.StatusCode,
            new[] { HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity }
        );
        Assert.Equal(2, (await TaskAsync("ĐT-21/2024")).WorkMoves.Count);
    }

    [Fact]
    public async Task Missed_reports_show_as_funding_stopped_until_they_are_in()
    {
        var task = await TaskAsync("ĐT-24/2024");
        using var officer = await Demo.App.SignInAsync(OtherOfficer);
        foreach (
            var path in new[]
            {
                $"/tasks/{task.Id}",
                $"/tasks/{task.Id}/reports",
                $"/tasks/{task.Id}/funding",
                $"/tranches/{task.Tranches[0].Id}",
                "/tasks?stopped=true",
            }
        )
            Assert.Contains(
                "Dừng cấp kinh phí",
                WebUtility.HtmlDecode(await officer.TextAsync(path)),
                StringComparison.Ordinal
            );
        var page = $"/tasks/{task.Id}/reports/2025-06-02_2025-12-01";
        await DoneAsync(officer, page, $"{page}/excuse", new() { ["Reason"] = "Chưa giải ngân" });
        Assert.DoesNotContain(
            "bi-sign-stop",
            await officer.TextAsync($"/tasks/{task.Id}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Another_cadence_moves_only_periods_without_data()
    {
        var id = await IdAsync("ĐT-17/2024");
        using var officer = await Demo.App.SignInAsync(OtherOfficer);
        await RefusedAsync(
            officer,
            $"/tasks/{id}/reports",
            $"/tasks/{id}/report-schedule",
            new() { ["EveryMonths"] = "3" }
        );
        var list = await DoneAsync(
            officer,
            $"/tasks/{id}/reports",
            $"/tasks/{id}/report-schedule",
            new() { ["EveryMonths"] = "3", ["Reason"] = "Hợp đồng điều 5" }
        );
        Assert.Contains("02/12/2025 – 01/06/2026", list, StringComparison.Ordinal);
        Assert.Contains("02/06/2026 – 01/09/2026", list, StringComparison.Ordinal);
    }

    protected DateOnly VietnamToday { get; } = SciTasks.Testing.StoryClock.Instance.Today();
}

public sealed class A_report_goes_to_and_fro_on_SQLite(Demo demo)
    : A_report_goes_to_and_fro(demo),
        IClassFixture<Demo>;

public sealed class A_report_goes_to_and_fro_on_SqlServer
    : A_report_goes_to_and_fro,
        IClassFixture<DemoOnSqlServer>
{
    public A_report_goes_to_and_fro_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
