using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SciTasks.Testing;

namespace SciTasks.Browser.Tests;

/// <summary>A tranche asked for, verified, checked, endorsed, approved on a phone and paid, each by its own person.</summary>
public sealed class A_tranche_in_a_browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private readonly List<string> _problems = [];
    private RunningApp _app = null!;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), "No Chromium on this machine.");
        _app = await RunningApp.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("vi", "Gửi đề nghị", "Xác nhận khối lượng", "Đã kiểm tra", "Trình lãnh đạo", "Duyệt cấp 245.000.000 đồng", "Ghi khoản cấp", "Đã cấp, chưa hoàn ứng hết", "Hai trăm bốn mươi lăm triệu đồng chẵn")]
    [InlineData("en", "Send the request", "Confirm the work volume", "Confirm the check", "Endorse", "Approve 245.000.000 đồng", "Record the payment", "Paid, not settled", "Hai trăm bốn mươi lăm triệu đồng chẵn")]
    public async Task Goes_from_request_to_payment(string language, string send, string verify, string check, string endorse, string approve, string pay, string paid, string words)
    {
        var lead = await SignInAsync("Nguyễn Văn Đồng", language);
        await lead.GotoAsync(_app.Address + "tasks?q=nghêu");
        await lead.GetByRole(AriaRole.Link, new() { Name = "ĐT-16/2024" }).ClickAsync();
        await lead.Locator("#tranches").GetByRole(AriaRole.Link, new() { Name = language == "vi" ? "Đợt 3" : "Tranche 3" }).ClickAsync();
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
        await phone.GotoAsync(_app.Address + "funding");
        await Assertions.Expect(phone.GetByRole(AriaRole.Link, new() { Name = "ĐT-16/2024" }).First).ToBeVisibleAsync();
        await phone.GotoAsync(tranche);
        await LookAsync(phone);
        await PressAsync(phone, approve);
        await Assertions.Expect(phone.GetByRole(AriaRole.Status).First).ToContainTextAsync("245.000.000 đồng");

        var accountant = await SignInAsync("Võ Thị Mai", language);
        await accountant.GotoAsync(tranche);
        await accountant.Locator("#Pay-DocumentNumber").FillAsync("130/QĐ-SKHCN"); // approved on the phone without its number
        await accountant.Locator("#Pay-Voucher").FillAsync("UNC-B-1");
        await PressAsync(accountant, pay);
        await Assertions.Expect(accountant.GetByText(paid).First).ToBeVisibleAsync();
        await LookAsync(accountant);
        Assert.Empty(_problems);
    }

    private async Task StepAsync(string who, string language, string tranche, string button)
    {
        var page = await SignInAsync(who, language);
        await page.GotoAsync(tranche);
        await LookAsync(page);
        await PressAsync(page, button);
        await page.Context.CloseAsync();
    }

    private static async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
    }

    private async Task LookAsync(IPage page)
    {
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0) _problems.Add($"{page.Url} is {overflow} px too wide");
        _problems.AddRange((await page.RunAxe()).Violations.Select(v => $"{page.Url}: {v.Id} {v.Nodes[0].Html}"));
    }

    private async Task<IPage> SignInAsync(string who, string language, bool phone = false)
    {
        var context = await _browser!.NewContextAsync(new() { ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(_app.Address + "sign-in");
        if (language == "en") await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = who }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(_app.Address + "desk");
        return page;
    }
}
