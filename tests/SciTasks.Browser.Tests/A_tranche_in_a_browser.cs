using Microsoft.Playwright;

namespace SciTasks.Browser.Tests;

/// <summary>A tranche asked for, verified, checked, endorsed, approved on a phone and paid, each by its own
/// person.</summary>
public sealed class A_tranche_in_a_browser(Chromium chromium) : Journey(chromium)
{
    [Theory]
    [InlineData(
        "vi",
        "Gửi đề nghị",
        "Xác nhận khối lượng",
        "Đã kiểm tra",
        "Trình lãnh đạo",
        "Duyệt cấp 245.000.000 đồng",
        "Ghi khoản cấp",
        "Đã cấp, chưa hoàn ứng hết",
        "Hai trăm bốn mươi lăm triệu đồng chẵn"
    )]
    [InlineData(
        "en",
        "Send the request",
        "Confirm the work volume",
        "Confirm the check",
        "Endorse",
        "Approve 245.000.000 đồng",
        "Record the payment",
        "Paid, not settled",
        "Hai trăm bốn mươi lăm triệu đồng chẵn"
    )]
    public async Task Goes_from_request_to_payment(
        string language,
        string send,
        string verify,
        string check,
        string endorse,
        string approve,
        string pay,
        string paid,
        string words
    )
    {
        var lead = await SignInAsync("Nguyễn Văn Đồng", language);
        await lead.GotoAsync(App.Address + "tasks?q=nghêu");
        await lead.GetByRole(AriaRole.Link, new() { Name = "ĐT-16/2024" }).ClickAsync();
        await lead.Locator("#tranches")
            .GetByRole(AriaRole.Link, new() { Name = language == "vi" ? "Đợt 3" : "Tranche 3" })
            .ClickAsync();
        var tranche = lead.Url;
        await lead.Locator("#Request-Amount").FillAsync("");
        await lead.Locator("#Request-Amount").PressSequentiallyAsync("245000000");
        await Assertions.Expect(lead.Locator("#Request-Amount")).ToHaveValueAsync("245.000.000");
        await Assertions.Expect(lead.Locator("#Request-Amount-words")).ToHaveTextAsync(words);
        await Assertions.Expect(lead.Locator("#gate")).ToContainTextAsync("245.000.000"); // the gate follows what is typed
        await PressAsync(lead, send);

        await StepAsync("Đỗ Minh Khang", language, tranche, verify);
        await StepAsync("Võ Thị Mai", language, tranche, check);
        await StepAsync("Lê Văn Phúc", language, tranche, endorse);
        var phone = await SignInAsync("Trần Quốc Hùng", language, phone: true);
        await phone.GotoAsync(App.Address + "funding");
        await Assertions
            .Expect(phone.GetByRole(AriaRole.Link, new() { Name = "ĐT-16/2024" }).First)
            .ToBeVisibleAsync();
        await phone.GotoAsync(tranche);
        await LookAsync(phone);
        await PressAsync(phone, approve);
        await Assertions
            .Expect(phone.GetByRole(AriaRole.Status).First)
            .ToContainTextAsync("245.000.000 đồng");

        var accountant = await SignInAsync("Võ Thị Mai", language);
        await accountant.GotoAsync(tranche);
        await accountant.Locator("#Pay-DocumentNumber").FillAsync("130/QĐ-SKHCN"); // approved on the phone without its number
        await accountant.Locator("#Pay-Voucher").FillAsync("UNC-B-1");
        await PressAsync(accountant, pay);
        await Assertions.Expect(accountant.GetByText(paid).First).ToBeVisibleAsync();
        await LookAsync(accountant);
        Assert.Empty(Problems);
    }

    private async Task StepAsync(string who, string language, string tranche, string button)
    {
        var page = await SignInAsync(who, language);
        await page.GotoAsync(tranche);
        await LookAsync(page);
        await PressAsync(page, button);
        await page.Context.CloseAsync();
    }
}
