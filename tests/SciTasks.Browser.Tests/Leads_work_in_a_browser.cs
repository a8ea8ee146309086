using Microsoft.Playwright;

namespace SciTasks.Browser.Tests;

/// <summary>What leads, hosts and officers do with each other, each in their own browser: a report to and fro until
/// money follows; an extension asked in
/// time; one asked too late.</summary>
public sealed class Leads_work_in_a_browser(Chromium chromium) : Journey(chromium)
{
    private const string Lead = "Nguyễn Văn Đồng",
        Officer = "Đỗ Minh Khang",
        Head = "Lê Văn Phúc",
        Accountant = "Võ Thị Mai",
        Director = "Trần Quốc Hùng";
    private static readonly byte[] Pdf = "%PDF-1.7 bản quét"u8.ToArray();

    [Fact]
    public async Task A_report_is_returned_accepted_inspected_and_money_follows()
    {
        var lead = await SignInAsync(Lead);
        await lead.GetByRole(AriaRole.Link, new() { Name = "Báo cáo tiến độ" })
            .And(lead.Locator("[href*='/tasks/16/reports/2026-06-02']"))
            .ClickAsync(); // from the desk, one click
        var report = lead.Url;
        await Assertions.Expect(lead.Locator("#PercentDone")).ToHaveValueAsync("72"); // the draft of the days before
        await lead.Locator("#Done").FillAsync("Số hóa đủ 9 bãi nghêu.");
        await Assertions
            .Expect(lead.Locator("[data-autosave-status]"))
            .ToHaveTextAsync(
                new System.Text.RegularExpressions.Regex(
                    @"Đã lưu nháp lúc \d\d:\d\d:\d\d$",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                ),
                new() { Timeout = 15_000 }
            );
        await lead.ReloadAsync();
        await Assertions.Expect(lead.Locator("#Done")).ToHaveValueAsync("Số hóa đủ 9 bãi nghêu.");
        await lead.Locator("#Spending_labour").PressSequentiallyAsync("150000000");
        await Assertions.Expect(lead.Locator("#Spending_labour")).ToHaveValueAsync("150.000.000");
        await LookAsync(lead);
        await PressAsync(lead, "Gửi báo cáo");

        var officer = await SignInAsync(Officer);
        await officer
            .GetByRole(AriaRole.Link, new() { Name = "Báo cáo chờ xem xét" })
            .And(officer.Locator("[href*='/tasks/16/']"))
            .ClickAsync();
        await Assertions.Expect(officer).ToHaveURLAsync(report);
        await officer.GetByText("Trả lại", new() { Exact = true }).ClickAsync();
        await officer.Locator("#Return-Category").SelectOptionAsync("Attachments");
        await officer.Locator("#Return-Until").FillAsync("5/12/26");
        await officer.Locator("#Return-Reason").FillAsync("Thiếu ảnh bãi 7.");
        await PressAsync(officer, "Trả lại báo cáo");

        await lead.GotoAsync(App.Address + "desk");
        await lead.GetByRole(AriaRole.Link, new() { Name = "Báo cáo được trả lại" })
            .And(lead.Locator("[href*='/tasks/16/']"))
            .First.ClickAsync();
        await Assertions.Expect(lead.GetByText("Thiếu ảnh bãi 7.").First).ToBeVisibleAsync();
        await lead.Locator("#files input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "Ảnh bãi 7.pdf",
                    MimeType = "application/pdf",
                    Buffer = Pdf,
                }
            );
        await PressAsync(lead, "Đính kèm");
        await lead.Locator("#NextPeriod").FillAsync("Hoàn thiện bản đồ nền");
        await Assertions
            .Expect(lead.Locator("[data-autosave-status]"))
            .ToContainTextAsync("Đã lưu nháp lúc", new() { Timeout = 15_000 }); // one press sends, also when the draft was just saved
        await PressAsync(lead, "Gửi báo cáo");
        await officer.GotoAsync(report);
        await Assertions
            .Expect(officer.GetByRole(AriaRole.Link, new() { Name = "Ảnh bãi 7.pdf" }))
            .ToBeVisibleAsync();
        await PressAsync(officer, "Chấp nhận báo cáo");

