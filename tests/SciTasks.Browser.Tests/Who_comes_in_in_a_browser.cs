using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SciTasks.Data;

namespace SciTasks.Browser.Tests;

/// <summary>Accounts and their pages as administrators see them, and a session that ends while someone types.</summary>
public sealed class Who_comes_in_in_a_browser(Chromium chromium) : Journey(chromium)
{
    private static readonly string[] Pages =
    [
        "administration",
        "accounts",
        "accounts/2",
        "accounts/new",
        "accesses",
        "audit",
        "account",
        "account/second-factor",
    ];

    [Theory]
    [InlineData("vi", false)]
    [InlineData("en", true)]
    public async Task Pages_of_administrators_are_for_everyone(string language, bool phone)
    {
        var page = await SignInAsync("Quản trị hệ thống", language, phone);
        foreach (var path in Pages)
        {
            await page.GotoAsync(App.Address + path);
            await LookAsync(page);
            await Assertions.Expect(page.Locator("dialog")).ToBeHiddenAsync();
        }
        Assert.Empty(Problems);
    }

    [Fact]
    public async Task An_administrator_invites_someone_and_shuts_the_account_again()
    {
        var page = await SignInAsync("Quản trị hệ thống");
        await page.GotoAsync(App.Address + "accounts");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mời người dùng" }).ClickAsync();
        await page.GetByLabel("Họ và tên").FillAsync("Trần Văn Mới");
        await page.GetByLabel("Email").FillAsync("moi@sokhcn.example");
        await page.GetByLabel("Chuyên viên").CheckAsync();
        await PressAsync(page, "Gửi lời mời");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Trần Văn Mới");
        await page.Locator("#disable-reason").FillAsync("Mời nhầm");
        await PressAsync(page, "Khóa");
        await Assertions.Expect(page.GetByText("đã khóa").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Mời nhầm")).ToBeVisibleAsync();
        await LookAsync(page);
        Assert.Empty(Problems);
    }

    /// <summary>The page warns, then says that the session is over; what was typed stands, and can be sent once signed
    /// in in another window.</summary>
    [Fact]
    public async Task A_session_ends_while_someone_types_and_nothing_typed_is_lost()
    {
        var page = await SignInAsync("Đỗ Minh Khang");
        await page.GotoAsync(App.Address + "tasks/new");
        await page.Locator("#Code").FillAsync("ĐT-88/2026");
        await page.Locator("#Title").FillAsync("Gõ dở thì hết phiên");
        await EndSessionsAsync();
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByText("Phiên làm việc đã kết thúc")).ToBeVisibleAsync();
        await LookAsync(page);

        var window = await page.Context.NewPageAsync();
        await window.GotoAsync(App.Address + "sign-in");
        await window.GetByRole(AriaRole.Button, new() { Name = "Đỗ Minh Khang" }).ClickAsync();
        await Assertions.Expect(window).ToHaveURLAsync(App.Address + "desk");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tôi đã đăng nhập lại" }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#Title")).ToHaveValueAsync("Gõ dở thì hết phiên");
        await page.Locator("main form[method=post] button.btn-primary").First.ClickAsync();
        await Assertions.Expect(page.GetByText("Gõ dở thì hết phiên").First).ToBeVisibleAsync();
        Assert.Empty(Problems);
    }

    /// <summary>Without looking up: the form is sent after the end, and comes back to be sent again.</summary>
    [Fact]
    public async Task A_form_sent_after_the_session_ended_comes_back_after_the_sign_in()
    {
        var page = await SignInAsync("Đỗ Minh Khang");
        await page.GotoAsync(App.Address + "tasks/new");
        await page.Locator("#Code").FillAsync("ĐT-89/2026");
        await page.Locator("#Title").FillAsync("Gửi khi đã hết phiên");
        await EndSessionsAsync();
        await page.Locator("main form[method=post] button.btn-primary").First.ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Phiên làm việc đã kết thúc" }))
            .ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đỗ Minh Khang" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Gửi khi đã hết phiên")).ToBeVisibleAsync();
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi lại" }).ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("Gửi khi đã hết phiên");
        Assert.Empty(Problems);
    }

    private async Task EndSessionsAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Sessions.RemoveRange(db.Sessions);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
