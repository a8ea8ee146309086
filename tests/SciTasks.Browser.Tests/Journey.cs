using Microsoft.Playwright;
using SciTasks.Testing;

namespace SciTasks.Browser.Tests;

/// <summary>A story walked by several people, each in a browser of their own, with axe on the pages they look
/// at.</summary>
public abstract class Journey(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly List<IBrowserContext> _open = [];

    protected RunningApp App { get; private set; } = null!;

    /// <summary>What was wrong with the pages looked at.</summary>
    protected List<string> Problems { get; } = [];

    public async ValueTask InitializeAsync()
    {
        _ = chromium.Browser;
        App = await RunningApp.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _open)
            await context.CloseAsync();
        if (App is not null)
            await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();
    }

    protected async Task LookAsync(IPage page)
    {
        var overflow = await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        if (overflow > 0)
            Problems.Add($"{page.Url} is {overflow} px too wide");
        Problems.AddRange((await page.ViolationsAsync()).Select(v => $"{page.Url}: {v}"));
    }

    protected async Task<IPage> SignInAsync(string who, string language = "vi", bool phone = false)
    {
        var page = await StrangerAsync(phone);
        await page.GotoAsync(App.Address + "sign-in");
        if (language == "en")
            await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = who }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(App.Address + "sign-in");
        return page;
    }

    /// <summary>A browser of their own, with nobody signed in.</summary>
    protected async Task<IPage> StrangerAsync(bool phone = false)
    {
        var context = await chromium.Browser.NewContextAsync(
            new() { ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 } }
        );
        _open.Add(context);
        return await context.NewPageAsync();
    }
}
