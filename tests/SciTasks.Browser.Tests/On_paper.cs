using Microsoft.Playwright;

namespace SciTasks.Browser.Tests;

/// <summary>Lists, tasks and summaries on A4: no column cut, charts whole, no chrome.</summary>
public sealed class On_paper(Chromium chromium) : Journey(chromium)
{
    // A4 less the margins of the stylesheet, in CSS pixels: 186 mm and 273 mm.
    private const int Portrait = 703,
        Landscape = 1031;

    [Fact]
    public async Task Nothing_is_cut_and_nothing_of_the_frame_is_printed()
    {
        var page = await SignInAsync("Phạm Thu Hà");
        foreach (
            var path in new[]
            {
                "tasks",
                "tasks/1",
                "tasks/18",
                "tasks/18/funding",
                "tranches/36",
                "summaries/2026",
                "backlog",
                "deadlines",
                "reports",
                "funding?show=all",
                "year-budgets?year=2026",
                "changes?show=all",
                "inspections?year=2026",
            }
        )
        {
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            await page.SetViewportSizeAsync(1440, 900);
            if ((await page.GotoAsync(App.Address + path))!.Status != 200)
                continue;
            await page.WaitForTimeoutAsync(300); // charts are drawn for the screen first, as when a person prints
            var wide = await page.EvaluateAsync<bool>(
                "!!document.querySelector('table.list thead th:nth-child(7)')"
            );
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.SetViewportSizeAsync(wide ? Landscape : Portrait, 1000);
            var cut = await page.EvaluateAsync<string[]>(
                """
                [...document.querySelectorAll('main table.list, main canvas, main svg, main .card, main .figure')].filter(e => e.getClientRects().length > 0 && (e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible'))
                  .map(e => e.tagName + '.' + e.getAttribute('class') + ' ' + Math.round(e.getBoundingClientRect().right))
                """
            );
            Problems.AddRange(cut.Select(c => $"{path}: {c}"));
            Problems.AddRange(
                (
                    await page.EvaluateAsync<string[]>(
                        "[...document.querySelectorAll('.rail, .top, .demo, .filters, .sections, .btn, .breadcrumb')].filter(e => e.getClientRects().length > 0).map(e => e.className)"
                    )
                ).Select(c => $"{path}: {c} is printed")
            );
            if (!await page.Locator(".print-head").IsVisibleAsync())
                Problems.Add($"{path}: no head");
            var small = await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('main td, main th, main p, main li')].filter(e => e.getClientRects().length > 0 && parseFloat(getComputedStyle(e).fontSize) < 11.9).map(e => e.tagName + ' ' + getComputedStyle(e).fontSize)"
            );
            Problems.AddRange(small.Distinct().Select(s => $"{path}: {s}"));
            Assert.NotEmpty(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        }
        Assert.Empty(Problems);
    }
}