        await officer.GotoAsync(App.Address + "tasks/16/inspections");
        await officer.GetByText("Lập kế hoạch kiểm tra").ClickAsync();
        await officer.Locator("#Kind").SelectOptionAsync("AdHoc");
        await PressAsync(officer, "Đưa vào kế hoạch");
        await officer.GetByText("Ghi biên bản", new() { Exact = true }).First.ClickAsync();
        await officer.Locator("#Minutes-Day").FillAsync("20/11/2026");
        await officer.Locator("#Minutes-Team").FillAsync("Đỗ Minh Khang; Võ Thị Mai");
        await officer.Locator("#Conclusion").SelectOptionAsync("PassWithFindings");
        await officer.Locator("#Continue-yes").CheckAsync();
        await officer.Locator("#Findings-0-Text").FillAsync("Bổ sung nhật ký bay chụp");
        await officer.Locator("#Findings-0-FixBy").FillAsync("24/11/2026");
        await LookAsync(officer);
        await PressAsync(officer, "Ghi biên bản");
        var inspection = officer.Url;

        var tranche = await AskForMoneyAsync(lead);
        await Assertions.Expect(lead.Locator("#gate")).ToContainTextAsync("Kiến nghị kiểm tra"); // the finding is past its day and blocks
        await lead.GotoAsync(inspection);
        await lead.Locator("#Fix1-Proof").FillAsync("Đã nộp nhật ký 12 chuyến bay.");
        await PressAsync(lead, "Báo đã khắc phục");
        var head = await SignInAsync(Head);
        await head.GotoAsync(inspection);
        await PressAsync(head, "Xác nhận đã khắc phục");

