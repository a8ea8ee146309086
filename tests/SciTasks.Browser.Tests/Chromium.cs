using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SciTasks.Browser.Tests;

/// <summary>The browser of this machine, once for the tests of a class; whoever comes has a profile of their own in
/// it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static bool IsHere => File.Exists(Program);

    /// <summary>Skips the test where there is none.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipUnless(IsHere, "No Chromium on this machine.");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!IsHere)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Program,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>axe with all its rules on a page as it stands. The pages have no frames, so that axe judges where it runs;
/// the package's own call opens another page for each verdict and brings over every rule that passed.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What breaks a rule, each with its first element.</summary>
    public static async Task<List<string>> ViolationsAsync(this IPage page)
    {
        Assert.Single(page.Frames);
        await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<string>(
            """
            async () => JSON.stringify((await axe.run(document, { resultTypes: ['violations'] })).violations
                .map(v => `${v.id} ${v.nodes[0].html}`))
            """
        );
        return JsonSerializer.Deserialize<List<string>>(found)!;
    }
}
