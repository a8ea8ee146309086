using Microsoft.Playwright;
using SciTasks.Testing;

namespace SciTasks.Browser.Tests;

/// <summary>The application for those who only look.</summary>
public sealed class OnlyLooked : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.IsHere)
            App = await RunningApp.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (App is not null)
            await App.DisposeAsync();
    }
}

/// <summary>One journey through the main job, in each language and at both widths, with axe on every page.</summary>
public sealed class The_main_job_in_a_browser(Chromium chromium, OnlyLooked looked)
    : IClassFixture<Chromium>,
        IClassFixture<OnlyLooked>
{
    private static readonly string[] Paths =
    [
        "/desk",
        "/tasks",
        "/tasks/1",
        "/tasks/new",
        "/tasks/16/funding",
        "/funding?show=open",
        "/tranches/24",
        "/disbursements?year=2026&month=10",
        "/year-budgets?year=2026",
        "/day-book?from=2026-01-01",
        "/reconciliations",
        "/reconciliations/1",
        "/ageing",
        "/ageing?by=host",
        "/stand-ins",
        "/reports",
        "/reports?show=review",
        "/tasks/16/reports",
        "/tasks/16/reports/2026-06-02_2026-12-01",
        "/tasks/13/reports/2026-05-15_2026-11-14",
        "/tasks/6/reports",
        "/inspections?year=2026",
        "/tasks/13/inspections/1",
        "/tasks/6/inspections/1",
        "/tasks/16/inspections",
        "/changes?show=all",
        "/tasks/16/changes",
        "/tasks/16/changes/1",
        "/tasks/12/changes/1",
        "/tasks/8/changes/1",
        "/tasks/16/changes/new?kind=Extension",
        "/tasks/16/changes/new?kind=Headings",
        "/tasks/16/changes/new?kind=Lead",
        "/documents",
        "/documents/1",
        "/documents/new",
        "/tasks/16/documents",
        "/deadlines",
        "/backlog",
        "/summaries/2026",
        "/imports",
        "/organizations",
        "/people",
        "/alerts",
        "/permissions",
    ];

    private static readonly string[] LeadPaths =

        [
            "/desk",
            "/tasks/16",
            "/tasks/16/reports/2026-06-02_2026-12-01",
            "/tasks/16/changes/1",
            "/tasks/6/inspections/1",
            "/tasks/16/documents",
            "/reports",
            "/changes",
        ],
        AdminPaths = ["/desk", "/mail-texts", "/mail-texts/ReturnReport/vi"];

    [Theory]
    [InlineData("vi", 1440, 900)]
    [InlineData("en", 1440, 900)]
    [InlineData("vi", 390, 844)]
    [InlineData("en", 390, 844)]
    public Task Every_page_is_usable_and_accessible(string language, int width, int height) =>
        LookAsync("Phạm Thu Hà", Paths, language, width, height);

    [Theory]
    [InlineData("vi", 390, 844)]
    [InlineData("en", 1440, 900)]
    public Task A_leads_pages_are_too(string language, int width, int height) =>
        LookAsync("Nguyễn Văn Đồng", LeadPaths, language, width, height);

    [Theory]
    [InlineData("en", 390, 844)]
    [InlineData("vi", 1440, 900)]
    public Task And_an_administrators(string language, int width, int height) =>
        LookAsync("Quản trị hệ thống", AdminPaths, language, width, height);

    private async Task LookAsync(string who, string[] paths, string language, int width, int height)
    {
        await using var context = await chromium.Browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
            }
        );
        var (app, page) = (looked.App, await context.NewPageAsync());
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add($"{message.Text} at {message.Location} on {page.Url}");
        };
        await page.GotoAsync(app.Address + "sign-in");
        if (language == "en")
            await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = who }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(app.Address + "sign-in");
        foreach (var path in paths)
        {
            await page.GotoAsync(app.Address.AbsoluteUri.TrimEnd('/') + path);
            Assert.Equal(language, await page.EvaluateAsync<string>("document.documentElement.lang"));
            Assert.True(errors.Count == 0, string.Join("\n", errors));
            var overflow = await page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            );
            Assert.True(overflow <= 0, $"{path} is {overflow} px too wide");
            var found = await page.ViolationsAsync();
            errors.RemoveAll(e => e.StartsWith("Applying inline style", StringComparison.Ordinal)); // axe's own probe, after the page spoke
            errors.AddRange(found.Select(v => $"{path}: {v}"));
            if (Environment.GetEnvironmentVariable("SCITASKS_SCREENSHOTS") is { } folder)
                await page.ScreenshotAsync(
                    new()
                    {
                        Path = Path.Combine(
                            folder,
                            $"{who[^4..].Trim()}-{language}-{width}{path.Replace('/', '-').Replace('?', '-')}.png"
                        ),
                    }
                );
        }
        Assert.True(errors.Count == 0, string.Join("\n", errors));
    }

    [Theory]
    [InlineData("vi", "Kiểm tra tệp", "Nhập tất cả các dòng", "Đã nhập")]
    [InlineData("en", "Check the file", "Import all rows", "Imported")]
    public async Task A_spreadsheet_goes_in_and_the_summary_comes_out(
        string language,
        string check,
        string confirm,
        string done
    )
    {
        await using var context = await chromium.Browser.NewContextAsync();
        await using var app = await RunningApp.StartAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(app.Address + "sign-in");
        if (language == "en")
            await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Phạm Thu Hà" }).ClickAsync();
        await page.GotoAsync(app.Address + "summaries/2026");
        var before = int.Parse(
            await page.Locator("[data-figure=new]").InnerTextAsync(),
            System.Globalization.CultureInfo.InvariantCulture
        );

        await page.GotoAsync(app.Address + "imports");
        var rows =
            "Mã nhiệm vụ,Tên nhiệm vụ,Bắt đầu,Kết thúc,Kinh phí NSNN\nTRÌNH-1,Trồng nấm,01/03/2026,28/02/2027,500000000\nTRÌNH-2,Nuôi cua,2026-04-01,31/03/2028,700000000\n";
        await page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "Nhiệm vụ.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(rows),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = check }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = confirm }).ClickAsync();
        await page.Locator("#import-result .pill").Filter(new() { HasText = done }).WaitForAsync();

        await page.GetByRole(AriaRole.Searchbox).FillAsync("nuoi cua");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "TRÌNH-2" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nuôi cua");

        await page.GotoAsync(app.Address + "summaries/2026");
        Assert.Equal(
            before + 2,
            int.Parse(
                await page.Locator("[data-figure=new]").InnerTextAsync(),
                System.Globalization.CultureInfo.InvariantCulture
            )
        );
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='/workbook']").ClickAsync());
        Assert.Equal("tong-ket-2026.xlsx", download.SuggestedFilename);
    }
}