        await lead.GotoAsync(tranche);
        await lead.Locator("#Request-Amount").FillAsync("245000000");
        await PressAsync(lead, "Gửi đề nghị");
        foreach (
            var (who, button) in new[]
            {
                (Officer, "Xác nhận khối lượng"),
                (Accountant, "Đã kiểm tra"),
                (Head, "Trình lãnh đạo"),
            }
        )
        {
            var page = await SignInAsync(who);
            await page.GotoAsync(tranche);
            await PressAsync(page, button);
            await page.Context.CloseAsync();
        }
        var director = await SignInAsync(Director, phone: true);
        await director.GotoAsync(tranche);
        await LookAsync(director);
        await PressAsync(director, "Duyệt cấp 245.000.000 đồng");
        Assert.Empty(Problems);
    }

    [Fact]
    public async Task An_extension_asked_in_time_moves_dates_and_reports()
    {
        var lead = await SignInAsync(Lead);
        await lead.GotoAsync(App.Address + "tasks/22/changes");
        await lead.Locator("#kind").SelectOptionAsync("Extension");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Đề nghị điều chỉnh" }).ClickAsync();
        await lead.Locator("#NewEnd").FillAsync("1/6/2028");
        await lead.Locator("#Ground").SelectOptionAsync("disaster");
        await lead.Locator("#Reason").FillAsync("Dịch bệnh làm mất hai vụ nuôi.");
        await LookAsync(lead);
        await PressAsync(lead, "Gửi đề nghị");
        var change = lead.Url;
        foreach (var category in new[] { "letter", "explanation" })
        {
            await lead.Locator("#files select").SelectOptionAsync(category);
            await lead.Locator("#files input[type=file]")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = category + ".pdf",
                        MimeType = "application/pdf",
                        Buffer = [.. Pdf, .. System.Text.Encoding.UTF8.GetBytes(category)],
                    }
                );
            await PressAsync(lead, "Đính kèm");
        }
        var officer = await SignInAsync(Officer);
        await officer.GotoAsync(change);
        await officer.Locator("#Examine-Opinion").FillAsync("Đủ điều kiện gia hạn lần đầu.");
        await officer.Locator("#Supported-yes").CheckAsync();
        await PressAsync(officer, "Trình lãnh đạo");

        var director = await SignInAsync(Director, phone: true);
        await director.GotoAsync(change);
        await LookAsync(director);
        await Assertions
            .Expect(director.Locator("#preview"))
            .ToContainTextAsync("02/12/2027 – 01/06/2028");
        await director.Locator("#Approve-DocumentNumber").FillAsync("141/QĐ-SKHCN");
        await PressAsync(director, "Gia hạn đến 01/06/2028");
        await lead.GotoAsync(App.Address + "tasks/22");
        await Assertions
            .Expect(lead.GetByText("Kết thúc sau gia hạn: 01/06/2028"))
            .ToBeVisibleAsync();
        await lead.GotoAsync(App.Address + "tasks/22/reports");
        await Assertions
            .Expect(lead.GetByRole(AriaRole.Link, new() { Name = "02/12/2027 – 01/06/2028" }))
            .ToBeVisibleAsync();
        await lead.GotoAsync(App.Address + "desk");
        await Assertions
            .Expect(
                lead.GetByRole(
                    AriaRole.Link,
                    new() { Name = "ĐT-22/2024: điều chỉnh được phê duyệt" }
                )
            )
            .ToBeVisibleAsync();
        await LookAsync(lead);
        Assert.Empty(Problems);
    }

    [Fact]
    public async Task Asked_too_late_it_is_refused_with_the_rule_and_leadership_makes_an_exception()
    {
        var officer = await SignInAsync(Officer, "en");
        await officer.GotoAsync(App.Address + "tasks/10/changes/new?kind=Extension");
        await officer.Locator("#NewEnd").FillAsync("2/6/2027");
        await officer.Locator("#Ground").SelectOptionAsync("supply");
        await officer.Locator("#Reason").FillAsync("Thiết bị nhập khẩu về chậm.");
        await officer.Locator("#Signatory").FillAsync("Mai Chí Tâm");
        await officer.Locator("#DocumentNumber").FillAsync("12/CV-TS");
        await officer.Locator("#DocumentDay").FillAsync("25/11/2026");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        await Assertions
            .Expect(officer.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("it had to be asked by 02/11/2026");
        await Assertions
            .Expect(officer.Locator("#Reason"))
            .ToHaveValueAsync("Thiết bị nhập khẩu về chậm.");
        await LookAsync(officer);
        await officer.Locator("#ExceptionReason").FillAsync("Thiết bị đã đặt cọc.");
        await PressAsync(officer, "Send the request");
        var change = officer.Url;

        var head = await SignInAsync(Head, "en");
        await head.GotoAsync(change);
        await head.Locator("#paper-letter").CheckAsync();
        await head.Locator("#paper-explanation").CheckAsync();
        await head.Locator("#Examine-Opinion").FillAsync("Nên xem xét.");
        await head.Locator("#Supported-yes").CheckAsync();
        await PressAsync(head, "Pass it to leadership");

        var director = await SignInAsync(Director, "en", phone: true);
        await director.GotoAsync(change);
        await LookAsync(director);
        await director.Locator("#Approve-DocumentNumber").FillAsync("150/QĐ-SKHCN");
        await director.Locator("#Approve-Reason").FillAsync("Bất khả kháng, đã có hợp đồng mua.");
        await PressAsync(director, "Approve until 02/06/2027");
        await Assertions.Expect(director.Locator("#history")).ToContainTextAsync("Asked in time");
        Assert.Empty(Problems);
    }

    private static async Task<string> AskForMoneyAsync(IPage lead)
    {
        await lead.GotoAsync(new Uri(new Uri(lead.Url), "/tasks/16").ToString());
        await lead.Locator("#tranches")
            .GetByRole(AriaRole.Link, new() { Name = "Đợt 3" })
            .ClickAsync();
        return lead.Url;
    }
}
