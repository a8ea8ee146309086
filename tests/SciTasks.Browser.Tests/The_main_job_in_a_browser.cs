using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SciTasks.Testing;

namespace SciTasks.Browser.Tests;

/// <summary>One journey through the main job, in each language and at both widths, with axe on every page.</summary>
public sealed class The_main_job_in_a_browser
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Paths = ["/desk", "/tasks", "/tasks/1", "/tasks/new", "/deadlines", "/backlog", "/summaries/2026", "/imports", "/organizations", "/people", "/alerts", "/permissions"];

    [Theory]
    [InlineData("vi", 1440, 900)]
    [InlineData("en", 1440, 900)]
    [InlineData("vi", 390, 844)]
    [InlineData("en", 390, 844)]
    public async Task Every_page_is_usable_and_accessible(string language, int width, int height)
    {
        Assert.SkipUnless(File.Exists(Chromium), "No Chromium on this machine.");
        await using var app = await RunningApp.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") errors.Add($"{message.Text} at {message.Location} on {page.Url}");
        };
        await page.GotoAsync(app.Address + "sign-in");
        if (language == "en") await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Phạm Thu Hà" }).ClickAsync();
        await page.WaitForURLAsync("**/desk");
        foreach (var path in Paths)
        {
            await page.GotoAsync(app.Address.AbsoluteUri.TrimEnd('/') + path);
            Assert.Equal(language, await page.EvaluateAsync<string>("document.documentElement.lang"));
            Assert.True(errors.Count == 0, string.Join("\n", errors));
            var found = await page.RunAxe();
            errors.RemoveAll(e => e.StartsWith("Applying inline style", StringComparison.Ordinal)); // axe's own probe, after the page spoke
            errors.AddRange(found.Violations.Select(v => $"{path}: {v.Id} {v.Nodes[0].Html}"));
            if (Environment.GetEnvironmentVariable("SCITASKS_SCREENSHOTS") is { } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{language}-{width}{path.Replace('/', '-')}.png") });
        }
        Assert.True(errors.Count == 0, string.Join("\n", errors));
    }
}
