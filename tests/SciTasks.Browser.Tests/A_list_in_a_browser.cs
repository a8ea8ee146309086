using ClosedXML.Excel;
using Microsoft.Playwright;
using SciTasks.Testing;

namespace SciTasks.Browser.Tests;

/// <summary>The person who keeps the list brings it in without a manual: what the columns hold, two cells mended, the good
/// rows in, the others taken back, mended, and in.</summary>
public sealed class A_list_in_a_browser(Chromium chromium) : Journey(chromium)
{
    [Theory]
    [InlineData("vi", false)]
    [InlineData("en", true)]
    public async Task Goes_in_from_the_file_to_the_register(string language, bool phone)
    {
        var page = await SignInAsync("Phạm Thu Hà", language, phone);
        string Said(string vietnamese, string english) => language == "vi" ? vietnamese : english;
        await UploadAsync(page, "danh-muc.xlsx", MadeList.ThreeHundred());
        await page.WaitForURLAsync("**/layout");
        await Assertions.Expect(page.GetByText("100.500.000 đồng").First).ToBeVisibleAsync();
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = Said("Kiểm tra các dòng", "Check the rows") })
            .ClickAsync();

        await Assertions.Expect(page.GetByText(Said("288 thêm mới", "288 created"))).ToBeVisibleAsync();
        await LookAsync(page);
        var periods = page.GetByLabel(Said("Thời gian thực hiện, dòng", "Thời gian thực hiện, row"));
        Assert.Equal(2, await periods.CountAsync());
        foreach (var cell in await periods.AllAsync())
            await cell.FillAsync("7/2019 - 6/2021");
        await page.GetByRole(AriaRole.Button, new() { Name = Said("Dùng nội dung đã nhập", "Take what was typed") })
            .ClickAsync();
        await Assertions.Expect(page.GetByText(Said("290 thêm mới", "290 created"))).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = Said("Nhập ngay các dòng đúng", "Import the good rows") })
            .ClickAsync();
        var taken = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Said("Tải các dòng này", "Take these rows") }).ClickAsync();
        var rest = Mended(await (await taken).PathAsync());
        await LookAsync(page);

        await UploadAsync(page, "con-lai.xlsx", rest);
        await page.WaitForURLAsync("**/layout");
        await page.GetByRole(AriaRole.Button, new() { Name = Said("Kiểm tra các dòng", "Check the rows") })
            .ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = Said("Nhập tất cả", "Import all rows") }).ClickAsync();
        await Assertions.Expect(page.GetByText(Said("10 thêm mới", "10 created"))).ToBeVisibleAsync();
        await page.GotoAsync(App.Address + "tasks?q=" + Uri.EscapeDataString("Nhiệm vụ thử số"));
        await Assertions.Expect(page.GetByText("300", new() { Exact = false }).First).ToBeVisibleAsync();
        Assert.Empty(Problems);
    }

    private async Task UploadAsync(IPage page, string name, byte[] content)
    {
        await page.GotoAsync(App.Address + "imports");
        await page.Locator("#file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = content,
                }
            );
        await page.Locator("main form button.btn-primary").First.ClickAsync();
    }

    /// <summary>What someone does in Excel: the amount that was written in words.</summary>
    private static byte[] Mended(string file)
    {
        using var workbook = new XLWorkbook(new MemoryStream(File.ReadAllBytes(file)));
        foreach (var row in workbook.Worksheet(1).RowsUsed().Where(r => r.Cell(7).GetString() == "một trăm"))
            row.Cell(7).SetValue("100,5");
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }
}
