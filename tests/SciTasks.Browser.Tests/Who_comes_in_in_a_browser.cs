using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SciTasks.Data;
using SciTasks.Testing;

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
        "accounts/2/register",
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

    /// <summary>From the invitation to the first page, as the one invited sees it; then a passkey in place of password
    /// and code, on a phone that the browser plays.</summary>
    [Fact]
    public async Task Someone_invited_comes_in_with_a_second_factor_and_later_with_a_passkey()
    {
        const string password = "bến tàu cũ ngọn đèn khuya";
        var admin = await SignInAsync("Quản trị hệ thống");
        await admin.GotoAsync(App.Address + "accounts/new");
        await admin.GetByLabel("Họ và tên").FillAsync("Mai Thị Khóa");
        await admin.GetByLabel("Email").FillAsync("khoa@sokhcn.example");
        await admin.Locator("#role-Administrator").CheckAsync();
        await PressAsync(admin, "Gửi lời mời");
        var link = await LinkAsync("khoa@sokhcn.example");

        // A name, not a number: keys are made for names.
        var here = App.Address.ToString().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var page = await StrangerAsync(phone: true);
        var phone = await page.Context.NewCDPSessionAsync(page);
        await phone.SendAsync("WebAuthn.enable");
        await phone.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        await page.GotoAsync(here.TrimEnd('/') + link);
        await LookAsync(page);
        foreach (var field in await page.Locator("main input[type=password]").AllAsync())
            await field.FillAsync(password);
        await page.Locator("main button.btn-primary").ClickAsync();
        await page.GetByLabel("Email").FillAsync("khoa@sokhcn.example");
        await page.GetByLabel("Mật khẩu").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        // An administrator sets up the second factor before anything else.
        await Assertions.Expect(page).ToHaveURLAsync(here + "account/second-factor");
        await LookAsync(page);
        var key = (await page.Locator("code.typed").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("Mật khẩu hiện tại").FillAsync(password);
        await page.GetByLabel("Sáu chữ số").FillAsync(Totp.Code(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Bật" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mã khôi phục" })).ToBeVisibleAsync();
        await page.GotoAsync(here);
        await Assertions.Expect(page).ToHaveURLAsync(here + "administration");

        await page.GotoAsync(here + "account");
        await page.GetByLabel("Tên thiết bị").FillAsync("Điện thoại của Khóa");
        var form = page.Locator("form[data-passkey]");
        await form.GetByLabel("Mật khẩu hiện tại").FillAsync("sai mật khẩu này rồi");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mật khẩu hiện tại");
        await form.GetByLabel("Mật khẩu hiện tại").FillAsync(password);
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByText("Điện thoại của Khóa").First).ToBeVisibleAsync();
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "khóa truy cập" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(here + "administration");

        // Removed, it opens nothing.
        await page.GotoAsync(here + "account");
        await page.Locator("button[name=id]").ClickAsync();
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "khóa truy cập" }).ClickAsync();
        await Assertions.Expect(page.GetByText("không được chấp nhận")).ToBeVisibleAsync();
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

    /// <summary>The link of the mail that came for an address.</summary>
    private async Task<string> LinkAsync(string email)
    {
        var folder = Path.Combine(App.Folder, "mail");
        for (var tries = 0; tries < 200; tries++)
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
            {
                var mail = await MimeKit.MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
                if (
                    mail.To.Mailboxes.Any(m => m.Address == email)
                    && mail.TextBody!.Split().FirstOrDefault(w => w.Contains("/new-password/")) is { } link
                )
                    return new Uri(link).PathAndQuery;
            }
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new InvalidOperationException($"No link came for {email}.");
    }

    private async Task EndSessionsAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Sessions.RemoveRange(db.Sessions);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
