using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SciTasks.Data;
using SciTasks.Domain.Basics.Calendar;
using SciTasks.Web.SignIn;

namespace SciTasks.Web.Tests;

/// <summary>What one page masks or keeps from a role, no workbook gives to it.</summary>
public abstract partial class What_exports_give_away(Demo demo) : FundingOverHttp(demo)
{
    [GeneratedRegex(@"[\w.-]+@[\w.-]+\.\w+", RegexOptions.None, 1000)]
    private static partial Regex Address();

    /// <summary>Every text of a workbook, with the names of its sheets.</summary>
    private static (List<string> Sheets, string Text) Read(Stream content)
    {
        using var workbook = new XLWorkbook(content);
        return (
            [.. workbook.Worksheets.Select(w => w.Name)],
            string.Join(
                '\n',
                workbook.Worksheets.SelectMany(w => w.CellsUsed()).Select(c => c.GetString())
            )
        );
    }

    private async Task<List<string>> ExportsAsync()
    {
        var task = await InScopeAsync(
            (_, db) =>
                db.Tasks.Where(t => t.Code == "ĐT-22/2024").Select(t => t.Id).SingleAsync(Stop)
        );
        var routes = Demo
            .App.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
            .ActionDescriptors.Items.Where(a =>
                a.ActionConstraints?.OfType<HttpMethodActionConstraint>()
                    .Any(c => c.HttpMethods.Contains("GET")) == true
            )
            .Select(a => "/" + a.AttributeRouteInfo!.Template)
            .Where(t =>
                t.EndsWith(".xlsx", StringComparison.Ordinal)
                || t.EndsWith("/workbook", StringComparison.Ordinal)
                || t.EndsWith(".zip", StringComparison.Ordinal)
            )
            .ToList();
        Assert.True(routes.Count >= 10);
        return
        [
            .. routes
                .Select(r =>
                    r.Replace("{year:int:range(1900,2199)}", "2025", StringComparison.Ordinal)
                        .Replace("/tasks/{id:int}", $"/tasks/{task}", StringComparison.Ordinal)
                        .Replace("{id:int}", "1", StringComparison.Ordinal)
                )
                .Distinct(),
        ];
    }

    [Fact]
    public async Task No_role_finds_in_a_workbook_what_its_pages_keep_from_it()
    {
        var exports = await ExportsAsync();
        var read = new HashSet<string>();
        foreach (
            var account in await InScopeAsync(
                (_, db) => db.Users.AsNoTracking().Where(a => a.IsDemo).ToListAsync(Stop)
            )
        )
        {
            using var visitor = await Demo.App.SignInAsync(account.Email!);
            var (contact, money) = (
                Permissions.Of(Act.CoreFacts, account.Roles) == Access.Write,
                (await visitor.GetAsync("/year-budgets")).StatusCode == HttpStatusCode.OK
            );
            foreach (var export in exports)
            {
                var answer = await visitor.GetAsync(export);
                if (answer.StatusCode != HttpStatusCode.OK)
                    continue;
                read.Add(export);
                var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
                using var content = new MemoryStream(
                    export.EndsWith(".zip", StringComparison.Ordinal) ? Unzipped(bytes) : bytes
                );
                var (sheets, text) = Read(content);
                // Who makes accounts knows their addresses.
                if (!contact && !(export == "/audit.xlsx" && account.Roles.HasFlag(Roles.Administrator)))
                    Assert.True(
                        !Address().IsMatch(text),
                        $"{account.Roles} {export}: {Address().Match(text)}"
                    );
                if (!money)
                    Assert.True(
                        !sheets.Exists(s => s is "Dự toán năm" or "Sổ chi"),
                        $"{account.Roles} {export}: {string.Join(", ", sheets)}"
                    );
            }
        }
        Assert.Contains("/tasks.xlsx", read);
        using var officer = await Demo.App.SignInAsync(Officer);
        Assert.Matches(
            Address(),
            Read(await (await officer.GetAsync("/tasks.xlsx")).Content.ReadAsStreamAsync(Stop)).Text
        );
    }

    private static byte[] Unzipped(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var workbook = archive.GetEntry("du-lieu.xlsx")!.Open();
        using var content = new MemoryStream();
        workbook.CopyTo(content);
        return content.ToArray();
    }

    [Fact]
    public async Task A_masked_workbook_comes_in_again_and_takes_no_address_away()
    {
        using var reader = await Demo.App.SignInAsync("thanhtra@tinh.example");
        var bytes = await (await reader.GetAsync("/tasks.xlsx")).Content.ReadAsByteArrayAsync(Stop);
        await InScopeAsync(
            async (services, db) =>
            {
                var today = VietnamTime.Today(services.GetRequiredService<TimeProvider>());
                var sheets = new Excel.Exchange.WorkbookParser(today).Parse(
                    Excel.Reading.RawWorkbook.Read(bytes, "tasks.xlsx"),
                    null
                );
                var result = await new Web.Importing.RegisterImport(
                    db,
                    today,
                    new(null, DryRun: true, MayImportMoney: true, "SKHCN")
                ).RunAsync(sheets, cancellation: Stop);
                Assert.All(
                    result.Sheets,
                    s => Assert.Equal(s.Rows.Count, s.Count(Web.Importing.RowVerdict.Unchanged))
                );
                return true;
            }
        );
    }
}

public sealed class What_exports_give_away_on_SQLite(Demo demo)
    : What_exports_give_away(demo),
        IClassFixture<Demo>;

public sealed class What_exports_give_away_on_SqlServer
    : What_exports_give_away,
        IClassFixture<DemoOnSqlServer>
{
    public What_exports_give_away_on_SqlServer(DemoOnSqlServer demo)
        : base(demo) => demo.SkipWithoutServer();
}
